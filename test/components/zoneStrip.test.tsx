/** Zones under the stage, by role and name; and which Pod takes whose place. */
import { act, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFlightReader } from '../../src/components/score/podFlights.ts';
import { ZoneStrip } from '../../src/components/score/ZoneStrip.tsx';
import type { Fact } from '../../src/engine/index.ts';
import type { Frame, ZoneView } from '../../src/sources/frame.ts';
import { calmFrame, S } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const ZONE: ZoneView = {
  zone: 'zone-b',
  state: 'Normal',
  ready: 4,
  notReady: 0,
  queued: 0,
  waiting: [],
  rate: 0.1,
  tokenAt: 0,
};

function withZones(zones: readonly Partial<ZoneView>[], pending: readonly string[] = []): Frame {
  const frame = calmFrame(100 * S);
  if (frame.controller === null) return frame;
  return {
    ...frame,
    controller: { ...frame.controller, zones: zones.map((zone) => ({ ...ZONE, ...zone })) },
    pendingPods: pending.map((pod) => ({ pod, target: null })),
  };
}

const disrupted: Partial<ZoneView> = {
  state: 'PartialDisruption',
  ready: 1,
  notReady: 3,
  queued: 2,
  waiting: ['worker-5', 'worker-6'],
  rate: 0,
  tokenAt: null,
};

describe('the zones under the stage', () => {
  it('say nothing while the only zone is at its normal work', () => {
    renderWithStore(<ZoneStrip />, { frame: calmFrame() });
    expect(screen.queryByRole('group')).toBeNull();
  });

  it('NL-18, NL-19: name the state of a disrupted zone, its rate and how many nodes wait in no order', () => {
    renderWithStore(<ZoneStrip />, { frame: withZones([{ zone: 'zone-a' }, disrupted]) });
    expect(screen.getByRole('button', { name: /^zone-b/ }).getAttribute('aria-label')).toBe(
      'zone-b: 1 of 4 nodes Ready. Partial disruption, taints stopped. 2 nodes wait for a NoExecute taint, in no order.',
    );
    expect(screen.getByRole('button', { name: /^zone-a/ }).textContent).toContain('taints 0.1 / s');
  });

  it('NL-16: count down to the next token of a zone in which a node waits', () => {
    const waiting = { ready: 2, notReady: 2, queued: 1, waiting: ['worker-5'] };
    const { source } = renderWithStore(<ZoneStrip />, {
      frame: withZones([{ ...waiting, tokenAt: 104 * S }]),
    });
    act(() => source.push(withZones([{ ...waiting, tokenAt: 104 * S }])));
    expect(screen.getByRole('button').getAttribute('aria-label')).toContain('1 node waits');
  });

  it('show the Pods that no node has', () => {
    renderWithStore(<ZoneStrip />, { frame: withZones([{}], ['default/web-1', 'default/web-2']) });
    expect(screen.getByRole('img', { name: '2 Pods are Pending: no node yet' })).toBeTruthy();
  });
});

const head = { seq: 0, t: calmFrame().now as Fact['t'], cause: null };
const process = 'kube-controller-manager/a';

describe('a Pod that takes the place of a deleted one', () => {
  it('flies from the node that lost it to the one it is bound to', () => {
    const reader = createFlightReader();
    const deleted: Fact = {
      ...head,
      kind: 'podDeleted',
      pod: 'default/web-aaaaa',
      node: 'n1',
      process,
    };
    const created: Fact = {
      ...head,
      kind: 'podCreated',
      pod: 'default/web-bbbbb',
      workload: 'web',
      target: null,
      process,
    };
    const bound: Fact = {
      ...head,
      kind: 'podBound',
      pod: 'default/web-bbbbb',
      node: 'n2',
      process,
    };
    expect(reader.read([deleted])).toEqual([]);
    expect(reader.read([created, bound])).toEqual([{ from: 'n1', to: 'n2' }]);
  });

  it('flies from nowhere if nothing was deleted', () => {
    const reader = createFlightReader();
    const bound: Fact = {
      ...head,
      kind: 'podBound',
      pod: 'default/web-bbbbb',
      node: 'n2',
      process,
    };
    expect(reader.read([bound])).toEqual([]);
  });
});
