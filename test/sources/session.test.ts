/** A run played against real time: however it is cut into ticks and frames, it is the same run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  digestOf,
  isNotable,
  later,
  seconds,
  START,
  type Command,
  type Fact,
  type JournalEntry,
} from '../../src/engine/index.ts';
import type { Frame } from '../../src/sources/frame.ts';
import { appendFacts } from '../../src/sources/simulation/factKeeper.ts';
import { createSession, type Session } from '../../src/sources/simulation/session.ts';
import { answerMessage } from '../../src/sources/simulation/sessionMessages.ts';
import { createSimulationSource } from '../../src/sources/simulation/simulationSource.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../support/buildCluster.ts';
import { createSameThreadWorker } from '../support/sameThreadWorker.ts';
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

function frameOf(session: Session): Frame {
  const frame = session.frame();
  if (frame === null) throw new Error('nothing is loaded');
  return frame;
}

function loaded(journal: readonly JournalEntry[] = [], until = 0): Session {
  const session = createSession();
  session.load(scenario, journal, until);
  return session;
}

/** What a frame shows, apart from which run it is and what has just happened. */
function picture(frame: Frame): unknown {
  const { run: _run, facts: _facts, messages: _messages, ...rest } = frame;
  return rest;
}

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
          session.tick(elapsed, speed);
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
    for (let tick = 0; tick < 1_000; tick++) session.tick(1 / 3, 1);
    expect(Math.abs(session.now - 333_333)).toBeLessThanOrEqual(1);
  });

  it('do nothing before a scenario is loaded', () => {
    const session = createSession();
    session.tick(1_000, 1);
    expect([session.frame(), session.now]).toEqual([null, 0]);
  });
});

describe('steps', () => {
  it('a second is a second', () => {
    const session = loaded();
    session.step('second');
    expect(session.now).toBe(1_000_000);
  });

  it('a step by event ends at something that shows, and says what it was', () => {
    const session = loaded();
    frameOf(session);
    for (let step = 0; step < 20; step++) {
      const before = session.now;
      session.step('event');
      const { facts } = frameOf(session);
      expect(facts.length).toBeGreaterThan(0);
      expect(session.now).toBeGreaterThanOrEqual(before);
      expect(facts.at(-1)?.t).toBe(session.now);
    }
  });

  it('a step to the next notable fact passes routine by and stops at the first notable one', () => {
    const session = loaded();
    session.inject({ kind: 'powerOff', node: 'node-0' });
    frameOf(session);
    session.step('notable');
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
      played.inject(command);
      journal.push({ t: played.now, command });
    };
    const play = (ms: number): void => {
      played.tick(ms, 1);
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
    session.tick(5_000, 1);
    session.inject(CUT);
    session.reset();
    const second = frameOf(session);
    expect(second.run).toBe(first.run + 1);
    expect(picture(second)).toEqual(picture(first));
  });

  it('that fails leaves the running one as it was', () => {
    const session = loaded();
    session.tick(3_000, 1);
    const before = picture(frameOf(session));
    const backwards = [
      { t: 5_000_000, command: CUT },
      { t: 2_000_000, command: CUT },
    ];
    const answers = answerMessage(session, {
      kind: 'load',
      ticket: 8,
      scenario,
      journal: backwards,
      until: 9_000_000,
    });
    expect(answers).toMatchObject([{ kind: 'loaded', ticket: 8, problems: [{ code: 'engine' }] }]);
    expect(picture(frameOf(session))).toEqual(before);
  });
});

describe('a bug of ours', () => {
  it('is answered with its seed and instant instead of a frame', () => {
    const session = loaded();
    session.tick(3_000, 1);
    expect(answerMessage(session, { kind: 'tick', elapsedMs: -2_000, speed: 1 })).toMatchObject([
      { kind: 'failed', failure: { seed: 11, at: 3_000_000 } },
    ]);
  });
});

describe('messages of a frame', () => {
  it('show a trip that began and ended between two frames once, and each under a name of its own', () => {
    const session = loaded();
    const seen = new Map<string, number>();
    for (let tick = 0; tick < 12; tick++) {
      session.tick(1_000, 1);
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
    session.inject({ ...CUT, mode: 'held' });
    session.tick(12_000, 1);
    const waiting = frameOf(session).messages.filter(
      (message) => message.process === 'kubelet/node-0' && message.kind === 'request',
    );
    expect(
      waiting.map((message) => [message.state, message.arrivesAt, message.lease?.name]),
    ).toContainEqual(['waiting', null, 'node-0']);
  });
});

describe('the page beside the worker', () => {
  it('sends no second tick before the first is answered', () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    worker.answer();
    source.tick(16, 1);
    source.tick(16, 1);
    expect(worker.waiting).toHaveLength(1);
    worker.answer();
    source.tick(16, 1);
    expect(worker.waiting).toHaveLength(1);
  });

  it('keeps the journal of the run and drops it with the run', async () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    const result = source.load(scenario);
    worker.answer();
    expect(await result).toMatchObject({ ok: true });
    source.tick(2_000, 1);
    source.inject(CUT);
    worker.answer();
    expect(source.journal()).toEqual([{ t: 2_000_000, command: CUT }]);
    expect(source.scenario()).toBe(scenario);
    source.reset();
    worker.answer();
    expect(source.journal()).toEqual([]);
    expect(source.latest()?.now).toBe(0);
  });

  it('keeps frame, facts and scenario when another load fails, and says why it did', async () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    source.tick(1, 1);
    worker.answer();
    const before = [source.latest(), source.scenario(), source.facts().length];
    const failing = source.load(
      { ...scenario, name: 'another' },
      [
        { t: 5_000_000, command: CUT },
        { t: 2_000_000, command: CUT },
      ],
      9_000_000,
    );
    worker.answer();
    expect(await failing).toMatchObject({ ok: false });
    expect([source.latest(), source.scenario(), source.facts().length]).toEqual(before);
  });

  it('stops at a failure of ours, tells its listeners, and goes on with the next run', async () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    worker.answer();
    let told = 0;
    source.subscribe(() => told++);
    source.tick(-1_000, 1);
    worker.answer();
    expect([source.failure()?.seed, told]).toEqual([11, 1]);
    source.tick(16, 1);
    expect(worker.waiting).toEqual([]);
    const again = source.load(scenario);
    worker.answer();
    expect(await again).toMatchObject({ ok: true });
    expect(source.failure()).toBeNull();
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
    const kept = appendFacts(appendFacts([], [...old, notable], 29_000), recent, 1_000_002_000);
    expect(kept).toEqual([notable, ...recent]);
  });
});
