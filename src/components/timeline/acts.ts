/**
 * The user's acts on the ruler: the letter of each key-cap, what it says, what it was done to, and
 * how caps that would overlap become one.
 */
import type { Command } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import { hostOf, nodeOfKubelet, programOf } from '../../narrator/names.ts';
import type { Selection } from '../../store/store.ts';
import { clockText, xOf, type TimeScale } from './timeScale.ts';
import type { Act } from './timelineLanes.ts';

/** The letter of an act's tool. An inverse carries the same letter, outlined. */
const LETTERS: Readonly<Record<Command['kind'], readonly [letter: string, isInverse: boolean]>> = {
  powerOff: ['K', false],
  powerOn: ['K', true],
  crash: ['X', false],
  stop: ['S', false],
  start: ['S', true],
  pause: ['P', false],
  resume: ['P', true],
  wedge: ['W', false],
  unwedge: ['W', true],
  cut: ['C', false],
  heal: ['H', false],
  apiServerDown: ['A', false],
  apiServerUp: ['A', true],
  apiServerFreeze: ['A', false],
  apiServerThaw: ['A', true],
  setLatency: ['L', false],
  deleteLease: ['D', false],
  setCommitDelay: ['E', false],
  stallEtcd: ['E', false],
  resumeEtcd: ['E', true],
  defragEtcd: ['E', true],
  setLoss: ['L', false],
  setTaints: ['N', false],
  stepClock: ['T', false],
  setClockRate: ['T', false],
};

/** How wide a key-cap is; closer ones become one with a count. */
const CAP_WIDTH = 16;

export interface KeyCap {
  readonly acts: readonly Act[];
  readonly t: number;
  readonly letter: string;
  readonly isInverse: boolean;
}

/** The key-caps of the window, oldest first. */
export function keyCaps(acts: readonly Act[], scale: TimeScale): readonly KeyCap[] {
  const caps: { acts: Act[]; t: number }[] = [];
  for (const act of acts) {
    if (act.t < scale.from || act.t > scale.to) continue;
    const last = caps[caps.length - 1];
    if (last !== undefined && xOf(scale, act.t) - xOf(scale, last.t) < CAP_WIDTH)
      last.acts.push(act);
    else caps.push({ acts: [act], t: act.t });
  }
  return caps.map((cap) => {
    const kinds = cap.acts.map((act) => LETTERS[act.command.kind]);
    const [letter, isInverse] = kinds[0] ?? ['', false];
    const agree = kinds.every((kind) => kind[0] === letter);
    return {
      ...cap,
      letter: agree ? letter : String(cap.acts.length),
      isInverse: agree && isInverse,
    };
  });
}

/** Which processes or node an act is about, as text. */
function targetOf(command: Command, nameOf: (process: string) => string): string {
  switch (command.kind) {
    case 'powerOff':
    case 'powerOn':
    case 'setTaints':
      return nameOf(`kubelet/${command.node}`);
    case 'cut':
    case 'heal':
    case 'setLatency':
    case 'setLoss':
      return command.processes.map(nameOf).join(', ');
    case 'deleteLease':
      return nameOf(`kubelet/${command.name}`);
    case 'apiServerDown':
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
      return command.server === undefined ? '' : hostOf(command.server);
    case 'setCommitDelay':
    case 'stallEtcd':
    case 'resumeEtcd':
    case 'defragEtcd':
      return '';
    default:
      return nameOf(command.process);
  }
}

/** One act in a line: `0:58.2, power off ip-10-29-104-121`. */
export function actName(act: Act, t: Translate, nameOf: (process: string) => string): string {
  const { command } = act;
  const said = { at: clockText(act.t), target: targetOf(command, nameOf) };
  switch (command.kind) {
    case 'cut':
      return t('timeline.act.cut', { ...said, mode: command.mode, direction: command.direction });
    case 'setLatency':
      return command.latencyMs === null
        ? t('timeline.act.resetLatency', said)
        : t('timeline.act.setLatency', { ...said, latency: String(command.latencyMs) });
    case 'setLoss':
      return t('timeline.act.setLoss', { ...said, loss: command.lossPercent });
    case 'setCommitDelay':
      return t('timeline.act.setCommitDelay', { ...said, delay: command.commitDelayMs });
    case 'setTaints': {
      const taints = command.taints.map(({ key, effect }) => `${key}:${effect}`).join(' ');
      return t('timeline.act.setTaints', { ...said, taints });
    }
    case 'stepClock':
      return t('timeline.act.stepClock', { ...said, seconds: command.seconds });
    case 'setClockRate':
      return t('timeline.act.setClockRate', { ...said, rate: command.ratePpm / 1_000_000 });
    default:
      return t(`timeline.act.${command.kind}`, said);
  }
}

/** What an act was done to, to be selected by its key-cap. */
export function actSelection(command: Command): Selection | null {
  switch (command.kind) {
    case 'powerOff':
    case 'powerOn':
    case 'setTaints':
      return { kind: 'node', name: command.node };
    case 'cut':
    case 'heal':
    case 'setLatency':
    case 'setLoss':
      return processSelection(command.processes[0]);
    case 'deleteLease':
      return command.namespace === 'kube-node-lease'
        ? { kind: 'node', name: command.name }
        : { kind: 'election', namespace: command.namespace, name: command.name };
    case 'apiServerDown':
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
    case 'setCommitDelay':
    case 'stallEtcd':
    case 'resumeEtcd':
    case 'defragEtcd':
      return { kind: 'apiServer' };
    default:
      return processSelection(command.process);
  }
}

function processSelection(process: string | undefined): Selection | null {
  if (process === undefined) return null;
  const node = nodeOfKubelet(process);
  return node === null ? { kind: 'process', process } : { kind: 'node', name: node };
}

/** How processes are called where there is one line: a kubelet by its node, others by program and host. */
export const processName =
  (nodeNames: ReadonlyMap<string, string>, hostName: (host: string) => string) =>
  (process: string): string => {
    const node = nodeOfKubelet(process);
    if (node !== null) return nodeNames.get(node) ?? node;
    return `${programOf(process)} ${hostName(hostOf(process))}`;
  };
