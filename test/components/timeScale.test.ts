/** Time along the timeline, and its texts. */
import { describe, expect, it } from 'vitest';
import {
  clockLabel,
  clockText,
  ticksOf,
  timeScale,
  wallText,
  xOf,
} from '../../src/components/timeline/timeScale.ts';
import {
  followWindow,
  pannedWindow,
  zoomedWindow,
} from '../../src/components/timeline/timeWindow.ts';
import { S } from '../support/fakeFrame.ts';

const EDGES = [176, 884] as const;
const following = (now: number, span: number | null = null, edge = now) =>
  timeScale(followWindow({ now, edge }, span), edge, ...EDGES);

describe('the window that follows', () => {
  it('shows the whole run until it is 60 s long, then its last 60 s, and a third as much of the future', () => {
    const early = following(30 * S);
    expect([early.from, early.to]).toEqual([0, 40 * S]);
    const late = following(200 * S);
    expect([late.from, late.to]).toEqual([140 * S, 220 * S]);
    expect(xOf(late, 200 * S)).toBe(176 + 708 * 0.75);
    expect(xOf(late, 100 * S)).toBe(176);
  });

  it('keeps its width when the playhead goes back, and never begins before the run', () => {
    const back = following(10 * S, null, 200 * S);
    expect([back.from, back.to]).toEqual([0, 80 * S]);
  });

  it('labels whole seconds of its ruler and never before the run began', () => {
    const labels = ticksOf(following(16.4 * S)).flatMap((tick) => tick.label ?? []);
    expect(labels).toEqual(['0:00', '0:05', '0:10', '0:15', '0:20']);
  });

  it('labels parts of a second once it is that short', () => {
    const scale = timeScale({ from: 166.75 * S, to: 167.45 * S }, 200 * S, 0, 1200);
    const labels = ticksOf(scale).flatMap((tick) => tick.label ?? []);
    expect(labels.slice(0, 3)).toEqual(['2:46.8', '2:46.9', '2:47.0']);
  });
});

describe('a window moved by hand', () => {
  const extent = { now: 100 * S, edge: 300 * S };

  it('keeps the instant under the pointer where it stands while it is zoomed', () => {
    const before = { from: 100 * S, to: 180 * S };
    const after = zoomedWindow(before, 120 * S, 0.5, extent);
    expect(after).toEqual({ from: 110 * S, to: 150 * S });
  });

  it('stays within the run and what may be foreseen of it', () => {
    expect(pannedWindow({ from: 10 * S, to: 90 * S }, -50 * S, extent)).toEqual({
      from: 0,
      to: 80 * S,
    });
    expect(pannedWindow({ from: 200 * S, to: 280 * S }, 900 * S, extent).to).toBe(400 * S);
    expect(zoomedWindow({ from: 0, to: 300 * S }, 0, 100, extent)).toEqual({
      from: 0,
      to: 400 * S,
    });
  });
});

describe('clocks', () => {
  it('never run ahead: a tenth shows once it is over', () => {
    expect(clockText(16_499_999)).toBe('0:16.4');
    expect(clockText(3_661_200_000)).toBe('1:01:01.2');
    expect(clockLabel(167 * S)).toBe('2:47');
  });

  it('tell the cluster time in UTC', () => {
    expect(wallText(Date.UTC(2026, 10, 22, 9, 12, 0), 16_400_000)).toBe('09:12:16.4');
  });
});
