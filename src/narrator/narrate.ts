/**
 * The narrator: of all that stands and all that happened, the one or two sentences that matter now.
 * It takes in only facts that are new to it; its state is plain data and changes nowhere else.
 */
import type { Fact } from '../engine/index.ts';
import { line, type NarratorLine } from './line.ts';
import { LONGEST_NEWS, newsOf, type News } from './news.ts';
import { situationOf } from './situation.ts';
import type { NarratorView } from './view.ts';

export interface NarratorState {
  run: number;
  /** seq of the last fact taken in. */
  lastSeq: number;
  /** The user has done something in this run. */
  acted: boolean;
  readonly news: News[];
}

export interface Narration {
  readonly line: NarratorLine;
  /** Two leaders in belief: said once, at once. */
  readonly alert: NarratorLine | null;
}

/** News that wait for their turn; older ones have lost their moment. */
const MOST_NEWS = 12;

export const createNarrator = (run: number): NarratorState => ({
  run,
  lastSeq: -1,
  acted: false,
  news: [],
});

/** Takes in the facts that are new, in order, and says what matters now. */
export function narrate(
  state: NarratorState,
  facts: readonly Fact[],
  view: NarratorView,
): Narration {
  for (let index = firstNew(facts, state.lastSeq); index < facts.length; index += 1) {
    const fact = facts[index];
    if (fact === undefined || fact.t > view.now) break;
    state.lastSeq = fact.seq;
    if (fact.kind === 'command' && fact.by === 'user') state.acted = true;
    // After a jump far into a run most of what is new here is old.
    if (fact.t + LONGEST_NEWS < view.now) continue;
    const news = newsOf(facts, index, view);
    if (news !== null && news.until >= view.now) state.news.push(news);
  }
  settle(state, view.now);
  const situation = situationOf(view, state.acted);
  const news = weightiest(state.news);
  const said = news !== null && news.priority >= situation.priority ? news.line : situation.line;
  const isSplit = situation.line.key === 'narrator.say.split';
  return { line: said, alert: isSplit ? situation.line : null };
}

function firstNew(facts: readonly Fact[], seq: number): number {
  let index = facts.length;
  while (index > 0 && (facts[index - 1]?.seq ?? -1) > seq) index -= 1;
  return index;
}

function settle(state: NarratorState, now: number): void {
  const standing = state.news.filter((news) => news.until >= now).slice(-MOST_NEWS);
  state.news.splice(0, state.news.length, ...standing);
}

/** Of equals the newest. */
function weightiest(news: readonly News[]): News | null {
  let best: News | null = null;
  for (const each of news) if (best === null || each.priority >= best.priority) best = each;
  return best;
}

/**
 * What runs out for the node a line is about: the controller's patience, then its Pods' time. A
 * running number; it stands beside the line and is never announced by itself.
 */
export function countdownOf(said: NarratorLine, view: NarratorView): NarratorLine | null {
  const node = view.nodes.find((each) => each.name === said.node);
  if (node === undefined) return null;
  const { silence, grace, ordinary } = node.observer;
  if (node.ready === 'Unknown') {
    if (node.evictsAt === null) return null;
    const length = Math.max(node.evictsAt - view.now, 0);
    return line('narrator.countdown.evicts', { count: node.evicts, length });
  }
  if (silence === null || silence <= ordinary || silence >= grace) return null;
  return line('narrator.countdown.unknown', { length: grace - silence });
}
