/**
 * What can be done to an object, as data: entries with a command each, every fault beside its
 * inverse. The menu, the phone's sheet and the tests read the same entries. Pure.
 */
import type { Command, CutDirection, CutMode } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import { hostOf, nodeOfKubelet, programOf } from '../../narrator/names.ts';
import type { ElectionView, Frame, LinkView, ProcessStatus } from '../../sources/frame.ts';
import type { DialogName, Selection, Tool } from '../../store/store.ts';
import type { IconName } from '../common/Icon.tsx';
import { hostName, shortNames } from '../common/names.ts';
import type { StageTarget } from '../score/hitGrid.ts';
import {
  allProcesses,
  cutProcesses,
  electionNamed,
  linkOf,
  nodeNamed,
  seatOf,
  statusOf,
} from './targets.ts';

/** What choosing an entry does. */
export type Deed =
  | { readonly kind: 'command'; readonly command: Command }
  | { readonly kind: 'dialog'; readonly dialog: Exclude<DialogName, null> }
  /** Show it in the inspector, with its Lease as YAML. */
  | { readonly kind: 'look'; readonly selection: Selection }
  /** Ask for a number of milliseconds; no processes: every link. */
  | { readonly kind: 'askLatency'; readonly processes: readonly string[] };

export type MenuEntry =
  | {
      readonly kind: 'item';
      readonly id: string;
      readonly label: string;
      readonly icon: IconName;
      readonly hint?: string;
      readonly disabled?: boolean;
      readonly deed: Deed;
    }
  /** One of a few ways: the one that holds is marked. */
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly options: readonly MenuOption[];
    }
  | {
      readonly kind: 'group';
      readonly id: string;
      readonly label: string;
      readonly icon: IconName;
      readonly hint?: string;
      readonly entries: readonly MenuEntry[];
    };

export interface MenuOption {
  readonly id: string;
  readonly label: string;
  readonly short: string;
  readonly checked: boolean;
  readonly deed: Deed;
}

export interface Menu {
  readonly title: string;
  readonly entries: readonly MenuEntry[];
}

type Part = 'power' | 'stop' | 'cut' | 'latency' | 'api' | 'delete';

const MODES: readonly CutMode[] = ['lost', 'held', 'refused'];
const DIRECTIONS: readonly CutDirection[] = ['both', 'requests', 'answers'];
const LATENCIES: readonly number[] = [50, 200, 500, 1000, 2000];

/** Short name of a process: a kubelet by its node, others by host. */
export function nameOfProcess(frame: Frame, process: string): string {
  const node = nodeOfKubelet(process);
  if (node === null) return `${programOf(process)} ${hostName(hostOf(process))}`;
  return shortNames(frame.nodes.map(({ name }) => name)).get(node) ?? node;
}

const command = (value: Command): Deed => ({ kind: 'command', command: value });

/** The menu of an object; with a part, only what that tool is about. Null if it is gone. */
export function menuOf(
  t: Translate,
  frame: Frame,
  target: StageTarget,
  part: Tool | null,
): Menu | null {
  const wanted = part === 'select' ? null : part;
  switch (target.kind) {
    case 'node':
      return nodeMenu(t, frame, target.name, wanted);
    case 'process':
      return processMenu(t, frame, target.process, wanted);
    case 'wall':
      return wallMenu(t, frame, target.process);
    case 'election':
      return electionMenu(t, frame, target, wanted);
    case 'apiServer':
      return apiMenu(t, frame, wanted);
  }
}

type Parts = Readonly<Partial<Record<Part, readonly MenuEntry[]>>>;

/** All parts one under the other, the larger ones as groups; or one part alone, opened. */
function assemble(
  t: Translate,
  title: string,
  selection: Selection,
  part: Part | null,
  parts: Parts,
  cut: LinkView | null,
): Menu {
  if (part !== null) return { title, entries: parts[part] ?? [] };
  const group = (id: 'cut' | 'latency', hint: string): readonly MenuEntry[] => {
    const entries = parts[id];
    if (entries === undefined) return [];
    const label = t(id === 'cut' ? 'controls.cut' : 'controls.latency');
    return [{ kind: 'group', id, label, icon: id, ...(hint === '' ? {} : { hint }), entries }];
  };
  const state = cut?.cut ?? null;
  const entries = [
    ...(parts.power ?? []),
    ...(parts.stop ?? []),
    ...(state === null ? [] : (parts.cut ?? []).filter(({ id }) => id === 'heal')),
    ...group('cut', state === null ? '' : t(`controls.mode.${state.mode}.short`)),
    ...group('latency', cut?.latencyMs == null ? '' : t('controls.ms', { ms: cut.latencyMs })),
    ...(parts.delete ?? []),
    lookEntry(t, selection),
  ];
  return { title, entries };
}

