/** Laws of every run: what holds for any seed, any cutting into steps, any company. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  decodeWorld,
  encodeWorld,
  later,
  seconds,
  START,
} from '../../src/engine/index.ts';
import type { Command, Fact, Scenario, Simulation } from '../../src/engine/index.ts';
import { createCalendar, firstTime, putIn, takeFirst } from '../../src/engine/kernel/calendar.ts';
import { createEventQueue, popEvent, pushEvent } from '../../src/engine/kernel/eventQueue.ts';
import { buildScenario, component, CONTROLLER_MANAGER } from '../support/buildCluster.ts';
import {
  answerBreaches,
  causeBreaches,
  orderBreaches,
} from '../../src/engine/analysis/mustHold/theLog.ts';
import { storeBreaches } from '../../src/engine/analysis/mustHold/theStore.ts';
import { LAW_SEED } from '../support/seeds.ts';

const RUNS = 25;
const at = (count: number) => later(START, seconds(count));

/** Commands at whole seconds: something of every kind of fault, and its inverse. */
const commands: readonly { readonly at: number; readonly command: Command }[] = [
  {
    at: 12,
    command: { kind: 'cut', processes: ['kubelet/node-0'], mode: 'lost', direction: 'both' },
  },
  { at: 14, command: { kind: 'pause', process: `${CONTROLLER_MANAGER}/a` } },
  { at: 16, command: { kind: 'powerOff', node: 'node-1' } },
  { at: 20, command: { kind: 'heal', processes: ['kubelet/node-0'] } },
  { at: 34, command: { kind: 'resume', process: `${CONTROLLER_MANAGER}/a` } },
  { at: 36, command: { kind: 'deleteLease', namespace: 'kube-system', name: 'kube-scheduler' } },
  { at: 40, command: { kind: 'apiServerFreeze' } },
  { at: 44, command: { kind: 'apiServerThaw' } },
  { at: 46, command: { kind: 'powerOn', node: 'node-1' } },
];

function scenarioOf(seed: number, start: 'warm' | 'cold' = 'warm'): Scenario {
  const scenario = buildScenario({
    seed,
    start,
    components: { [CONTROLLER_MANAGER]: ['a', 'b'], 'kube-scheduler': ['c', 'd'] },
  });
  return {
    ...scenario,
    script: commands.map((each) => ({ atSeconds: each.at, command: each.command })),
  };
}

function run(scenario: Scenario, until = 70): Simulation {
  const simulation = createSimulation(scenario);
  simulation.runUntil(at(until));
  return simulation;
}

const law = (claim: (seed: number) => void): void => {
  fc.assert(fc.property(fc.nat(), claim), { seed: LAW_SEED, numRuns: RUNS });
};

describe('laws of a run', { timeout: 120_000 }, () => {
  it('gives the same log however the run is cut into steps', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.integer({ min: 0, max: 70_000_000 }), { maxLength: 40 }),
        (seed, cuts) => {
          const whole = run(scenarioOf(seed));
          const sliced = createSimulation(scenarioOf(seed));
          for (const cut of cuts.toSorted((one, other) => one - other))
            sliced.runUntil(later(START, seconds(cut / 1e6)));
          sliced.runUntil(at(70));
          expect(sliced.facts()).toEqual(whole.facts());
          expect(sliced.digest()).toBe(whole.digest());
        },
      ),
      { seed: LAW_SEED, numRuns: RUNS },
    );
  });

  it('gives the same log whether a clone or the original goes on, and leaves the other untouched', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 69 }), (seed, cut) => {
        const whole = run(scenarioOf(seed));
        const original = run(scenarioOf(seed), cut);
        const before = original.digest();
        const clone = original.clone();
        clone.runUntil(at(70));
        expect(original.digest()).toBe(before);
        expect(clone.digest()).toBe(whole.digest());
        original.runUntil(at(70));
        expect(original.digest()).toBe(whole.digest());
      }),
      { seed: LAW_SEED, numRuns: RUNS },
    );
  });

  it('keeps the world through text and back', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 0, max: 69 }), (seed, cut) => {
        const { world } = run(scenarioOf(seed), cut);
        const text = encodeWorld(world);
        const decoded = decodeWorld(text);
        if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
        expect(decoded.value).toEqual(world);
        expect(encodeWorld(decoded.value)).toBe(text);
      }),
      { seed: LAW_SEED, numRuns: RUNS },
    );
  });

  it('leads every fact back to a command, a script entry or the start', () => {
    law((seed) => {
      for (const start of ['warm', 'cold'] as const) {
        const facts = run(scenarioOf(seed, start)).facts();
        expect(facts.length).toBeGreaterThan(100);
        expect([...orderBreaches(facts), ...causeBreaches(facts)]).toEqual([]);
        expect(rootsOf(facts)).toEqual(['command', 'runStarted']);
      }
    });
  });

  it('AS-1, AS-7: resourceVersion only grows, one write to a version wins, one holder at most', () => {
    law((seed) => {
      const scenario = scenarioOf(seed);
      expect(storeBreaches(run(scenario).facts(), scenario)).toEqual([]);
    });
  });

  it('AS-8: every request gets exactly one answer or failure', () => {
    law((seed) => {
      expect(answerBreaches(run(scenarioOf(seed), 120).facts())).toEqual([]);
    });
  });

  it('writes the same log whatever kinds of fact are wanted', () => {
    law((seed) => {
      const whole = run(scenarioOf(seed));
      const part = createSimulation(scenarioOf(seed), {
        factKinds: new Set(['leaseWritten', 'nodeConditionChanged']),
      });
      part.runUntil(at(70));
      const wanted = whole
        .facts()
        .filter((fact) => fact.kind === 'leaseWritten' || fact.kind === 'nodeConditionChanged');
      expect(part.facts().map(bare)).toEqual(wanted.map(bare));
    });
  });

  it('changes nothing for anybody when one more process draws', () => {
    law((seed) => {
      const alone = buildScenario({ seed, components: { [CONTROLLER_MANAGER]: ['a', 'b'] } });
      const company: Scenario = {
        ...alone,
        components: [...alone.components, component('operator', ['x', 'y', 'z'])],
      };
      const others = (facts: readonly Fact[]): unknown[] =>
        facts
          .filter((fact) => fact.kind === 'leaseWritten' && fact.name !== 'operator')
          .map(bareOfVersion);
      expect(others(run(company).facts())).toEqual(others(run(alone).facts()));
    });
  });

  it('renews the same leases at the same instants whether calm kubelets are stepped message by message or folded', () => {
    law((seed) => {
      const scenario = buildScenario({ seed, nodes: 6 });
      const writes = (detail: 'all' | 'nodes'): unknown[] => {
        const simulation = createSimulation(scenario, {
          detail,
          factKinds: new Set(['leaseWritten']),
        });
        simulation.runUntil(at(120));
        return simulation
          .facts()
          .filter((fact) => fact.kind === 'leaseWritten')
          .map(bare);
      };
      expect(writes('nodes')).toEqual(writes('all'));
    });
  });
});

