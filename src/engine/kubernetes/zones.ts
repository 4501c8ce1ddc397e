/**
 * Zones of the node lifecycle controller (NL-17 to NL-22): each has a state, a queue of nodes that
 * wait for their NoExecute taint and a token bucket. What is decided at the end of a pass is decided
 * here, on counts alone. Left out: the label that excludes a node from the count.
 */
import type { Monotonic } from '../base/time.ts';
import { createTokenBucket, swapRate, type TokenBucket } from './tokenBucket.ts';

/** `Unseen`: no node of the zone has been counted or registered. */
export type ZoneState = 'Unseen' | 'Initial' | 'Normal' | 'PartialDisruption' | 'FullDisruption';

export interface Zone {
  /** Region and zone labels as one key; '' for nodes without (NL-17). */
  readonly name: string;
  state: ZoneState;
  bucket: TokenBucket;
  /** Nodes that wait for their taint, in the order of their turn; the value is when they were put in. */
  readonly queue: Map<number, Monotonic>;
  /** What the last pass counted (NL-18), and what the one under way has counted so far. */
  ready: number;
  notReady: number;
  readySoFar: number;
  notReadySoFar: number;
}

export interface ZoneRates {
  readonly evictionRatePerMillion: number;
  readonly secondaryEvictionRatePerMillion: number;
  readonly largeClusterSizeThreshold: number;
  readonly unhealthyZoneThresholdPerMille: number;
}

export const createZone = (name: string): Zone => ({
  name,
  state: 'Unseen',
  bucket: createTokenBucket(0, 0 as Monotonic),
  queue: new Map(),
  ready: 0,
  notReady: 0,
  readySoFar: 0,
  notReadySoFar: 0,
});

/** NL-1: the first node of a zone brings its queue and a full bucket at the normal rate. */
export function openZone(zone: Zone, rates: ZoneRates, now: Monotonic): void {
  if (zone.state !== 'Unseen') return;
  zone.state = 'Initial';
  zone.bucket = createTokenBucket(rates.evictionRatePerMillion, now);
  zone.queue.clear();
}

/** The pass has seen all nodes: its counts hold. */
export function closeCounts(zones: readonly Zone[]): void {
  for (const zone of zones) {
    zone.ready = zone.readySoFar;
    zone.notReady = zone.notReadySoFar;
  }
}

const isCounted = (zone: Zone): boolean => zone.ready + zone.notReady > 0;

/** NL-18, with both tests as upstream writes them. */
export function stateByCount(
  ready: number,
  notReady: number,
  unhealthyZoneThresholdPerMille: number,
): 'Normal' | 'PartialDisruption' | 'FullDisruption' {
  if (ready === 0 && notReady > 0) return 'FullDisruption';
  const partial =
    notReady > 2 && notReady * 1_000 >= unhealthyZoneThresholdPerMille * (notReady + ready);
  return partial ? 'PartialDisruption' : 'Normal';
}

/** NL-19: nodes per 10^6 s. */
function rateIn(state: ZoneState, size: number, rates: ZoneRates): number {
  if (state !== 'PartialDisruption') return rates.evictionRatePerMillion;
  return size > rates.largeClusterSizeThreshold ? rates.secondaryEvictionRatePerMillion : 0;
}

export interface ZoneChange {
  readonly zone: Zone;
  readonly before: ZoneState;
}

export interface Disruption {
  /** The states that this pass's counts give, zone by zone; null for a zone without nodes. */
  readonly states: readonly (ZoneState | null)[];
  readonly turn: 'none' | 'zones' | 'entering' | 'leaving';
}

/** What the counts of a pass mean for the cluster as a whole (NL-20, NL-21). */
export function judgeZones(zones: readonly Zone[], rates: ZoneRates): Disruption {
  const states = zones.map((zone) =>
    isCounted(zone)
      ? stateByCount(zone.ready, zone.notReady, rates.unhealthyZoneThresholdPerMille)
      : null,
  );
  const all = states.every((state) => state === null || state === 'FullDisruption');
  const were = zones.every(
    (zone, place) => states[place] === null || zone.state === 'FullDisruption',
  );
  if (states.every((state) => state === null)) return { states, turn: 'none' };
  if (all && were) return { states, turn: 'none' };
  if (all) return { states, turn: 'entering' };
  return { states, turn: were ? 'leaving' : 'zones' };
}

/** NL-20: everything stops. */
export function stopAllZones(zones: readonly Zone[], now: Monotonic): readonly ZoneChange[] {
  const changes: ZoneChange[] = [];
  for (const zone of zones) {
    if (zone.state === 'Unseen') continue;
    swapRate(zone.bucket, 0, now);
    if (zone.state !== 'FullDisruption') changes.push({ zone, before: zone.state });
    zone.state = 'FullDisruption';
  }
  return changes;
}

/** NL-19, NL-21, NL-22: sets states and rates; on leaving NL-20 those of zones whose state stays as well. */
export function applyZoneStates(
  zones: readonly Zone[],
  { states, turn }: Disruption,
  rates: ZoneRates,
  now: Monotonic,
): readonly ZoneChange[] {
  const changes: ZoneChange[] = [];
  zones.forEach((zone, place) => {
    const state = states[place] ?? null;
    if (state === null) {
      zone.state = 'Unseen';
      return;
    }
    const before = zone.state;
    if (state === before && turn !== 'leaving') return;
    swapRate(zone.bucket, rateIn(state, zone.ready + zone.notReady, rates), now);
    zone.state = state;
    if (state !== before) changes.push({ zone, before });
  });
  return changes;
}

/** Whether NL-20 is in force. */
export function areAllDisrupted(zones: readonly Zone[]): boolean {
  const seen = zones.filter((zone) => zone.state !== 'Unseen');
  return seen.length > 0 && seen.every((zone) => zone.state === 'FullDisruption');
}
