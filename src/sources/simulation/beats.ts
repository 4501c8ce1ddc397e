/**
 * Beats of a story: notable facts that tell one thing between them. A verdict and its taints, or a
 * record and who leads by it, come within a second of each other from one cause or about one subject:
 * only the first of them opens a beat, and a step by notable facts stops there, both ways.
 */
import { isNotable, type Fact, type History, type Instant } from '../../engine/index.ts';

/** Facts of one beat follow each other within this, µs. */
const CLOSE = 1_000_000;
/** What is known is looked through by pieces of this length, µs. */
const PIECE = 30_000_000;

/** What a fact is about, as far as one word says it. */
function subjectOf(fact: Fact): string | null {
  if ('node' in fact) return fact.node;
  if ('subject' in fact) return fact.subject;
  return 'namespace' in fact && 'name' in fact ? `${fact.namespace}/${fact.name}` : null;
}

/**
 * Tells of each fact, given in order, whether it opens a beat. It must have been given all facts of
 * the second before. A command is a beat with what it does at its own instant: what follows is another.
 */
export function createBeats(): (fact: Fact) => boolean {
  const known = new Map<number, Fact>();
  const touched = new Map<number | string, Instant>();
  let actedAt: Instant | null = null;

  const rootsOf = (fact: Fact): (number | string)[] => {
    const subject = subjectOf(fact);
    const roots: (number | string)[] = subject === null ? [] : [subject];
    let each: Fact | undefined = fact;
    while (each !== undefined && each.kind !== 'command' && fact.t - each.t < CLOSE) {
      roots.push(each.seq);
      each = each.cause === null ? undefined : known.get(each.cause);
    }
    return roots;
  };

  return (fact) => {
    known.set(fact.seq, fact);
    if (!isNotable(fact)) return false;
    if (fact.kind === 'command') actedAt = fact.t;
    if (fact.t === actedAt) return fact.kind === 'command';
    const roots = rootsOf(fact);
    const opens = !roots.some((root) => fact.t - (touched.get(root) ?? -Infinity) < CLOSE);
    for (const root of roots) touched.set(root, fact.t);
    return opens;
  };
}

/**
 * The instant of the next beat after the playhead, if nobody acts; null if none comes within `span`
 * or as many facts. The run is left where it is, and its edge too: to look is not to have been there.
 */
export function nextBeat(history: History, span: number, most: number): Instant | null {
  const { now, applied, current } = history;
  const pending = current.journal[applied];
  if (pending !== undefined && pending.t <= now) return now;
  const opens = createBeats();
  const isNext = (fact: Fact): boolean => opens(fact) && fact.t > now;
  const limit = (now + span) as Instant;
  let left = most;
  for (let from = Math.max(now - CLOSE, 0); from <= Math.min(current.edge, limit) && left > 0;) {
    const to = Math.min(from + PIECE, current.edge, limit);
    const facts = history.recall(current.id, from as Instant, to as Instant);
    const found = facts.find(isNext);
    if (found !== undefined) return found.t;
    left -= facts.length;
    from = to + 1;
  }
  const run = history.edgeRun();
  for (run.forgetFacts(); left > 0 && run.runNext(limit); run.forgetFacts()) {
    const found = run.facts().find(isNext);
    if (found !== undefined) return found.t;
    left--;
  }
  return null;
}

/** The instant of the last beat before the playhead; null if none lies at most `span` back. */
export function lastBeat(history: History, span: number): Instant | null {
  const { now, current } = history;
  for (let end: number = now; end > 0 && now - end < span;) {
    const from = Math.max(end - PIECE, 0);
    const opens = createBeats();
    const begin = Math.max(from - CLOSE, 0);
    const beats = history.recall(current.id, begin as Instant, end as Instant).filter(opens);
    const found = beats.findLast(({ t }) => t >= from && t < now);
    if (found !== undefined) return found.t;
    end = from;
  }
  return null;
}