describe('laws of the queue', () => {
  const times = fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 300 });
  const entry = (time: number, subject: number) => ({
    time,
    kind: 1,
    subject,
    detail: subject * 3,
    cause: 7,
  });

  it('agrees with a stable sort by time', () => {
    fc.assert(
      fc.property(times, (all) => {
        const queue = createEventQueue();
        all.forEach((time, index) => {
          pushEvent(queue, entry(time, index));
        });
        const sorted = all
          .map((time, index) => entry(time, index))
          .toSorted((one, other) => one.time - other.time);
        expect(drain(queue)).toEqual(sorted);
      }),
      { seed: LAW_SEED },
    );
  });

  function drain(queue: ReturnType<typeof createEventQueue>): unknown[] {
    const all: unknown[] = [];
    while (queue.size > 0) {
      const next = entry(0, 0);
      popEvent(queue, next);
      all.push(next);
    }
    return all;
  }
});

describe('laws of the calendar', () => {
  it('gives each subject its turns in the order of (time, subject), like a sorted list', () => {
    const period = 100_000;
    const waits = fc.array(fc.integer({ min: 1, max: period }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), waits, (subjects, drawn) => {
        const calendar = createCalendar(subjects, period);
        const times = new Float64Array(subjects);
        const sorted: (readonly [number, number])[] = [];
        const put = (subject: number, time: number): void => {
          putIn(calendar, times, subject, time);
          sorted.push([time, subject]);
        };
        for (let subject = 0; subject < subjects; subject++)
          put(subject, drawn[subject % drawn.length] ?? 1);
        for (const wait of drawn) {
          sorted.sort(([one, first], [other, second]) => one - other || first - second);
          const [time, subject] = sorted.shift() ?? [0, 0];
          expect([time, Infinity]).toContain(firstTime(calendar, times, time - 1));
          expect(firstTime(calendar, times, time)).toBe(time);
          expect(takeFirst(calendar)).toBe(subject);
          put(subject, time + wait);
        }
      }),
      { seed: LAW_SEED },
    );
  });
});

/** A fact without what numbers it in its log. */
function bare(fact: Fact): unknown {
  const { seq: _seq, cause: _cause, ...rest } = fact;
  return rest;
}

function bareOfVersion(fact: Fact): unknown {
  if (fact.kind !== 'leaseWritten') return fact;
  const { seq: _seq, cause: _cause, resourceVersion: _version, ...rest } = fact;
  return rest;
}

/** The kinds of fact that chains of causes end in. */
function rootsOf(facts: readonly Fact[]): string[] {
  const roots = new Map<number, string>();
  for (const fact of facts) {
    const isRoot = fact.kind === 'command' || fact.cause === null;
    roots.set(fact.seq, isRoot ? fact.kind : (roots.get(fact.cause ?? -1) ?? 'nothing'));
  }
  return [...new Set(roots.values())].toSorted();
}
