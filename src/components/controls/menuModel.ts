/**
 * What can be done to an object, as data: entries with their commands, every fault beside its
 * inverse. The menu, the phone's sheet and the tests read the same entries. Pure.
 */
import type { Translate } from '../../i18n/translate.ts';
import { nodeOfKubelet } from '../../narrator/names.ts';
import type { ClockView, ElectionView, Frame, LinkView } from '../../sources/frame.ts';
import type { MenuPart, Selection } from '../../store/store.ts';
import { hostName } from '../common/names.ts';
import { clockWords } from '../score/clockWords.ts';
import type { StageTarget } from '../score/hits.ts';
import { apiMenu, etcdMenu, machineMenu } from './controlPlaneMenu.ts';
import { cutEntries, latencyEntries, lossEntries } from './linkEntries.ts';
import {
  command,
  deleteEntry,
  group,
  lookEntry,
  type Menu,
  type MenuEntry,
  whyEntry,
} from './menuEntries.ts';
import { clockEntries, signals, wedgeEntry } from './processEntries.ts';
import { byHandOf, taintEntries } from './taintEntries.ts';
import {
  clockOf,
  cutProcesses,
  electionNamed,
  linkOf,
  nameOfProcess,
  nodeNamed,
  seatOf,
  statusOf,
} from './targets.ts';

/** The menu of an object; with a part, only what that tool is about. Null if it is gone. */
export function menuOf(
  t: Translate,
  frame: Frame,
  target: StageTarget,
  part: MenuPart | null,
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
    case 'machine':
      return machineMenu(t, frame, target.name);
    case 'etcd':
      return etcdMenu(t, frame);
  }
}

type Parts = Readonly<Partial<Record<MenuPart | 'taints', readonly MenuEntry[]>>>;

interface Now {
  readonly link: LinkView;
  readonly clock: ClockView | null;
}

/** What a process on any machine has: a link and clocks. */
const sharedParts = (t: Translate, frame: Frame, process: string, { clock }: Now): Parts => ({
  cut: cutEntries(t, frame, process),
  latency: latencyEntries(t, frame, [process]),
  loss: lossEntries(t, frame, [process]),
  clock: clockEntries(t, process, clock),
});

/** All parts one under the other, the larger ones as groups; or one part alone, opened. */
function assemble(
  t: Translate,
  title: string,
  selection: Selection,
  part: MenuPart | null,
  parts: Parts,
  { link, clock }: Now,
): Menu {
  // The tool that slows a link also thins it: both are what a link does to all that passes.
  if (part === 'latency')
    return { title, entries: [...(parts.latency ?? []), ...(parts.loss ?? [])] };
  if (part !== null) return { title, entries: parts[part] ?? [] };
  const cut = link.cut ?? link.cuts[0] ?? null;
  const latency = link.latencyMs === null ? '' : t('controls.ms', { ms: link.latencyMs });
  const loss =
    link.lossPercent === null ? '' : t('controls.percent', { percent: link.lossPercent });
  const mode = cut === null ? '' : t(`controls.mode.${cut.mode}.short`);
  const entries = [
    ...(parts.power ?? []),
    ...(parts.stop ?? []),
    ...(cut === null ? [] : (parts.cut ?? []).filter(({ id }) => id === 'heal')),
    ...group('cut', 'cut', t('controls.cut'), mode, parts.cut),
    ...group('latency', 'latency', t('controls.latency'), latency, parts.latency),
    ...group('loss', 'loss', t('controls.loss'), loss, parts.loss),
    ...group(
      'clock',
      'clock',
      t('controls.clock'),
      clock === null ? '' : clockWords(clock, t),
      parts.clock,
    ),
    ...(parts.taints ?? []),
    ...(parts.delete ?? []),
    whyEntry(t, selection),
    lookEntry(t, selection),
  ];
  return { title, entries };
}

function nodeMenu(t: Translate, frame: Frame, name: string, part: MenuPart | null): Menu | null {
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
    ...sharedParts(t, frame, node.process, node),
    power: [power],
    stop: signals(t, node.process, node.status),
    taints: taintEntries(t, node),
    delete: [deleteEntry(t, 'kube-node-lease', name, node.record.exists)],
  };
  const title = nameOfProcess(frame, node.process);
  return assemble(t, title, { kind: 'node', name }, part, parts, node);
}

