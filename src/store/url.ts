/**
 * A run as a link: scenario, journal, instant, view and language in the fragment of the address,
 * `#v1.` and compressed JSON. Reading one never throws: a link comes from anywhere, and a damaged
 * one gets named problems while what runs goes on.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import {
  fail,
  ok,
  parseJournal,
  parseScenario,
  printScenario,
  type JournalEntry,
  type Result,
  type Scenario,
} from '../engine/index.ts';
import type { Language } from '../i18n/translate.ts';
import type { Lens, Selection } from './store.ts';

export interface RunView {
  readonly selection: Selection | null;
  readonly lens: Lens;
  readonly speed: number;
}

/** What a link says. */
export interface RunLink {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
  /** Virtual µs. */
  readonly at: number;
  readonly view: RunView;
  readonly language: Language | null;
}

const PREFIX = 'v1.';
/** Longer addresses are cut off by some chats and mail programs. */
export const LONGEST_LINK = 8_000;
/** What one link may unpack to, so that a short one cannot fill the memory. */
const LONGEST_TEXT = 4_000_000;

/** The fragment of a run's link, without the `#`. */
export function linkFragment(link: RunLink): string {
  const text = JSON.stringify({
    s: printScenario(link.scenario),
    j: link.journal.map(({ t, command }) => [t, command]),
    t: link.at,
    v: link.view,
    ...(link.language === null ? {} : { l: link.language }),
  });
  return PREFIX + toBase64Url(deflateSync(strToU8(text), { level: 9 }));
}

const problem = (path: string, found: string, allowed: string, code: string): Result<never> =>
  fail([{ path, found, allowed, code }]);

/** What the fragment of an address says, or all that is wrong with it. */
export function parseLink(fragment: string): Result<RunLink> {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(PREFIX)) {
    return problem('link', text.slice(0, 12), `a fragment that begins with ${PREFIX}`, 'version');
  }
  const unpacked = unpack(text.slice(PREFIX.length));
  if (unpacked === null) {
    return problem(
      'link',
      `${text.length} characters`,
      'a whole link, to its last character',
      'damaged',
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(unpacked);
  } catch {
    return problem('link', unpacked.slice(0, 40), 'JSON', 'damaged');
  }
  return readLink(value);
}

function readLink(value: unknown): Result<RunLink> {
  if (!isRecord(value)) return problem('link', typeof value, 'an object', 'type');
  const scenario = parseScenario(value['s']);
  if (!scenario.ok) return scenario;
  const journal = parseJournal(entriesOf(value['j']), scenario.value);
  if (!journal.ok) return journal;
  const at = value['t'] ?? 0;
  if (!isInstant(at))
    return problem('t', JSON.stringify(at) ?? 'nothing', 'whole microseconds from 0', 'type');
  const language = value['l'];
  return ok({
    scenario: scenario.value,
    journal: journal.value,
    at,
    view: readView(value['v']),
    language: language === 'en' || language === 'ko' ? language : null,
  });
}

/** In a link an entry is `[instant, command]`; what is none stays as it is, for the reader to name. */
const entriesOf = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map((entry: unknown): unknown =>
        Array.isArray(entry) ? { t: entry[0] as unknown, command: entry[1] as unknown } : entry,
      )
    : value;

/** A view that is wrong in any part is simply the view one starts with. */
function readView(value: unknown): RunView {
  const view = isRecord(value) ? value : {};
  const { lens, speed } = { lens: view['lens'], speed: view['speed'] };
  return {
    selection: readSelection(view['selection']),
    lens: lens === 1 || lens === 2 || lens === 3 ? lens : 0,
    speed: typeof speed === 'number' && speed >= 0.1 && speed <= 1000 ? speed : 1,
  };
}

function readSelection(value: unknown): Selection | null {
  if (!isRecord(value)) return null;
  const { kind, name, namespace, process } = {
    kind: value['kind'],
    name: value['name'],
    namespace: value['namespace'],
    process: value['process'],
  };
  if (kind === 'apiServer') return { kind };
  if (kind === 'node' && typeof name === 'string') return { kind, name };
  if (kind === 'process' && typeof process === 'string') return { kind, process };
  if (kind === 'election' && typeof name === 'string' && typeof namespace === 'string') {
    return { kind, namespace, name };
  }
  return null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isInstant = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

function unpack(text: string): string | null {
  const bytes = fromBase64Url(text);
  if (bytes === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  try {
    const inflate = new Inflate((chunk, last) => {
      size += chunk.length;
      if (size > LONGEST_TEXT) throw new RangeError('too long');
      chunks.push(chunk);
      whole = last;
    });
    inflate.push(bytes, true);
  } catch {
    return null;
  }
  return whole ? strFromU8(joined(chunks, size)) : null;
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
