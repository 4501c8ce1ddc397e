/** What the timeline's painters write, judged by the marks on a recording canvas. */
import { describe, expect, it } from 'vitest';
import { START, type FactBody } from '../../src/engine/index.ts';
import { partingOf } from '../../src/components/timeline/ghosts.ts';
import { createLanes, takeIn } from '../../src/components/timeline/timelineLanes.ts';
import type { BranchView } from '../../src/sources/frame.ts';
import { calmFrame, NODE_1, NODE_2, S, unknownNode } from '../support/fakeFrame.ts';
import { factLog, leaseWritten } from '../support/factLog.ts';
import { paintedAt } from '../support/paintedTimeline.ts';

const observed = (node: string): FactBody => ({
  kind: 'renewalObserved',
  node,
  process: 'kube-controller-manager/cp-1',
  why: 'lease',
});
const cut = (mode: 'lost' | 'held' | 'refused', direction: 'both' | 'requests' | 'answers') =>
  [20, { kind: 'linkCut', process: `kubelet/${NODE_1}`, mode, direction }] as const;
const strips = (painted: ReturnType<typeof paintedAt>) =>
  painted.canvas.inColour('chalk').filter((mark) => mark.kind === 'strokeRect');

describe('a node lane', () => {
  it('is a sawtooth in fresh that rises at the look which saw the renewal', () => {
    const { canvas, x } = paintedAt(16.4, [[8, observed(NODE_1)]]);
    const saw = canvas.inColour('fresh').find((mark) => mark.kind === 'fill');
    expect(saw?.points.some(([at]) => Math.abs(at - x(8)) < 0.01)).toBe(true);
  });

  it('turns late where the silence becomes longer than any healthy one, not before', () => {
    const late = unknownNode(calmFrame(40 * S), NODE_2, null);
    const { canvas, x } = paintedAt(40, [[10, observed(NODE_1)]], {
      ...late,
      nodes: calmFrame(40 * S).nodes.map((node) => ({
        ...node,
        observer: { ...node.observer, silence: node.name === NODE_1 ? 30 * S : 3 * S },
      })),
    });
    const ramp = canvas.inColour('lateFill').find((mark) => mark.kind === 'fill');
    expect(ramp?.points[0]?.[0]).toBeCloseTo(x(25.4), 1);
  });

  it('ends in a hatched ribbon with a flag while the node is called Unknown', () => {
    const frame = unknownNode(calmFrame(40 * S), NODE_1);
    const unknown: FactBody = {
      kind: 'nodeConditionChanged',
      node: NODE_1,
      status: 'Unknown',
      before: 'True',
      reason: '',
      process: 'kube-controller-manager/cp-1',
    };
    const { canvas, x } = paintedAt(40, [[30, unknown]], frame);
    const flag = canvas.inColour('expired').find((mark) => mark.kind === 'fill');
    expect(flag?.points[0]?.[0]).toBeCloseTo(x(30), 1);
    expect(
      canvas.inColour('expired').filter((mark) => mark.kind === 'stroke').length,
    ).toBeGreaterThan(2);
  });

  it('stamps each write below the baseline at the time of the write', () => {
    const written = leaseWritten('kube-node-lease', NODE_1, `kubelet/${NODE_1}`);
    const { canvas, x } = paintedAt(16.4, [[6, written]]);
    const stamp = canvas.inColour('record').find((mark) => mark.points.length === 2);
    expect(stamp?.points[0]?.[0]).toBeCloseTo(x(6) - 2, 1);
  });
});

describe('stamps that would touch', () => {
  const written = leaseWritten('kube-node-lease', NODE_1, `kubelet/${NODE_1}`);
  const far = { window: { from: 0, to: 3_000 * S } };

  it('are one band, which ends where a write is missing', () => {
    const writes = [100, 110, 120, 130, 300, 310, 320].map((t) => [t, written] as const);
    const { canvas, x } = paintedAt(400, writes, calmFrame(400 * S), far);
    const band = canvas.inColour('record').find((mark) => mark.points.length === 4);
    const edges = band?.points.map(([at]) => Math.round(at));
    expect(edges).toEqual([x(100) - 2, x(130) + 2, x(300) - 2, x(320) + 2].map(Math.round));
  });
});

