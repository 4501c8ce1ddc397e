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
import { S } from '../support/fakeFrame.ts';

describe('the window', () => {
  it('is the whole run until it is 60 s long, then its last 60 s; the right edge is now', () => {
    const early = timeScale(16 * S, 176, 884);
    expect([early.from, early.to]).toEqual([0, 16 * S]);
    const late = timeScale(200 * S, 176, 884);
    expect([late.from, late.to]).toEqual([140 * S, 200 * S]);
    expect(xOf(late, 200 * S)).toBe(884);
    expect(xOf(late, 100 * S)).toBe(176);
  });

  it('labels whole seconds of its ruler and never before the run began', () => {
    const labels = ticksOf(timeScale(16.4 * S, 176, 884)).flatMap((tick) => tick.label ?? []);
    expect(labels).toEqual(['0:00', '0:05', '0:10', '0:15']);
    const first = ticksOf(timeScale(2 * S, 176, 884))[0];
    expect(first?.t).toBe(0);
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
