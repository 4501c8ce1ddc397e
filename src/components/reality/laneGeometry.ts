/**
 * Where things stand in the row of one subject: the recording's bar and marks above, the engine's
 * mirrored below, and between them the hairlines that join a pair. Pure numbers, in CSS pixels.
 */
import type { ComparedPair, Subject } from '../../recordings/compare/comparison.ts';
import { happeningOf, objectOf } from '../../recordings/compare/words.ts';
import { xOf, type RealityScale } from './realityScale.ts';

export interface SideGeometry {
  readonly bar: readonly [top: number, height: number];
  /** Middle of the strip of marks. */
  readonly marks: number;
  /** Top of the strip of leaders, and from one to the next. */
  readonly leading: readonly [top: number, step: number];
}

export interface RowGeometry {
  readonly height: number;
  readonly recorded: SideGeometry;
  readonly simulated: SideGeometry;
  /** Baseline of the differences. */
  readonly words: number;
}

export const LEADERS_SHOWN = 3;

const NODE_ROW: RowGeometry = {
  height: 74,
  recorded: { bar: [6, 10], marks: 24, leading: [18, 0] },
  simulated: { bar: [58, 10], marks: 50, leading: [50, 0] },
  words: 41,
};
const LOCK_ROW: RowGeometry = {
  height: 86,
  recorded: { bar: [6, 14], marks: 13, leading: [22, 4] },
  simulated: { bar: [66, 14], marks: 73, leading: [61, -4] },
  words: 47,
};

export const geometryOf = (subject: Pick<Subject, 'kind'>): RowGeometry =>
  subject.kind === 'lock' ? LOCK_ROW : NODE_ROW;

/** Below this the two are drawn as alike. */
export const VISIBLE_SECONDS = 0.05;

export interface Hairline {
  readonly pair: ComparedPair;
  /** A side that does not have the transition is null. */
  readonly recordedX: number | null;
  readonly simulatedX: number | null;
  readonly recordedY: number;
  readonly simulatedY: number;
  /** Where its difference is written; null where there is no room. */
  readonly wordsX: number | null;
}

/** Width that a difference takes, with some air. */
const WORDS_WIDTH = 40;

/** Hairlines of a row, oldest first; a difference is written where the one before leaves room. */
export function hairlinesOf(subject: Subject, scale: RealityScale): readonly Hairline[] {
  const geometry = geometryOf(subject);
  let taken = -Infinity;
  return subject.pairs.flatMap((pair): Hairline[] => {
    if (!isDrawn(pair)) return [];
    const recordedX = placeOf(scale, pair.recordedSeconds);
    const simulatedX = placeOf(scale, pair.simulatedSeconds);
    if (!isInView(scale, recordedX, simulatedX)) return [];
    const isNotable =
      pair.differenceSeconds === null || Math.abs(pair.differenceSeconds) > VISIBLE_SECONDS;
    if (!isNotable) return [];
    const middle = ((recordedX ?? simulatedX ?? 0) + (simulatedX ?? recordedX ?? 0)) / 2;
    const inside = Math.min(Math.max(middle, WORDS_WIDTH / 2), scale.width - WORDS_WIDTH / 2);
    const hasRoom = inside - WORDS_WIDTH / 2 >= taken;
    if (hasRoom) taken = inside + WORDS_WIDTH / 2;
    const [recordedY, simulatedY] = endsOf(subject, pair, geometry);
    return [
      { pair, recordedX, simulatedX, recordedY, simulatedY, wordsX: hasRoom ? inside : null },
    ];
  });
}

const placeOf = (scale: RealityScale, seconds: number | null): number | null =>
  seconds === null ? null : xOf(scale, seconds);

function isInView(scale: RealityScale, one: number | null, other: number | null): boolean {
  const inside = (x: number | null): boolean => x !== null && x >= -4 && x <= scale.width + 4;
  return inside(one) || inside(other);
}

/** What an elector saw or how its work ended stands in the table only. */
export function isDrawn({ object }: ComparedPair): boolean {
  const { kind } = objectOf(object);
  return kind !== 'seen' && kind !== 'work';
}

function endsOf(
  subject: Subject,
  pair: ComparedPair,
  { recorded, simulated }: RowGeometry,
): readonly [number, number] {
  const { kind } = objectOf(pair.object);
  const isBar =
    (kind === 'node' && happeningOf(pair.what).kind === 'ready') || subject.kind === 'lock';
  if (isBar) return [recorded.bar[0] + recorded.bar[1], simulated.bar[0]];
  return [recorded.marks + 5, simulated.marks - 5];
}

/** Where each row begins, and how long they all are. */
export function stackRows(subjects: readonly Subject[]): {
  readonly tops: readonly number[];
  readonly height: number;
} {
  let height = 0;
  const tops = subjects.map((subject) => {
    const top = height;
    height += geometryOf(subject).height;
    return top;
  });
  return { tops, height };
}

/** Stretches during which two or more lead at once. */
export function overlapsOf(
  leading: Subject['recorded']['leading'],
  end: number,
): readonly (readonly [number, number])[] {
  const edges = leading
    .flatMap(({ from, to }) => [
      { at: from, step: 1 },
      { at: to ?? end, step: -1 },
    ])
    .sort((one, other) => one.at - other.at || one.step - other.step);
  const overlaps: (readonly [number, number])[] = [];
  let count = 0;
  let since = 0;
  for (const { at, step } of edges) {
    if (count === 1 && step === 1) since = at;
    if (count === 2 && step === -1 && at > since) overlaps.push([since, at]);
    count += step;
  }
  return overlaps;
}
