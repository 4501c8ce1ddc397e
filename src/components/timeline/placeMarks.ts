/** Keeps what stands over the canvas where it belongs, and the canvas as large as what is seen. */
import type { TimelineLayout } from './timelineLayout.ts';
import { xOf, type TimeScale } from './timeScale.ts';

/** Pixels of a 16 px root, so that a larger root scales it. */
export const markTransform = (x: number): string => `translateX(${(x / 16).toFixed(3)}rem)`;

/** Moves what stands at an instant (`data-t`), and hides what is outside the window or under the header. */
export function placeMarks(
  over: HTMLElement,
  { scale, layout }: { readonly scale: TimeScale; readonly layout: TimelineLayout },
  scroll: number,
  zoom: number,
  now: number,
): void {
  const playhead = over.querySelector<HTMLElement>('[data-playhead]');
  if (playhead !== null && playhead.dataset['t'] !== String(now))
    playhead.dataset['t'] = String(now);
  const scrolled = `${scroll}px`;
  if (over.style.getPropertyValue('--timeline-scroll') !== scrolled)
    over.style.setProperty('--timeline-scroll', scrolled);
  for (const element of over.querySelectorAll<HTMLElement>('[data-t]')) {
    const t = Number(element.dataset['t']);
    const x = xOf(scale, t);
    element.style.transform = markTransform(x);
    const y = Number(element.dataset['y'] ?? Infinity);
    const isInside = 'stays' in element.dataset || (t >= scale.from && t <= scale.to);
    const isSeen = isInside && y > layout.lanesTop + scroll / zoom;
    element.style.visibility = isSeen ? '' : 'hidden';
    // Its tip opens to the side where there is room.
    const side = x < (scale.x0 + scale.x1) / 2 ? 'right' : 'left';
    if (element.dataset['opens'] !== side) element.dataset['opens'] = side;
  }
}

/** As many device pixels as are seen. */
export function fitCanvas(canvas: HTMLCanvasElement, seen: TimelineLayout, zoom: number): void {
  const density = (window.devicePixelRatio || 1) * zoom;
  const width = Math.round(seen.width * density);
  const height = Math.round(seen.height * density);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height === height) return;
  canvas.height = height;
  canvas.style.height = `${(seen.height * zoom).toFixed(1)}px`;
}

/** Labels of lanes fade as far as messages have taken their place, and those of nodes go along with them. */
export function placeLabels(
  over: HTMLElement,
  shifts: ReadonlyMap<number, number>,
  share: number,
): void {
  // Told to the labels alone: what it is told to has its style worked out anew.
  const labels = over.querySelector<HTMLElement>('[data-lanes]');
  if (labels === null) return;
  const said = share.toFixed(3);
  const isSame = labels.style.getPropertyValue('--space-share') === said;
  if (isSame && (share === 0 || share === 1)) return;
  labels.style.setProperty('--space-share', said);
  for (const label of labels.querySelectorAll<HTMLElement>('[data-lane]')) {
    const by = shifts.get(Number(label.dataset['lane'])) ?? 0;
    label.style.setProperty('--shift', `${(by / 16).toFixed(3)}rem`);
  }
}