function processMenu(
  t: Translate,
  frame: Frame,
  process: string,
  part: MenuPart | null,
): Menu | null {
  const node = nodeOfKubelet(process);
  if (node !== null) return nodeMenu(t, frame, node, part);
  const seat = seatOf(frame, process);
  if (seat === null) return null;
  const { election, candidate } = seat;
  const stop = [
    ...signals(t, process, candidate.status),
    wedgeEntry(t, process, candidate.status, candidate.wedged),
  ];
  const parts: Parts = {
    ...sharedParts(t, frame, process, candidate),
    stop,
    delete: [deleteEntry(t, election.namespace, election.name, election.record.exists)],
    // A candidate has no plug of its own: Power on it is crash and start.
    ...(part === 'power' ? { power: stop } : {}),
  };
  const title = nameOfProcess(frame, process);
  return assemble(t, title, { kind: 'process', process }, part, parts, candidate);
}

function wallMenu(t: Translate, frame: Frame, process: string): Menu | null {
  const link = linkOf(frame, process);
  if (link === null) return null;
  return { title: nameOfProcess(frame, process), entries: cutEntries(t, frame, process) };
}

function electionMenu(
  t: Translate,
  frame: Frame,
  target: { readonly namespace: string; readonly name: string },
  part: MenuPart | null,
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
      icon: part === null || part === 'select' ? 'stop' : part,
      ...roleOf(t, election, candidate.process),
      entries: (menu?.entries ?? []).filter(
        ({ id }) => id !== 'deleteLease' && id !== 'why' && id !== 'look',
      ),
    };
  });
  return {
    title: target.name,
    entries:
      part === null
        ? [
            ...groups,
            remove,
            whyEntry(t, { kind: 'election', ...target }),
            lookEntry(t, { kind: 'election', ...target }),
          ]
        : groups,
  };
}

function roleOf(t: Translate, election: ElectionView, process: string): { readonly hint?: string } {
  if (election.believers.includes(process)) return { hint: t('controls.leads') };
  return election.written === process ? { hint: t('controls.written') } : {};
}

/** Status of what a menu is about, to know when its words would change. */
export function menuKey(frame: Frame, target: StageTarget): string {
  switch (target.kind) {
    case 'apiServer':
    case 'machine':
    case 'etcd':
      return controlPlaneKey(frame);
    case 'election': {
      const election = electionNamed(frame, target.namespace, target.name);
      return (election?.candidates ?? []).map(({ process }) => linkKey(frame, process)).join(' ');
    }
    case 'node': {
      const node = nodeNamed(frame, target.name);
      const taints = node === null ? '' : byHandOf(node);
      return `${linkKey(frame, `kubelet/${target.name}`)} ${taints}`;
    }
    default:
      return linkKey(frame, target.process);
  }
}

function controlPlaneKey(frame: Frame): string {
  const { machines, etcd } = frame.controlPlane;
  const states = machines.map(
    ({ state, memberUp, reachesLeader }) => `${state} ${memberUp} ${reachesLeader}`,
  );
  const cuts = cutProcesses(frame).map((process) => linkKey(frame, process));
  return JSON.stringify([
    frame.apiServer.state,
    states,
    etcd,
    cuts,
    frame.latencyMs,
    frame.lossPercent,
  ]);
}

function linkKey(frame: Frame, process: string): string {
  const link = linkOf(frame, process);
  const wedged = seatOf(frame, process)?.candidate.wedged ?? false;
  const clock = clockOf(frame, process);
  // A clock that runs at another rate is off by more every moment: to the second is enough here.
  const off = clock === null ? '' : `${Math.round(clock.offset / 1_000_000)} ${clock.ratePpm}`;
  return JSON.stringify([
    statusOf(frame, process),
    link?.cut ?? null,
    link?.cuts ?? null,
    link?.latencyMs ?? null,
    link?.lossPercent ?? null,
    wedged,
    off,
  ]);
}