describe('an instant the user marked', () => {
  it('is a ribbon in ink over the ruler, and another on the overview', () => {
    const ribbonsOf = (bookmarks: readonly number[]) => {
      const painted = paintedAt(90, [], calmFrame(90 * S), { scene: { bookmarks } });
      const points = painted.canvas
        .inColour('ink')
        .filter((mark) => mark.kind === 'fill' && mark.points.length === 5)
        .map((mark) => mark.points);
      return { ...painted, points };
    };
    const { points, x, layout } = ribbonsOf([60 * S]);
    const without = ribbonsOf([]).points.map(String);
    const ribbons = points.filter((each) => !without.includes(String(each)));
    const tips = ribbons.map((each) => each[3] ?? [0, 0]);
    expect(tips).toHaveLength(2);
    expect(tips).toContainEqual([expect.closeTo(x(60), 1), layout.ruler - 3.5]);
  });
});

describe('the three kinds of cut', () => {
  it('fill the whole strip for both ways, its upper half for requests, its lower for answers', () => {
    const heights = (['both', 'requests', 'answers'] as const).map((direction) => {
      const [strip] = strips(paintedAt(30, [cut('lost', direction)]));
      const [[, top] = [0, 0], [, bottom] = [0, 0]] = strip?.points ?? [];
      return [top, bottom];
    });
    const [[top = 0, bottom = 0] = [], requests, answers] = heights;
    const middle = (top + bottom) / 2;
    expect(requests).toEqual([top, middle]);
    expect(answers).toEqual([middle, bottom]);
  });

  it('are told apart by texture: diagonal lines, upright rungs, nothing', () => {
    const texture = (mode: 'lost' | 'held' | 'refused') => {
      const painted = paintedAt(30, [cut(mode, 'both')]);
      const lines = painted.canvas
        .inColour('chalk')
        .find((mark) => mark.kind === 'stroke' && mark.dash.length === 0 && mark.points.length > 8);
      const [[x1 = 0] = [], [x2 = 0] = []] = lines?.points ?? [];
      if (lines === undefined) return 'nothing';
      return x1 === x2 ? 'upright' : 'diagonal';
    };
    expect(texture('lost')).toBe('diagonal');
    expect(texture('held')).toBe('upright');
    expect(texture('refused')).toBe('nothing');
  });

  it('TR-2 join the lost transmissions by arcs, with the seconds where there is room', () => {
    const lost = (attempt: number): FactBody => ({
      kind: 'transmissionLost',
      process: `kubelet/${NODE_1}`,
      direction: 'requests',
      attempt,
      waiting: 1,
      nextAt: START,
    });
    const offsets = [0, 0.2, 0.6, 1.5, 3.1, 6.55, 13.2];
    const { canvas } = paintedAt(
      50,
      [
        cut('lost', 'both'),
        ...offsets.map((offset, attempt) => [25 + offset, lost(attempt)] as const),
      ],
      calmFrame(50 * S),
      { window: { from: 0, to: 50 * S } },
    );
    expect(canvas.texts()).toContain('3.45');
    expect(canvas.texts()).toContain('6.65');
    expect(canvas.texts()).not.toContain('0.40');
    const crosses = canvas.inColour('expired').find((mark) => mark.points.length === 7 * 4);
    expect(crosses).toBeDefined();
  });

  it('draw a dotted line from a held message until it leaves', () => {
    const { canvas, x } = paintedAt(40, [
      cut('held', 'both'),
      [
        25,
        { kind: 'messageHeld', process: `kubelet/${NODE_1}`, direction: 'requests', waiting: 1 },
      ],
      [36, { kind: 'linkHealed', process: `kubelet/${NODE_1}` }],
    ]);
    const wait = canvas.inColour('holder').find((mark) => mark.kind === 'stroke');
    expect(wait?.dash.length).toBe(2);
    expect(wait?.points.map(([at]) => Math.round(at))).toEqual([
      Math.round(x(25)),
      Math.round(x(36)),
    ]);
  });

  it('draw a hollow square for each request that was refused', () => {
    const refused: FactBody = { kind: 'requestRefused', id: 1, process: `kubelet/${NODE_1}` };
    const { canvas } = paintedAt(40, [cut('refused', 'both'), [25, refused], [26, refused]]);
    expect(canvas.inColour('late').filter((mark) => mark.kind === 'strokeRect')).toHaveLength(2);
  });
});

