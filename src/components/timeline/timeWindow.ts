/**
 * Which part of the run the timeline shows, as pure functions: following the playhead, zooming about
 * an instant, panning, and where that ends.
 */
import { WINDOW, type Stretch } from './timeScale.ts';

/**
 * Before this much has passed, the scale does not stretch the little there is over the whole width.
 * A window that nobody zoomed shows lanes, so it is never as short as space-time.
 */
const SHORTEST_RUN = 12_000_000;
/** While following, so much of the window lies left of the playhead; the rest is the future. */
const PAST_SHARE = 0.75;
const SHORTEST = 20_000;
/** A window shorter than this is drawn as world lines and messages. */
export const SPACE_TIME = 8_000_000;
/** The future is looked at as far as this share of what is known, and this far at least. */
const BEYOND = 1 / 3;

/** What there is to be shown: the playhead, and the furthest instant that is known. */
export interface Extent {
  readonly now: number;
  readonly edge: number;
}

/** How far right a window may reach. */
export const lastInstant = ({ edge }: Extent): number => edge + Math.max(edge * BEYOND, WINDOW);

/** The window while the playhead is followed. `span`: as wide as the user zoomed it, or null. */
export function followWindow({ now, edge }: Extent, span: number | null): Stretch {
  const past = Math.min(Math.max(edge, SHORTEST_RUN), WINDOW);
  const wide = span ?? past / PAST_SHARE;
  // Nothing is before a run's beginning.
  const from = Math.max(0, now - wide * PAST_SHARE);
  return { from, to: from + wide };
}

/** Keeps a window within the run: first its width, then its place. One that lies there stays as it is. */
export function keptWindow(window: Stretch, extent: Extent): Stretch {
  const { from, to } = window;
  const last = lastInstant(extent);
  if (from >= 0 && to <= last && to - from >= SHORTEST) return window;
  const wide = keptSpan(to - from, extent);
  const start = Math.min(Math.max((from + to - wide) / 2, 0), last - wide);
  return { from: start, to: start + wide };
}

export const keptSpan = (span: number, extent: Extent): number =>
  Math.min(Math.max(span, SHORTEST), lastInstant(extent));

/** Zoomed by a factor (below 1 is in) while an instant stays where it stands. */
export function zoomedWindow(
  { from, to }: Stretch,
  about: number,
  factor: number,
  extent: Extent,
): Stretch {
  const wide = keptSpan((to - from) * factor, extent);
  const start = about - (wide * (about - from)) / (to - from);
  return keptWindow({ from: start, to: start + wide }, extent);
}

export const pannedWindow = ({ from, to }: Stretch, by: number, extent: Extent): Stretch =>
  keptWindow({ from: from + by, to: to + by }, extent);
