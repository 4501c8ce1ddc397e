/** Outcomes by entity and purpose: drawn from a seed within the rule, or taken from a tape as recorded. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  outcome,
  STREAMS,
  streamNumber,
  type Chance,
  type Tape,
} from '../../../src/engine/base/chance.ts';
import { hashName } from '../../../src/engine/base/prng.ts';
import { createSimulation, seconds, type Instant } from '../../../src/engine/index.ts';
import { buildScenario } from '../../support/buildCluster.ts';
import { LAW_SEED } from '../../support/seeds.ts';

const entity = (name: string) => ({ name, hash: hashName(name) });
const WAIT = streamNumber('kubelet.wait');
const range = { from: 10_000_000, to: 10_400_001 };

const tapeOf = (outcomes: readonly number[]): Tape => ({
  id: 'recorded',
  outcomes: new Map([['kubelet/node-0', new Map([['kubelet.wait', outcomes]])]]),
});

describe('an outcome', () => {
  it('lies in the range of its rule, whatever seed, entity and position', () => {
    fc.assert(
      fc.property(fc.nat(), fc.string(), fc.nat(), (seed, name, counter) => {
        const drawn = outcome({ seed, tape: null }, entity(name), WAIT, counter, range);
        expect(drawn).toBeGreaterThanOrEqual(range.from);
        expect(drawn).toBeLessThan(range.to);
      }),
      { seed: LAW_SEED },
    );
  });

  it('depends on entity, purpose and position, and on nothing drawn before', () => {
    const chance: Chance = { seed: 5, tape: null };
    const drawn = (name: string, stream: number, counter: number): number =>
      outcome(chance, entity(name), stream, counter, range);
    const third = drawn('kubelet/node-0', WAIT, 2);
    for (let index = 0; index < 50; index++) drawn('kubelet/node-1', WAIT, index);
    expect(drawn('kubelet/node-0', WAIT, 2)).toBe(third);
    expect(
      new Set([
        third,
        drawn('kubelet/node-1', WAIT, 2),
        drawn('kubelet/node-0', WAIT + 1, 2),
        drawn('kubelet/node-0', WAIT, 3),
      ]).size,
    ).toBe(4);
  });

  it('is what the tape recorded, even outside the range of the rule', () => {
    const chance: Chance = { seed: 5, tape: tapeOf([3, 99_000_000]) };
    expect(
      [0, 1].map((counter) => outcome(chance, entity('kubelet/node-0'), WAIT, counter, range)),
    ).toEqual([3, 99_000_000]);
  });

  it('comes from the seed again where the tape has nothing: other entities, other purposes, after its end', () => {
    const chance: Chance = { seed: 5, tape: tapeOf([3]) };
    const bare: Chance = { seed: 5, tape: null };
    for (const [name, stream, counter] of [
      ['kubelet/node-1', WAIT, 0],
      ['kubelet/node-0', WAIT + 1, 0],
      ['kubelet/node-0', WAIT, 1],
    ] as const)
      expect(outcome(chance, entity(name), stream, counter, range)).toBe(
        outcome(bare, entity(name), stream, counter, range),
      );
  });
});

describe('the streams', () => {
  it('have numbers of their own; a name that is none has none', () => {
    expect(STREAMS.map(streamNumber)).toEqual(STREAMS.map((_, place) => place));
    expect(streamNumber('kubelet.wai')).toBe(-1);
  });
});

describe('one more draw', () => {
  it('in one node changes nothing for another: a cut of node-0 leaves the renewals of node-1 where they were', () => {
    const writesOf = (disturbed: boolean): unknown[] => {
      const simulation = createSimulation(buildScenario({ seed: 9, nodes: 2 }));
      simulation.runUntil(seconds(10) as number as Instant);
      if (disturbed)
        simulation.apply({
          kind: 'cut',
          processes: ['kubelet/node-0'],
          mode: 'refused',
          direction: 'both',
        });
      simulation.runUntil(seconds(45) as number as Instant);
      return simulation
        .facts()
        .flatMap((fact) =>
          fact.kind === 'leaseWritten' && fact.name === 'node-1' ? [fact.t] : [],
        );
    };
    expect(writesOf(true)).toEqual(writesOf(false));
    expect(writesOf(true).length).toBeGreaterThan(2);
  });
});
