/**
 * Where things lie on a lease ring (brief section 4): angle 0 is 12 o'clock, elapsed time grows
 * clockwise, all in degrees. The tracks lie from the outside in: observer, record, holder. Pure.
 */
import { arc } from 'd3-shape';

export interface RingMeasures {
  readonly R: number;
  /** Observer: solid band between these two radii. */
  readonly observerOuter: number;
  readonly observerInner: number;
  /** Record: hollow band between these two radii. */
  readonly recordOuter: number;
  readonly recordInner: number;
  /** Holder: beads on this radius. */
  readonly beads: number;
  readonly bead: number;
  readonly beadPitch: number;
  readonly beadHead: number;
  readonly stamp: number;
  readonly recordStroke: number;
  readonly handStroke: number;
}

/** Track widths stop growing at 1.55 times the drawing at R 44. */
const WIDEST_UNIT = 44 * 1.55;
/** A band thinner than this cannot carry a pattern. */
const THINNEST_BAND = 4.6;

export function ringMeasures(R: number): RingMeasures {
  const unit = Math.min(R, WIDEST_UNIT);
  const band = Math.max(0.15 * unit, THINNEST_BAND);
  const recordOuter = R - band - 0.082 * unit;
  const recordInner = recordOuter - 0.1 * unit;
  return {
    R,
    observerOuter: R,
    observerInner: R - band,
    recordOuter,
    recordInner,
    beads: recordInner - 0.123 * unit,
    bead: Math.max(0.032 * unit, 0.86),
    beadPitch: 0.116 * unit,
    beadHead: 0.07 * unit,
    stamp: 0.132 * unit,
    recordStroke: Math.max(0.024 * unit, 0.9),
    handStroke: Math.min(Math.max(0.041 * unit, 1.6), 2.34),
  };
}

/** Two decimals are finer than any screen. */
export const px = (value: number): string => String(Math.round(value * 100) / 100);

/** The point at an angle on a circle round 0, 0. */
export function polar(radius: number, degrees: number): readonly [x: number, y: number] {
  const radians = (degrees * Math.PI) / 180;
  return [radius * Math.sin(radians), -radius * Math.cos(radians)];
}

const at = (radius: number, degrees: number): string => {
  const [x, y] = polar(radius, degrees);
  return `${px(x)} ${px(y)}`;
};

/** Full circles need two arcs; this much short of one looks the same. */
const ALMOST_FULL = 359.9;

const band = arc<readonly [inner: number, outer: number, from: number, to: number]>()
  .innerRadius(([inner]) => inner)
  .outerRadius(([, outer]) => outer)
  .startAngle(([, , from]) => (from * Math.PI) / 180)
  .endAngle(([, , , to]) => (to * Math.PI) / 180)
  .digits(2);

/** A band from one angle clockwise to another, as a closed shape; empty if there is nothing left. */
export const bandPath = (outer: number, inner: number, from: number, to: number): string =>
  to - from <= 0.05 ? '' : (band([inner, outer, from, Math.min(to, from + 360)]) ?? '');

/** A line along a circle, clockwise; or counter-clockwise if `to` is before `from`. */
export function arcPath(radius: number, from: number, to: number): string {
  const sweep = Math.max(Math.min(to - from, ALMOST_FULL), -ALMOST_FULL);
  if (Math.abs(sweep) <= 0.05) return '';
  const large = Math.abs(sweep) > 180 ? 1 : 0;
  return `M${at(radius, from)}A${px(radius)} ${px(radius)} 0 ${large} ${sweep > 0 ? 1 : 0} ${at(radius, from + sweep)}`;
}

/** A line across a circle at an angle, as the four coordinates of a `line`. */
export function spoke(
  from: number,
  to: number,
  degrees: number,
): { readonly x1: string; readonly y1: string; readonly x2: string; readonly y2: string } {
  const [x1, y1] = polar(from, degrees);
  const [x2, y2] = polar(to, degrees);
  return { x1: px(x1), y1: px(y1), x2: px(x2), y2: px(y2) };
}

/** A line across a circle at an angle, as a path. */
export const spokePath = (from: number, to: number, degrees: number): string =>
  `M${at(from, degrees)}L${at(to, degrees)}`;

/**
 * The beads from the head to the end of the holder's time: a path that runs back from the end, to be
 * stroked with dots one pitch apart, so that the head swallows beads that stay where they are.
 */
export function beadPath(measures: RingMeasures, head: number, end: number): string {
  const clear = (((measures.beadHead + measures.bead + 0.6) / measures.beads) * 180) / Math.PI;
  return arcPath(measures.beads, end, Math.min(head + clear, end));
}

/** Angles closer than this show as the same picture: a quarter of a pixel on the rim. */
export const quantum = (R: number): number => 15 / R;

/** An angle rounded to what can be seen, so that unchanged pictures are not painted again. */
export const rounded = (degrees: number, R: number): number => {
  const step = quantum(R);
  return Math.round(degrees / step) * step;
};

/** Pods inside a node: two rows of three; more are said as a number. */
export const MOST_PODS = 6;

export function podPlaces(
  R: number,
  count: number,
): readonly { readonly x: number; readonly y: number; readonly size: number }[] {
  const unit = Math.min(R, WIDEST_UNIT);
  const size = 0.105 * unit;
  const step = 0.1455 * unit;
  const rows = count > 3 ? 2 : 1;
  return Array.from({ length: Math.min(count, MOST_PODS) }, (_, index) => ({
    x: -step * 1 - size / 2 + (index % 3) * step,
    y: (rows === 1 ? -size / 2 : -step / 2 - size / 2) + Math.floor(index / 3) * step,
    size,
  }));
}
