/** Facts to lanes: what is kept, for how long, and where the observer's stopwatch restarts. */
import { describe, expect, it } from 'vitest';
import { START, type Fact, type FactBody } from '../../src/engine/index.ts';
import {
  align,
  createLanes,
  fits,
  partOfLanes,
  takeIn,
} from '../../src/components/timeline/timelineLanes.ts';
import { createLaneBook } from '../../src/components/timeline/laneBook.ts';
import type { BranchView } from '../../src/sources/frame.ts';
import {
  calmFrame,
  NODE_1,
  NODE_2,
  NODE_3,
  S,
  unknownNode,
  withElection,
  withNode,
} from '../support/fakeFrame.ts';
import { factLog, leaseWritten } from '../support/factLog.ts';

const CONTROLLER = 'kube-controller-manager/cp-1';
const KUBELET = `kubelet/${NODE_3}`;

function lanesAfter(seconds: number, facts: readonly Fact[], frame = calmFrame(seconds * S)) {
  const lanes = createLanes(frame);
  takeIn(lanes, facts);
  align(lanes, frame);
  return lanes;
}

const observed = (node: string): FactBody => ({
  kind: 'renewalObserved',
  node,
  process: CONTROLLER,
  why: 'lease',
});

describe('node lanes', () => {
  it('restart the stopwatch at the look that saw the renewal, not at the write', () => {
    const facts = factLog(
      [6, leaseWritten('kube-node-lease', NODE_1, `kubelet/${NODE_1}`)],
      [8, observed(NODE_1)],
    );
    const lane = lanesAfter(16.4, facts).byNode.get(NODE_1);
    expect(lane?.stamps).toEqual([6 * S]);
    expect(lane?.restarts).toEqual([8 * S]);
  });

  it('know from the first frame of a warm run what its stopwatch had before the run began', () => {
    const frame = withNode(calmFrame(2 * S), NODE_1, (node) => ({
      observer: { ...node.observer, silence: 6 * S },
    }));
    expect(lanesAfter(2, [], frame).byNode.get(NODE_1)?.restarts).toEqual([-4 * S]);
  });

  it('raise the flag at the instant the controller wrote Unknown and end it when it takes that back', () => {
    const changed = (status: 'Unknown' | 'True'): FactBody => ({
      kind: 'nodeConditionChanged',
      node: NODE_2,
      status,
      before: status === 'True' ? 'Unknown' : 'True',
      reason: '',
      process: CONTROLLER,
    });
    const facts = factLog([20, changed('Unknown')], [31, changed('True')]);
    const before = lanesAfter(25, facts.slice(0, 1), unknownNode(calmFrame(25 * S), NODE_2));
    expect(before.byNode.get(NODE_2)?.unknown).toEqual([{ from: 20 * S, to: null }]);
    const after = lanesAfter(40, facts);
    expect(after.byNode.get(NODE_2)?.unknown).toEqual([{ from: 20 * S, to: 31 * S }]);
  });

  it('have no stopwatch while nobody acts as controller', () => {
    const killed = factLog(
      [8, observed(NODE_1)],
      [20, { kind: 'processKilled', process: CONTROLLER }],
    );
    const frame = withNode(calmFrame(22 * S), NODE_1, (node) => ({
      observer: { ...node.observer, silence: null },
    }));
    expect(lanesAfter(22, killed, frame).byNode.get(NODE_1)?.unwatched).toEqual([
      { from: 20 * S, to: null },
    ]);
  });
});