describe('an election lane', () => {
  const OLD = 'kube-scheduler/cp-3';
  const NEW = 'kube-scheduler/cp-1';
  const name = { namespace: 'kube-system', name: 'kube-scheduler' };
  const frame = {
    ...calmFrame(40 * S),
    elections: calmFrame(40 * S).elections.map((election) => ({
      ...election,
      candidates: election.candidates.map((each) =>
        each.process === NEW ? { ...each, believes: true } : each,
      ),
      written: election.name === 'kube-scheduler' ? NEW : election.written,
    })),
  };
  const takeover = [
    [1, leaseWritten('kube-system', 'kube-scheduler', OLD)],
    [20, leaseWritten('kube-system', 'kube-scheduler', NEW, { holderChanged: true })],
    [24, { kind: 'startedLeading', ...name, process: NEW, identity: 'x' }],
  ] as const;

  it('outlines in dashes what is written but not told yet', () => {
    const { canvas, x } = paintedAt(40, takeover, frame);
    const dashed = canvas
      .inColour('ink')
      .find((mark) => mark.kind === 'strokeRect' && mark.dash.length === 2);
    expect(dashed?.points.map(([at]) => Math.round(at))).toEqual([
      Math.round(x(20)),
      Math.round(x(24)),
    ]);
  });

  it('stays hatched for one who fell silent before the window began: it had been told', () => {
    const silent = [
      [1, leaseWritten('kube-system', 'kube-scheduler', OLD)],
      [2, { kind: 'startedLeading', ...name, process: OLD, identity: 'x' }],
      [10, { kind: 'stoppedLeading', ...name, process: OLD, identity: 'x', why: 'cancelled' }],
    ] as const;
    const nobody = {
      ...frame,
      elections: frame.elections.map((election) => ({
        ...election,
        candidates: election.candidates.map((each) =>
          election.name === 'kube-scheduler' ? { ...each, believes: false } : each,
        ),
      })),
    };
    const { canvas } = paintedAt(40, silent, nobody, {
      window: { from: 20 * S, to: 40 * S },
    });
    const dashed = canvas
      .inColour('ink')
      .filter((mark) => mark.kind === 'strokeRect' && mark.dash.length === 2);
    expect(dashed).toEqual([]);
  });

  it('hatches the time in which both believe', () => {
    const { canvas, x } = paintedAt(40, takeover, frame);
    const overlap = canvas.inColour('expired').find((mark) => mark.kind === 'strokeRect');
    expect(overlap?.points.map(([at]) => Math.round(at))).toEqual([
      Math.round(x(24)),
      Math.round(x(40)),
    ]);
  });

  it('marks a lost race with a diamond and names each holder on its bar', () => {
    const { canvas } = paintedAt(
      40,
      [
        ...takeover,
        [
          20.01,
          {
            kind: 'leaseConflict',
            ...name,
            process: 'kube-scheduler/cp-2',
            reason: 'Conflict',
            brought: 1,
            stored: 2,
          },
        ],
      ],
      frame,
    );
    expect(canvas.inColour('conflict')).toHaveLength(1);
    expect(canvas.texts()).toEqual(expect.arrayContaining(['cp-3', 'cp-1']));
  });

  it('LE-32 fills the foot of its bar where a stale write landed, and leaves a diamond where one was refused', () => {
    const write = (
      kind: 'resourceWritten' | 'resourceWriteRefused',
      identity: string,
    ): FactBody => ({
      kind,
      namespace: 'kube-system',
      name: 'kube-scheduler',
      refusal: kind === 'resourceWritten' ? 0 : 1,
      process: 'kube-scheduler/cp-2',
      identity,
      holderIdentity: 'cp-1_x',
      token: 1,
      stored: 2,
    });
    const marksOf = (body: FactBody) => {
      const { canvas, x } = paintedAt(30, [[24, body]]);
      const at = (colour: string): boolean =>
        canvas
          .inColour(colour)
          .some((mark) => mark.points.some(([px]) => Math.abs(px - x(24)) <= 5));
      return { landed: at('expired'), refused: at('conflict') };
    };
    expect(marksOf(write('resourceWritten', 'cp-2_x'))).toEqual({ landed: true, refused: false });
    expect(marksOf(write('resourceWriteRefused', 'cp-2_x'))).toEqual({
      landed: false,
      refused: true,
    });
    expect(marksOf(write('resourceWritten', 'cp-1_x'))).toEqual({ landed: false, refused: false });
  });
});

