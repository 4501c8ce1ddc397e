/** What a ring shows of a party, and what the wire leaves behind for the eye. */
import { describe, expect, it } from 'vitest';
import { createGlide } from '../../src/components/score/paintRing.ts';
import type { PaintClock } from '../../src/components/canvas/frameLoop.ts';
import { hostName, shortNames, suffixNames } from '../../src/components/common/names.ts';
import { crossedRails } from '../../src/components/score/cutting.ts';
import { createMessageMemory } from '../../src/components/score/messageMemory.ts';
import type { Rail } from '../../src/components/score/rails.ts';
import {
  bodyOfNode,
  leaderLook,
  nodeLook,
  standbyLook,
} from '../../src/components/score/ringLook.ts';
import { clockText, leftText, secondsText } from '../../src/components/score/words.ts';
import type { Fact } from '../../src/engine/index.ts';
import type { ElectionView, Frame, NodeView } from '../../src/sources/frame.ts';
import {
  calmFrame,
  lateNode,
  message,
  NODE_1,
  NODE_2,
  NODE_3,
  pausedNode,
  poweredOff,
  S,
  startingNode,
  twoBelievers,
  unknownNode,
  withCandidate,
  withMessages,
} from '../support/fakeFrame.ts';

const nodeIn = (frame: Frame, name: string): NodeView => {
  const node = frame.nodes.find((each) => each.name === name);
  if (node === undefined) throw new Error(`no ${name}`);
  return node;
};
const electionIn = (frame: Frame, name: string): ElectionView => {
  const election = frame.elections.find((each) => each.name === name);
  if (election === undefined) throw new Error(`no ${name}`);
  return election;
};
const lookOf = (frame: Frame, name = NODE_1) => nodeLook(nodeIn(frame, name), frame.now);

describe('the ring of a node', () => {
  it('puts the deadline of the controller at 12 o’clock: 8.4 s of 50 are 60.5 degrees', () => {
    expect(lookOf(calmFrame()).hand).toBeCloseTo((8.4 / 50) * 360);
  });

  it('ends record and beads at 40 s, which the kubelet writes and the controller ignores (288°)', () => {
    const look = lookOf(calmFrame());
    expect([look.recordEnd, look.beadsEnd]).toEqual([288, 288]);
  });

  it('is fresh up to one stretched renewal and one check, then late', () => {
    expect(lookOf(lateNode(calmFrame(), NODE_1, 15.4)).observer).toBe('fresh');
    expect(lookOf(lateNode(calmFrame(), NODE_1, 15.5)).observer).toBe('late');
  });

  it('has no beads at all when the machine is off, and they stand still while it is paused', () => {
    expect(lookOf(poweredOff(calmFrame(), NODE_1)).head).toBeNull();
    const paused = lookOf(pausedNode(calmFrame(), NODE_1));
    expect(paused.head).not.toBeNull();
    expect(paused.frozen).toBe(true);
  });

  it('is replaced, not recoloured, once the controller calls it Unknown', () => {
    const look = lookOf(unknownNode(calmFrame(), NODE_1));
    expect([look.observer, look.hand, look.stamp, look.head]).toEqual([
      'unknown',
      null,
      null,
      null,
    ]);
  });

  it('carries a question mark only if the user did not power it off', () => {
    expect(bodyOfNode(nodeIn(unknownNode(calmFrame(), NODE_1), NODE_1))).toBe('off');
    expect(bodyOfNode(nodeIn(unknownNode(calmFrame(), NODE_1, null, false), NODE_1))).toBe(
      'unknown',
    );
  });

  it('runs the eviction orbit over 300 s', () => {
    expect(lookOf(unknownNode(calmFrame(), NODE_1, 150)).orbit).toBeCloseTo(180);
    expect(lookOf(calmFrame()).orbit).toBeNull();
  });

  it('is two dashed circles before there is a Lease', () => {
    expect(lookOf(startingNode(calmFrame(), NODE_3), NODE_3).observer).toBe('open');
  });
});

