/** What the phone shows of a scene, what it belongs to, and all that can be pressed there. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { Selection } from '../../store/store.ts';
import type { Hit, HitRow, StageTarget } from './hits.ts';
import { shownMark } from './markHits.ts';
import { electionKey, type CandidateScene, type ElectionScene, type Scene } from './scene.ts';

/** What the phone shows: the selection, or what it belongs to; the first node if there is none. */
export function shownOf(scene: Scene, selection: Selection | null): Selection | null {
  if (selection?.kind === 'node' && scene.nodes.some((node) => node.name === selection.name))
    return selection;
  if (selection?.kind === 'election' || selection?.kind === 'apiServer') return selection;
  if (selection?.kind === 'process') {
    const node = scene.nodes.find((each) => each.process === selection.process);
    return node === undefined ? selection : { kind: 'node', name: node.name };
  }
  const [first] = scene.nodes;
  const [election] = scene.elections;
  if (first !== undefined) return { kind: 'node', name: first.name };
  return election === undefined
    ? null
    : { kind: 'election', namespace: election.namespace, name: election.name };
}

/** Everyone who stands in an election, those that lead first. */
export const candidatesOf = ({ left, right }: ElectionScene): readonly CandidateScene[] => [
  ...left,
  ...right,
];

/** The election a shown thing belongs to, if it is not a node. */
export const electionOfShown = (scene: Scene, shown: Selection): ElectionScene | null =>
  scene.elections.find((election) =>
    shown.kind === 'election'
      ? election.name === shown.name && election.namespace === shown.namespace
      : shown.kind === 'process' &&
        candidatesOf(election).some((each) => each.process === shown.process),
  ) ?? null;

/** Whose link the rail of an election is: the process that is shown, else the leader. */
export const senderOf = (election: ElectionScene, shown: Selection): CandidateScene | null =>
  (shown.kind === 'process'
    ? candidatesOf(election).find(({ process }) => process === shown.process)
    : undefined) ??
  election.left[0] ??
  null;

function processOfShown(scene: Scene, shown: Selection): string | null {
  if (shown.kind === 'node') return `kubelet/${shown.name}`;
  const election = electionOfShown(scene, shown);
  return election === null ? null : (senderOf(election, shown)?.process ?? null);
}

/** The mark of what is shown. */
export function markOfShown(scene: Scene, shown: Selection, t: Translate): Hit | null {
  const node =
    shown.kind === 'node' ? scene.nodes.find((each) => each.name === shown.name) : undefined;
  return shownMark(node ?? null, electionOfShown(scene, shown), t);
}

const NO_BOX = { x: 0, y: 0, width: 0, height: 0 };

const hit = (id: string, target: StageTarget, kind: Hit['kind'] = 'ring'): Hit => ({
  id,
  target,
  box: NO_BOX,
  round: false,
  kind,
  label: '',
  detail: null,
});

/** All that a finger finds on the phone's stage, by the id that its button carries. */
export function phoneHits(scene: Scene, shown: Selection | null, t: Translate): readonly HitRow[] {
  const mark = shown === null ? null : markOfShown(scene, shown, t);
  const strip = [
    ...scene.nodes.map(({ name }) => hit(`node:${name}`, { kind: 'node', name })),
    ...scene.elections.flatMap((election) => {
      const { namespace, name } = election;
      return [
        hit(`lock:${electionKey(election)}`, { kind: 'election', namespace, name }),
        ...candidatesOf(election).map(({ process }) =>
          hit(`candidate:${process}`, { kind: 'process', process }),
        ),
      ];
    }),
    hit('apiServer', { kind: 'apiServer' }),
  ];
  const process = shown === null ? null : processOfShown(scene, shown);
  const rest = [
    ...(mark === null ? [] : [mark]),
    ...(shown === null ? [] : [hit('hero', shown)]),
    ...(process === null ? [] : [hit('wall', { kind: 'wall', process }, 'wall')]),
    ...scene.controlPlane.machines.map(({ name }) =>
      hit(`machine:${name}`, { kind: 'machine', name }),
    ),
    hit('etcd', { kind: 'etcd' }),
  ];
  return [
    { id: 'strip', label: '', hits: strip },
    { id: 'shown', label: '', hits: rest },
  ];
}

/** What an etcd as a whole is said to be: whether it commits. */
export function etcdWords({ controlPlane }: Scene, t: Translate): string {
  const { machines, leader, stalled, noSpace } = controlPlane;
  if (leader === null) return t('score.etcd.noQuorum');
  if (stalled) return t('score.etcd.stalled');
  if (noSpace) return t('score.etcd.noSpace');
  const up = machines.filter(({ memberUp, reachesLeader }) => memberUp && reachesLeader).length;
  return t('score.etcd.quorum', { up, all: machines.length });
}
