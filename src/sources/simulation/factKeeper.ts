/** Keeps the facts of a run for the page: all of a kind that stays worth knowing, routine ones for five minutes. */
import { isNotable, type Fact, type FactKind } from '../../engine/index.ts';

const MANY = 30_000;
/** Every fact is looked at a few times in all, not with each picture. */
const GROWN = 1.3;
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

/** Whether there are so many that it is worth a look, after `kept` were left by the last one. */
export const areMany = (facts: readonly Fact[], kept: number): boolean =>
  facts.length >= Math.max(MANY, kept * GROWN);

/**
 * A new array without what is old and routine. Called after all who listen have seen them, so that
 * each fact is seen once.
 */
export const dropRoutine = (facts: readonly Fact[], now: number): Fact[] =>
  facts.filter((fact) => fact.t >= now - ROUTINE_KEPT || !isRoutine(fact));
