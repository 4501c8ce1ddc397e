/** Where things stand on the stage: everything inside the box, nothing over anything else. */
import { describe, expect, it } from 'vitest';
import {
  MAX_SCORE_NODES,
  scoreLayout,
  type ScoreLayout,
} from '../../src/components/score/scoreLayout.ts';

const ELECTIONS = [
  { key: 'kube-system/kube-controller-manager', namespace: 'kube-system', left: 1, right: 2 },
  { key: 'kube-system/kube-scheduler', namespace: 'kube-system', left: 1, right: 2 },
  { key: 'my-operator/my-operator', namespace: 'my-operator', left: 1, right: 2 },
];
const LABELS = { 'names of EC2 machines': 143, 'names of 8 letters': 94 };
const BOXES = {
  'laptop 1440×900': [972, 528],
  'projector 1920×1080': [1104, 494],
  'tablet 820×1180': [796, 480],
} as const;

const layout = (
  nodes: number,
  label: number,
  [width, height]: readonly [number, number],
  expanded: string | null = null,
): ScoreLayout =>
  scoreLayout({
    width,
    height,
    labels: Array.from({ length: nodes }, () => label),
    elections: ELECTIONS,
    expanded,
  });

const counts = Array.from({ length: MAX_SCORE_NODES }, (_, index) => index + 1);
const cases = Object.entries(BOXES).flatMap(([box, size]) =>
  Object.entries(LABELS).flatMap(([names, label]) =>
    counts.map((count) => ({ box, names, count, made: layout(count, label, size) })),
  ),
);

describe('the layout of the stage', () => {
  it.each(cases)('holds $count nodes with $names on a $box without scrolling', ({ made }) => {
    expect(made.needed).toBeLessThanOrEqual(made.height);
    expect(made.frame.y + made.frame.height).toBeLessThanOrEqual(made.height);
    for (const row of made.nodes) {
      expect(row.x - row.R).toBeGreaterThanOrEqual(0);
      expect(row.y - row.R).toBeGreaterThanOrEqual(0);
      expect(row.x + row.R).toBeLessThan(made.frame.x);
    }
  });

  it.each(cases)(
    'lets every rail of $count nodes with $names pass between rings on a $box',
    ({ made }) => {
      for (const row of made.nodes)
        for (const other of made.nodes)
          if (other !== row && other.x > row.x)
            expect(Math.abs(other.y - row.y)).toBeGreaterThan(other.R);
    },
  );

  it.each(cases)('keeps tickets of $count nodes with $names apart on a $box', ({ made }) => {
    const tickets = [...made.nodes, ...made.elections]
      .map((row) => row.ticket)
      .sort((a, b) => a.y - b.y);
    tickets.slice(1).forEach((ticket, index) => {
      const above = tickets[index];
      expect(ticket.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
    });
  });

  it.each(cases)(
    'keeps the rings of one column of $count nodes with $names apart on a $box',
    ({ made }) => {
      for (const row of made.nodes)
        for (const other of made.nodes)
          if (other !== row && Math.hypot(other.x - row.x, other.y - row.y) > 0)
            expect(Math.hypot(other.x - row.x, other.y - row.y)).toBeGreaterThan(
              row.R + other.R - 1,
            );
    },
  );

  it('expands all three elections with up to four nodes on a laptop', () => {
    for (const count of [1, 2, 3])
      expect(
        layout(count, 143, BOXES['laptop 1440×900']).elections.every((each) => each.expanded),
      ).toBe(true);
  });

  it('keeps one election expanded with more than four nodes: the one asked for, else the first', () => {
    const box = BOXES['laptop 1440×900'];
    const expanded = (made: ScoreLayout): readonly string[] =>
      made.elections.filter((each) => each.expanded).map((each) => each.key);
    expect(expanded(layout(6, 143, box))).toEqual(['kube-system/kube-controller-manager']);
    expect(expanded(layout(6, 143, box, 'my-operator/my-operator'))).toEqual([
      'my-operator/my-operator',
    ]);
  });

  it('draws the opening scene as large as the design does: pitch 62, R 40', () => {
    const [first, second, third] = layout(3, 143, BOXES['laptop 1440×900']).nodes;
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(62, 0);
    expect(first?.R).toBeGreaterThanOrEqual(39);
    expect(third?.x).toBe(first?.x);
    expect(second?.x).toBeGreaterThan(first?.x ?? 0);
  });

  it('says how much height it needs when the box is too low', () => {
    const low = layout(12, 143, [796, 300]);
    expect(low.needed).toBeGreaterThan(300);
    const enough = layout(12, 143, [796, low.needed]);
    expect(enough.frame.y + enough.frame.height).toBeLessThanOrEqual(low.needed);
  });
});
