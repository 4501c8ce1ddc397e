/** What of the picture is not the run. Any part of it that makes no sense is as one starts with it. */
import type { InspectorTab, Selection, Stretch, TimeWindow } from '../store.ts';
import { fieldOf, isRecord } from './problem.ts';
import { FIRST_VIEW, type RunView } from './runLink.ts';

const TABS: readonly InspectorTab[] = ['yaml', 'events', 'object', 'standing', 'cost'];

/** What of the run bounds its view: how many branches it has, and how far it reaches, µs. */
interface Bounds {
  readonly branches: number;
  readonly reach: number;
}

export function parseView(value: unknown, { branches, reach }: Bounds): RunView {
  const view = isRecord(value) ? value : {};
  const lens = fieldOf(view, 'lens');
  const speed = fieldOf(view, 'speed');
  const [tab, span] = [fieldOf(view, 'tab'), fieldOf(view, 'span')];
  return {
    selection: parseSelection(fieldOf(view, 'selection')),
    lens: lens === 1 || lens === 2 || lens === 3 ? lens : FIRST_VIEW.lens,
    speed: typeof speed === 'number' && isSpeed(speed) ? speed : FIRST_VIEW.speed,
    backward: fieldOf(view, 'backward') === true,
    loop: parseLoop(fieldOf(view, 'loop'), reach),
    compared: parseCompared(fieldOf(view, 'compared'), branches),
    inspectorShown: fieldOf(view, 'inspectorShown') !== false,
    tab: TABS.find((each) => each === tab) ?? FIRST_VIEW.tab,
    window: parseWindow(fieldOf(view, 'window')),
    span: typeof span === 'number' && span > 0 ? span : FIRST_VIEW.span,
    allLanes: fieldOf(view, 'allLanes') === true,
    presenting: fieldOf(view, 'presenting') === true,
  };
}

const isSpeed = (speed: number): boolean => speed >= 0.1 && speed <= 1000;

function parseWindow(value: unknown): TimeWindow | null {
  if (!isRecord(value)) return null;
  const [from, to] = [fieldOf(value, 'from'), fieldOf(value, 'to')];
  return typeof from === 'number' && typeof to === 'number' && to > from ? { from, to } : null;
}

/** Two numbers, or null. */
function parsePair(value: unknown): readonly [number, number] | null {
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [one, other] = value.map((each: unknown) => each);
  return typeof one === 'number' && typeof other === 'number' ? [one, other] : null;
}

function parseLoop(value: unknown, reach: number): Stretch | null {
  const pair = parsePair(value);
  if (pair === null) return null;
  const [from, to] = pair;
  return Number.isSafeInteger(from) &&
    Number.isSafeInteger(to) &&
    from >= 0 &&
    to > from &&
    to <= reach
    ? pair
    : null;
}

/** Two branches or more, each of the run and each once. */
function parseCompared(value: unknown, branches: number): readonly number[] | null {
  if (!Array.isArray(value) || value.length < 2) return null;
  const places: number[] = [];
  for (const each of value as readonly unknown[]) {
    if (typeof each !== 'number' || !Number.isInteger(each)) return null;
    if (each < 0 || each >= branches || places.includes(each)) return null;
    places.push(each);
  }
  return places;
}

function parseSelection(value: unknown): Selection | null {
  if (!isRecord(value)) return null;
  const [kind, name] = [fieldOf(value, 'kind'), fieldOf(value, 'name')];
  const [namespace, process] = [fieldOf(value, 'namespace'), fieldOf(value, 'process')];
  if (kind === 'apiServer') return { kind };
  if (kind === 'node' && typeof name === 'string') return { kind, name };
  if (kind === 'process' && typeof process === 'string') return { kind, process };
  if (kind === 'election' && typeof name === 'string' && typeof namespace === 'string')
    return { kind, namespace, name };
  return null;
}
