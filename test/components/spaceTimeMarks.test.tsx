/** Going over from lanes to messages, and the messages as buttons. */
import { act, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fadedBrush } from '../../src/components/canvas/fadedBrush.ts';
import { createFade } from '../../src/components/timeline/fade.ts';
import { between } from '../../src/components/timeline/lanesToLines.ts';
import { laySpaceTime } from '../../src/components/timeline/spaceTimeLayout.ts';
import { lineName } from '../../src/components/timeline/spaceTimeWords.ts';
import { processesOfRows } from '../../src/components/timeline/quiet.ts';
import { Timeline } from '../../src/components/timeline/Timeline.tsx';
import { createLanes } from '../../src/components/timeline/timelineLanes.ts';
import type { FactBody } from '../../src/engine/index.ts';
import type { Frame } from '../../src/sources/frame.ts';
import { calmFrame, NODE_1, S } from '../support/fakeFrame.ts';
import { factLog } from '../support/factLog.ts';
import { paintedAt } from '../support/paintedTimeline.ts';
import { createRecordingCanvas } from '../support/recordingCanvas.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const KUBELET = `kubelet/${NODE_1}`;

const put: FactBody = {
  kind: 'requestSent',
  id: 1,
  process: KUBELET,
  verb: 'PUT',
  resource: 'Lease',
  namespace: 'kube-node-lease',
  name: NODE_1,
  resourceVersion: 1_204,
};
const answer = (kind: 'answered' | 'answerReceived'): FactBody =>
  kind === 'answered'
    ? { kind, id: 1, process: KUBELET, code: 409, senderWaiting: true }
    : { kind, id: 1, process: KUBELET, code: 409 };
const conflict: FactBody = {
  kind: 'leaseConflict',
  namespace: 'kube-node-lease',
  name: NODE_1,
  process: KUBELET,
  reason: 'Conflict',
  brought: 1_204,
  stored: 1_205,
};

describe('going over from lanes to messages', () => {
  it('takes 220 ms, is cut where less motion is wished, and turns back where it is', () => {
    const fade = createFade();
    fade.step(0, 0, false);
    expect(fade.step(1, 1_000, false)).toBe(true);
    expect(fade.share).toBe(0);
    fade.step(1, 1_110, false);
    expect(fade.share).toBeCloseTo(0.5);
    fade.step(0, 1_120, false);
    expect(fade.step(0, 1_130, false)).toBe(true);
    expect(fade.step(0, 1_340, false)).toBe(false);
    expect(fade.share).toBe(0);
    expect(fade.step(1, 2_000, true)).toBe(false);
    expect(fade.share).toBe(1);
  });

  it('leads the lane of a node and its world line along one way', () => {
    const frame = calmFrame(20 * S);
    const lanes = createLanes(frame);
    const { layout } = paintedAt(20, []);
    const part = new Set([KUBELET]);
    const wish = { frame, part, showAll: false, top: 60, room: 200, most: 200, nameOf: lineName };
    const places = laySpaceTime(wish);
    for (const share of [0, 0.4, 1]) {
      const met = between(lanes, layout.rows, places, share);
      const [row] = met.rows;
      const line = met.places.lines.find(({ process }) => process === KUBELET);
      expect((row?.markTop ?? 0) + (row?.markHeight ?? 0) / 2).toBeCloseTo(line?.y ?? -1);
    }
    expect(between(lanes, layout.rows, places, 0).rows[0]).toEqual(layout.rows[0]);
    expect(between(lanes, layout.rows, places, 1).places.lines).toEqual(places.lines);
  });

  it('draws each of the two as pale as it is far, whatever they set themselves', () => {
    const { brush } = createRecordingCanvas();
    const faded = fadedBrush(brush, 0.25);
    faded.globalAlpha = 0.4;
    expect(brush.globalAlpha).toBeCloseTo(0.1);
    expect(faded.globalAlpha).toBe(0.4);
    faded.strokeStyle = 'late';
    expect(brush.strokeStyle).toBe('late');
  });
});

