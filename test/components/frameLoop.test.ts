/** The one animation loop: it asks for frames only while something moves. */
import { describe, expect, it } from 'vitest';
import { createFrameLoop } from '../../src/components/canvas/frameLoop.ts';
import { togglePlay, togglePlayBack } from '../../src/components/controls/transport.ts';
import { createAppStore } from '../../src/store/store.ts';
import { calmFrame } from '../support/fakeFrame.ts';
import { factLog } from '../support/factLog.ts';
import { createFakeSource } from '../support/fakeSource.ts';

function setUp({ playing = true, still = false } = {}) {
  const source = createFakeSource(calmFrame());
  const store = createAppStore(source, { language: 'en', theme: 'dark' });
  store.setState({ playing });
  let callback: ((nowMs: number) => void) | null = null;
  let hidden = false;
  let changed: () => void = () => undefined;
  let nowMs = 0;
  const loop = createFrameLoop(store, {
    request: (next) => {
      callback = next;
      return 1;
    },
    cancel: () => {
      callback = null;
    },
    hidden: () => hidden,
    still: () => still,
    onChange: (listener) => {
      changed = listener;
      return () => undefined;
    },
  });
  return {
    source,
    store,
    loop,
    isWaiting: () => callback !== null,
    /** One animation frame, so many ms after the last. */
    animate(elapsed: number) {
      const run = callback;
      callback = null;
      nowMs += elapsed;
      run?.(nowMs);
    },
    hide(next: boolean) {
      hidden = next;
      changed();
    },
  };
}

describe('the frame loop', () => {
  it('asks for nothing before there is a painter', () => {
    expect(setUp().isWaiting()).toBe(false);
  });

  it('hands real time to the source while playing, with the speed', () => {
    const { loop, animate, source, store } = setUp();
    store.setState({ speed: 10 });
    loop.add({ paint: () => false });
    animate(0);
    animate(16);
    expect(source.ticks).toEqual([{ elapsedMs: 16, speed: 10 }]);
  });

  it('eases into what is notable if asked to: for 400 ms no faster than the clock', () => {
    const { loop, animate, source, store } = setUp();
    store.setState({ speed: 100, easeIn: true });
    loop.add({ paint: () => false });
    animate(0);
    animate(16);
    const notable = factLog([20, { kind: 'allZonesDisrupted', process: 'kcm/cp-1' }]);
    source.push({ ...calmFrame(), facts: notable });
    animate(16);
    source.push(calmFrame());
    animate(250);
    source.push(calmFrame());
    animate(150);
    expect(source.ticks.map(({ speed, easing }) => [speed, easing])).toEqual([
      [100, true],
      [1, true],
      [1, true],
      [100, true],
    ]);
  });

  it('keeps the time of frames during which the source has not answered', () => {
    const { loop, animate, source } = setUp();
    loop.add({ paint: () => false });
    animate(0);
    animate(16);
    animate(16);
    animate(16);
    expect(source.ticks).toHaveLength(1);
    source.push(calmFrame());
    animate(16);
    expect(source.ticks.map((tick) => tick.elapsedMs)).toEqual([16, 48]);
  });

  it('paints once and then asks for no frame while paused', () => {
    const { loop, animate, isWaiting, source } = setUp({ playing: false });
    let painted = 0;
    loop.add({
      paint: () => {
        painted += 1;
        return false;
      },
    });
    animate(16);
    expect(painted).toBe(1);
    expect(isWaiting()).toBe(false);
    expect(source.ticks).toEqual([]);
  });

  it('paints a frame that a step brings while paused', () => {
    const { loop, animate, isWaiting, source } = setUp({ playing: false });
    const seen: number[] = [];
    loop.add({
      paint: (frame) => {
        seen.push(frame.now);
        return false;
      },
    });
    animate(16);
    source.push(calmFrame(20_000_000));
    expect(isWaiting()).toBe(true);
    animate(16);
    expect(seen).toEqual([16_400_000, 20_000_000]);
    expect(isWaiting()).toBe(false);
  });

  it('wakes only who draws the window of the timeline when nothing else has changed', () => {
    const { loop, animate, store } = setUp({ playing: false });
    const painted: string[] = [];
    const painter = (name: string, ofWindow: boolean) => ({
      ofWindow,
      paint: () => {
        painted.push(name);
        return false;
      },
    });
    loop.add(painter('stage', false));
    loop.add(painter('timeline', true));
    animate(16);
    painted.length = 0;
    store.getState().setTimeWindow({ from: 0, to: 10 });
    animate(32);
    expect(painted).toEqual(['timeline']);
    store.getState().setLens(1);
    animate(48);
    expect(painted).toEqual(['timeline', 'stage', 'timeline']);
  });

  it('goes on while a tween needs it, also when paused', () => {
    const { loop, animate, isWaiting } = setUp({ playing: false });
    let left = 2;
    loop.add({
      paint: () => {
        left -= 1;
        return left > 0;
      },
    });
    animate(16);
    expect(isWaiting()).toBe(true);
    animate(16);
    expect(isWaiting()).toBe(false);
  });

  it('stops while the page is hidden and does not make up for that time', () => {
    const { loop, animate, isWaiting, hide, source } = setUp();
    loop.add({ paint: () => false });
    animate(0);
    animate(16);
    source.push(calmFrame());
    hide(true);
    animate(16);
    expect(isWaiting()).toBe(false);
    hide(false);
    animate(60_000);
    animate(16);
    expect(source.ticks.map((tick) => tick.elapsedMs)).toEqual([16, 16]);
  });

  it('steps four times a second when less motion is wished', () => {
    const { loop, animate, source } = setUp({ still: true });
    loop.add({ paint: () => false });
    animate(0);
    for (let count = 0; count < 60; count += 1) {
      animate(1000 / 60);
      source.push(calmFrame());
    }
    expect(source.ticks.length).toBeGreaterThanOrEqual(3);
    expect(source.ticks.length).toBeLessThanOrEqual(4);
  });

  it('shows every frame to those that collect, also between two paintings', () => {
    const { loop, source } = setUp({ playing: false });
    const seen: number[] = [];
    loop.add({ collect: (frame) => seen.push(frame.now), paint: () => false });
    source.push(calmFrame(17_000_000));
    source.push(calmFrame(18_000_000));
    expect(seen).toEqual([17_000_000, 18_000_000]);
  });

  it('lets go of the source when the last painter leaves', () => {
    const { loop, source } = setUp();
    const leave = loop.add({ paint: () => false });
    expect(source.listeners()).toBeGreaterThan(0);
    leave();
    expect(source.listeners()).toBe(0);
  });
});

