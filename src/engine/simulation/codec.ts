/**
 * The world as text and back: decode(encode(world)) equals the world. Maps become arrays of pairs in
 * their order, typed columns arrays of numbers with the name of their type.
 */
import { fail, ok, type Problem, type Result } from '../base/result.ts';
import { isColumn } from '../kernel/rareColumns.ts';
import { INVARIANTS, type WorldState } from './world.ts';

const FORMAT = 'lease-lab/world';
const VERSION = 1;

function toPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isColumn(value)) return { $: value.constructor.name, of: [...value] };
  if (Array.isArray(value)) return value.map(toPlain);
  if (value instanceof Map)
    return {
      $: 'Map',
      of: [...value].map((pair: [unknown, unknown]) => [pair[0], toPlain(pair[1])]),
    };
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toPlain(each)]));
}

const COLUMNS = new Map<string, (of: readonly number[]) => unknown>([
  ['Float64Array', (of) => Float64Array.from(of)],
  ['Uint8Array', (of) => Uint8Array.from(of)],
  ['Uint16Array', (of) => Uint16Array.from(of)],
  ['Uint32Array', (of) => Uint32Array.from(of)],
  ['Int32Array', (of) => Int32Array.from(of)],
]);

function fromPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(fromPlain);
  if ('$' in value && 'of' in value && Array.isArray(value.of)) {
    if (value.$ === 'Map') {
      return new Map(
        value.of.map((pair: unknown) =>
          Array.isArray(pair) ? [pair[0], fromPlain(pair[1])] : [undefined, undefined],
        ),
      );
    }
    return COLUMNS.get(String(value.$))?.(value.of.map(Number));
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromPlain(each)]));
}

export const encodeWorld = (world: WorldState): string =>
  JSON.stringify({ format: FORMAT, version: VERSION, world: toPlain(world) });

/** The world that was encoded; anything else gets a named problem. */
export function decodeWorld(text: string): Result<WorldState> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return fail([
      problem('', error instanceof Error ? error.message : 'no JSON', 'JSON of an encoded world'),
    ]);
  }
  if (
    typeof parsed !== 'object' ||
    parsed === null ||
    !('format' in parsed) ||
    parsed.format !== FORMAT
  ) {
    return fail([problem('format', 'something else', FORMAT)]);
  }
  if (!('version' in parsed) || parsed.version !== VERSION)
    return fail([problem('version', String(Reflect.get(parsed, 'version')), String(VERSION))]);
  const world: unknown = 'world' in parsed ? fromPlain(parsed.world) : undefined;
  return isWorld(world)
    ? ok(world)
    : fail([problem('world', 'incomplete', 'every part of a world')]);
}

const problem = (path: string, found: string, allowed: string): Problem => ({
  path,
  found,
  allowed,
  code: 'world',
});

function isWorld(value: unknown): value is WorldState {
  if (typeof value !== 'object' || value === null) return false;
  const hasMaps = [
    'taintsByHand',
    'leases',
    'candidates',
    'pods',
    'resources',
    'processes',
    'links',
    'connections',
    'messages',
    'timers',
    'invariants',
  ].every((key) => Reflect.get(value, key) instanceof Map);
  const invariants: unknown = Reflect.get(value, 'invariants');
  return (
    hasMaps &&
    invariants instanceof Map &&
    INVARIANTS.every((name) => invariants.has(name)) &&
    typeof Reflect.get(value, 'now') === 'number'
  );
}
