/** What can be wrong with a link or file as a whole; the fields of it are named by their own readers. */
import {
  fail,
  problemAt,
  say,
  type Phrase,
  type Problem,
  type Result,
} from '../../engine/index.ts';

/** The page has a sentence for each of these. */
export const FAULTS = [
  /** The end is missing. */
  'cutShort',
  /** It is whole, and not what was written. */
  'altered',
  /** Made by a later Lease Lab. */
  'newerVersion',
  /** Too long, or it unpacks to too much. */
  'tooLarge',
  /** It would keep the page busy for too long. */
  'tooLong',
  /** It is something else altogether. */
  'unknownFormat',
] as const;
export type Fault = (typeof FAULTS)[number];

export const isFault = (code: string): code is Fault => FAULTS.some((fault) => fault === code);

const SHOWN = 60;

/** A value as a person would recognise it. */
export function show(value: unknown): string | Phrase {
  if (value === undefined) return say`nothing`;
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

export const refuse = (
  code: string,
  path: string,
  found: string | Phrase,
  allowed: Phrase,
): Result<never> => fail([problemAt(path, found, allowed, code)]);

export const complain = (
  problems: Problem[],
  path: string,
  found: unknown,
  allowed: Phrase,
  code = 'type',
): void => {
  problems.push(problemAt(path, show(found), allowed, code));
};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the document itself says; what a prototype has is not in it. */
export const fieldOf = (record: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.hasOwn(record, name) ? record[name] : undefined;
