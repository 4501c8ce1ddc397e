/**
 * A sentence before it has a language: a key of the message catalogue and what is put into it, by
 * id. The page turns ids into the short names it shows everywhere.
 */
import type { MessageKey } from '../i18n/translate.ts';

export type NarratorKey = Extract<
  MessageKey,
  `narrator.${'say' | 'news' | 'countdown' | 'notable'}.${string}`
>;

export interface NarratorLine {
  readonly key: NarratorKey;
  /** Name of a node. */
  readonly node: string;
  /** Ids of processes. */
  readonly process: string;
  readonly other: string;
  /** Name of a Lease or a Pod. */
  readonly lease: string;
  readonly count: number;
  /** A length of time, µs. */
  readonly length: number;
}

const NOTHING: Omit<NarratorLine, 'key'> = {
  node: '',
  process: '',
  other: '',
  lease: '',
  count: 0,
  length: 0,
};

/** A line; what is not given is empty. */
export const line = (
  key: NarratorKey,
  params: Partial<Omit<NarratorLine, 'key'>> = {},
): NarratorLine => ({ ...NOTHING, ...params, key });

/** Whether two lines say the same. */
export const isSameLine = (a: NarratorLine, b: NarratorLine): boolean =>
  a.key === b.key &&
  a.node === b.node &&
  a.process === b.process &&
  a.other === b.other &&
  a.lease === b.lease &&
  a.count === b.count &&
  a.length === b.length;
