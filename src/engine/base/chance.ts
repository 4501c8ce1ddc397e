/**
 * Where outcomes come from. The engine asks by entity and purpose for a wait, a phase, a latency,
 * an order or a choice; a seed draws it within the rule, a tape returns what was recorded, even
 * outside the rule's range. The world holds only the tape's id and one position per purpose.
 */
import { hash32, scale32 } from './prng.ts';

/** Recorded outcomes: `entity` then `actor.purpose` then the outcomes in order. */
export interface Tape {
  readonly id: string;
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, readonly number[]>>;
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
  'identity.wait',
  'cle.order',
  'candidate.sync',
  'work.wait',
  'process.probe',
] as const;

export type Stream = (typeof STREAMS)[number];

const places: ReadonlyMap<string, number> = new Map(
  STREAMS.map((stream, place) => [stream, place]),
);

/** Number of a stream; -1 for a name that is none. */
export const streamNumber = (stream: string): number => places.get(stream) ?? -1;

/** The outcome at position `counter` of one entity's stream: a whole number in [from, to) unless taped. */
export function outcome(
  chance: Chance,
  entity: { readonly name: string; readonly hash: number },
  stream: number,
  counter: number,
  range: { readonly from: number; readonly to: number },
): number {
  if (chance.tape !== null) {
    const taped = chance.tape.outcomes.get(entity.name)?.get(STREAMS[stream] ?? '')?.[counter];
    if (taped !== undefined) return taped;
  }
  return scale32(hash32(chance.seed, entity.hash, stream, counter), range.from, range.to);
}
