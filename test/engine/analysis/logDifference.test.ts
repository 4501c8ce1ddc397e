/** Two branches of one run compared: where they first differ, and which notable facts only one has. */
import { describe, expect, it } from 'vitest';
import {
  createHistory,
  firstDifference,
  notableDifferences,
  type Command,
  type Instant,
} from '../../../src/engine/index.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';

const S = 1_000_000;
const at = (second: number): Instant => (second * S) as Instant;
const CUT: Command = {
  kind: 'cut',
  processes: ['kubelet/node-0'],
  mode: 'lost',
  direction: 'both',
};
const HEAL: Command = { kind: 'heal', processes: ['kubelet/node-0'] };

/** A node is cut at 10 s; in the second branch it is healed at 30 s. */
function twoFutures() {
  const history = createHistory(
    buildScenario({ seed: 5, nodes: 3, components: { [CONTROLLER_MANAGER]: ['a'] } }),
  );
  history.advance(at(10));
  history.act(CUT);
  history.advance(at(90));
  history.seek(at(30));
  history.act(HEAL);
  history.advance(at(90));
  const [one, other] = [0, 1].map((id) => history.recall(id, at(0), at(90)));
  return { one: one ?? [], other: other ?? [], forkSeq: history.current.forkSeq };
}

describe('two branches of one run', () => {
  it('differ first at what was done in one of them', () => {
    const { one, other, forkSeq } = twoFutures();
    const found = firstDifference([one, other], forkSeq);
    expect(found?.t).toBe(at(30));
    expect(found?.facts[1]).toMatchObject({ kind: 'command', command: HEAL });
  });

  it('differ in what only one of them has: the node that is given up', () => {
    const { one, other, forkSeq } = twoFutures();
    const unknown = notableDifferences([one, other], forkSeq).find(
      ({ fact }) => fact.kind === 'nodeConditionChanged' && fact.status === 'Unknown',
    );
    expect(unknown).toMatchObject({ fact: { node: 'node-0' } });
    expect(unknown?.times[1]).toBeNull();
    expect(unknown?.times[0]).toBeGreaterThan(at(50));
  });

  it('are listed in order of time', () => {
    const { one, other, forkSeq } = twoFutures();
    const times = notableDifferences([one, other], forkSeq).map((each) =>
      Math.min(...each.times.map((time) => time ?? Infinity)),
    );
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect(times.length).toBeGreaterThan(2);
  });

  it('do not differ from themselves', () => {
    const { one } = twoFutures();
    expect(firstDifference([one, one, one], 0)).toBeNull();
    expect(notableDifferences([one, one, one], 0)).toEqual([]);
  });
});