describe('messages', () => {
  beforeEach(() => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1008);
  });

  it('AS-4 are buttons in order of time that select who sent them and ask why', async () => {
    const { source, store } = renderWithStore(<Timeline />, {
      frame: calmFrame(),
      state: { timeWindow: { from: 17 * S, to: 22 * S } },
    });
    const facts = factLog(
      [18, put],
      [18.5, conflict],
      [18.5, answer('answered')],
      [19, answer('answerReceived')],
    );
    source.push({ ...calmFrame(20 * S), facts });
    await waitFor(() => {
      const list = screen.getByRole('list', { name: 'What was done, and what happened' });
      expect([...list.querySelectorAll('button')].map((each) => each.ariaLabel)).toEqual([
        '0:18.000, ip-10-29-104-121 sends PUT if rv 1\u2009204',
        '0:18.500, 409 for ip-10-29-104-121',
        '0:19.000, ip-10-29-104-121 receives 409',
      ]);
    });
    await userEvent.click(screen.getByRole('button', { name: /^0:18.500, 409/ }));
    expect(store.getState().selection).toEqual({ kind: 'node', name: NODE_1 });
    expect(store.getState().why).toMatchObject({ kind: 'leaseConflict' });
  });
});

describe('a window into which no message falls', () => {
  beforeEach(() => {
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(1008);
  });

  const sentAt18 = (): Frame => ({ ...calmFrame(20 * S), facts: factLog([18, put]) });

  it('says so, and leads to the nearest one', async () => {
    const { source, store } = renderWithStore(<Timeline />, {
      frame: calmFrame(),
      state: { timeWindow: { from: 19 * S, to: 19.07 * S }, playing: false },
    });
    source.push(sentAt18());
    await userEvent.click(await screen.findByRole('button', { name: 'Nearest message, 0:18.000' }));
    expect(store.getState().timeWindow).toEqual({ from: 17.965 * S, to: 18.035 * S });
    await waitFor(() => expect(screen.queryByText(/^No messages/)).toBeNull());
  });

  it('is said to be as long as it is known, and nothing is said of what is not known yet', async () => {
    const { source, store } = renderWithStore(<Timeline />, {
      frame: calmFrame(),
      state: { timeWindow: { from: 19.95 * S, to: 20.05 * S }, playing: false },
    });
    source.push(sentAt18());
    expect(await screen.findByText('No messages in these 50 ms.')).toBeInTheDocument();
    act(() => store.getState().setTimeWindow({ from: 21 * S, to: 21.1 * S }));
    await waitFor(() => expect(screen.queryByText(/^No messages/)).toBeNull());
  });

  it('keeps the lines of those whose lanes are shown: nodes, and who leads', () => {
    const frame = calmFrame(20 * S);
    const { layout } = paintedAt(20, [], frame);
    const kept = processesOfRows(layout.rows, frame);
    for (const { process } of frame.nodes) expect(kept).toContain(process);
    const leaders = frame.elections.flatMap(({ candidates }) =>
      candidates.filter(({ believes }) => believes),
    );
    expect(leaders.length).toBeGreaterThan(0);
    for (const { process } of leaders) expect(kept).toContain(process);
    expect(kept.size).toBe(frame.nodes.length + leaders.length);
  });
});

describe('stored states of the engine', () => {
  const keyframes = [0, 10 * S, 20 * S];

  it('are outlines of diamonds on the ruler', () => {
    const { canvas, x } = paintedAt(20, [], calmFrame(20 * S), { scene: { keyframes } });
    const outline = canvas
      .inColour('ink2')
      .find((mark) => mark.kind === 'stroke' && mark.points.length === 12);
    const middles = [0, 4, 8].map((first) => outline?.points[first]?.[0] ?? 0);
    expect(middles.map(Math.round)).toEqual([x(0), x(10), x(20)].map(Math.round));
  });
});
