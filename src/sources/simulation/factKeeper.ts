/** Keeps the facts of a run for the page: all of a kind that stays worth knowing, routine ones for five minutes. */
import { isNotable, type Fact, type FactKind } from '../../engine/index.ts';

const MANY = 30_000;
const ROUTINE_KEPT = 300_000_000;

/** Facts that nobody looks for after a while. */
const ROUTINE: ReadonlySet<FactKind> = new Set<FactKind>([
  'requestSent',
  'answered',
  'answerReceived',
  'watchDelivered',
  'recordObserved',
  'renewalObserved',
  'passStarted',
  'passEnded',
  'leaseWritten',
  'etcdWritten',
  'requestRefused',
  'requestTimedOut',
  'renewalFailed',
  'transmissionLost',
  'messageHeld',
  'connectionOpened',
]);

const isRoutine = (fact: Fact): boolean =>
  ROUTINE.has(fact.kind) &&
  !isNotable(fact) &&
  !(fact.kind === 'leaseWritten' && fact.holderChanged);

/**
 * Once there are many, a new array without what is old and routine; else the same one. Called after
 * all who listen have seen them, so that each fact is seen once.
 */
export function dropRoutine(facts: Fact[], now: number): Fact[] {
  if (facts.length < MANY) return facts;
  const kept = facts.filter((fact) => fact.t >= now - ROUTINE_KEPT || !isRoutine(fact));
  // Amortised: dropped only if that frees a good part.
  return kept.length < MANY * 0.75 ? kept : facts;
}
