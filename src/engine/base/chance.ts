/**
 * Where outcomes come from. The engine asks by entity and purpose for a wait, a phase, a latency,
 * an order or a choice; a seed draws it within the rule, a tape returns what was recorded, even
 * outside the rule's range. The world holds only the tape's id and one position per purpose.
 */
import { hash32, scale32 } from './prng.ts';

/**
 * When something is known to have come, for waits: the outcome leads from the moment of the draw to the
 * first of these instants within reach, so that small errors do not add up. With `values`, the
 * outcome is the value that belongs to that instant instead.
 */
export interface Timetable {
  /** Virtual instants, µs, ascending. */
  readonly instants: readonly number[];
  readonly values?: readonly number[];
  /** How far before and after the rule's range an instant may lie, µs. */
  readonly early: number;
  readonly late: number;
}

/** Recorded outcomes, by entity and then by stream: one after the other, or by the moment of the draw. */
export interface Tape {
  readonly id: string;
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
  readonly timetables?: ReadonlyMap<string, ReadonlyMap<string, Timetable>>;
}

export interface Chance {
  readonly seed: number;
  readonly tape: Tape | null;
}

/** Every stream of draws; the place in this list is the purpose's number, so only append. */
export const STREAMS = [
  'kubelet.wait',
  'kubelet.status',
  'kubelet.statusDelay',
  'kubelet.backoff',
  'kubelet.phase',
  'kubelet.choice',
  'kubelet.restart',
  'kubelet.took',
  'elector.wait',
  'elector.choice',
  'elector.phase',
  'elector.took',
  'nlc.wait',
  'nlc.order',
  'nlc.phase',
  'nlc.length',
  'nlc.choice',
  'nlc.took',
  'tec.wait',
  'tec.order',
  'tec.phase',
  'tec.length',
  'tec.choice',
  'tec.took',
  'process.sync',
  'process.restart',
  'process.identity',
  'process.latency',
  'process.took',
  'process.start',
  'lease.latency',
  'lease.took',
  'elector.order',
  'elector.length',
  'elector.sync',
  'elector.status',
  'elector.statusDelay',
  'elector.backoff',
  'elector.restart',
  'elector.latency',
  'kubelet.order',
  'kubelet.length',
  'kubelet.sync',
  'kubelet.latency',
  'nlc.sync',
  'nlc.status',
  'nlc.statusDelay',
  'nlc.backoff',
  'nlc.restart',
  'nlc.latency',
  'tec.sync',
  'tec.status',
  'tec.statusDelay',
  'tec.backoff',
  'tec.restart',
  'tec.latency',
  'process.loss',
  'identity.wait',
  'cle.order',
  'candidate.sync',
  'work.wait',
  'process.probe',
  'kubelet.early',
  'kubelet.register',
  'kubelet.ready',
  'kubelet.leaseStart',
  'kubelet.runtime',
  'kubelet.podTick',
  'pod.ready',
  'pod.confirm',
  'nlc.pass',
  'nlc.tick',
  'nlc.rank',
  'scheduler.choice',
  'scheduler.length',
  'process.choice',
  'process.spacing',
  'node.took',
  'pod.took',
  'process.dial',
  'process.repeat',
  'kubelet.podStart',
  'identity.phase',
  'identity.choice',
  'cle.phase',
  'candidate.phase',
  'node.annotated',
  'elector.tick',
  'candidate.backoff',
  'candidate.took',
  'cle.tick',
  'candidate.latency',
  'process.firstPacket',
  'process.unasked',
] as const;

export type Stream = (typeof STREAMS)[number];

const places: ReadonlyMap<string, number> = new Map(
  STREAMS.map((stream, place) => [stream, place]),
);

/** Number of a stream; -1 for a name that is none. */
export const streamNumber = (stream: string): number => places.get(stream) ?? -1;

/**
 * The outcome at position `counter` of one entity's stream: a whole number in [from, to) unless taped.
 * `at` is the moment of the draw, or the moment that the outcome is counted from.
 */
export function outcome(
  chance: Chance,
  entity: { readonly name: string; readonly hash: number },
  stream: number,
  counter: number,
  range: { readonly from: number; readonly to: number; readonly at?: number },
): number {
  if (chance.tape !== null) {
    const taped = tapedOutcome(chance.tape, entity.name, STREAMS[stream] ?? '', counter, range);
    if (taped !== undefined) return taped;
  }
  return scale32(hash32(chance.seed, entity.hash, stream, counter), range.from, range.to);
}

function tapedOutcome(
  tape: Tape,
  entity: string,
  stream: string,
  counter: number,
  { from, to, at }: { readonly from: number; readonly to: number; readonly at?: number },
): number | undefined {
  const taped = tape.outcomes.get(entity)?.get(stream)?.[counter];
  if (taped !== undefined || at === undefined) return taped;
  const timetable = tape.timetables?.get(entity)?.get(stream);
  if (timetable === undefined) return undefined;
  const { instants, values, early, late } = timetable;
  const earliest = values === undefined ? at + from - early : at - early;
  const latest = values === undefined ? at + to + late : at + late;
  const place = firstFrom(instants, earliest);
  const instant = instants[place];
  if (instant === undefined || instant > latest) return undefined;
  return values === undefined ? instant - at : values[place];
}

/** Place of the first instant at or after `earliest`. */
function firstFrom(instants: readonly number[], earliest: number): number {
  let low = 0;
  let high = instants.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((instants[middle] ?? 0) < earliest) low = middle + 1;
    else high = middle;
  }
  return low;
}
