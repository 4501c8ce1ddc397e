/**
 * Facts of one branch → the lanes of a comparison: a node's time left as its observer counts it, and
 * who holds a lock. Pure; what a lane was before the first fact is not known and not drawn.
 */
import type { Fact } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';

/** Time left falls in a straight line from one look that saw a change to the next. */
export interface Ramp {
  readonly from: number;
  readonly to: number;
  /** The node is Unknown from `from` to `to`: nothing is left to count. */
  readonly isUnknown: boolean;
}

export interface NodeStory {
  readonly kind: 'node';
  readonly name: string;
  readonly grace: number;
  readonly ordinary: number;
  readonly ramps: readonly Ramp[];
  /** Renewals that were written, and tries that failed. */
  readonly written: readonly number[];
  readonly failed: readonly number[];
  /** When it became Unknown. */
  readonly unknownAt: readonly number[];
}

export interface Tenure {
  readonly holder: string;
  readonly from: number;
  readonly to: number;
}

export interface LockStory {
  readonly kind: 'lock';
  readonly name: string;
  readonly namespace: string;
  readonly tenures: readonly Tenure[];
}

export type Story = NodeStory | LockStory;

export function nodeStory(
  name: string,
  facts: readonly Fact[],
  to: number,
  observer: { readonly grace: number; readonly ordinary: number },
): NodeStory {
  const ramps: Ramp[] = [];
  const [written, failed, unknownAt]: [number[], number[], number[]] = [[], [], []];
  let begun: { readonly t: number; readonly isUnknown: boolean } | null = null;
  const turn = (t: number, isUnknown: boolean): void => {
    if (begun !== null) ramps.push({ from: begun.t, to: t, isUnknown: begun.isUnknown });
    begun = { t, isUnknown };
  };
  for (const fact of facts) {
    if (fact.kind === 'renewalObserved' && fact.node === name) turn(fact.t, false);
    else if (fact.kind === 'nodeConditionChanged' && fact.node === name) {
      if (fact.status !== 'Unknown') continue;
      unknownAt.push(fact.t);
      turn(fact.t, true);
    } else if (fact.kind === 'renewalFailed' && fact.node === name) failed.push(fact.t);
    else if (fact.kind === 'leaseWritten' && fact.name === name) {
      if (fact.namespace === 'kube-node-lease') written.push(fact.t);
    }
  }
  turn(to, false);
  return { kind: 'node', name, ...observer, ramps, written, failed, unknownAt };
}

export function lockStory(
  { namespace, name }: { readonly namespace: string; readonly name: string },
  facts: readonly Fact[],
  to: number,
): LockStory {
  const tenures: Tenure[] = [];
  for (const fact of facts) {
    if (fact.kind !== 'leaseWritten' || fact.name !== name || fact.namespace !== namespace)
      continue;
    const last = tenures.at(-1);
    if (last?.holder === fact.holderIdentity) continue;
    if (last !== undefined) tenures[tenures.length - 1] = { ...last, to: fact.t };
    tenures.push({ holder: fact.holderIdentity, from: fact.t, to });
  }
  return { kind: 'lock', namespace, name, tenures };
}

/** All lanes of a branch, nodes first, in the order of the stage. */
export const storiesOf = (frame: Frame, facts: readonly Fact[], to: number): readonly Story[] => [
  ...frame.nodes.map(({ name, observer }) => nodeStory(name, facts, to, observer)),
  ...frame.elections.map((election) => lockStory(election, facts, to)),
];

/** Writes that a run has more or fewer of for reasons of phase alone. */
const PHASE = 1;

/**
 * Whether a lane tells another story in the other branch: another verdict, other failures, another
 * lateness, another holder. That a renewal comes some milliseconds later is no difference to look at.
 */
export function differs(one: Story, other: Story): boolean {
  if (one.kind === 'lock' && other.kind === 'lock') return holdersOf(one) !== holdersOf(other);
  if (one.kind !== 'node' || other.kind !== 'node') return one.kind !== other.kind;
  return (
    one.unknownAt.join() !== other.unknownAt.join() ||
    one.failed.length !== other.failed.length ||
    lateCount(one) !== lateCount(other) ||
    Math.abs(one.written.length - other.written.length) > PHASE
  );
}

const holdersOf = ({ tenures }: LockStory): string =>
  tenures
    .map(({ holder, from }) => `${holder} ${from}`)
    .slice(1)
    .join();
const lateCount = ({ ramps, ordinary }: NodeStory): number =>
  ramps.filter(({ from, to, isUnknown }) => !isUnknown && to - from > ordinary).length;
