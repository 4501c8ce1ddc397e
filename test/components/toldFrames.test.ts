/** The frame that numbers are told from: one for all, so that one thing is never said in two numbers. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createAppStore } from '../../src/store/store.ts';
import { toldFramesOf } from '../../src/store/toldFrames.ts';
import { calmFrame, S } from '../support/fakeFrame.ts';
import { createFakeSource } from '../support/fakeSource.ts';

function setUp({ playing = true } = {}) {
  const source = createFakeSource(calmFrame(16 * S));
  const store = createAppStore(source, { language: 'en', theme: 'dark' });
  store.setState({ playing });
  const told = toldFramesOf(store);
  const heard: number[] = [];
  const leave = told.subscribe(() => heard.push((told.current()?.now ?? 0) / S));
  /** Real time passes, then the run is so far. */
  const play = (seconds: number, elapsedMs: number): void => {
    vi.advanceTimersByTime(elapsedMs);
    source.push(calmFrame(seconds * S));
  };
  return { source, store, told, heard, leave, play };
}

describe('what numbers are told from', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is one and the same for everyone who asks the store', () => {
    const { store, told } = setUp();
    expect(toldFramesOf(store)).toBe(told);
  });

  it('goes on about ten times a second, however fast time runs', () => {
    const { heard, play } = setUp();
    for (let frame = 1; frame <= 60; frame += 1) play(16 + frame / 6, 1000 / 60);
    expect(heard.length).toBeGreaterThanOrEqual(9);
    expect(heard.length).toBeLessThanOrEqual(13);
  });

  it('tells every tenth at the speed of the clock', () => {
    const { heard, play } = setUp();
    for (let frame = 1; frame <= 120; frame += 1) play(16 + frame / 60, 1000 / 60);
    const tenths = heard.map((seconds) => Math.floor(seconds * 10 + 1e-9));
    expect(tenths).toEqual(Array.from({ length: 20 }, (_, index) => 161 + index));
  });

  it('tells the last frame although none comes after it', () => {
    const { told, play } = setUp();
    play(16.01, 5);
    expect(told.current()?.now).toBe(16 * S);
    vi.advanceTimersByTime(150);
    expect(told.current()?.now).toBe(16.01 * S);
  });

  it('tells a pause and a jump at once', () => {
    const { told, play, store, source } = setUp();
    play(16.01, 5);
    store.setState({ playing: false });
    expect(told.current()?.now).toBe(16.01 * S);
    store.setState({ playing: true });
    const far = calmFrame(90 * S);
    source.push({ ...far, place: { ...far.place, jumps: far.place.jumps + 1 } });
    expect(told.current()?.now).toBe(90 * S);
  });

  it('lets go of the source when nobody listens any more', () => {
    const { source, leave } = setUp();
    expect(source.listeners()).toBe(1);
    leave();
    expect(source.listeners()).toBe(0);
  });
});
