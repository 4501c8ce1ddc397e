/** A run played against real time: however it is cut into ticks and frames, it is the same run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  digestOf,
  isNotable,
  later,
  seconds,
  soleBranch,
  START,
  type Command,
  type Fact,
  type JournalEntry,
} from '../../src/engine/index.ts';
import type { Frame } from '../../src/sources/frame.ts';
import { dropRoutine } from '../../src/sources/simulation/factKeeper.ts';
import { createSession, type Session } from '../../src/sources/simulation/session.ts';
import { answerMessage, nothingTold } from '../../src/sources/simulation/sessionMessages.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../support/buildCluster.ts';
import { LAW_SEED } from '../support/seeds.ts';

const scenario = buildScenario({
  seed: 11,
  nodes: 3,
  components: { [CONTROLLER_MANAGER]: ['a', 'b'] },
});
const CUT: Command = {
  kind: 'cut',
  processes: ['kubelet/node-0'],
  mode: 'lost',
  direction: 'both',
};

/** There is no such branch: the page never asks for it. */
const IMPOSSIBLE = { kind: 'switchTo', branch: 9 } as const;

function frameOf(session: Session): Frame {
  const picture = session.picture();
  if (picture === null) throw new Error('nothing is loaded');
  return picture.frame;
}

function loaded(journal: readonly JournalEntry[] = [], until = 0): Session {
  const session = createSession();
  session.load(scenario, soleBranch(journal, until));
  return session;
}

/** What a frame shows, apart from which run it is and what has just happened. */
function picture(frame: Frame): unknown {
  const { run: _run, facts: _facts, messages: _messages, ...rest } = frame;
  return rest;
}

const withoutPlace = (shown: unknown): unknown =>
  typeof shown === 'object' ? { ...shown, place: null } : shown;

describe('ticks', () => {
  it('cut a run into pieces of any length and speed without changing its facts', () => {
    const ticks = fc.array(
      fc.tuple(fc.double({ min: 0, max: 400, noNaN: true }), fc.constantFrom(0.01, 0.1, 1, 3, 60)),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(ticks, (all) => {
        const session = loaded();
        const facts: Fact[] = [];
        for (const [elapsed, speed] of all) {
          session.carryOut({ kind: 'tick', elapsedMs: elapsed, speed: speed });
          facts.push(...frameOf(session).facts);
        }
        const whole = createSimulation(scenario);
        whole.runUntil(later(START, seconds(session.now / 1e6)));
        expect(digestOf(facts)).toBe(whole.digest());
      }),
      { seed: LAW_SEED, numRuns: 30 },
    );
  });

  it('lose no time to rounding: a thousand ticks of a third of a millisecond are a third of a second', () => {
    const session = loaded();
    for (let tick = 0; tick < 1_000; tick++)
      session.carryOut({ kind: 'tick', elapsedMs: 1 / 3, speed: 1 });
    expect(Math.abs(session.now - 333_333)).toBeLessThanOrEqual(1);
  });

  it('do nothing before a scenario is loaded', () => {
    const session = createSession();
    session.carryOut({ kind: 'tick', elapsedMs: 1_000, speed: 1 });
    expect([session.picture(), session.now]).toEqual([null, 0]);
  });
});

describe('ticks that ease', () => {
  it('go no further than to the next notable fact', () => {
    const session = loaded();
    session.carryOut({ kind: 'inject', command: CUT });
    session.carryOut({ kind: 'tick', elapsedMs: 1_000, speed: 200, easing: true });
    const { now, facts } = frameOf(session);
    expect(now).toBeLessThan(200_000_000);
    expect(facts.filter(isNotable).at(-1)?.t).toBe(now);
  });
});

