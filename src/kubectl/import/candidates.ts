/**
 * Who competes for a lock: a Lease names its holder alone, so the standbys are made up, named as
 * they would be where the holder is. The same holder always gets the same standbys.
 */
import { isName } from './names.ts';

/** 7.1: identity is `<host>_<uuid>`; some programs use their Pod's name alone. */
const WITH_UUID = /^(.+)_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Host or Pod of a holder, as a name that Kubernetes accepts; null if nothing is left of it. */
export function hostOf(holder: string): string | null {
  const host = WITH_UUID.exec(holder)?.[1] ?? holder;
  const name = host
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .replace(/[-.]*\.[-.]*/g, '.')
    .slice(0, 200)
    .replace(/[-.]+$/, '');
  return isName(name) ? name : null;
}

/** The letters of names that Kubernetes makes up: no vowels, so no words. */
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
const POD_SUFFIX = /^(.*-)([bcdfghjklmnpqrstvwxz2456789]{5})$/;

/** FNV-1a: the same text gives the same suffix. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}

function madeUpSuffix(text: string): string {
  let suffix = '';
  for (let hash = hashOf(text), at = 0; at < 5; at++) {
    suffix += LETTERS[hash % LETTERS.length] ?? 'b';
    hash = Math.trunc(hash / LETTERS.length);
  }
  return suffix;
}

/** `cp-1.example.com` → `cp-`, 1, `.example.com`; a host without number counts as the first of its name. */
function numbered(
  host: string,
): { readonly stem: string; readonly number: number; readonly domain: string } | null {
  const dot = host.indexOf('.');
  const label = dot < 0 ? host : host.slice(0, dot);
  const match = /^(.*?)(\d{1,9})$/.exec(label);
  if (match === null) return null;
  return { stem: match[1] ?? '', number: Number(match[2]), domain: dot < 0 ? '' : host.slice(dot) };
}

/** Numbers to try beside a host's own: up from the first for `cp-2`, the next ones for `ip-10-0-0-17`. */
function* numbersBeside(own: number): Generator<number> {
  if (own <= 3) for (let number = own === 0 ? 0 : 1; number <= 3; number++) yield number;
  for (let number = own + 1; ; number++) yield number;
}

function* standbys(host: string, known: readonly string[]): Generator<string> {
  const pod = POD_SUFFIX.exec(host);
  if (pod !== null) {
    for (let round = 1; ; round++) yield `${pod[1] ?? ''}${madeUpSuffix(`${host}/${round}`)}`;
  }
  const own = numbered(host);
  if (own === null) {
    for (let number = 2; ; number++) yield host.replace(/^[^.]+/, `$&-${number}`);
  }
  const isKin = (other: string): boolean => {
    const parts = numbered(other);
    return parts?.stem === own.stem && parts.domain === own.domain;
  };
  yield* known.filter(isKin);
  for (const number of numbersBeside(own.number)) yield `${own.stem}${number}${own.domain}`;
}

/** The holder's host and two standbys; `known` are hosts that lead elsewhere, which stand by here too. */
export function candidatesFor(host: string, known: readonly string[]): string[] {
  const candidates = new Set([host]);
  for (const standby of standbys(host, known)) {
    if (candidates.size >= 3) break;
    if (isName(standby)) candidates.add(standby);
  }
  return [...candidates].sort();
}
