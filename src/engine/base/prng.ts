/**
 * Chance without a stream: a draw is a hash of (seed, entity, purpose, counter), so its state is one
 * counter, and one more draw somewhere changes nothing elsewhere. 32-bit integer mixing only, which
 * is exact in every engine of JavaScript.
 */

function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The part of a draw's hash that is the same for all draws of one entity. */
export const entityBits = (seed: number, entity: number): number =>
  mix(seed ^ Math.imul(entity, 0x9e3779b1));

/** The part that all draws of one purpose of an entity have in common, from the entity's bits. */
export const streamBits = (entity: number, purpose: number): number =>
  mix(entity ^ Math.imul(purpose + 1, 0x7feb352d));

/** 32 bits of chance, unsigned, from a stream's bits. */
export const drawBits = (stream: number, counter: number): number =>
  mix(stream ^ Math.imul(counter + 1, 0x846ca68b)) >>> 0;

/** 32 bits of chance, unsigned. */
export const hash32 = (seed: number, entity: number, purpose: number, counter: number): number =>
  drawBits(streamBits(entityBits(seed, entity), purpose), counter);

/**
 * A whole number in [from, to) from 32 bits of chance. Twenty-one bits are used, so the product
 * stays below 2^53 for spans up to 2^32.
 */
export function scale32(bits: number, from: number, to: number): number {
  return from + Math.floor(((to - from) * (bits >>> 11)) / 0x200000);
}

/** A 32-bit number for a name, by FNV-1a over code units: entities are hashed by name, not by place. */
export function hashName(name: string): number {
  let h = 0x811c9dc5;
  for (let index = 0; index < name.length; index++)
    h = Math.imul(h ^ name.charCodeAt(index), 0x01000193);
  return h >>> 0;
}
