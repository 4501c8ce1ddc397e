/** The timeline as one who cannot see the canvas, or uses a keyboard, meets it. */
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Timeline } from '../../src/components/timeline/Timeline.tsx';
import type { FactBody } from '../../src/engine/index.ts';
import { calmFrame, NODE_1, NODE_2, S, unknownNode } from '../support/fakeFrame.ts';
import { factLog } from '../support/factLog.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const WIDTH = 1008;

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(WIDTH);
});

const powerOff: FactBody = {
  kind: 'command',
  command: { kind: 'powerOff', node: NODE_2 },
  by: 'user',
};
const unknown: FactBody = {
  kind: 'nodeConditionChanged',
  node: NODE_2,
  status: 'Unknown',
  before: 'True',
  reason: '',
  process: 'kube-controller-manager/cp-1',
};

describe('the timeline', () => {
  it('says in one sentence what its picture shows', () => {
    renderWithStore(<Timeline />, { frame: unknownNode(calmFrame(90 * S), NODE_2) });
    expect(
      screen.getByRole('img', {
        name: /3 nodes and 3 elections, last 60 s.*Unknown at the playhead: 1/,
      }),
    ).toBeInTheDocument();
  });

  it('selects a node by the label of its lane', async () => {
    const { store } = renderWithStore(<Timeline />, { frame: calmFrame() });
    await userEvent.click(await screen.findByRole('button', { name: 'Select ip-10-29-104-121' }));
    expect(store.getState().selection).toEqual({ kind: 'node', name: NODE_1 });
  });

  it('shows an act as a key-cap that names it and selects what it was done to', async () => {
    const { store, source } = renderWithStore(<Timeline />, { frame: calmFrame() });
    source.push({ ...calmFrame(20 * S), facts: factLog([18.2, powerOff]) });
    const cap = await screen.findByRole('button', { name: '0:18.2, power off ip-10-29-69-101' });
    expect(cap).toHaveTextContent('K');
    await userEvent.click(cap);
    expect(store.getState().selection).toEqual({ kind: 'node', name: NODE_2 });
  });

  it('lists what was done and what happened in order of time', async () => {
    const { source } = renderWithStore(<Timeline />, { frame: calmFrame() });
    const facts = factLog([18.2, powerOff], [40, unknown]);
    source.push({ ...unknownNode(calmFrame(50 * S), NODE_2), facts });
    await waitFor(() => {
      const marks = screen.getByRole('list', { name: 'What was done, and what happened' });
      const names = [...marks.querySelectorAll('button')].map((each) => each.ariaLabel);
      expect(names).toEqual([
        '0:18.2, power off ip-10-29-69-101',
        '0:40.0, ip-10-29-69-101 Unknown',
      ]);
    });
  });

  it('joins acts that stand too close into one key-cap that names them all', async () => {
    const { source } = renderWithStore(<Timeline />, { frame: calmFrame() });
    const heal: FactBody = {
      kind: 'command',
      command: { kind: 'heal', processes: [`kubelet/${NODE_1}`] },
      by: 'user',
    };
    source.push({ ...calmFrame(50 * S), facts: factLog([40, powerOff], [40.3, heal]) });
    const cap = await screen.findByRole('button', { name: /power off.*heal ip-10-29-104-121/ });
    expect(cap).toHaveTextContent('2');
  });

  it('lets an act go once it has left the window', async () => {
    const { source } = renderWithStore(<Timeline />, { frame: calmFrame() });
    source.push({ ...calmFrame(20 * S), facts: factLog([18.2, powerOff]) });
    await screen.findByRole('button', { name: /power off/ });
    source.push(calmFrame(120 * S));
    await waitFor(() => expect(screen.queryByRole('button', { name: /power off/ })).toBeNull());
  });

  it('moves the playhead from the keyboard: a second, a notable fact, or to either end', async () => {
    const { source, store } = renderWithStore(<Timeline />, { frame: calmFrame(90 * S) });
    const playhead = await screen.findByRole('slider', { name: 'Playhead' });
    expect(playhead).toHaveAttribute('aria-valuetext', '1 minute 30.0 seconds');
    playhead.focus();
    await userEvent.keyboard('{ArrowLeft}{Home}{End}{PageUp}{PageDown}');
    const moved = source.asked.filter((each) => !each.startsWith('foresee'));
    expect(moved).toEqual(['seek 89000000', 'seek 0', 'seek 90000000', 'back notable']);
    expect(source.steps).toEqual(['notable', 'notable']);
    expect(store.getState().playing).toBe(false);
  });

  it('says at the playhead what was done or happened last before it', async () => {
    const { source } = renderWithStore(<Timeline />, { frame: calmFrame() });
    source.push({ ...calmFrame(20 * S), facts: factLog([18.2, powerOff]) });
    const playhead = await screen.findByRole('slider', { name: 'Playhead' });
    await waitFor(() =>
      expect(playhead).toHaveAttribute(
        'aria-valuetext',
        '20.0 seconds, after: 0:18.2, power off ip-10-29-69-101',
      ),
    );
  });

  it('zooms by its buttons about the playhead, and follows again as wide as by itself', async () => {
    const { store } = renderWithStore(<Timeline />, { frame: calmFrame(90 * S) });
    await userEvent.click(await screen.findByRole('button', { name: 'Zoom in' }));
    expect(store.getState().timeSpan).toBe((80 * S) / 1.6);
    expect(store.getState().timeWindow).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Follow the playhead' }));
    expect(store.getState().timeSpan).toBeNull();
  });

  it('sets either end of its window from the keyboard, and then follows no more', async () => {
    const { store } = renderWithStore(<Timeline />, { frame: calmFrame(90 * S) });
    const end = await screen.findByRole('slider', { name: 'Where the window ends' });
    end.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(store.getState().timeWindow).toEqual({ from: 30 * S, to: 102 * S });
    const follow = screen.getByRole('button', { name: 'Follow the playhead' });
    expect(follow).toHaveAttribute('aria-pressed', 'false');
  });

  it('chooses a range with Shift and arrows, tells its length in words, and zooms to it', async () => {
    const { store } = renderWithStore(<Timeline />, { frame: calmFrame(90 * S) });
    (await screen.findByRole('slider', { name: 'Playhead' })).focus();
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}');
    expect(store.getState().range).toEqual({ from: 88 * S, to: 90 * S });
    expect(screen.getByRole('group', { name: 'Chosen range' })).toHaveTextContent('2 seconds');
    await userEvent.keyboard('{Enter}');
    expect(store.getState().timeWindow).toEqual({ from: 88 * S, to: 90 * S });
  });

  it('takes its listener away when it leaves', () => {
    const { unmount, source } = renderWithStore(<Timeline />, { frame: calmFrame() });
    unmount();
    expect(source.listeners()).toBe(0);
  });
});
