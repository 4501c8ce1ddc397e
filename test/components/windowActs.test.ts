/** What the timeline shows lies within the run, whatever was asked for. */
import { describe, expect, it } from 'vitest';
import { panBy, shownWindow, zoomIn, zoomOut } from '../../src/components/timeline/windowActs.ts';
import { createAppStore, type AppState } from '../../src/store/store.ts';
import { calmFrame } from '../support/fakeFrame.ts';
import { createFakeSource } from '../support/fakeSource.ts';

/** A link may hold any two numbers. */
const STRANGE: readonly Partial<AppState>[] = [
  { timeWindow: { from: -1e300, to: 1e300 } },
  { timeWindow: { from: 1e15, to: 1e15 + 1 } },
  { timeWindow: { from: 7e6, to: 7e6 + 1e-9 } },
  { timeWindow: { from: -5e9, to: -4e9 } },
  { timeSpan: 1e300 },
  { timeSpan: 1e-9 },
];

const labWith = (state: Partial<AppState>) => {
  const store = createAppStore(createFakeSource(calmFrame()), { language: 'en', theme: 'dark' });
  store.setState(state);
  return store;
};

const edge = calmFrame().place.edge;

describe('the window of the timeline', () => {
  it.each(STRANGE)('of a link that asks for %j is a part of the run that can be drawn', (state) => {
    const store = labWith(state);
    for (const act of [() => undefined, () => zoomIn(store), () => zoomOut(store)]) {
      act();
      const { from, to } = shownWindow(store);
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(edge + Math.max(edge, 120_000_000));
      expect(to - from).toBeGreaterThanOrEqual(19_999);
    }
  });

  it('that lies within the run is shown as it was chosen', () => {
    const window = { from: 1_234_567.25, to: 3_456_789.5 };
    const store = labWith({ timeWindow: window });
    expect(shownWindow(store)).toBe(window);
    panBy(store, 1_000);
    expect(shownWindow(store)).toEqual({ from: 1_235_567.25, to: 3_457_789.5 });
  });
});
