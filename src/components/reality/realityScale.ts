/** Seconds along the ruler of a comparison: an immutable scale, its ticks, and how a range is zoomed. */
import { ticks } from 'd3-array';

export interface RealityScale {
  /** Seconds at the left and right edge. */
  readonly from: number;
  readonly to: number;
  /** Width in CSS pixels of a 16 px root. */
  readonly width: number;
}

export type Range = readonly [from: number, to: number];

/** The closest look: a tenth of a second over the whole width would show the machine's noise only. */
const SHORTEST = 0.5;

export const xOf = ({ from, to, width }: RealityScale, seconds: number): number =>
  ((seconds - from) / (to - from)) * width;

export const secondsAt = ({ from, to, width }: RealityScale, x: number): number =>
  from + (Math.min(Math.max(x, 0), width) / width) * (to - from);

export interface RulerTick {
  readonly seconds: number;
  readonly label: string | null;
}

/** Steps that divide minutes well, seconds. */
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600];

export function rulerTicks(scale: RealityScale): readonly RulerTick[] {
  const room = scale.width < 400 ? 58 : 90;
  const fitting = STEPS.find((step) => (step / (scale.to - scale.from)) * scale.width >= room);
  const step = fitting ?? 1200;
  const small = step / (step % 3 === 0 ? 3 : 5);
  const count = Math.round((scale.to - scale.from) / small);
  // d3 finds round places; ours must be multiples of the small step, which minutes are.
  const places =
    count < 2 ? ticks(scale.from, scale.to, 5) : multiples(scale.from, scale.to, small);
  return places.map((seconds) => {
    const times = seconds / step;
    const isLabelled = Math.abs(times - Math.round(times)) < 1e-6;
    return { seconds, label: isLabelled ? tickLabel(seconds, step) : null };
  });
}

function multiples(from: number, to: number, step: number): readonly number[] {
  const places: number[] = [];
  for (let index = Math.ceil(from / step - 1e-9); index * step <= to + 1e-9; index++)
    places.push(index * step);
  return places;
}

function tickLabel(seconds: number, step: number): string {
  const minutes = Math.floor(seconds / 60 + 1e-9);
  const rest = Math.max(0, seconds - minutes * 60);
  const text =
    step < 1 ? rest.toFixed(1).padStart(4, '0') : String(Math.round(rest)).padStart(2, '0');
  return `${minutes}:${text}`;
}

/** A range held within the whole, and not too short. */
export function heldRange([from, to]: Range, length: number): Range {
  const span = Math.min(Math.max(to - from, SHORTEST), length);
  const start = Math.min(Math.max(from, 0), length - span);
  return [start, start + span];
}

/** The range made `factor` times as long around a place that stays where it is. */
export function zoomed([from, to]: Range, factor: number, around: number, length: number): Range {
  const middle = Math.min(Math.max(around, from), to);
  return heldRange([middle - (middle - from) * factor, middle + (to - middle) * factor], length);
}
