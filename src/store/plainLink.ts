/**
 * Links that people can read and write: `#scenario=nodeCrash&at=62` opens a scenario that ships at
 * that second, `#reality=hazards&case=pause20&seed=7` a recording beside the engine. Reading one
 * never throws.
 */
import {
  fail,
  MAX_SECONDS,
  ok,
  seconds,
  type Problem,
  type Result,
  problemAt,
  say,
  type Phrase,
} from '../engine/index.ts';
import type { Language } from '../i18n/translate.ts';
import { RECORDINGS } from '../recordings/library.ts';
import { SCENARIOS, type ShippedId } from '../scenarios/index.ts';
import { REALITY_START, type RealityPlace } from './store.ts';

export type PlainLink =
  | {
      readonly kind: 'scenario';
      readonly id: ShippedId;
      /** Virtual µs. */
      readonly at: number;
      readonly language: Language | null;
    }
  | { readonly kind: 'reality'; readonly place: RealityPlace; readonly language: Language | null };

const MAX_SEED = 2 ** 32 - 1;

/** What the fragment of an address says, or all that is wrong with it. */
export function parsePlainLink(fragment: string): Result<PlainLink> {
  const fields = new URLSearchParams(fragment.replace(/^#/, ''));
  const problems: Problem[] = [];
  const language = readLanguage(fields.get('l'));
  const at = readNumber(fields, 'at', MAX_SECONDS, problems) ?? 0;
  if (fields.has('scenario')) {
    const name = fields.get('scenario');
    const shipped = SCENARIOS.find(({ id }) => id === name);
    if (shipped === undefined)
      report(problems, 'scenario', name, say`${SCENARIOS.map(({ id }) => id).join(', ')}`);
    if (shipped === undefined || problems.length > 0) return fail(problems);
    return ok({ kind: 'scenario', id: shipped.id, at: seconds(at), language });
  }
  const place = readPlace(fields, at, problems);
  return problems.length > 0 ? fail(problems) : ok({ kind: 'reality', place, language });
}

function readPlace(fields: URLSearchParams, at: number, problems: Problem[]): RealityPlace {
  const recording = fields.get('reality') || REALITY_START.recording;
  if (!RECORDINGS.some(({ name }) => name === recording))
    report(problems, 'reality', recording, say`${RECORDINGS.map(({ name }) => name).join(', ')}`);
  const seed = readNumber(fields, 'seed', MAX_SEED, problems);
  if (seed !== null && !Number.isInteger(seed))
    report(problems, 'seed', fields.get('seed'), say`a whole number from 0 to ${MAX_SEED}`);
  const from = readNumber(fields, 'from', MAX_SECONDS, problems);
  const to = readNumber(fields, 'to', MAX_SECONDS, problems);
  if (from !== null && to !== null && to <= from)
    report(problems, 'to', fields.get('to'), say`more than from`);
  return {
    recording,
    caseName: fields.get('case'),
    seed,
    at,
    range: from === null || to === null ? null : [from, to],
    shown: fields.get('shown') === 'table' ? 'table' : 'lanes',
  };
}

function readNumber(
  fields: URLSearchParams,
  key: string,
  most: number,
  problems: Problem[],
): number | null {
  const text = fields.get(key);
  if (text === null) return null;
  const value = /^\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= most) return value;
  report(problems, key, text, say`a number from 0 to ${most}`);
  return null;
}

const readLanguage = (text: string | null): Language | null =>
  text === 'en' || text === 'ko' ? text : null;

function report(problems: Problem[], path: string, found: string | null, allowed: Phrase): void {
  problems.push(problemAt(path, found ?? say`nothing`, allowed, 'link'));
}

/** The fragment that opens this place, without the `#`. */
export function realityFragment(place: RealityPlace, language: Language): string {
  const { recording, caseName, seed, at, range, shown } = place;
  const fields = new URLSearchParams({ reality: recording });
  if (caseName !== null) fields.set('case', caseName);
  if (seed !== null) fields.set('seed', String(seed));
  if (at > 0) fields.set('at', decimals(at));
  if (range !== null) {
    fields.set('from', decimals(range[0]));
    fields.set('to', decimals(range[1]));
  }
  if (shown === 'table') fields.set('shown', shown);
  fields.set('l', language);
  return fields.toString();
}

/** Milliseconds are enough for any picture. */
const decimals = (value: number): string => String(Math.round(value * 1000) / 1000);
