/** What the timeline says of API servers that are out, and its pins: clocks, Pods, zones. */
import { describe, expect, it } from 'vitest';
import { placeLabels } from '../../src/components/timeline/placeMarks.ts';
import { shownWindow } from '../../src/components/timeline/windowActs.ts';
import type { FactBody } from '../../src/engine/index.ts';
import type { BranchView } from '../../src/sources/frame.ts';
import { createAppStore } from '../../src/store/store.ts';
import { calmFrame, NODE_1, S, threeMachines } from '../support/fakeFrame.ts';
import { createFakeSource } from '../support/fakeSource.ts';
import { paintedAt } from '../support/paintedTimeline.ts';

describe('API servers that are out', () => {
  const server = (name: string): string => `kube-apiserver/${name}`;
  const out = (name: string): FactBody => ({ kind: 'apiServerDown', server: server(name) });
  /** Three machines of which these are down. */
  const downNow = (names: readonly string[]) => {
    const frame = threeMachines(calmFrame(40 * S));
    const machines = frame.controlPlane.machines.map((each) =>
      names.includes(each.name) ? { ...each, state: 'down' as const } : each,
    );
    return { ...frame, controlPlane: { ...frame.controlPlane, machines } };
  };

  it('are named while others serve, and are every one of them when none does', () => {
    const facts = [
      [2, out('cp-2')],
      [14, out('cp-1')],
      [28, out('cp-3')],
    ] as const;
    const { canvas } = paintedAt(40, facts, downNow(['cp-1', 'cp-2', 'cp-3']), {
      window: { from: 0, to: 40 * S },
    });
    expect(canvas.texts()).toEqual(
      expect.arrayContaining([
        'API server of cp-2 down',
        'API server of cp-1, cp-2 down',
        'every API server down',
      ]),
    );
  });

  it('end where each comes back, and leave the others', () => {
    const facts = [
      [10, out('cp-2')],
      [20, { kind: 'apiServerUp', server: server('cp-2') }],
    ] as const;
    const { canvas, x } = paintedAt(40, facts, downNow([]));
    const box = canvas
      .inColour('ink')
      .find(
        (mark) => mark.kind === 'strokeRect' && Math.abs((mark.points[0]?.[0] ?? 0) - x(10)) < 0.1,
      );
    expect(box?.points[1]?.[0]).toBeCloseTo(x(20), 1);
  });

  it('have no name where there is only one', () => {
    const calm = calmFrame(40 * S);
    const machines = calm.controlPlane.machines.map((each) => ({
      ...each,
      state: 'frozen' as const,
    }));
    const frame = { ...calm, controlPlane: { ...calm.controlPlane, machines } };
    const { canvas } = paintedAt(
      40,
      [[10, { kind: 'apiServerFrozen', server: server('cp-1') }]],
      frame,
    );
    expect(canvas.texts()).toContain('API server frozen');
  });
});

describe('pins', () => {
  const KUBELET = `kubelet/${NODE_1}`;

  it('CK-1, CK-2 stand on the lane of the clock that was turned, a rate with its number', () => {
    const { canvas, x } = paintedAt(40, [
      [20, { kind: 'clockStepped', process: KUBELET, seconds: 8 }],
      [30, { kind: 'clockRateChanged', process: KUBELET, ratePpm: 1_100_000 }],
    ]);
    const stems = canvas
      .inColour('chalk')
      .filter((mark) => mark.kind === 'stroke' && mark.points.length === 2)
      .map((mark) => mark.points[0]?.[0]);
    expect(stems).toEqual([x(20), x(30)]);
    expect(canvas.texts()).toContain('×1.1');
  });

  it('TE-4 tell a Pod that was deleted, by a dotted slot, from one that was bound, by a full square', () => {
    const pod = (kind: 'podDeleted' | 'podBound'): FactBody => ({
      kind,
      pod: 'default/web-1',
      node: NODE_1,
      process: 'x/y',
    });
    const { canvas, x } = paintedAt(40, [
      [20, pod('podDeleted')],
      [20.1, pod('podDeleted')],
      [30, pod('podBound')],
    ]);
    const slot = canvas
      .inColour('ink')
      .find((mark) => mark.kind === 'strokeRect' && mark.dash.length === 2);
    const full = canvas
      .inColour('ink')
      .find((mark) => mark.kind === 'fillRect' && mark.points[0]?.[0] === x(30) - 3.5);
    expect(slot?.points[0]?.[0]).toBeCloseTo(x(20) - 3.5, 1);
    expect(full).toBeDefined();
    // Two at one place are one mark with their number.
    expect(canvas.texts()).toContain('2');
  });

  it('NL-18 show a zone that becomes disrupted on the row of the looks, and not one that starts normal', () => {
    const zone = (name: string, before: string, state: string): FactBody => ({
      kind: 'zoneStateChanged',
      zone: name,
      before,
      state,
      process: 'kube-controller-manager/cp-1',
    });
    const { canvas } = paintedAt(40, [
      [5, zone('r:zone-a', 'Initial', 'Normal')],
      [30, zone('r:zone-b', 'Normal', 'PartialDisruption')],
    ]);
    expect(canvas.texts()).toContain('zone-b');
    expect(canvas.texts()).not.toContain('zone-a');
  });
});

describe('labels of lanes on the way to messages', () => {
  const over = (): HTMLElement => {
    const host = document.createElement('div');
    host.innerHTML = '<div data-lanes><span data-lane="0"></span><span data-lane="1"></span></div>';
    return host;
  };
  const shiftsOf = (host: HTMLElement): readonly string[] =>
    [...host.querySelectorAll<HTMLElement>('[data-lane]')].map((label) =>
      label.style.getPropertyValue('--shift'),
    );

  it('go along with their nodes as far as the picture has gone over, and stay where no line is', () => {
    const host = over();
    placeLabels(host, new Map([[0, 32]]), 0.25);
    const labels = host.querySelector<HTMLElement>('[data-lanes]');
    expect(labels?.style.getPropertyValue('--space-share')).toBe('0.250');
    expect(shiftsOf(host)).toEqual(['2.000rem', '0.000rem']);
  });

  it('are not written again while nothing is on its way', () => {
    const host = over();
    placeLabels(host, new Map(), 0);
    placeLabels(host, new Map([[0, 32]]), 0);
    expect(shiftsOf(host)).toEqual(['0.000rem', '0.000rem']);
  });
});

it('a future that has just begun is seen in the window of the one it left', () => {
  const source = createFakeSource(calmFrame(20 * S));
  const store = createAppStore(source, { language: 'en', theme: 'dark' });
  const branch = (id: number, edge: number): BranchView => ({
    id,
    name: '',
    parent: id === 0 ? null : 0,
    forkAt: id === 0 ? 0 : 20 * S,
    shared: 0,
    forkSeq: 0,
    journal: [],
    edge,
  });
  source.setBranches([branch(0, 60 * S)]);
  const before = shownWindow(store);
  source.setBranches([branch(0, 60 * S), branch(1, 20 * S)]);
  source.push(calmFrame(20 * S));
  expect(shownWindow(store)).toEqual(before);
});
