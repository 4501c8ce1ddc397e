/**
 * A tape while it is being written: outcomes one after the other where their order is sure, and
 * timetables where only the instants are. Times are counted from the beginning of the span.
 */
import { between, type Instant, type Tape, type Timetable } from '../../engine/index.ts';
import type { Span } from '../span.ts';

export interface TapeDraft {
  readonly outcomes: Map<string, Map<string, number[]>>;
  readonly timetables: Map<string, Map<string, Timetable>>;
}

export const createTapeDraft = (): TapeDraft => ({ outcomes: new Map(), timetables: new Map() });

/** How far from the rule's range a recorded instant may lie, µs. */
export interface Reach {
  readonly early: number;
  readonly late: number;
}

const REACH: Reach = { early: 200_000, late: 200_000 };

function inner<T>(maps: Map<string, Map<string, T>>, entity: string): Map<string, T> {
  const known = maps.get(entity);
  if (known !== undefined) return known;
  const made = new Map<string, T>();
  maps.set(entity, made);
  return made;
}

/** The next outcome of an entity's stream. */
export function writeOutcome(draft: TapeDraft, entity: string, stream: string, to: number): void {
  const streams = inner(draft.outcomes, entity);
  const outcomes = streams.get(stream);
  if (outcomes === undefined) streams.set(stream, [Math.round(to)]);
  else outcomes.push(Math.round(to));
}

/** All instants at which what an entity waits for in that stream came. */
export function writeInstants(
  draft: TapeDraft,
  entity: string,
  stream: string,
  instants: readonly number[],
  reach: Reach = REACH,
): void {
  if (instants.length === 0) return;
  const sorted = instants.map(Math.round).sort((one, other) => one - other);
  inner(draft.timetables, entity).set(stream, { instants: sorted, ...reach });
}

/** All values of an entity's stream with the instants they belong to; `reach` to either side. */
export function writeValues(
  draft: TapeDraft,
  entity: string,
  stream: string,
  values: readonly { readonly t: number; readonly value: number }[],
  reach: number,
): void {
  if (values.length === 0) return;
  const sorted = [...values].sort((one, other) => one.t - other.t);
  inner(draft.timetables, entity).set(stream, {
    instants: sorted.map(({ t }) => Math.round(t)),
    values: sorted.map(({ value }) => value),
    early: reach,
    late: reach,
  });
}

export const finishTape = (draft: TapeDraft, id: string): Tape => ({ id, ...draft });

/** An instant of the recording on the run's clock. */
export const inRun = (span: Span, t: Instant): number => between(span.from, t);
