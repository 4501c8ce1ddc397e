/** An aim in words: the condition, and the sentence with what would come of it. */
import type { Command } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Aim, Foreseen } from '../../store/aim.ts';
import { hostOf } from '../../narrator/names.ts';
import { clockLabel } from '../timeline/timeScale.ts';
import { sayFact } from '../timeline/sayFact.ts';
import { newsOfAim } from './aimNews.ts';
import { breadth } from './breadth.ts';
import { nameOfProcess } from './targets.ts';

const names = (frame: Frame, processes: readonly string[]): string =>
  processes.map((process) => nameOfProcess(frame, process)).join(', ');

/** "If you cut off worker-2". */
function conditionOf(t: Translate, frame: Frame, { commands }: Aim): string {
  const [command] = commands;
  if (command === undefined) return '';
  if (commands.length > 1 && 'process' in command)
    return t('aim.if.clockTrue', { target: nameOfProcess(frame, command.process) });
  return sayCommand(t, frame, command);
}

function sayCommand(t: Translate, frame: Frame, command: Command): string {
  switch (command.kind) {
    case 'powerOff':
    case 'powerOn':
    case 'setTaints':
      return t(`aim.if.${command.kind}`, {
        target: nameOfProcess(frame, `kubelet/${command.node}`),
      });
    case 'cut':
    case 'heal':
      return t(`aim.if.${command.kind}`, { target: names(frame, command.processes) });
    case 'setLatency':
      return t('aim.if.setLatency', {
        target: names(frame, command.processes),
        amount: command.latencyMs,
      });
    case 'setLoss':
      return t('aim.if.setLoss', {
        target: names(frame, command.processes),
        amount: command.lossPercent,
      });
    case 'setCommitDelay':
      return t('aim.if.setCommitDelay', { amount: command.commitDelayMs });
    case 'stepClock':
      return t('aim.if.stepClock', {
        target: nameOfProcess(frame, command.process),
        amount: command.seconds,
      });
    case 'setClockRate':
      return t('aim.if.setClockRate', {
        target: nameOfProcess(frame, command.process),
        amount: command.ratePpm / 1_000_000,
      });
    case 'deleteLease':
      return t('aim.if.deleteLease', { target: nameOfLease(frame, command) });
    case 'apiServerDown':
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
      return t(`aim.if.${command.kind}`, {
        target: command.server === undefined ? '' : hostOf(command.server),
      });
    case 'stallEtcd':
    case 'resumeEtcd':
    case 'defragEtcd':
      return t(`aim.if.${command.kind}`);
    default:
      return t(`aim.if.${command.kind}`, { target: nameOfProcess(frame, command.process) });
  }
}

/** A node's Lease is called as the node is. */
const nameOfLease = (
  frame: Frame,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): string => (namespace === 'kube-node-lease' ? nameOfProcess(frame, `kubelet/${name}`) : name);

/** A second line would move the stage under the hand that aims. */
const ONE_LINE = 100;

/** "If you cut off worker-2: worker-2 Unknown at 1:09." */
export function sayForeseen(t: Translate, frame: Frame, foreseen: Foreseen): string {
  const condition = conditionOf(t, frame, foreseen.aim);
  const { kind, facts } = newsOfAim(foreseen);
  const nodes = frame.nodes.map(({ name }) => name);
  const said = facts.map((fact) => ({
    what: sayFact(fact, t, nodes) ?? '',
    at: clockLabel(fact.t),
  }));
  const [first, second] = said;
  if (first === undefined) {
    const seconds = Math.round((foreseen.until - foreseen.from) / 1_000_000);
    return t('aim.same', { condition, seconds });
  }
  if (kind === 'spared') return t('aim.spared', { condition, ...first });
  const short = t('aim.comes', { condition, ...first });
  if (second === undefined) return short;
  const long = t('aim.comesThen', { condition, ...first, then: second.what, thenAt: second.at });
  return breadth(long) > ONE_LINE ? short : long;
}

/** On a flag of the timeline's future: "Unknown at 3:05, if you cut here". */
export function flagOfAim(t: Translate, { commands }: Aim, at: number): string {
  const kind = commands[0]?.kind;
  const way = kind === 'cut' || kind === 'powerOff' || kind === 'pause' ? kind : 'other';
  return t(`aim.flag.${way}`, { at: clockLabel(at) });
}
