/** What can be done to the machines of the control plane: each API server, each etcd member, the disks, all links at once. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { Frame, MachineView, ServerStateName } from '../../sources/frame.ts';
import type { MenuPart } from '../../store/store.ts';
import type { IconName } from '../common/Icon.tsx';
import { amounts, cutWays, latencyEntries, lossEntries, type CutState } from './linkEntries.ts';
import { command, cutSetEntry, group, type Menu, type MenuEntry } from './menuEntries.ts';
import { allProcesses, cutProcesses, linkOf } from './targets.ts';

const MIB = 1_048_576;
const COMMIT_DELAYS: readonly number[] = [100, 500, 2000, 10_000];

/** Down or up, frozen or thawed; without a server all of them. */
function serverEntries(
  t: Translate,
  state: ServerStateName,
  server: string | null,
): readonly MenuEntry[] {
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
    deed: command(server === null ? { kind: id } : { kind: id, server }),
  });
  return [
    state === 'down' ? item('apiServerUp', 'up', false) : item('apiServerDown', 'down', false),
    state === 'frozen'
      ? item('apiServerThaw', 'play', false)
      : item('apiServerFreeze', 'freeze', state === 'down'),
  ];
}

const memberEntry = (t: Translate, { member, memberUp }: MachineView): MenuEntry => ({
  kind: 'item',
  id: memberUp ? 'memberCrash' : 'memberStart',
  label: t(memberUp ? 'controls.memberCrash' : 'controls.memberStart'),
  icon: memberUp ? 'kill' : 'play',
  deed: command({ kind: memberUp ? 'crash' : 'start', process: member }),
});

/** A cut that every client has towards one API server; null if any has none. */
function cutFromAll(frame: Frame, machine: string): CutState | null {
  const cuts = allProcesses(frame).map((process) =>
    linkOf(frame, process)?.cuts.find((each) => each.server === machine),
  );
  const [first] = cuts;
  return first === undefined || cuts.some((each) => each === undefined) ? null : first;
}

/** Cuts of one etcd member: from each of the others, and from all of them. */
function memberCuts(t: Translate, frame: Frame, machine: MachineView): readonly MenuEntry[] {
  const { cuts } = frame.controlPlane.etcd;
  const others = frame.controlPlane.machines.filter(({ name }) => name !== machine.name);
  const cutTo = (name: string): CutState | null =>
    cuts.find(({ between }) => between.includes(name) && between.includes(machine.name)) ?? null;
  const each = others.flatMap((other) => {
    const cut = cutTo(other.name);
    return group(
      `members-${other.name}`,
      'cut',
      t('controls.cutFrom', { server: other.name }),
      cut === null ? '' : t(`controls.mode.${cut.mode}.short`),
      cutWays(t, { processes: [machine.member], peers: [other.member], cut }),
    );
  });
  const all = others.map(({ name }) => cutTo(name)).find((cut) => cut !== null) ?? null;
  return [...cutWays(t, { processes: [machine.member], peers: [], cut: all }), ...each];
}

function machineEntries(t: Translate, frame: Frame, machine: MachineView): readonly MenuEntry[] {
  const cut = cutFromAll(frame, machine.name);
  return [
    ...serverEntries(t, machine.state, machine.server),
    ...group(
      'cutServer',
      'cut',
      t('controls.cutServer'),
      cut === null ? '' : t(`controls.mode.${cut.mode}.short`),
      cutWays(t, { processes: [machine.server], peers: [], cut }),
    ),
    memberEntry(t, machine),
    ...group('cutMember', 'etcd', t('controls.cutMember'), '', memberCuts(t, frame, machine)),
  ];
}

/** The disks that all members share here, and each member. */
function etcdEntries(t: Translate, frame: Frame): readonly MenuEntry[] {
  const { etcd, machines } = frame.controlPlane;
  const members =
    machines.length === 1
      ? machines.map((machine) => memberEntry(t, machine))
      : machines.flatMap((machine) =>
          group(
            machine.member,
            'etcd',
            machine.name,
            t(machine.name === etcd.leader ? 'controls.leads' : stateOfMember(machine)),
            [memberEntry(t, machine), ...memberCuts(t, frame, machine)],
          ),
        );
  return [
    {
      kind: 'item',
      id: etcd.stalled ? 'resumeEtcd' : 'stallEtcd',
      label: t(etcd.stalled ? 'controls.resumeEtcd' : 'controls.stallEtcd'),
      icon: etcd.stalled ? 'play' : 'freeze',
      deed: command({ kind: etcd.stalled ? 'resumeEtcd' : 'stallEtcd' }),
    },
    {
      kind: 'item',
      id: 'defragEtcd',
      label: t('controls.defragEtcd'),
      icon: 'defrag',
      hint: t('controls.mebibytes', { size: (etcd.usage.fileBytes / MIB).toFixed(1) }),
      deed: command({ kind: 'defragEtcd' }),
    },
    ...members,
    ...amounts(t, {
      of: 'commitDelay',
      label: t('controls.commitDelay'),
      processes: [],
      now: etcd.delayed ? etcd.commitDelayMs : null,
      offered: COMMIT_DELAYS,
      say: (ms) => t('controls.ms', { ms }),
      deed: (commitDelayMs) => command({ kind: 'setCommitDelay', commitDelayMs }),
    }),
  ];
}

const stateOfMember = ({ memberUp, reachesLeader }: MachineView) =>
  memberUp ? (reachesLeader ? 'controls.member.follows' : 'controls.member.alone') : 'score.down';

/** The menu of one machine. */
export function machineMenu(t: Translate, frame: Frame, name: string): Menu | null {
  const machine = frame.controlPlane.machines.find((each) => each.name === name);
  return machine === undefined ? null : { title: name, entries: machineEntries(t, frame, machine) };
}

export const etcdMenu = (t: Translate, frame: Frame): Menu => ({
  title: 'etcd',
  entries: etcdEntries(t, frame),
});

export function apiMenu(t: Translate, frame: Frame, part: MenuPart | null): Menu {
  const { machines } = frame.controlPlane;
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
  const title = 'kube-apiserver';
  const latency = latencyEntries(t, frame, []);
  const loss = lossEntries(t, frame, []);
  if (part === 'cut') return { title, entries: [cutAllEntry(t, frame), ...network] };
  if (part === 'latency') return { title, entries: [...latency, ...loss] };
  if (part === 'loss') return { title, entries: loss };
  if (part === 'clock' || part === 'power' || part === 'stop' || part === 'delete')
    return { title, entries: [] };
  const several = machines.length > 1;
  const single = !several
    ? []
    : machines.flatMap((machine) =>
        group(
          machine.name,
          'api',
          machine.name,
          machine.state === 'serving' ? '' : t(`score.${machine.state}`),
          machineEntries(t, frame, machine),
        ),
      );
  const all = serverEntries(t, frame.apiServer.state, null);
  return {
    title,
    entries: [
      ...single,
      ...(several ? group('everyServer', 'api', t('controls.everyServer'), '', all) : all),
      ...group('etcd', 'etcd', 'etcd', '', etcdEntries(t, frame)),
      ...network,
      ...group('latency', 'latency', t('controls.latencyAll'), '', latency),
      ...group('loss', 'loss', t('controls.lossAll'), '', loss),
    ],
  };
}

const cutAllEntry = (t: Translate, frame: Frame): MenuEntry => ({
  kind: 'item',
  id: 'cutAll',
  label: t('controls.cutAll'),
  icon: 'cut',
  deed: command({
    kind: 'cut',
    processes: allProcesses(frame),
    mode: 'lost',
    direction: 'both',
  }),
});
