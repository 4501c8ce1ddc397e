/**
 * Reads unknown data field by field and gathers every problem on the way, each with its path, what
 * was found and what is allowed. A field that is missing gets its default; an unknown one is a
 * problem, since it is usually a misspelt one.
 */
import type { Problem } from '../base/result.ts';

export interface Range {
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly whole?: true;
}

export const show = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

export class ProblemList {
  readonly problems: Problem[] = [];

  add(path: string, found: unknown, allowed: string, code: string): void {
    this.problems.push({ path, found: show(found), allowed, code });
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One object of the document. */
export class Fields {
  readonly path: string;
  readonly problems: ProblemList;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #known = new Set<string>();

  constructor(value: unknown, path: string, problems: ProblemList) {
    this.path = path;
    this.problems = problems;
    if (value !== undefined && !isRecord(value)) problems.add(path, value, 'an object', 'type');
    this.#values = isRecord(value) ? value : {};
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }

  /** The raw value of a field; marks it as known. */
  value(name: string): unknown {
    this.#known.add(name);
    return this.#values[name];
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined;
  }

  number(name: string, range: Range, fallback: number): number {
    const value = this.value(name);
    if (value === undefined) return fallback;
    const isFine =
      typeof value === 'number' && value >= range.min && value <= range.max && (range.whole !== true || Number.isInteger(value));
    if (isFine) return value;
    const kind = range.whole === true ? 'a whole number' : 'a number';
    this.problems.add(this.at(name), value, `${kind} from ${range.min} to ${range.max}`, 'range');
    return fallback;
  }

  boolean(name: string, fallback: boolean): boolean {
    const value = this.value(name);
    if (value === undefined || typeof value === 'boolean') return value ?? fallback;
    this.problems.add(this.at(name), value, 'true or false', 'type');
    return fallback;
  }

  /** A text that the check accepts; `allowed` says what that is. */
  text(name: string, check: (text: string) => boolean, allowed: string, fallback: string): string {
    const value = this.value(name);
    if (value === undefined) return fallback;
    if (typeof value === 'string' && check(value)) return value;
    this.problems.add(this.at(name), value, allowed, 'text');
    return fallback;
  }

  oneOf<T extends string>(name: string, choices: readonly T[], fallback: T): T {
    const value = this.value(name);
    if (value === undefined) return fallback;
    const chosen = choices.find((choice) => choice === value);
    if (chosen === undefined) this.problems.add(this.at(name), value, choices.map((choice) => `"${choice}"`).join(' or '), 'choice');
    return chosen ?? fallback;
  }

  object(name: string): Fields {
    return new Fields(this.value(name), this.at(name), this.problems);
  }

  /** Each element of a list, by the given reader; a missing list is the fallback. */
  list<T>(name: string, read: (value: unknown, path: string) => T, fallback: readonly T[]): readonly T[] {
    const value = this.value(name);
    if (value === undefined) return fallback;
    if (!Array.isArray(value)) {
      this.problems.add(this.at(name), value, 'a list', 'type');
      return fallback;
    }
    return value.map((each: unknown, index) => read(each, `${this.at(name)}[${index}]`));
  }

  /** To be called last: fields that nobody asked for. */
  refuseOthers(): void {
    for (const name of Object.keys(this.#values)) {
      if (!this.#known.has(name)) this.problems.add(this.at(name), this.#values[name], `no such field; known: ${[...this.#known].join(', ')}`, 'unknown');
    }
  }
}

/** OM-V6: a DNS-1123 subdomain. */
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
export const isSubdomain = (text: string): boolean => text.length <= 253 && SUBDOMAIN.test(text);
export const SUBDOMAIN_ALLOWED = 'a DNS-1123 subdomain: lower-case letters, digits, - and ., at most 253 characters (OM-V6)';

/** A DNS-1123 label, as namespaces are. */
export const isLabel = (text: string): boolean => text.length <= 63 && isSubdomain(text) && !text.includes('.');
export const LABEL_ALLOWED = 'a DNS-1123 label: lower-case letters, digits and -, at most 63 characters (OM-V6)';
