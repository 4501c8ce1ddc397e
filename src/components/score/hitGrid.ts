/**
 * Everything on the stage that can be pointed at, as data: where it is, what it means, and its place
 * in the grid that the arrow keys walk (rows and columns as they are seen). Pure.
 */
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { chipBox } from './ControlPlane.tsx';
import type { Hit, HitRow, StageTarget } from './hits.ts';
import { anyCandidate, nodeOf } from './lookups.ts';
import { cutHalves, wallSpan } from './LinkMarks.tsx';
import { crownHits, crownQuestion, lostHits, verdictHits } from './markHits.ts';
import { isDoubled, NODE_NAMESPACE, railKey, type Rail } from './rails.ts';
import { isLate, isUnknown } from './ringLook.ts';
import {
  electionKey,
  type CandidateScene,
  type ElectionScene,
  type LinkScene,
  type NodeScene,
  type Scene,
} from './scene.ts';
import type { Box, ElectionRowLayout, ScoreLayout, Seat } from './scoreLayout.ts';
import { leftText, plainSeconds, secondsText } from './words.ts';

const round = (x: number, y: number, R: number): Box => ({
  x: x - R,
  y: y - R,
  width: 2 * R,
  height: 2 * R,
});
/** Pointer targets are 28 px at least. */
const SMALLEST = 14;

function nodeState(node: NodeScene, t: Translate): string {
  if (node.status === 'off') return t('score.poweredOff');
  if (node.status === 'paused') return t('score.paused');
  if (node.status !== 'running') return t('score.kubeletStopped');
  if (node.link.cut !== null) return t('score.state.cutOff');
  if (!node.registered) return t('score.starting');
  if (node.unknown) return t('score.unknown');
  return node.track === 'late' ? t('score.state.late') : t('score.ready');
}

/** Chips of the machines in the head of the frame; nothing to choose where there is one. */
function machineHits(scene: Scene, layout: ScoreLayout, t: Translate): readonly Hit[] {
  const { machines } = scene.controlPlane;
  if (machines.length < 2) return [];
  return machines.map((machine, index) => ({
    id: `machine:${machine.name}`,
    target: { kind: 'machine', name: machine.name },
    box: chipBox(layout, 'head', index, machines.length),
    round: false,
    kind: 'frame',
    label: t('score.name.machine', { name: machine.name, state: t(`score.${machine.state}`) }),
    detail: null,
  }));
}

/** etcd is one thing to act on: its disks, and each of its members. */
function etcdHit({ controlPlane }: Scene, { frame }: ScoreLayout, t: Translate): Hit {
  const { machines, leader, stalled } = controlPlane;
  const reached = machines.filter(({ memberUp, reachesLeader }) => memberUp && reachesLeader);
  const state =
    leader === null
      ? t('score.etcd.noQuorum')
      : stalled
        ? t('score.etcd.stalled')
        : t('score.etcd.quorum', { up: reached.length, all: machines.length });
  const bottom = frame.y + frame.height;
  return {
    id: 'etcd',
    target: { kind: 'etcd' },
    box: { x: frame.x, y: frame.footTop, width: frame.width, height: bottom - frame.footTop },
    round: false,
    kind: 'frame',
    label: t('score.name.etcd', { state }),
    detail: null,
  };
}

/** "Observer 32.3 of 50 seconds. Unknown in 17.7 seconds." */
function nodeDetail(node: NodeScene, index: number, t: Translate): (frame: Frame) => string {
  return (frame) => {
    const view = nodeOf(frame, node.name, index);
    if (view === null || view.observer.silence === null) return '';
    const { silence, grace } = view.observer;
    const said = t('score.name.observer', {
      silence: secondsText(silence),
      grace: plainSeconds(grace),
    });
    if (isUnknown(view) || !isLate(view)) return said;
    return `${said} ${t('score.name.unknownIn', { seconds: leftText(Math.max(grace - silence, 0)) })}`;
  };
}