describe('steps', () => {
  it('a second is a second', () => {
    const session = loaded();
    session.carryOut({ kind: 'step', step: 'second', direction: 'forward' });
    expect(session.now).toBe(1_000_000);
  });

  it('a step by event ends at something that shows, and says what it was', () => {
    const session = loaded();
    frameOf(session);
    for (let step = 0; step < 20; step++) {
      const before = session.now;
      session.carryOut({ kind: 'step', step: 'event', direction: 'forward' });
      const { facts } = frameOf(session);
      expect(facts.length).toBeGreaterThan(0);
      expect(session.now).toBeGreaterThanOrEqual(before);
      expect(facts.at(-1)?.t).toBe(session.now);
    }
  });

  it('a step to the next notable fact passes routine by and stops at the first notable one', () => {
    const session = loaded();
    session.carryOut({ kind: 'inject', command: { kind: 'powerOff', node: 'node-0' } });
    frameOf(session);
    session.carryOut({ kind: 'step', step: 'notable', direction: 'forward' });
    const { facts } = frameOf(session);
    const notable = facts.filter(isNotable);
    expect(notable.length).toBeGreaterThan(0);
    expect(notable[0]?.t).toBe(session.now);
    expect(facts.length).toBeGreaterThan(notable.length);
  });
});

describe('loading', () => {
  it('with a journal brings a new run to the same picture and the same facts as the one that was played', () => {
    const played = loaded();
    const journal: JournalEntry[] = [];
    const facts: Fact[] = [];
    const inject = (command: Command): void => {
      played.carryOut({ kind: 'inject', command: command });
      journal.push({ t: played.now, command });
    };
    const play = (ms: number): void => {
      played.carryOut({ kind: 'tick', elapsedMs: ms, speed: 1 });
      facts.push(...frameOf(played).facts);
    };
    play(12_345);
    inject(CUT);
    play(7_001);
    inject({ kind: 'crash', process: `${CONTROLLER_MANAGER}/a` });
    inject({ kind: 'heal', processes: ['kubelet/node-0'] });
    play(31_999);
    const again = frameOf(loaded(journal, played.now));
    expect(digestOf(again.facts)).toBe(digestOf(facts));
    expect(picture(again)).toEqual(picture(frameOf(played)));
  });

  it('counts runs up, and a reset takes the commands of the user back', () => {
    const session = loaded();
    const first = frameOf(session);
    session.carryOut({ kind: 'tick', elapsedMs: 5_000, speed: 1 });
    session.carryOut({ kind: 'inject', command: CUT });
    session.carryOut({ kind: 'reset' });
    const second = frameOf(session);
    expect(second.run).toBe(first.run + 1);
    expect(picture(second)).toEqual(picture(first));
  });

  it('that fails leaves the running one as it was', () => {
    const session = loaded();
    session.carryOut({ kind: 'tick', elapsedMs: 3_000, speed: 1 });
    const before = picture(frameOf(session));
    const backwards = [
      { t: 5_000_000, command: CUT },
      { t: 2_000_000, command: CUT },
    ];
    const answers = answerMessage(session, nothingTold(), {
      kind: 'load',
      ticket: 8,
      scenario,
      opening: soleBranch(backwards, 9_000_000),
    });
    expect(answers).toMatchObject([
      { kind: 'loaded', ticket: 8, problems: [{ path: 'branches[0].journal[1].t' }] },
    ]);
    expect(picture(frameOf(session))).toEqual(before);
  });
});

describe('going back', () => {
  it('shows the picture of that instant again, and playing on leads to the same future', () => {
    const session = loaded();
    session.carryOut({ kind: 'tick', elapsedMs: 12_000, speed: 1 });
    const then = picture(frameOf(session));
    session.carryOut({ kind: 'inject', command: CUT });
    session.carryOut({ kind: 'tick', elapsedMs: 60_000, speed: 1 });
    const later = picture(frameOf(session));
    session.carryOut({ kind: 'undo' });
    expect(withoutPlace(picture(frameOf(session)))).toEqual(withoutPlace(then));
    session.carryOut({ kind: 'tick', elapsedMs: 60_000, speed: 1 });
    expect(withoutPlace(picture(frameOf(session)))).toEqual(withoutPlace(later));
  });

  it('by reverse play ends at the start', () => {
    const session = loaded();
    session.carryOut({ kind: 'tick', elapsedMs: 3_000, speed: 1 });
    session.carryOut({ kind: 'tick', elapsedMs: 1_000, speed: -2 });
    expect(session.now).toBe(1_000_000);
    session.carryOut({ kind: 'tick', elapsedMs: 1_000, speed: -2 });
    expect(session.now).toBe(0);
  });

  it('by steps passes the same facts as going forward', () => {
    const session = loaded();
    session.carryOut({ kind: 'inject', command: CUT });
    const stops: number[] = [];
    for (let step = 0; step < 3; step++) {
      session.carryOut({ kind: 'step', step: 'notable', direction: 'forward' });
      stops.push(session.now);
    }
    for (const stop of stops.toReversed().slice(1)) {
      session.carryOut({ kind: 'step', step: 'notable', direction: 'back' });
      expect(session.now).toBe(stop);
    }
  });
});

