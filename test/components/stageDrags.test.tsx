/** Dragging on the stage: what each tool turns, by mouse and by two fingers; and the same by keyboard. */
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { useShortcuts } from '../../src/components/app/useShortcuts.ts';
import {
  ObjectMenu,
  type Asking,
  type MenuRequest,
} from '../../src/components/controls/ObjectMenu.tsx';
import { ScoreView } from '../../src/components/score/ScoreView.tsx';
import type { Frame } from '../../src/sources/frame.ts';
import type { AppState, Tool } from '../../src/store/store.ts';
import { calmFrame, NODE_1, NODE_2, withLink, withNode } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const KUBELET_1 = `kubelet/${NODE_1}`;

function show(tool: Tool, frame: Frame = calmFrame(), state: Partial<AppState> = {}) {
  const onMenu = vi.fn();
  const shown = renderWithStore(<ScoreView onMenu={onMenu} />, {
    frame,
    state: { playing: false, tool, ...state },
  });
  return { ...shown, onMenu };
}

const stage = (): HTMLElement => screen.getByRole('group', { name: /^Cluster scene/ });
const ring = (name: RegExp): HTMLElement => screen.getByRole('button', { name });

/** Middle of a button on the stage, in the stage's pixels. */
function middleOf(element: HTMLElement): { readonly x: number; readonly y: number } {
  const [left = 0, top = 0, width = 0, height = 0] = ['left', 'top', 'width', 'height'].map(
    (side) => parseFloat(element.style.getPropertyValue(side)) * 16,
  );
  return { x: left + width / 2, y: top + height / 2 };
}

interface Step {
  readonly x: number;
  readonly y: number;
  readonly shift?: boolean;
}

function drag(from: Step, steps: readonly Step[], on: HTMLElement = stage()): void {
  const last = steps.at(-1) ?? from;
  fireEvent.pointerDown(on, { clientX: from.x, clientY: from.y, button: 0 });
  for (const { x, y, shift = false } of steps)
    fireEvent.pointerMove(on, { clientX: x, clientY: y, shiftKey: shift });
  fireEvent.pointerUp(on, { clientX: last.x, clientY: last.y });
}

/** A place on the first node's rail, where nothing else stands. */
function onRail(): Step {
  const ticket = middleOf(ring(/^Lease of ip-10-29-104-121/));
  return { x: 380, y: ticket.y };
}

describe('the latency tool', () => {
  it('pulls a rail down, two milliseconds for each pixel', () => {
    const { source } = show('latency');
    const from = onRail();
    drag(from, [
      { x: from.x, y: from.y + 20 },
      { x: from.x, y: from.y + 100 },
    ]);
    expect(source.injected).toEqual([
      { kind: 'setLatency', processes: [KUBELET_1], latencyMs: 200 },
    ]);
  });

  it('says while one pulls how slow the rail would be, and does nothing before one lets go', () => {
    const { source, container } = show('latency');
    const from = onRail();
    fireEvent.pointerDown(stage(), { clientX: from.x, clientY: from.y, button: 0 });
    fireEvent.pointerMove(stage(), { clientX: from.x, clientY: from.y + 60 });
    expect(container).toHaveTextContent('+120 ms');
    expect(source.injected).toEqual([]);
  });

  it('pushed up again, takes back what it added', () => {
    const slow = withLink(calmFrame(), KUBELET_1, { latencyMs: 200 });
    const { source } = show('latency', slow);
    const from = onRail();
    drag(from, [{ x: from.x, y: from.y - 100 }]);
    expect(source.injected).toEqual([
      { kind: 'setLatency', processes: [KUBELET_1], latencyMs: null },
    ]);
  });

  it('with a click opens what can be done to the latency of that link', () => {
    const { onMenu } = show('latency');
    const from = onRail();
    fireEvent.click(stage(), { clientX: from.x, clientY: from.y, detail: 1 });
    expect(onMenu).toHaveBeenCalledWith({ kind: 'node', name: NODE_1 }, from.x, from.y, 'latency');
  });
});

describe('the loss tool', () => {
  it('TR-9 loses the more, the farther one drags along the rail', () => {
    const { source } = show('loss');
    const from = onRail();
    drag({ x: 300, y: from.y }, [{ x: 330, y: from.y }]);
    drag({ x: 300, y: from.y }, [{ x: 390, y: from.y }]);
    const shares = source.injected.map((command) =>
      command.kind === 'setLoss' ? (command.lossPercent ?? 0) : 0,
    );
    expect(shares[0]).toBeGreaterThan(5);
    expect((shares[1] ?? 0) / (shares[0] ?? 1)).toBeCloseTo(3, 0);
  });
});