/** What a wall is called: what it does, or that it is gone and something still waits behind it. */
export function wallLabel({ cut }: LinkScene, name: string, t: Translate): string {
  if (cut === null) return t('score.name.healing', { name });
  return t('score.name.wall', {
    name,
    mode: t(`score.mode.${cut.mode}`),
    direction: t(`score.direction.${cut.direction}`),
  });
}

function wallHit(rail: Rail | undefined, name: string, t: Translate): readonly Hit[] {
  if (rail === undefined || !isDoubled(rail.link)) return [];
  const { link, wallX, process } = rail;
  const [top, bottom] = wallSpan(rail, cutHalves(link));
  const label = wallLabel(link, name, t);
  return [
    {
      id: `wall:${rail.key}`,
      target: { kind: 'wall', process },
      box: { x: wallX - 11, y: top - 3, width: 22, height: Math.max(bottom - top + 6, 22) },
      round: false,
      kind: 'wall',
      label,
      detail: null,
    },
  ];
}

/** The wall on a rail, and what died at it. */
const railHits = (rail: Rail | undefined, name: string, t: Translate): readonly Hit[] => [
  ...wallHit(rail, name, t),
  ...lostHits(rail, name, t),
];

function nodeHits(
  node: NodeScene,
  index: number,
  layout: ScoreLayout,
  rail: Rail | undefined,
  t: Translate,
): HitRow | null {
  const row = layout.nodes[index];
  if (row === undefined) return null;
  const target: StageTarget = { kind: 'node', name: node.name };
  const state = nodeState(node, t);
  const name = t('score.name.node', { name: node.short, state, detail: '' }).trim();
  const powerY = row.y - (row.low ? 8.5 : 11.5) - (rail?.lift ?? 0);
  const observer = layout.observerFrame;
  const tall = Math.max(row.ticket.height, 2 * SMALLEST);
  return {
    id: `node:${node.name}`,
    label: t('score.name.row', { name: node.short }),
    hits: [
      {
        id: `ring:${node.name}`,
        target,
        box: round(row.x, row.y, Math.max(row.R * 1.12, 10)),
        round: true,
        kind: 'ring',
        label: name,
        detail: nodeDetail(node, index, t),
      },
      {
        id: `power:${node.name}`,
        target,
        box: round(row.labelEnd - 12, powerY, row.low ? 10.5 : 14),
        round: false,
        kind: 'power',
        label:
          node.status === 'off'
            ? t('score.powerOn', { name: node.short })
            : t('score.powerOff', { name: node.short }),
        detail: null,
      },
      ...railHits(rail, node.short, t),
      {
        id: `ticket:${node.name}`,
        target,
        box: row.ticket,
        round: false,
        kind: 'ticket',
        label: t('score.name.ticket', { name: node.short }),
        detail: null,
      },
      {
        id: `dial:${node.name}`,
        target,
        box: {
          x: row.dialX - 22,
          y: row.y - tall / 2,
          width: observer.x + observer.width - row.dialX + 16,
          height: Math.min(tall, (row.dialR + 2) * 2 + 12),
        },
        round: false,
        kind: 'dial',
        label: t('score.name.dial', { name: node.short }),
        detail: null,
      },
      ...verdictHits(node, row, layout, t),
    ],
  };
}

function candidateHit(
  candidate: CandidateScene,
  seat: Seat | undefined,
  election: ElectionScene,
  leads: boolean,
  t: Translate,
): readonly Hit[] {
  if (seat === undefined) return [];
  const { process } = candidate;
  const given = { name: candidate.host, component: election.component };
  const label = !leads
    ? t('score.name.standby', given)
    : !candidate.believes
      ? t('score.name.gone', given)
      : candidate.written
        ? t('score.name.leader', given)
        : t('score.name.ghost', given);
  const detail = (frame: Frame): string => {
    const found = anyCandidate(frame, process);
    if (found === null || found.candidate.silence === null) return '';
    return t('score.name.observer', {
      silence: secondsText(found.candidate.silence),
      grace: plainSeconds(found.candidate.duration),
    });
  };
  return [
    {
      id: `ring:${electionKey(election)}:${process}`,
      target: { kind: 'process', process },
      box: round(seat.x, seat.y, Math.max(seat.R * 1.12, 10)),
      round: true,
      kind: 'ring',
      label,
      detail,
      ...(leads && candidate.status === 'running'
        ? { crown: crownQuestion(election, candidate) }
        : {}),
    },
  ];
}

