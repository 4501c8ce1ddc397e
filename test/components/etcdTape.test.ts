/** The write tape: which marks stand for which writes, how tall, how wide, and when it is an outline. */
import { describe, expect, it } from 'vitest';
import { isOutline, MOST_TICKS, tapeColumns } from '../../src/components/timeline/tapeColumns.ts';
import { createEtcdTape, partOfTape, tellTape } from '../../src/components/timeline/etcdTape.ts';
import { timeScale } from '../../src/components/timeline/timeScale.ts';
import { later, seconds, START, type FactBody, type WriteKind } from '../../src/engine/index.ts';
import { S } from '../support/fakeFrame.ts';
import { factLog } from '../support/factLog.ts';
import { paintedAt } from '../support/paintedTimeline.ts';
import type { DrawnMark } from '../support/recordingCanvas.ts';

const at = (count: number) => later(START, seconds(count));

const write = (
  what: WriteKind,
  bytes: number,
  more: { since?: number; saysUnknown?: boolean } = {},
  when = 0,
): FactBody => ({
  kind: 'etcdWritten',
  what,
  object: 'x',
  bytes,
  resourceVersion: 1,
  since: at(more.since ?? when),
  saysUnknown: more.saysUnknown ?? false,
});

type Told = readonly (readonly [number, FactBody])[];

/** Ticks of one colour in the lane of the tape: where they stand and how tall they are. */
function ticks(painted: ReturnType<typeof paintedAt>, colour: string) {
  const row = painted.layout.rows.find(({ kind }) => kind === 'etcd');
  const base = (row?.markTop ?? 0) + (row?.markHeight ?? 0);
  const isTick = ({ kind, points }: DrawnMark): boolean =>
    kind === 'stroke' && points.length >= 2 && points[0]?.[1] === base;
  return painted.canvas
    .inColour(colour)
    .filter(isTick)
    .flatMap(({ points }) =>
      points.flatMap(([x, y], index) =>
        index % 2 === 1 ? [{ x, height: base - y, full: row?.markHeight ?? 0 }] : [],
      ),
    );
}

describe('the write tape', () => {
  it('is the last lane, and tells its rate at the right', () => {
    const { layout, canvas } = paintedAt(16.4, []);
    expect(layout.rows.at(-1)?.kind).toBe('etcd');
    expect(canvas.texts()).toContain('etcd 0');
  });

  it('has one tick for each write at its true time, as tall as the root of its bytes', () => {
    const told: Told = [
      [4, write('nodeLease', 480, {}, 4)],
      [6, write('node', 15_360, {}, 6)],
      [8, write('lock', 120, {}, 8)],
    ];
    const painted = paintedAt(16.4, told);
    const [lease] = ticks(painted, 'record');
    const [node] = ticks(painted, 'ink');
    const [lock] = ticks(painted, 'ink2');
    expect(lease?.x).toBeCloseTo(painted.x(4), 6);
    expect(node?.x).toBeCloseTo(painted.x(6), 6);
    expect(node?.height).toBe(node?.full);
    expect((lease?.height ?? 0) / (lock?.height ?? 1)).toBeCloseTo(2, 6);
    expect((node?.height ?? 0) / (lease?.height ?? 1)).toBeCloseTo(Math.sqrt(32), 6);
  });

  it('has a tick of its own colour and width where a controller wrote Unknown', () => {
    const painted = paintedAt(16.4, [[5, write('node', 15_360, { saysUnknown: true }, 5)]]);
    expect(ticks(painted, 'expired')).toHaveLength(1);
    expect(ticks(painted, 'ink')).toHaveLength(0);
  });

  it('draws a commit that takes long as a bar from its beginning to its end', () => {
    const painted = paintedAt(16.4, [[9, write('lock', 420, { since: 8 })]]);
    const bar = painted.canvas
      .inColour('ink2')
      .find(({ kind, points }) => kind === 'fillRect' && points[0]?.[0] === painted.x(8));
    expect(bar?.points[1]?.[0]).toBeCloseTo(painted.x(9), 6);
  });

  it('says in words why nothing is written, until it is', () => {
    const told: Told = [
      [2, { kind: 'etcdNoSpace', bytes: 9 }],
      [12, { kind: 'etcdDefragmented', before: 9, bytes: 1 }],
    ];
    const painted = paintedAt(16.4, told);
    expect(painted.canvas.texts()).toContain('no space left');
    const ribbon = painted.canvas
      .inColour('expired')
      .find(({ kind, points }) => kind === 'strokeRect' && points[0]?.[0] === painted.x(2));
    expect(ribbon?.points[1]?.[0]).toBeCloseTo(painted.x(12), 6);
  });

  it('becomes an outline above 200 writes in a column of a pixel, and not before', () => {
    const scale = timeScale({ from: 0, to: 60 * S }, 60 * S, 0, 600);
    const tape = (count: number) => {
      const made = createEtcdTape();
      const told = Array.from({ length: count }, () => [30, write('nodeLease', 480)] as const);
      for (const fact of factLog(...told)) tellTape(made, fact);
      return made.writes;
    };
    expect(isOutline(tapeColumns(tape(MOST_TICKS), scale))).toBe(false);
    const columns = tapeColumns(tape(MOST_TICKS + 1), scale);
    expect(isOutline(columns)).toBe(true);
    expect([...columns]).toEqual([[300, { writes: 201, bytes: 201 * 480 }]]);
  });

  it('is copied up to a fork, and what stands still there stands still on in the copy', () => {
    const tape = createEtcdTape();
    const told = factLog(
      [1, write('lock', 1)],
      [3, { kind: 'etcdStalled' }],
      [9, write('lock', 2)],
      [9, { kind: 'etcdResumed' }],
    );
    for (const fact of told) tellTape(tape, fact);
    const copy = partOfTape(tape, { from: 0, before: 5 * S });
    expect(copy.writes.bytes).toEqual([1]);
    expect(copy.standstills.stalled).toEqual([{ from: 3 * S, to: null }]);
    expect(tape.standstills.stalled).toEqual([{ from: 3 * S, to: 9 * S }]);
  });
});