describe('links', () => {
  const lost = (attempt: number): FactBody => ({
    kind: 'transmissionLost',
    process: KUBELET,
    direction: 'requests',
    attempt,
    waiting: 1,
    nextAt: START,
  });

  it('TR-2 keep one mark for each transmission that died, then wait from healing to the next try', () => {
    const facts = factLog(
      [10, { kind: 'linkCut', process: KUBELET, mode: 'lost', direction: 'both' }],
      [11, lost(0)],
      [11.2, lost(1)],
      [11.6, lost(2)],
      [13, { kind: 'linkHealed', process: KUBELET }],
      [14.1, { kind: 'waitingPassed', process: KUBELET, direction: 'requests', count: 1 }],
      [14.11, { kind: 'answerReceived', id: 1, process: KUBELET, code: 200 }],
    );
    const wire = lanesAfter(16.4, facts).wires.get(KUBELET);
    expect(wire?.walls).toEqual([{ from: 10 * S, to: 13 * S, mode: 'lost', direction: 'both' }]);
    expect(wire?.lost.map((each) => each.attempt)).toEqual([0, 1, 2]);
    expect(wire?.waits).toEqual([{ from: 13 * S, to: 14.1 * S, direction: 'requests' }]);
    expect(wire?.through).toEqual([14.11 * S]);
  });

  it('let everything that was held leave at the moment of healing', () => {
    const held: FactBody = {
      kind: 'messageHeld',
      process: KUBELET,
      direction: 'requests',
      waiting: 1,
    };
    const facts = factLog(
      [10, { kind: 'linkCut', process: KUBELET, mode: 'held', direction: 'requests' }],
      [11, held],
      [14, held],
      [16, { kind: 'linkHealed', process: KUBELET }],
    );
    const wire = lanesAfter(16.4, facts).wires.get(KUBELET);
    expect(wire?.held.map((each) => each.to)).toEqual([16 * S, 16 * S]);
  });

  it('have no story as long as nothing goes wrong on them', () => {
    const facts = factLog([1, { kind: 'answerReceived', id: 1, process: KUBELET, code: 200 }]);
    expect(lanesAfter(16.4, facts).wires.has(KUBELET)).toBe(false);
  });
});

describe('election lanes', () => {
  const NEW = 'kube-scheduler/cp-1';
  const OLD = 'kube-scheduler/cp-3';
  const takeover = factLog(
    [1, leaseWritten('kube-system', 'kube-scheduler', OLD)],
    [10, leaseWritten('kube-system', 'kube-scheduler', NEW, { holderChanged: true })],
    [
      10.4,
      {
        kind: 'startedLeading',
        namespace: 'kube-system',
        name: 'kube-scheduler',
        process: NEW,
        identity: 'cp-1_x',
      },
    ],
  );
  const frame = withElection(calmFrame(12 * S), 'kube-scheduler', (election) => ({
    written: NEW,
    believers: [NEW, OLD],
    candidates: election.candidates.map((each) => ({
      ...each,
      believes: each.process === NEW || each.process === OLD,
    })),
  }));

  it('keep what is written apart from what is believed', () => {
    const lane = lanesAfter(12, takeover, frame).elections.find(
      (each) => each.name === 'kube-scheduler',
    );
    expect(lane?.tenures).toEqual([
      { process: OLD, from: 0, to: 10 * S },
      { process: NEW, from: 10 * S, to: null },
    ]);
    expect(lane?.beliefs).toEqual([
      { process: OLD, from: 0, to: null },
      { process: NEW, from: 10.4 * S, to: null },
    ]);
  });

  it('take in only what is new, however often they are asked', () => {
    const lanes = createLanes(frame);
    for (let count = 1; count <= takeover.length; count += 1)
      takeIn(lanes, takeover.slice(0, count));
    expect(takeIn(lanes, takeover)).toBe(0);
    expect(lanes.byLock.get('kube-system/kube-scheduler')?.stamps).toEqual([1 * S, 10 * S]);
  });
});

describe('a long run', () => {
  it('keeps every mark of it in plain numbers, though the facts themselves were dropped', () => {
    const facts: [number, FactBody][] = [
      [5, { kind: 'command', command: { kind: 'powerOff', node: NODE_1 }, by: 'user' }],
    ];
    for (let t = 0; t < 7200; t += 5) {
      facts.push([t, { kind: 'passStarted', process: CONTROLLER, pass: t }]);
      facts.push([t, leaseWritten('kube-node-lease', NODE_2, `kubelet/${NODE_2}`)]);
      facts.push([t + 0.5, observed(NODE_2)]);
    }
    const lanes = lanesAfter(7200, factLog(...facts), calmFrame(7200 * S));
    expect(lanes.acts).toHaveLength(1);
    expect(lanes.looks).toHaveLength(1440);
    expect(lanes.byNode.get(NODE_2)?.stamps.every(Number.isInteger)).toBe(true);
    expect(lanes.byNode.get(NODE_2)?.restarts.slice(-3, -1)).toEqual([7190.5 * S, 7195.5 * S]);
  });

  it('copes with a log whose oldest routine facts were dropped between two frames', () => {
    const all = factLog([1, observed(NODE_1)], [11, observed(NODE_1)], [21, observed(NODE_1)]);
    const lanes = createLanes(calmFrame(12 * S));
    takeIn(lanes, all.slice(0, 2));
    expect(takeIn(lanes, all.slice(2))).toBe(1);
  });

  it('is about another run once the scenario was loaded anew', () => {
    const lanes = createLanes(calmFrame());
    expect(fits(lanes, { ...calmFrame(), run: 2 })).toBe(false);
  });
});