function electionHits(
  election: ElectionScene,
  row: ElectionRowLayout,
  layout: ScoreLayout,
  rails: ReadonlyMap<string, Rail>,
  t: Translate,
): HitRow {
  const withWall = (
    candidate: CandidateScene,
    seat: Seat | undefined,
    leads: boolean,
  ): readonly Hit[] => {
    const ring = candidateHit(candidate, seat, election, leads, t);
    const rail = rails.get(railKey(candidate.process, election));
    const wall = railHits(rail, candidate.host, t);
    return leads ? [...ring, ...wall] : [...wall, ...ring];
  };
  return {
    id: `election:${electionKey(election)}`,
    label: t('score.name.row', { name: election.name }),
    hits: [
      ...election.left.flatMap((candidate, index) => withWall(candidate, row.leaders[index], true)),
      {
        id: `ticket:${electionKey(election)}`,
        target: { kind: 'election', namespace: election.namespace, name: election.name },
        box: row.ticket,
        round: false,
        kind: 'ticket',
        label: t('score.name.lock', {
          name: election.name,
          holder: election.holder === '' ? t('score.nobody') : election.holder,
        }),
        detail: null,
      },
      ...crownHits(election, row, layout, t),
      ...election.right.flatMap((candidate, index) =>
        withWall(candidate, row.standbys[index], false),
      ),
    ],
  };
}

export function stageHits(
  scene: Scene,
  layout: ScoreLayout,
  rails: readonly Rail[],
  t: Translate,
): readonly HitRow[] {
  const byKey = new Map(rails.map((rail) => [rail.key, rail]));
  const { frame, observerFrame } = layout;
  const { controller } = scene;
  const state = t(
    scene.apiServer.state === 'serving'
      ? 'score.serving'
      : scene.apiServer.state === 'frozen'
        ? 'score.frozen'
        : 'score.down',
  );
  const head: Hit[] = [
    {
      id: 'apiServer',
      target: { kind: 'apiServer' },
      box: { x: frame.x, y: frame.y, width: frame.width, height: frame.headerBottom - frame.y },
      round: false,
      kind: 'frame',
      label: t('score.name.apiServer', { state }),
      detail: null,
    },
  ];
  if (controller !== null)
    head.push({
      id: 'controller',
      target: { kind: 'process', process: controller.process },
      box: {
        x: observerFrame.x,
        y: observerFrame.y,
        width: observerFrame.width,
        height: observerFrame.headerBottom - observerFrame.y,
      },
      round: false,
      kind: 'frame',
      label: t('score.name.controller', { component: controller.component, host: controller.host }),
      detail: null,
    });
  const nodes = scene.nodes.flatMap(
    (node, index) =>
      nodeHits(
        node,
        index,
        layout,
        byKey.get(railKey(node.process, { namespace: NODE_NAMESPACE, name: node.name })),
        t,
      ) ?? [],
  );
  const elections = scene.elections.flatMap((election) => {
    const row = layout.elections.find((each) => each.key === electionKey(election));
    return row === undefined ? [] : [electionHits(election, row, layout, byKey, t)];
  });
  head.splice(1, 0, ...machineHits(scene, layout, t));
  const foot = { id: 'foot', label: 'etcd', hits: [etcdHit(scene, layout, t)] };
  return [{ id: 'head', label: 'kube-apiserver', hits: head }, ...nodes, ...elections, foot];
}