describe('the ring of a candidate', () => {
  it('hatches the safety gap from where the leader stops, 12 of 15 s, to the deadline (LE-5)', () => {
    const election = electionIn(calmFrame(), 'kube-scheduler');
    const leader = election.candidates[2];
    if (leader === undefined) throw new Error('no leader');
    const look = leaderLook(election, leader);
    expect([look.gap, look.beadsEnd]).toEqual([288, 288]);
  });

  it('of a leader shows the standby that has waited longest', () => {
    const election = electionIn(calmFrame(), 'kube-scheduler');
    const leader = election.candidates[2];
    if (leader === undefined) throw new Error('no leader');
    expect(leaderLook(election, leader).hand).toBeCloseTo((1.8 / 15) * 360);
  });

  it('opens in ink once its own stopwatch ran out: it may try', () => {
    const frame = withCandidate(calmFrame(), 'kube-scheduler/cp-1', () => ({ silence: 15 * S }));
    const election = electionIn(frame, 'kube-scheduler');
    const standby = election.candidates[0];
    if (standby === undefined) throw new Error('no standby');
    expect(standbyLook(election, standby).observer).toBe('open');
  });

  it('that believes without being written has beads but neither record nor gap', () => {
    const election = electionIn(twoBelievers(calmFrame()), 'kube-scheduler');
    const ghost = election.candidates.find(
      (each) => each.believes && each.process !== election.written,
    );
    if (ghost === undefined) throw new Error('no ghost');
    const look = leaderLook(election, ghost);
    expect(look.head).not.toBeNull();
    expect([look.stamp, look.gap]).toEqual([null, null]);
  });
});

const clock = (change: Partial<PaintClock> = {}): PaintClock => ({
  nowMs: 0,
  playedMs: 0,
  playing: true,
  speed: 1,
  still: false,
  passage: '1/0',
  ...change,
});
describe('a hand whose stopwatch was set back', () => {
  const after = (change: Partial<PaintClock>): number | null => {
    const glide = createGlide();
    glide.follow(200, clock());
    glide.follow(10, clock({ nowMs: 16, ...change }));
    return glide.follow(10, clock({ nowMs: 40, ...change }));
  };

  it('glides there while time is played, and stands there at once where the playhead has jumped', () => {
    expect(after({})).toBeGreaterThan(20);
    expect(after({ passage: '1/1' })).toBe(10);
  });
});

const lost = (attempt: number, t: number): Fact => ({
  seq: attempt,
  t: t as Fact['t'],
  cause: 0,
  kind: 'transmissionLost',
  process: `kubelet/${NODE_1}`,
  direction: 'requests',
  attempt,
  waiting: 1,
  nextAt: t as Fact['t'],
});

describe('what the wire leaves for the eye', () => {
  const arrived = (frame: Frame, trip: number): Frame =>
    withMessages(frame, [
      message(frame, `kubelet/${NODE_2}`, {
        state: 'arrived',
        sentAt: frame.now - trip,
        arrivesAt: frame.now,
      }),
    ]);

  it('an afterglow of 300 ms for a round trip of 4 ms', () => {
    const memory = createMessageMemory();
    memory.collect(arrived(calmFrame(), 4_000), clock());
    expect(memory.glows().map((glow) => glow.word)).toEqual(['PUT']);
    memory.collect(calmFrame(17 * S), clock({ playedMs: 310 }));
    expect(memory.glows()).toEqual([]);
  });

  it('no afterglow for a trip that was seen moving', () => {
    const memory = createMessageMemory();
    memory.collect(arrived(calmFrame(), 400_000), clock());
    expect(memory.glows()).toEqual([]);
  });

  it('while paused the marks of the last step alone', () => {
    const memory = createMessageMemory();
    memory.collect(arrived(calmFrame(), 4_000), clock({ playing: false }));
    expect(memory.glows()).toHaveLength(1);
    memory.collect(calmFrame(17 * S), clock({ playing: false }));
    expect(memory.glows()).toEqual([]);
  });

  it('nothing above 200×, where only the tape is precise', () => {
    const memory = createMessageMemory();
    memory.collect(arrived(calmFrame(), 4_000), clock({ speed: 300 }));
    expect(memory.glows()).toEqual([]);
  });

  it('the last three of the transmissions lost at a wall, newest first, until what waited has passed', () => {
    const memory = createMessageMemory();
    memory.collect(
      { ...calmFrame(), facts: [0, 1, 2, 3].map((attempt) => lost(attempt, attempt * S)) },
      clock(),
    );
    expect(memory.residues(`kubelet/${NODE_1}`, 'requests').map((each) => each.at)).toEqual([
      3 * S,
      2 * S,
      1 * S,
    ]);
    const passed: Fact = {
      seq: 9,
      t: (20 * S) as Fact['t'],
      cause: 0,
      kind: 'waitingPassed',
      process: `kubelet/${NODE_1}`,
      direction: 'requests',
      count: 1,
    };
    memory.collect({ ...calmFrame(20 * S), facts: [passed] }, clock());
    expect(memory.residues(`kubelet/${NODE_1}`, 'requests')).toEqual([]);
  });

  it('nothing of another run', () => {
    const memory = createMessageMemory();
    memory.collect({ ...calmFrame(), facts: [lost(0, S)] }, clock());
    memory.collect({ ...calmFrame(), run: 2 }, clock());
    expect(memory.residues(`kubelet/${NODE_1}`, 'requests')).toEqual([]);
  });
});