describe('a branch', () => {
  const unknown: FactBody = {
    kind: 'nodeConditionChanged',
    node: NODE_2,
    status: 'Unknown',
    before: 'True',
    reason: '',
    process: CONTROLLER,
  };
  const cut: FactBody = { kind: 'linkCut', process: KUBELET, mode: 'lost', direction: 'both' };
  const parent = factLog(
    [5, cut],
    [8, observed(NODE_1)],
    [20, { kind: 'linkHealed', process: KUBELET }],
    [28, observed(NODE_1)],
    [40, unknown],
  );
  const branch = (id: number, forkAt: number, forkSeq: number): BranchView => ({
    id,
    name: '',
    parent: id === 0 ? null : 0,
    forkAt,
    shared: 0,
    forkSeq,
    journal: [],
    edge: 60 * S,
  });
  /** Branch B leaves A at 0:15, before A's link heals. */
  function book(own: readonly Fact[]) {
    const known = [parent, [...parent.slice(0, 2), ...own]];
    const made = createLaneBook({
      beginning: () => null,
      known: (id = 0) => known[id] ?? [],
      branches: () => [branch(0, 0, 0), branch(1, 15 * S, 2)],
    });
    const frame = calmFrame(50 * S);
    made.update({ ...frame, now: 15 * S });
    return made;
  }

  it("shares its parent's marks before the fork, and has its own after it", () => {
    const own = factLog([16, observed(NODE_1)]).map((fact) => ({ ...fact, seq: fact.seq + 2 }));
    const lanes = book(own);
    expect(lanes.of(0)?.byNode.get(NODE_1)?.restarts.slice(-2)).toEqual([8 * S, 28 * S]);
    expect(lanes.of(1)?.byNode.get(NODE_1)?.restarts.slice(-2)).toEqual([8 * S, 16 * S]);
  });

  it('goes on with what lasted at the fork, and knows nothing of how it ended in the other future', () => {
    const lanes = book([]);
    expect(lanes.of(0)?.wires.get(KUBELET)?.walls[0]?.to).toBe(20 * S);
    expect(lanes.of(1)?.wires.get(KUBELET)?.walls[0]?.to).toBeNull();
    expect(lanes.of(0)?.anyUnknown).toEqual([{ from: 40 * S, to: null }]);
    expect(lanes.of(1)?.anyUnknown).toEqual([]);
  });

  it('TR-2 still repeats after the fork what was lost before it', () => {
    const lost: FactBody = {
      kind: 'transmissionLost',
      process: KUBELET,
      direction: 'requests',
      attempt: 0,
      waiting: 1,
      nextAt: START,
    };
    const lanes = createLanes(calmFrame(30 * S));
    const facts = factLog(
      [5, cut],
      [6, lost],
      [9, { kind: 'linkHealed', process: KUBELET }],
      [10, { kind: 'waitingPassed', process: KUBELET, direction: 'requests', count: 1 }],
    );
    takeIn(lanes, facts);
    const copy = partOfLanes(lanes, { from: -Infinity, before: 8 * S }, 1);
    takeIn(
      copy,
      factLog([12, { kind: 'linkHealed', process: KUBELET }]).map((fact) => ({ ...fact, seq: 2 })),
    );
    expect(copy.wires.get(KUBELET)?.waits).toEqual([
      { from: 12 * S, to: null, direction: 'requests' },
    ]);
  });
});