describe('the whole', () => {
  it('shows an overview once the run is longer than the window', () => {
    expect(paintedAt(30, []).layout.overview).toBeNull();
    const late = paintedAt(90, []);
    expect(late.layout.overview).not.toBeNull();
    expect(late.canvas.texts()).toContain('0:00 to now');
  });

  it('keeps its height when one node has trouble: the calm lanes give room', () => {
    const calm = paintedAt(30, []).layout.height;
    const troubled = paintedAt(30, [cut('lost', 'both')]).layout;
    expect(troubled.height).toBeLessThan(calm + 16);
    const rows = troubled.rows
      .filter((row) => row.kind === 'node')
      .map((row) => row.bottom - row.top);
    expect(rows[0]).toBeGreaterThan((rows[1] ?? 0) + 20);
  });

  it('is darker right of the playhead, and puts no mark of the past there', () => {
    const { canvas, x } = paintedAt(30, [cut('lost', 'both'), [25, observed(NODE_2)]]);
    const veil = canvas
      .inColour('stage')
      .find((mark) => mark.kind === 'fillRect' && mark.points[0]?.[0] === x(30));
    expect(veil).toBeDefined();
    const meaning = new Set(['fresh', 'late', 'lateFill', 'expired', 'record']);
    const beyond = canvas.marks.filter(
      (mark) => meaning.has(mark.colour) && mark.points.some(([at]) => at > x(30) + 7),
    );
    expect(beyond).toEqual([]);
  });
});

describe('right of the playhead', () => {
  const unknown: FactBody = {
    kind: 'nodeConditionChanged',
    node: NODE_1,
    status: 'Unknown',
    before: 'True',
    reason: '',
    process: 'kube-controller-manager/cp-1',
  };

  it('stands what is known of the branch as it was recorded, when the playhead goes back', () => {
    const calm = calmFrame(20 * S);
    const frame = { ...calm, place: { ...calm.place, edge: 60 * S } };
    const { canvas, x } = paintedAt(20, [[45, unknown]], frame);
    const flag = canvas.inColour('expired').find((mark) => mark.kind === 'fill');
    expect(flag?.points[0]?.[0]).toBeCloseTo(x(45), 1);
  });

  it('stands what is foreseen in dashes beyond the edge, with the time of Unknown in words', () => {
    const told = factLog([25, observed(NODE_1)]);
    const foreseen = factLog([60, unknown]).map((fact) => ({ ...fact, seq: 10 }));
    const lanes = createLanes(calmFrame(30 * S));
    takeIn(lanes, [...told, ...foreseen]);
    const { canvas, x } = paintedAt(30, [[25, observed(NODE_1)]], calmFrame(30 * S), {
      window: { from: 0, to: 80 * S },
      outlook: { lanes, from: 30 * S, until: 80 * S },
    });
    expect(canvas.texts()).toContain('Unknown at 1:00');
    const ribbon = canvas
      .inColour('expired')
      .find((mark) => mark.kind === 'strokeRect' && mark.dash.length === 2);
    expect(ribbon?.points[0]?.[0]).toBeCloseTo(x(60), 1);
    const ramp = canvas.inColour('late').find((mark) => mark.dash.length === 2);
    expect(ramp?.points[0]?.[0]).toBeCloseTo(x(30), 1);
  });
});

describe('another branch', () => {
  it('is a line of one pixel in the same lanes, from where it parts from this one', () => {
    const lanes = createLanes(calmFrame(30 * S));
    takeIn(lanes, factLog([8, observed(NODE_1)], [18, observed(NODE_1)]));
    const ghosts = [{ lanes, from: 12 * S, until: 28 * S }];
    const { canvas, x } = paintedAt(30, [], calmFrame(30 * S), {
      scene: { ghosts, forks: [{ t: 12 * S, letter: 'B' }] },
    });
    const ghost = canvas.inColour('ink2').find((mark) => mark.points.length === 4);
    expect(ghost?.points[0]?.[0]).toBeCloseTo(x(12), 1);
    expect(ghost?.points.at(-1)?.[0]).toBeCloseTo(x(28), 1);
    expect(canvas.texts()).toContain('B');
  });

  it('parts from this one where the first of the two was forked off what they share', () => {
    const branch = (id: number, parent: number | null, forkAt: number): BranchView => ({
      id,
      name: '',
      parent,
      forkAt,
      shared: 0,
      forkSeq: 0,
      journal: [],
      edge: 0,
    });
    const branches = [branch(0, null, 0), branch(1, 0, 20), branch(2, 1, 30), branch(3, 0, 10)];
    expect(partingOf(0, 1, branches)).toBe(20);
    expect(partingOf(1, 2, branches)).toBe(30);
    expect(partingOf(0, 2, branches)).toBe(20);
    expect(partingOf(2, 3, branches)).toBe(10);
  });
});
