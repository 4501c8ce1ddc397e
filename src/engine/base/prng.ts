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

/** 32 bits of chance, unsigned. */
export function hash32(seed: number, entity: number, purpose: number, counter: number): number {
  let h = mix(seed ^ Math.imul(entity, 0x9e3779b1));
  h = mix(h ^ Math.imul(purpose + 1, 0x7feb352d));
  return mix(h ^ Math.imul(counter + 1, 0x846ca68b)) >>> 0;
}

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
