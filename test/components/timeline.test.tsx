/** The timeline as one who cannot see the canvas, or uses a keyboard, meets it. */
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FactDialog } from '../../src/components/timeline/FactDialog.tsx';
import { VideoDialog } from '../../src/components/export/VideoDialog.tsx';
import { RangeBar } from '../../src/components/timeline/RangeCard.tsx';
import { Timeline } from '../../src/components/timeline/Timeline.tsx';
import type { FactBody } from '../../src/engine/index.ts';
import { calmFrame, NODE_1, NODE_2, S, unknownNode } from '../support/fakeFrame.ts';
import { factLog } from '../support/factLog.ts';
import { AppStoreContext } from '../../src/store/hooks.tsx';
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

  it('lays out by the letters in force, also where their size comes later than the presentation', async () => {
    const { container } = renderWithStore(<Timeline />, { frame: calmFrame() });
    const ruler = (): string | undefined =>
      container.querySelector<HTMLElement>('.timeline-ruler')?.style.width;
    await screen.findByRole('button', { name: 'Select ip-10-29-104-121' });
    const margins = 176 + 124;
    expect(ruler()).toBe(`${(WIDTH - margins) / 16}rem`);
    const late = document.head.appendChild(document.createElement('style'));
    late.textContent = ':root { font-size: 20px }';
    fireEvent(window, new Event('resize'));
    await waitFor(() => expect(ruler()).toBe(`${(WIDTH / 1.25 - margins) / 16}rem`));
    late.remove();
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

  it('shows the marks of the user in order of time with all the others, and goes to one', async () => {
    const { source, store } = renderWithStore(<Timeline />, {
      frame: calmFrame(),
      state: { bookmarks: [12 * S, 19 * S] },
    });
    source.push({ ...calmFrame(20 * S), facts: factLog([18.2, powerOff]) });
    const names = () =>
      [...screen.getByRole('list', { name: /What was done/ }).querySelectorAll('button')].map(
        (each) => each.ariaLabel,
      );
    await waitFor(() =>
      expect(names()).toEqual([
        'Mark 1, 0:12.0',
        '0:18.2, power off ip-10-29-69-101',
        'Mark 2, 0:19.0',
      ]),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Mark 1, 0:12.0' }));
    expect(source.asked).toContain('seek 12000000');
    expect(store.getState().playing).toBe(false);
  });

  it('takes a mark away with Delete, and the focus goes on to its neighbour', async () => {
    const { store } = renderWithStore(<Timeline />, {
      frame: calmFrame(20 * S),
      state: { bookmarks: [12 * S, 19 * S] },
    });
    (await screen.findByRole('button', { name: 'Mark 1, 0:12.0' })).focus();
    await userEvent.keyboard('{Delete}');
    expect(store.getState().bookmarks).toEqual([19 * S]);
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Mark 1, 0:19.0' })).toHaveFocus(),
    );
  });

  it('comes closer to the place of a double click, and goes away from it with Shift', async () => {
    const { store, container } = renderWithStore(<Timeline />, { frame: calmFrame(90 * S) });
    await screen.findByRole('slider', { name: 'Playhead' });
    const canvas = container.querySelector('canvas') ?? container;
    const middle = { clientX: (176 + WIDTH - 124) / 2 };
    fireEvent.dblClick(canvas, middle);
    const closer = store.getState().timeWindow ?? { from: 0, to: 0 };
    expect(closer.to - closer.from).toBeCloseTo((80 * S) / 3, -2);
    expect((closer.from + closer.to) / 2).toBeCloseTo(70 * S, -2);
    await waitFor(() => {
      fireEvent.dblClick(canvas, { ...middle, shiftKey: true });
      const window = store.getState().timeWindow ?? closer;
      expect(window.to - window.from).toBeGreaterThan(60 * S);
    });
  });

  it('comes closer to the place of a double tap, and not where a finger was drawn along', async () => {
    const { store, container } = renderWithStore(<Timeline />, { frame: calmFrame(90 * S) });
    await screen.findByRole('slider', { name: 'Playhead' });
    const canvas = container.querySelector('canvas') ?? container;
    const tap = (clientX: number, until = clientX): void => {
      const finger = { pointerId: 7, pointerType: 'touch', clientY: 90 };
      fireEvent.pointerDown(canvas, { ...finger, clientX });
      fireEvent.pointerUp(canvas, { ...finger, clientX: until });
    };
    tap(400, 460);
    tap(460);
    expect(store.getState().timeWindow).toBeNull();
    tap(460);
    const window = store.getState().timeWindow ?? { from: 0, to: 0 };
    expect(window.to - window.from).toBeCloseTo((80 * S) / 3, -2);
  });

  it('takes its listener away when it leaves', () => {
    const { unmount, source } = renderWithStore(<Timeline />, { frame: calmFrame() });
    unmount();
    expect(source.listeners()).toBe(0);
  });
});