describe('the clock tool', () => {
  const place = () => middleOf(ring(/^ip-10-29-104-121, Ready/));
  const onRing = (degrees: number): Step => {
    const { x, y } = place();
    const radians = (degrees * Math.PI) / 180;
    return { x: x + 30 * Math.sin(radians), y: y - 30 * Math.cos(radians) };
  };

  it('CK-1 turns the stamp back by a fifth of a circle, and the clock is ten seconds ahead', () => {
    const { source } = show('clock');
    drag(onRing(90), [onRing(60), onRing(18)], ring(/^ip-10-29-104-121, Ready/));
    expect(source.injected).toEqual([{ kind: 'stepClock', process: KUBELET_1, seconds: 10 }]);
  });

  it('CK-1 turned forward past 12 o’clock the clock is behind, by more than a circle if one likes', () => {
    const { source } = show('clock');
    const way = [90, 200, 300, 380, 450, 540].map(onRing);
    drag(onRing(0), way, ring(/^ip-10-29-104-121, Ready/));
    expect(source.injected).toEqual([{ kind: 'stepClock', process: KUBELET_1, seconds: -75 }]);
  });

  it('CK-2 with Shift sets the rate of both clocks', () => {
    const { source } = show('clock');
    drag(
      onRing(90),
      [
        { ...onRing(70), shift: true },
        { ...onRing(54), shift: true },
      ],
      ring(/^ip-10-29-104-121, Ready/),
    );
    expect(source.injected).toEqual([
      { kind: 'setClockRate', process: KUBELET_1, ratePpm: 1_100_000 },
    ]);
  });

  it('goes on from what the clock shows already', () => {
    const frame = withNode(calmFrame(), NODE_1, () => ({
      clock: { offset: 8_000_000, ratePpm: 1_000_000 },
    }));
    const { container } = show('clock', frame);
    const on = ring(/^ip-10-29-104-121, Ready/);
    fireEvent.pointerDown(on, { clientX: onRing(90).x, clientY: onRing(90).y, button: 0 });
    fireEvent.pointerMove(on, { clientX: onRing(18).x, clientY: onRing(18).y });
    expect(container).toHaveTextContent('+18.0 s');
  });
});

describe('the etcd tool', () => {
  it('pulls the edge of the API server, ten milliseconds for each pixel', () => {
    const { source } = show('etcd');
    const foot = screen.getByRole('button', { name: /^etcd/ });
    const left = parseFloat(foot.style.left) * 16;
    drag({ x: left + 2, y: 300 }, [
      { x: left - 20, y: 300 },
      { x: left - 48, y: 300 },
    ]);
    expect(source.injected).toEqual([{ kind: 'setCommitDelay', commitDelayMs: 500 }]);
  });
});

describe('two fingers', () => {
  const finger = (id: number, x: number, y: number) => ({
    pointerId: id,
    pointerType: 'touch',
    clientX: x,
    clientY: y,
    button: 0,
  });

  it('drawn across rails cut them, whatever the tool', () => {
    const { source } = show('select');
    fireEvent.pointerDown(stage(), finger(1, 380, 90));
    fireEvent.pointerDown(stage(), finger(2, 400, 90));
    fireEvent.pointerMove(stage(), finger(1, 380, 190));
    fireEvent.pointerMove(stage(), finger(2, 400, 190));
    fireEvent.pointerUp(stage(), finger(2, 400, 190));
    fireEvent.pointerUp(stage(), finger(1, 380, 190));
    expect(source.injected).toEqual([
      {
        kind: 'cut',
        processes: [KUBELET_1, `kubelet/${NODE_2}`],
        mode: 'lost',
        direction: 'both',
      },
    ]);
  });

  it('one alone selects nothing and cuts nothing when it slides', () => {
    const { source } = show('select');
    fireEvent.pointerDown(stage(), finger(1, 380, 90));
    fireEvent.pointerMove(stage(), finger(1, 380, 190));
    fireEvent.pointerUp(stage(), finger(1, 380, 190));
    expect(source.injected).toEqual([]);
  });
});

describe('by keyboard', () => {
  function Page(): ReactElement {
    const [request, onRequest] = useState<MenuRequest | null>(null);
    const [asking, onAsk] = useState<Asking | null>(null);
    useShortcuts((target, x, y, part) => onRequest({ target, x, y, part: part ?? null }), onAsk);
    return <ObjectMenu request={request} asking={asking} onRequest={onRequest} onAsk={onAsk} />;
  }
  const page = (frame: Frame = calmFrame()) => ({
    user: userEvent.setup(),
    ...renderWithStore(<Page />, {
      frame,
      state: { selection: { kind: 'node', name: NODE_1 } },
    }),
  });

  it('D puts the focus on a slider, and Enter sets what it shows', async () => {
    const { user, source } = page();
    await user.keyboard('d');
    const slider = await screen.findByRole('slider', { name: 'Milliseconds each way' });
    expect(slider).toHaveFocus();
    fireEvent.change(slider, { target: { value: '250' } });
    await user.keyboard('{Enter}');
    expect(source.injected).toEqual([
      { kind: 'setLatency', processes: [KUBELET_1], latencyMs: 250 },
    ]);
  });

  it('S begins with what the clock shows, and sets what is missing', async () => {
    const frame = withNode(calmFrame(), NODE_1, () => ({
      clock: { offset: 8_000_000, ratePpm: 1_000_000 },
    }));
    const { user, source } = page(frame);
    await user.keyboard('s');
    const slider = await screen.findByRole('slider', { name: 'Offset from true time, seconds' });
    expect(slider).toHaveFocus();
    expect(slider).toHaveValue('8');
    fireEvent.change(slider, { target: { value: '10' } });
    await user.keyboard('{Enter}');
    expect(source.injected).toEqual([{ kind: 'stepClock', process: KUBELET_1, seconds: 2 }]);
  });

  it('from there, everything else is one button away', async () => {
    const { user } = page();
    await user.keyboard('x');
    await user.click(await screen.findByRole('button', { name: 'More…' }));
    expect(await screen.findByRole('menuitemradio', { name: '20 %' })).toBeInTheDocument();
  });

  it('an amount goes back to the scenario’s', async () => {
    const { user, source } = page(withLink(calmFrame(), KUBELET_1, { lossPercent: 20 }));
    await user.keyboard('x');
    expect(await screen.findByRole('slider')).toHaveValue('20');
    await user.click(screen.getByRole('button', { name: 'As in the scenario' }));
    expect(source.injected).toEqual([
      { kind: 'setLoss', processes: [KUBELET_1], lossPercent: null },
    ]);
  });
});