describe('a stretch that is looped', () => {
  const loopOf = (backward: boolean) => {
    const { loop, source, store } = setUp();
    store.setState({ backward, loop: [10_000_000, 20_000_000] });
    loop.add({ paint: () => false });
    return { source, store };
  };

  it('begins again at its start when it has been played to its end', () => {
    const { source, store } = loopOf(false);
    source.push(calmFrame(19_999_999));
    expect(source.asked).toEqual([]);
    source.push(calmFrame(20_000_000));
    expect(source.asked).toEqual(['seek 10000000']);
    expect(store.getState().playing).toBe(true);
  });

  it('played backward begins again at its end when it has come to its start', () => {
    const { source, store } = loopOf(true);
    source.push(calmFrame(10_000_001));
    expect(source.asked).toEqual([]);
    source.push(calmFrame(10_000_000));
    expect(source.asked).toEqual(['seek 20000000']);
    expect(store.getState()).toMatchObject({ playing: true, backward: true });
  });

  it('does not hold a playhead that is moved by hand', () => {
    const { source, store } = loopOf(false);
    store.setState({ playing: false });
    source.push(calmFrame(25_000_000));
    expect(source.asked).toEqual([]);
  });
});

describe('time played backward', () => {
  it('stops where the run began, and goes forward from there', () => {
    const { loop, source, store } = setUp();
    store.setState({ backward: true });
    loop.add({ paint: () => false });
    source.push(calmFrame(1));
    expect(store.getState()).toMatchObject({ playing: true, backward: true });
    source.push(calmFrame(0));
    expect(store.getState()).toMatchObject({ playing: false, backward: false });
    expect(source.asked).toEqual([]);
  });

  it('begins with one press, also of a run that plays forward, and stops with the next', () => {
    const { loop, animate, source, store } = setUp();
    loop.add({ paint: () => false });
    animate(0);
    togglePlayBack(store);
    animate(16);
    expect(source.ticks.map(({ speed }) => speed)).toEqual([-1]);
    togglePlayBack(store);
    expect(store.getState()).toMatchObject({ playing: false, backward: false });
    togglePlayBack(store);
    expect(store.getState()).toMatchObject({ playing: true, backward: true });
    togglePlay(store);
    expect(store.getState()).toMatchObject({ playing: false, backward: false });
  });
});
