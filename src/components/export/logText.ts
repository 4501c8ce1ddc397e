/**
 * The log as text: JSON lines as the headless runner prints them, or CSV with a column for each
 * field. Both are made in parts with a rest between them, so that a long log never stops the page.
 */
import { inSeconds, type Fact } from '../../engine/index.ts';

/** Facts between two rests. */
const PART = 2_000;

/** Gives the browser its turn. */
const rest = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

async function inParts(
  facts: readonly Fact[],
  textOf: (fact: Fact) => string,
): Promise<readonly string[]> {
  const parts: string[] = [];
  for (let at = 0; at < facts.length; at += PART) {
    parts.push(
      facts
        .slice(at, at + PART)
        .map(textOf)
        .join(''),
    );
    if (at + PART < facts.length) await rest();
  }
  return parts;
}

export const jsonLines = (facts: readonly Fact[]): Promise<readonly string[]> =>
  inParts(facts, (fact) => `${JSON.stringify(fact)}\n`);

/** What every fact has, in this order; `seconds` is `t` for people. */
const HEAD = ['seq', 't', 'seconds', 'cause', 'kind'] as const;
const HEAD_FIELDS: ReadonlySet<string> = new Set(HEAD);

/** The first line names the columns: those of every fact, then the others by the alphabet. */
export async function csv(facts: readonly Fact[]): Promise<readonly string[]> {
  const names = new Set<string>();
  for (const fact of facts)
    for (const name of Object.keys(fact)) if (!HEAD_FIELDS.has(name)) names.add(name);
  const others = [...names].sort();
  const rows = await inParts(facts, (fact) => {
    const fields = new Map<string, unknown>(Object.entries(fact));
    const head = [fact.seq, fact.t, inSeconds(fact.t).toFixed(6), fact.cause, fact.kind];
    return row([...head, ...others.map((name) => fields.get(name))]);
  });
  return [row([...HEAD, ...others]), ...rows];
}

/** RFC 4180: fields with commas, quotes or line ends in quotes, lines that end in CR LF. */
const row = (cells: readonly unknown[]): string => `${cells.map(cell).join(',')}\r\n`;

function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? guarded(value) : JSON.stringify(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would take such a text for a formula. */
const guarded = (text: string): string => (/^[=+@\t\r-]/.test(text) ? `'${text}` : text);
