/** The transport by mouse and keyboard. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PlaybackBar } from '../../src/components/controls/PlaybackBar.tsx';
import { nextDetent, shareOfSpeed, speedAt } from '../../src/components/controls/transport.ts';
import { calmFrame, S } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const setup = () => renderWithStore(<PlaybackBar />, { frame: calmFrame() });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

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

  it('starts over as if nothing had been done', async () => {
    const { store, source } = setup();
    store.getState().setActed(true);
    await press('Start over');
    expect(source.resets.count).toBe(1);
    expect(store.getState().acted).toBe(false);
  });

  it('offers nothing that goes back', () => {
    setup();
    expect(screen.queryByRole('button', { name: /back|previous/i })).toBeNull();
  });

  it('shows the virtual clock and the cluster clock of the newest frame', async () => {
    const { source } = setup();
    source.push(calmFrame(167.3 * S + 1));
    expect(await screen.findByText('2:47.3')).toBeInTheDocument();
    expect(screen.getByText('09:14:47.3')).toBeInTheDocument();
  });

  it('says which part of the run the timeline shows', async () => {
    const { source } = setup();
    expect(screen.getByText('whole run, 0:00 to now')).toBeInTheDocument();
    source.push(calmFrame(61 * S));
    expect(await screen.findByText('last 60 s')).toBeInTheDocument();
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
