/**
 * Which facts are worth stopping at: what "next notable" jumps to and the timeline marks. A list of
 * kinds and a few exceptions, so that the engine, the session and the page cannot disagree.
 */
import type { Fact, FactKind } from './eventLog.ts';

const NOTABLE: ReadonlySet<FactKind> = new Set<FactKind>([
  'command',
  'nodeConditionChanged',
  'renewalFailed',
  'leaseConflict',
  'leaseDeleted',
  'taintAdded',
  'taintRemoved',
  'allZonesDisrupted',
  'allZonesDisruptedEnded',
  'podEvictionScheduled',
  'podDeleted',
  'podBound',
  'podUnschedulable',
  'startedLeading',
  'stoppedLeading',
  'lockReleased',
  'processExited',
  'etcdNoSpace',
  'etcdDefragmented',
]);

/** A controller that comes up counts its zones as normal; only what departs from that, or comes back to it, is told. */
const isDisrupted = (state: string): boolean =>
  state === 'PartialDisruption' || state === 'FullDisruption';

/**
 * Whether a fact is worth stopping at. Of a kubelet's failed tries only the first of a round is, of
 * a leader's refused writes the first; that all zones are down is told by the controller's own fact.
 */
export function isNotable(fact: Fact): boolean {
  if (fact.kind === 'renewalFailed') return fact.attempt <= 1;
  if (fact.kind === 'resourceWriteRefused') return fact.refusal <= 1;
  if (fact.kind === 'invariantBroken' || fact.kind === 'invariantHolds')
    return fact.invariant !== 'someZoneIsUp';
  if (fact.kind === 'zoneStateChanged') return isDisrupted(fact.state) || isDisrupted(fact.before);
  return NOTABLE.has(fact.kind);
}