function nodeMenu(t: Translate, frame: Frame, name: string, part: Part | null): Menu | null {
  const node = nodeNamed(frame, name);
  if (node === null) return null;
  const off = node.status === 'off';
  const power: MenuEntry = {
    kind: 'item',
    id: off ? 'powerOn' : 'powerOff',
    label: t(off ? 'controls.powerOn' : 'controls.powerOff'),
    icon: 'power',
    hint: t('controls.pods', { count: node.pods.filter((pod) => pod.state !== 'gone').length }),
    deed: command({ kind: off ? 'powerOn' : 'powerOff', node: name }),
  };
  const parts: Parts = {
    power: [power],
    stop: signals(t, node.process, node.status),
    cut: cutEntries(t, frame, node.process),
    latency: latencyEntries(t, frame, [node.process]),
    delete: [deleteEntry(t, 'kube-node-lease', name, node.record.exists)],
  };
  return assemble(
    t,
    nameOfProcess(frame, node.process),
    { kind: 'node', name },
    part,
    parts,
    node.link,
  );
}

function processMenu(t: Translate, frame: Frame, process: string, part: Part | null): Menu | null {
  const node = nodeOfKubelet(process);
  if (node !== null) return nodeMenu(t, frame, node, part);
  const seat = seatOf(frame, process);
  if (seat === null) return null;
  const { election, candidate } = seat;
  const parts: Parts = {
    stop: signals(t, process, candidate.status),
    cut: cutEntries(t, frame, process),
    latency: latencyEntries(t, frame, [process]),
    delete: [deleteEntry(t, election.namespace, election.name, election.record.exists)],
    // A candidate has no plug of its own: Power on it is crash and start.
    power: signals(t, process, candidate.status),
  };
  return assemble(
    t,
    nameOfProcess(frame, process),
    { kind: 'process', process },
    part,
    withoutPower(parts, part),
    candidate.link,
  );
}

const withoutPower = (parts: Parts, part: Part | null): Parts => {
  if (part !== null) return parts;
  const { power: _, ...others } = parts;
  return others;
};

function wallMenu(t: Translate, frame: Frame, process: string): Menu | null {
  const link = linkOf(frame, process);
  if (link === null) return null;
  return { title: nameOfProcess(frame, process), entries: cutEntries(t, frame, process) };
}

function electionMenu(
  t: Translate,
  frame: Frame,
  target: { readonly namespace: string; readonly name: string },
  part: Part | null,
): Menu | null {
  const election = electionNamed(frame, target.namespace, target.name);
  if (election === null) return null;
  const remove = deleteEntry(t, target.namespace, target.name, election.record.exists);
  if (part === 'delete') return { title: target.name, entries: [remove] };
  const groups = election.candidates.map((candidate): MenuEntry => {
    const menu = processMenu(t, frame, candidate.process, part);
    return {
      kind: 'group',
      id: candidate.process,
      label: hostName(candidate.host),
      icon: part === 'cut' || part === 'latency' ? part : 'stop',
      ...roleOf(t, election, candidate.process),
      entries: (menu?.entries ?? []).filter(({ id }) => id !== 'deleteLease' && id !== 'look'),
    };
  });
  return {
    title: target.name,
    entries:
      part === null ? [...groups, remove, lookEntry(t, { kind: 'election', ...target })] : groups,
  };
}

function roleOf(t: Translate, election: ElectionView, process: string): { readonly hint?: string } {
  if (election.believers.includes(process)) return { hint: t('controls.leads') };
  return election.written === process ? { hint: t('controls.written') } : {};
}

/** SIGKILL, SIGTERM, SIGSTOP with what undoes them; what makes no sense now is shown, but cannot be chosen. */
function signals(t: Translate, process: string, status: ProcessStatus): readonly MenuEntry[] {
  const runs = status === 'running' || status === 'paused';
  const item = (
    id: 'crash' | 'stop' | 'pause' | 'resume' | 'start',
    icon: IconName,
    hint: string,
    disabled: boolean,
  ): MenuEntry => ({
    kind: 'item',
    id,
    label: t(`controls.${id}`),
    icon,
    ...(hint === '' ? {} : { hint }),
    disabled,
    deed: command({ kind: id, process }),
  });
  return [
    status === 'paused'
      ? item('resume', 'play', 'SIGCONT', false)
      : item('pause', 'pause', 'SIGSTOP', status !== 'running'),
    item('crash', 'kill', 'SIGKILL', !runs),
    item('stop', 'exit', 'SIGTERM', !runs),
    item('start', 'play', '', status !== 'down' && status !== 'restarting'),
  ];
}

function cutEntries(t: Translate, frame: Frame, process: string): readonly MenuEntry[] {
  const cut = linkOf(frame, process)?.cut ?? null;
  const heal: MenuEntry = {
    kind: 'item',
    id: 'heal',
    label: t('controls.heal'),
    icon: 'heal',
    disabled: cut === null,
    deed: command({ kind: 'heal', processes: [process] }),
  };
  const choices = MODES.map((mode): MenuEntry => ({
    kind: 'choice',
    id: `cut-${mode}`,
    label: t(`controls.mode.${mode}`),
    options: DIRECTIONS.map((direction) => ({
      id: `${mode}-${direction}`,
      label: t(`controls.direction.${direction}`),
      short: t(`controls.direction.${direction}.short`),
      checked: cut?.mode === mode && cut.direction === direction,
      deed: command({ kind: 'cut', processes: [process], mode, direction }),
    })),
  }));
  return [heal, ...choices, cutSetEntry(t)];
}

