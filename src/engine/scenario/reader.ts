/**
 * Reads unknown data field by field and gathers every problem on the way, each with its path, what
 * was found and what is allowed. A field that is missing gets its default; an unknown one is a
 * problem, since it is usually a misspelt one.
 */
import { say, type Phrase } from '../base/phrase.ts';
import { problemAt, type Problem } from '../base/result.ts';

type Plain = Readonly<Record<string, unknown>>;

/** One object of a document, being read. */
export interface Fields {
  readonly path: string;
  readonly values: Plain;
  readonly problems: Problem[];
  /** Fields that were asked for; `refuseOthers` complains about the rest. */
  readonly known: Set<string>;
}

export interface Range {
  readonly min: number;
  readonly max: number;
}

const SHOWN = 60;

/** A value as a person would recognise it. */
export function show(value: unknown): string | Phrase {
  if (value === undefined) return say`nothing`;
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}

export function complain(
  problems: Problem[],
  path: string,
  found: unknown,
  allowed: Phrase,
  code: string,
): void {
  problems.push(problemAt(path === '' ? 'document' : path, show(found), allowed, code));
}

const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function fieldsOf(value: unknown, path: string, problems: Problem[]): Fields {
  if (isPlain(value)) return { path, values: value, problems, known: new Set() };
  complain(problems, path, value, say`an object with named fields`, 'type');
  return { path, values: {}, problems, known: new Set() };
}

export const pathTo = (fields: Fields, name: string): string =>
  fields.path === '' ? name : `${fields.path}.${name}`;

/** The raw value of a field, which is known from now on. What a prototype has is not in the document. */
export function readRaw(fields: Fields, name: string): unknown {
  fields.known.add(name);
  return Object.hasOwn(fields.values, name) ? fields.values[name] : undefined;
}

export const has = (fields: Fields, name: string): boolean => readRaw(fields, name) !== undefined;

export function reject(fields: Fields, name: string, allowed: Phrase, code: string): void {
  complain(fields.problems, pathTo(fields, name), readRaw(fields, name), allowed, code);
}

/** Says so if the field is not there at all. */
export function demand(fields: Fields, name: string, allowed: Phrase): void {
  if (!has(fields, name)) reject(fields, name, allowed, 'missing');
}

function readNumberThat(
  fields: Fields,
  name: string,
  fallback: number,
  { min, max }: Range,
  grain: { readonly perUnit: number; readonly words: (min: number, max: number) => Phrase },
): number {
  const value = readRaw(fields, name);
  if (value === undefined) return fallback;
  const isFine =
    typeof value === 'number' &&
    value >= min &&
    value <= max &&
    Math.round(value * grain.perUnit) / grain.perUnit === value;
  if (isFine) return value;
  reject(fields, name, grain.words(min, max), typeof value === 'number' ? 'range' : 'type');
  return fallback;
}

export const readWhole = (fields: Fields, name: string, range: Range, fallback: number): number =>
  readNumberThat(fields, name, fallback, range, {
    perUnit: 1,
    words: (min, max) => say`a whole number from ${min} to ${max}`,
  });

/** Rates and thresholds: parts per million are what the engine computes with. */
export const readRate = (fields: Fields, name: string, range: Range, fallback: number): number =>
  readNumberThat(fields, name, fallback, range, {
    perUnit: 1_000_000,
    words: (min, max) => say`a number, at most six decimals, from ${min} to ${max}`,
  });

export const readSeconds = (fields: Fields, name: string, range: Range, fallback: number): number =>
  readNumberThat(fields, name, fallback, range, {
    perUnit: 1_000_000,
    words: (min, max) => say`seconds, at most six decimals, from ${min} to ${max}`,
  });

export const readMillis = (fields: Fields, name: string, range: Range, fallback: number): number =>
  readNumberThat(fields, name, fallback, range, {
    perUnit: 1_000,
    words: (min, max) => say`milliseconds, at most three decimals, from ${min} to ${max}`,
  });

export function readBoolean(fields: Fields, name: string, fallback: boolean): boolean {
  const value = readRaw(fields, name);
  if (value === undefined || typeof value === 'boolean') return value ?? fallback;
  reject(fields, name, say`true or false`, 'type');
  return fallback;
}

/** What a text must be, in words and as a check. */
export interface TextRule {
  readonly accepts: (text: string) => boolean;
  readonly allowed: Phrase;
  readonly code: string;
}

export function readText(fields: Fields, name: string, rule: TextRule, fallback: string): string {
  const value = readRaw(fields, name);
  if (value === undefined) return fallback;
  if (typeof value === 'string' && rule.accepts(value)) return value;
  reject(fields, name, rule.allowed, typeof value === 'string' ? rule.code : 'type');
  return fallback;
}

export function readRequiredText(fields: Fields, name: string, rule: TextRule): string {
  demand(fields, name, rule.allowed);
  return readText(fields, name, rule, '');
}

export function readChoice<T extends string>(
  fields: Fields,
  name: string,
  choices: readonly T[],
  fallback: T,
): T {
  const value = readRaw(fields, name);
  if (value === undefined) return fallback;
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined)
    reject(fields, name, say`${choices.map((choice) => `"${choice}"`)}`, 'choice');
  return chosen ?? fallback;
}

/** An object of the document; one that is missing is empty. */
export function readObject(fields: Fields, name: string): Fields {
  return fieldsOf(readRaw(fields, name) ?? {}, pathTo(fields, name), fields.problems);
}

/** Each element of a list, by the given reader; a missing list is the fallback. */
export function readList<T>(
  fields: Fields,
  name: string,
  max: number,
  read: (value: unknown, path: string) => T,
  fallback: readonly T[],
): readonly T[] {
  const value = readRaw(fields, name);
  if (value === undefined) return fallback;
  if (!Array.isArray(value)) {
    reject(fields, name, say`a list`, 'type');
    return fallback;
  }
  const path = pathTo(fields, name);
  if (value.length > max) {
    const found = say`${value.length} entries`;
    fields.problems.push(problemAt(path, found, say`at most ${max}`, 'limit'));
    return fallback;
  }
  return value.map((each: unknown, index) => read(each, `${path}[${index}]`));
}

/** To be called last: fields that nobody asked for, in order of their names. */
export function refuseOthers(fields: Fields): void {
  const known = [...fields.known].join(', ');
  // The order of the document's keys is given up by sorting, so this is the same on every machine.
  for (const name of Reflect.ownKeys(fields.values).map(String).sort())
    if (!fields.known.has(name))
      reject(fields, name, say`no such field here; there are ${known}`, 'unknownField');
}