describe('the future', () => {
  it('that is foreseen is the one that comes, and an act makes another', () => {
    const session = loaded();
    session.carryOut({ kind: 'inject', command: CUT });
    session.carryOut({ kind: 'foresee', until: 70_000_000 });
    const forecast = session.picture()?.forecast;
    const unknown = forecast?.facts.find((fact) => fact.kind === 'nodeConditionChanged');
    expect(unknown?.t).toBeGreaterThan(30_000_000);
    session.carryOut({ kind: 'tick', elapsedMs: 70_000, speed: 1 });
    expect(frameOf(session).facts).toContainEqual(unknown);
    session.carryOut({ kind: 'inject', command: { kind: 'heal', processes: ['kubelet/node-0'] } });
    expect(session.picture()?.forecast).toBeNull();
  });

  it('that an aimed command would bring leaves the run as it was', () => {
    const session = loaded();
    const before = picture(frameOf(session));
    const facts = session.preview([CUT], 70_000_000);
    expect(facts.map(({ kind }) => kind)).toContain('nodeConditionChanged');
    expect(picture(frameOf(session))).toEqual(before);
  });
});

describe('a bug of ours', () => {
  it('is answered with its seed and instant instead of a frame', () => {
    const session = loaded();
    session.carryOut({ kind: 'tick', elapsedMs: 3_000, speed: 1 });
    expect(answerMessage(session, nothingTold(), IMPOSSIBLE)).toMatchObject([
      { kind: 'failed', failure: { seed: 11, at: 3_000_000 } },
    ]);
  });
});

describe('messages of a frame', () => {
  it('show a trip that began and ended between two frames once, and each under a name of its own', () => {
    const session = loaded();
    const seen = new Map<string, number>();
    for (let tick = 0; tick < 12; tick++) {
      session.carryOut({ kind: 'tick', elapsedMs: 1_000, speed: 1 });
      const { messages } = frameOf(session);
      expect(new Set(messages.map((message) => message.id)).size).toBe(messages.length);
      for (const message of messages.filter(
        (each) => each.state === 'arrived' && each.verb === 'PUT',
      )) {
        const key = `${message.id} ${message.kind}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
        expect(message.arrivesAt ?? 0).toBeGreaterThanOrEqual(message.sentAt);
      }
    }
    expect(seen.size).toBeGreaterThan(10);
    expect([...seen.values()].every((times) => times === 1)).toBe(true);
  });

  it('show what waits behind a wall as waiting, without an arrival', () => {
    const session = loaded();
    session.carryOut({ kind: 'inject', command: { ...CUT, mode: 'held' } });
    session.carryOut({ kind: 'tick', elapsedMs: 12_000, speed: 1 });
    const waiting = frameOf(session).messages.filter(
      (message) => message.process === 'kubelet/node-0' && message.kind === 'request',
    );
    expect(
      waiting.map((message) => [message.state, message.arrivesAt, message.lease?.name]),
    ).toContainEqual(['waiting', null, 'node-0']);
  });
});

describe('facts kept for the page', () => {
  it('of thirty thousand, only routine ones older than five minutes are dropped', () => {
    const routine = (t: number): Fact => ({
      seq: t,
      t: t as Fact['t'],
      cause: 0,
      kind: 'passStarted',
      process: 'a',
      pass: 1,
    });
    const old = Array.from({ length: 29_000 }, (_, index) => routine(index));
    const notable: Fact = {
      seq: 1,
      t: 5 as Fact['t'],
      cause: 0,
      kind: 'nodePoweredOff',
      node: 'node-0',
    };
    const recent = Array.from({ length: 2_000 }, (_, index) => routine(1_000_000_000 + index));
    const kept = dropRoutine([...old, notable, ...recent], 1_000_002_000);
    expect(kept).toEqual([notable, ...recent]);
  });
});
