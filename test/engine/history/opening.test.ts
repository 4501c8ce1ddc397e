/** Opening a run that is longer than can be computed at once: nothing that was done in it is lost. */
import { describe, expect, it } from 'vitest';
import {
  createHistory,
  encodeWorld,
  openHistory,
  later,
  seconds,
  START,
  type Command,
  type History,
  type Instant,
} from '../../../src/engine/index.ts';
import { branchDocuments } from '../../../src/sources/simulation/branchDocuments.ts';
import { buildScenario } from '../../support/buildCluster.ts';

const scenario = buildScenario({ seed: 11, nodes: 2 });
const at = (second: number): Instant => later(START, seconds(second));
const OFF: Command = { kind: 'powerOff', node: 'node-0' };
const ON: Command = { kind: 'powerOn', node: 'node-0' };

/** 0: off at 20, on at 80; 1 leaves it at 50 and goes down at once; both known to 120. */
function lived(): History {
  const history = createHistory(scenario);
  history.advance(at(20));
  history.act(OFF);
  history.advance(at(80));
  history.act(ON);
  history.advance(at(120));
  history.seek(at(50));
  history.act({ kind: 'apiServerDown' });
  history.advance(at(120));
  return history;
}

function opened(of: History, events: number): History {
  const documents = branchDocuments(of.branches, of.current.id);
  const result = openHistory(scenario, { ...documents, t: of.now }, events);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

const worldAt = (history: History, branch: number, second: number): string => {
  history.switchTo(branch);
  history.seek(at(second));
  return encodeWorld(history.simulation.world);
};
const journals = ({ branches }: History) => branches.map(({ journal }) => journal);

describe('a run that is too long to be computed at once', () => {
  it.each([1, 40, 150, 300, 500])('opens with all its commands after %i events', (events) => {
    const whole = lived();
    const short = opened(whole, events);
    expect(short.isShort).toBe(true);
    expect(short.current.id).toBe(1);
    expect(short.now).toBeLessThanOrEqual(at(120));
    expect(short.now).toBe(Math.min(short.current.edge, at(120)));
    expect(journals(short)).toEqual(journals(whole));
  });

  it.each([1, 40, 150, 300, 500])(
    'is the same run when it is played on after %i events',
    (events) => {
      const whole = lived();
      const short = opened(whole, events);
      for (const branch of [1, 0])
        for (const second of [30, 60, 100, 120])
          expect(worldAt(short, branch, second)).toBe(worldAt(whole, branch, second));
      expect(journals(short)).toEqual(journals(whole));
      const edges = ({ branches }: History) => branches.map(({ edge }) => edge);
      expect(edges(opened(short, 1_000_000))).toEqual(edges(whole));
    },
  );

  it('foresees from where it is computed to', () => {
    const short = opened(lived(), 40);
    expect(short.edgeRun().now).toBe(short.current.edge);
  });

  it('is not called short if it is not', () => {
    const whole = opened(lived(), 1_000_000);
    expect([whole.isShort, whole.now]).toEqual([false, at(120)]);
  });
});