const cutSetEntry = (t: Translate): MenuEntry => ({
  kind: 'item',
  id: 'cutSet',
  label: t('controls.cutSet'),
  icon: 'cut',
  deed: { kind: 'dialog', dialog: 'cut' },
});

function latencyEntries(
  t: Translate,
  frame: Frame,
  processes: readonly string[],
): readonly MenuEntry[] {
  const [only] = processes;
  const now = only === undefined ? frame.latencyMs : (linkOf(frame, only)?.latencyMs ?? null);
  const option = (ms: number | null, label: string): MenuOption => ({
    id: ms === null ? 'latency-normal' : `latency-${ms}`,
    label,
    short: label,
    checked: now === ms,
    deed: command({ kind: 'setLatency', processes, latencyMs: ms }),
  });
  const own =
    now !== null && !LATENCIES.includes(now) ? [option(now, t('controls.ms', { ms: now }))] : [];
  return [
    {
      kind: 'choice',
      id: 'latency',
      label: t(processes.length === 0 ? 'controls.latencyAll' : 'controls.latencyOne'),
      options: [
        option(null, t('controls.latencyNormal')),
        ...LATENCIES.map((ms) => option(ms, t('controls.ms', { ms }))),
        ...own,
      ],
    },
    {
      kind: 'item',
      id: 'askLatency',
      label: t('controls.latencyOther'),
      icon: 'latency',
      deed: { kind: 'askLatency', processes },
    },
  ];
}

const deleteEntry = (
  t: Translate,
  namespace: string,
  name: string,
  exists: boolean,
): MenuEntry => ({
  kind: 'item',
  id: 'deleteLease',
  label: t('controls.deleteLease'),
  icon: 'delete',
  hint: namespace,
  disabled: !exists,
  deed: command({ kind: 'deleteLease', namespace, name }),
});

const lookEntry = (t: Translate, selection: Selection): MenuEntry => ({
  kind: 'item',
  id: 'look',
  label: t('controls.look'),
  icon: 'yaml',
  deed: { kind: 'look', selection },
});

function apiMenu(t: Translate, frame: Frame, part: Part | null): Menu {
  const { state } = frame.apiServer;
  const item = (
    id: 'apiServerDown' | 'apiServerUp' | 'apiServerFreeze' | 'apiServerThaw',
    icon: IconName,
    disabled: boolean,
  ): MenuEntry => ({
    kind: 'item',
    id,
    label: t(`controls.${id}`),
    icon,
    disabled,
    deed: command({ kind: id }),
  });
  const server = [
    state === 'down' ? item('apiServerUp', 'up', false) : item('apiServerDown', 'down', false),
    state === 'frozen'
      ? item('apiServerThaw', 'play', false)
      : item('apiServerFreeze', 'freeze', state === 'down'),
  ];
  const cuts = cutProcesses(frame);
  const network: readonly MenuEntry[] = [
    cutSetEntry(t),
    {
      kind: 'item',
      id: 'healAll',
      label: t('controls.healAll'),
      icon: 'heal',
      disabled: cuts.length === 0,
      deed: command({ kind: 'heal', processes: cuts }),
    },
  ];
  const everyone: Deed = command({
    kind: 'cut',
    processes: allProcesses(frame),
    mode: 'lost',
    direction: 'both',
  });
  const all: MenuEntry = {
    kind: 'item',
    id: 'cutAll',
    label: t('controls.cutAll'),
    icon: 'cut',
    deed: everyone,
  };
  const title = 'kube-apiserver';
  if (part === 'cut') return { title, entries: [all, ...network] };
  if (part === 'latency') return { title, entries: latencyEntries(t, frame, []) };
  const latency: MenuEntry = {
    kind: 'group',
    id: 'latency',
    label: t('controls.latencyAll'),
    icon: 'latency',
    entries: latencyEntries(t, frame, []),
  };
  return { title, entries: [...server, ...network, latency] };
}

/** Status of what a menu is about, to know when its words would change. */
export function menuKey(frame: Frame, target: StageTarget): string {
  if (target.kind === 'apiServer') {
    return `${frame.apiServer.state} ${cutProcesses(frame).length} ${frame.latencyMs}`;
  }
  if (target.kind === 'election') {
    const election = electionNamed(frame, target.namespace, target.name);
    return (election?.candidates ?? []).map(({ process }) => linkKey(frame, process)).join(' ');
  }
  return linkKey(frame, target.kind === 'node' ? `kubelet/${target.name}` : target.process);
}

function linkKey(frame: Frame, process: string): string {
  const link = linkOf(frame, process);
  const cut = link?.cut ?? null;
  return `${statusOf(frame, process)} ${cut?.mode} ${cut?.direction} ${link?.latencyMs}`;
}