describe('a chosen range', () => {
  const range = { from: 30 * S, to: 50 * S };

  it('has two ends that arrows move by a round length, and neither passes the other', async () => {
    const { store } = renderWithStore(<Timeline />, { frame: calmFrame(90 * S), state: { range } });
    (await screen.findByRole('slider', { name: 'Where the range begins' })).focus();
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
    expect(store.getState().range).toEqual({ from: 28 * S, to: 50 * S });
    const end = screen.getByRole('slider', { name: 'Where the range ends' });
    expect(end).toHaveAttribute('aria-valuetext', '0:50.0');
    end.focus();
    await userEvent.keyboard('{Home}');
    expect(store.getState().range).toEqual({ from: 28 * S, to: 28 * S + 1_000 });
    await userEvent.keyboard('{Escape}');
    expect(store.getState().range).toBeNull();
  });

  it('on a phone has what can be done with it above the lanes, not over them', async () => {
    const wide = window.matchMedia;
    vi.stubGlobal('matchMedia', (query: string) => ({ ...wide(query), matches: true }));
    const { store, container } = renderWithStore(
      <>
        <RangeBar />
        <Timeline />
      </>,
      { frame: calmFrame(90 * S), state: { range } },
    );
    await screen.findByRole('slider', { name: 'Where the range begins' });
    const group = screen.getByRole('group', { name: 'Chosen range' });
    expect(group).toHaveTextContent('20 seconds');
    expect(container.querySelector('.timeline')?.contains(group)).toBe(false);
    await userEvent.click(screen.getByRole('button', { name: 'Zoom to it' }));
    expect(store.getState().timeWindow).toEqual(range);
    vi.stubGlobal('matchMedia', wide);
  });

  it('can be saved as a video where the browser records, and the dialog begins with it', async () => {
    vi.stubGlobal('MediaRecorder', { isTypeSupported: () => true });
    Object.assign(HTMLCanvasElement.prototype, { captureStream: () => null });
    const { store, unmount } = renderWithStore(<Timeline />, {
      frame: calmFrame(90 * S),
      state: { range },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Save as video' }));
    expect(store.getState().dialog).toBe('video');
    unmount();
    renderWithStore(<VideoDialog />, { frame: calmFrame(90 * S), state: { range } });
    const fields = screen.getAllByRole('spinbutton');
    expect(fields.map((field) => field.getAttribute('value'))).toEqual(['30.000', '50.000']);
    Reflect.deleteProperty(HTMLCanvasElement.prototype, 'captureStream');
    vi.unstubAllGlobals();
  });
});

describe('the table of the same facts', () => {
  it('asks why of each row, and gives way to the answer', async () => {
    const { source, store, rerender } = renderWithStore(<p />, { frame: calmFrame() });
    source.push({ ...unknownNode(calmFrame(50 * S), NODE_2), facts: factLog([40, unknown]) });
    store.getState().open('facts');
    rerender(
      <AppStoreContext value={store}>
        <FactDialog />
      </AppStoreContext>,
    );
    const button = await screen.findByRole('button', { name: /^Why\? 0:40.000, .*Unknown/ });
    await userEvent.click(button);
    expect(store.getState().why).toMatchObject({ kind: 'nodeConditionChanged', node: NODE_2 });
    expect(store.getState().dialog).toBeNull();
  });
});