describe('a line drawn across rails', () => {
  const rail = (key: string, y: number, from: number, to: number): Rail => ({
    key,
    process: key,
    y,
    from,
    to,
    link: {
      cut: null,
      healing: { requests: false, answers: false },
      waitingRequests: 0,
      waitingAnswers: 0,
      latencyMs: null,
      latencyOwn: false,
      lossPercent: 0,
      lossOwn: false,
      server: '',
    },
    wallX: 0,
    wallHalf: 0,
    split: 0,
    rest: 12,
    above: [0, 0],
    below: [0, 0],
    flat: false,
    clear: 0,
    lift: 0,
  });
  const rails = [rail('a', 100, 50, 400), rail('b', 160, 250, 400), rail('right', 160, 700, 640)];

  it('cuts those it crosses, whichever way they run', () => {
    expect(
      crossedRails(rails, { x: 300, y: 80 }, { x: 320, y: 200 }).map((each) => each.key),
    ).toEqual(['a', 'b']);
    expect(
      crossedRails(rails, { x: 660, y: 200 }, { x: 660, y: 90 }).map((each) => each.key),
    ).toEqual(['right']);
  });

  it('leaves those it passes beside', () => {
    expect(
      crossedRails(rails, { x: 100, y: 80 }, { x: 100, y: 200 }).map((each) => each.key),
    ).toEqual(['a']);
    expect(crossedRails(rails, { x: 60, y: 120 }, { x: 390, y: 121 })).toEqual([]);
  });
});

describe('names and numbers', () => {
  it('stand before the first dot; whole when two agree', () => {
    expect([...shortNames([NODE_1, NODE_2]).values()]).toEqual([
      'ip-10-29-104-121',
      'ip-10-29-69-101',
    ]);
    expect([...shortNames(['node.a.example', 'node.b.example', 'other']).values()]).toEqual([
      'node.a.example',
      'node.b.example',
      'other',
    ]);
  });

  it('lose their common beginning on the phone', () => {
    expect([...suffixNames([NODE_1, NODE_2, NODE_3]).values()]).toEqual([
      '104-121',
      '69-101',
      '79-205',
    ]);
    expect([...suffixNames(['worker-1', 'worker-2']).values()]).toEqual(['worker-1', 'worker-2']);
  });

  it('of a Pod are its random end', () => {
    expect(hostName('my-operator-7d9c5b8f6-k2x4n')).toBe('…k2x4n');
    expect(hostName('cp-1')).toBe('cp-1');
    expect(hostName('ip-10-29-1-2.ec2.internal')).toBe('ip-10-29-1-2');
  });

  it('have one decimal, and a clock for long waits', () => {
    expect(secondsText(17.76 * S)).toBe('17.7');
    expect(secondsText(-1)).toBe('0.0');
    expect(clockText(272.8 * S)).toBe('4:32.8');
  });
});

describe('seconds that have passed and seconds that are left', () => {
  it('are together what was to be waited, in tenths', () => {
    for (const passed of [0, 1, 99_999, 100_000, 8_930_001, 49_999_999, 50_000_000])
      expect(
        Math.round(10 * (Number(secondsText(passed)) + Number(leftText(50_000_000 - passed)))),
      ).toBe(500);
  });

  it('are over when the time is, and not before', () => {
    expect(leftText(1)).toBe('0.1');
    expect(leftText(0)).toBe('0.0');
    expect(leftText(-1)).toBe('0.0');
  });
});
