/**
 * Marks of the stage that answer "why?" and can be pointed at: verdicts, tags, crowns, and the crosses
 * at a wall. Each is a button of its own in the grid, named by its question. Pure.
 */
import type { Translate } from '../../i18n/translate.ts';
import type { MarkQuestion } from '../why/askMark.ts';
import { ghostCrown, ticketCrown } from './crownPlace.ts';
import type { Hit, StageTarget } from './hits.ts';
import type { Rail } from './rails.ts';
import { electionKey, type CandidateScene, type ElectionScene, type NodeScene } from './scene.ts';
import type { Box, ElectionRowLayout, NodeRowLayout, ScoreLayout } from './scoreLayout.ts';
import { MARK_HEIGHT, verdictPlace } from './verdictPlace.ts';

/** Pointer targets are 28 px at least. */
const LEAST = 28;

/** A box around a middle, as large as a finger of a mouse needs. */
function around(x: number, y: number, width: number, height: number): Box {
  const [wide, tall] = [Math.max(width, LEAST), Math.max(height, LEAST)];
  return { x: x - wide / 2, y: y - tall / 2, width: wide, height: tall };
}

const markHit = (
  id: string,
  target: StageTarget,
  box: Box,
  label: string,
  question: MarkQuestion,
): Hit => ({ id, target, box, round: false, kind: 'mark', label, detail: null, question });

/** The verdict and the tag of a node that is called Unknown; in a calm row there is nothing to ask. */
export function verdictHits(
  node: NodeScene,
  row: NodeRowLayout,
  layout: ScoreLayout,
  t: Translate,
): readonly Hit[] {
  if (!node.unknown) return [];
  const { chip, tag } = verdictPlace(node, row, layout);
  const target: StageTarget = { kind: 'node', name: node.name };
  const name = node.short;
  const verdict = markHit(
    `verdict:${node.name}`,
    target,
    around(chip.x + chip.width / 2, chip.y + MARK_HEIGHT / 2, chip.width, MARK_HEIGHT),
    t('score.ask.unknown', { name }),
    { kind: 'verdict', node: node.name },
  );
  if (tag === null) return [verdict];
  const effect = tag.evicts ? 'NoExecute' : 'NoSchedule';
  const taint = markHit(
    `taint:${node.name}`,
    target,
    around(tag.x + tag.width / 2, tag.y + MARK_HEIGHT / 2, tag.width, MARK_HEIGHT),
    t('score.ask.taint', { name, taint: effect }),
    { kind: 'taint', node: node.name, effect },
  );
  return [verdict, taint];
}

/** Why a candidate leads, for its crown. */
export const crownQuestion = (election: ElectionScene, { process }: CandidateScene) =>
  ({ kind: 'crown', process, namespace: election.namespace, name: election.name }) as const;

/** The crown in the ticket of a lock, of the one whom the record names; and those that only believe. */
export function crownHits(
  election: ElectionScene,
  row: ElectionRowLayout,
  layout: ScoreLayout,
  t: Translate,
): readonly Hit[] {
  const crown = (of: CandidateScene, place: { readonly x: number; readonly y: number } | null) =>
    place === null
      ? []
      : [
          markHit(
            `crown:${electionKey(election)}:${of.process}`,
            { kind: 'process', process: of.process },
            around(place.x, place.y, LEAST, LEAST),
            t(of.written ? 'score.ask.crown' : 'score.ask.ghost', {
              name: of.host,
              component: election.component,
            }),
            crownQuestion(election, of),
          ),
        ];
  const all = [...election.left, ...election.right];
  const stacked = election.left.length > 1;
  return [
    ...election.left.flatMap((candidate, index) => {
      const seat = row.leaders[index];
      const { expanded } = row;
      return seat === undefined
        ? []
        : crown(candidate, ghostCrown(candidate, seat, { stacked, expanded }));
    }),
    ...all
      .filter(({ written }) => written)
      .flatMap((candidate) => crown(candidate, ticketCrown(election, row, layout.compact, t))),
  ];
}

/** The crosses at a wall: what was sent and died there. */
export function lostHits(rail: Rail | undefined, name: string, t: Translate): readonly Hit[] {
  if (rail === undefined || rail.link.cut?.mode !== 'lost') return [];
  const { link, process } = rail;
  if (link.waitingRequests + link.waitingAnswers === 0) return [];
  // Requests die on the sender's side of the wall, answers on the other.
  const toward = Math.sign(rail.to - rail.from) * (link.waitingRequests > 0 ? 1 : -1);
  const target: StageTarget = process.startsWith('kubelet/')
    ? { kind: 'node', name: process.slice('kubelet/'.length) }
    : { kind: 'process', process };
  return [
    markHit(
      `lost:${rail.key}`,
      target,
      around(rail.wallX - toward * 25, rail.y, LEAST, LEAST),
      t('score.ask.lost', { name }),
      { kind: 'lost', process },
    ),
  ];
}

/** On a phone the one state of what is shown answers: the verdict or the tag of a node, or who leads. */
export function shownMark(
  node: NodeScene | null,
  election: ElectionScene | null,
  t: Translate,
): Hit | null {
  const box: Box = { x: 0, y: 0, width: 0, height: 0 };
  if (node !== null) {
    if (!node.unknown) return null;
    const target: StageTarget = { kind: 'node', name: node.name };
    const asked = { name: node.short, taint: 'NoExecute' };
    return node.noExecute && node.evicts > 0
      ? markHit('state', target, box, t('score.ask.taint', asked), {
          kind: 'taint',
          node: node.name,
          effect: 'NoExecute',
        })
      : markHit('state', target, box, t('score.ask.unknown', asked), {
          kind: 'verdict',
          node: node.name,
        });
  }
  const leader = election?.left.find(({ believes }) => believes);
  if (election === null || leader === undefined) return null;
  const given = { name: leader.host, component: election.component };
  return markHit(
    'state',
    { kind: 'process', process: leader.process },
    box,
    t(leader.written ? 'score.ask.crown' : 'score.ask.ghost', given),
    crownQuestion(election, leader),
  );
}
