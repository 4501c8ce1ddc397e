/** The transport by mouse and keyboard. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PlaybackBar } from '../../src/components/controls/PlaybackBar.tsx';
import { nextDetent, shareOfSpeed, speedAt } from '../../src/components/controls/transport.ts';
import type { BranchView } from '../../src/sources/frame.ts';
import { calmFrame, S } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const NODE_1 = 'ip-10-29-104-121.ap-northeast-2.compute.internal';

const branch = (change: Partial<BranchView>): BranchView => ({
  id: 0,
  name: '',
  parent: null,
  forkAt: 0,
  shared: 0,
  forkSeq: 0,
  journal: [],
  edge: 20 * S,
  ...change,
});

const setup = () => renderWithStore(<PlaybackBar />, { frame: calmFrame() });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));

describe('the transport', () => {
  it('turns from pause to play and back', async () => {
    const { store } = setup();
    await press('Pause');
    expect(store.getState().playing).toBe(false);
    await press('Play');
    expect(store.getState().playing).toBe(true);
  });

  it('stops a playing run when it steps', async () => {
    const { store, source } = setup();
    await press('Forward one event');
    await press('Next notable event');
    await press('Forward one second');
    expect(source.steps).toEqual(['event', 'notable', 'second']);
    expect(store.getState().playing).toBe(false);
  });

  it('starts over as if nothing had been done, from the menu of futures', async () => {
    const { store, source } = setup();
    store.getState().setActed(true);
    await press('Futures and going back');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Start over' }));
    expect(source.resets.count).toBe(1);
    expect(store.getState().acted).toBe(false);
  });

  it('goes back by event, notable fact and second', async () => {
    const { store, source } = setup();
    await press('Back one event');
    await press('Previous notable event');
    await press('Back one second');
    expect(source.asked).toEqual(['back event', 'back notable', 'back second']);
    expect(store.getState().playing).toBe(false);
  });

  it('loops the last seconds, and says what it loops', async () => {
    const { store } = setup();
    await press('Loop the last seconds');
    expect(store.getState().loop).toEqual([calmFrame().now - 10 * S, calmFrame().now]);
    await press(/^Looping/);
    expect(store.getState().loop).toBeNull();
  });

  it('shows the virtual clock and the cluster clock of the newest frame', async () => {
    const { source } = setup();
    source.push(calmFrame(167.3 * S + 1));
    expect(await screen.findByText('2:47.3')).toBeInTheDocument();
    expect(screen.getByText('09:14:47.3')).toBeInTheDocument();
  });
});

describe('the futures', () => {
  const futures = (): BranchView[] => [
    branch({ id: 0 }),
    branch({
      id: 1,
      parent: 0,
      forkAt: 12 * S,
      journal: [{ t: 12 * S, command: { kind: 'powerOff', node: NODE_1 } }],
    }),
  ];

  it('are not there while there is one', () => {
    setup();
    expect(screen.queryByRole('button', { name: /^Future / })).toBeNull();
  });

  it('are chosen by their letter, and named by what was done first in them', async () => {
    const { source } = setup();
    source.setBranches(futures());
    source.push(calmFrame(20 * S));
    const other = await screen.findByRole('button', { name: /^Future B: 0:12.0, power off/ });
    expect(screen.getByRole('button', { name: 'Future A: as is' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await userEvent.click(other);
    expect(source.asked).toContain('switchTo 1');
  });

  it('can be begun, compared and deleted from their menu', async () => {
    const { source, store } = setup();
    source.setBranches(futures());
    source.push(calmFrame(20 * S));
    await press('Futures and going back');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'New future from here' }));
    await press('Futures and going back');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Compare futures' }));
    expect(store.getState().compared).toEqual([0, 1]);
    await press('Futures and going back');
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Delete future A' }));
    expect(source.asked).toEqual(['fork', 'remove 0']);
  });
});

describe('the speed', () => {
  it('is a slider that arrows move from detent to detent', async () => {
    const { store } = setup();
    const slider = screen.getByRole('slider', { name: 'Speed' });
    expect(slider).toHaveAttribute('aria-valuetext', '1 times');
    slider.focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(store.getState().speed).toBe(5);
    await userEvent.keyboard('{Home}');
    expect(store.getState().speed).toBe(0.1);
    await userEvent.keyboard('{End}{ArrowUp}');
    expect(store.getState().speed).toBe(1000);
  });

  it('gives each decade the same room and snaps to detents', () => {
    expect([0.1, 1, 10, 100, 1000].map(shareOfSpeed)).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(speedAt(0.51)).toBe(10);
    expect(speedAt(0.55)).toBe(16);
    expect(speedAt(2)).toBe(1000);
  });

  it('halts at its ends', () => {
    expect(nextDetent(1000, 1)).toBe(1000);
    expect(nextDetent(0.1, -1)).toBe(0.1);
  });
});
