/** Readings of a log for rule tests: times in seconds, facts of one kind, about one process. */
import { inSeconds, type Fact, type FactKind, type FactOf } from '../../src/engine/index.ts';
import type { Cluster } from './buildCluster.ts';

/** Facts of one kind, in order, that pass the filter. */
export function factsOf<K extends FactKind>(
  cluster: Cluster,
  kind: K,
  where: (fact: FactOf<K>) => boolean = () => true,
): FactOf<K>[] {
  return cluster
    .facts()
    .filter((fact): fact is FactOf<K> => fact.kind === kind)
    .filter(where);
}

/** Virtual time of a fact, seconds. */
export const secondsAt = (fact: Pick<Fact, 't'>): number => inSeconds(fact.t);

/** Writes of one node's Lease, times in seconds. */
export const renewals = (cluster: Cluster, node: string): number[] =>
  factsOf(cluster, 'leaseWritten', (fact) => fact.name === node).map(secondsAt);

/** Facts after a moment, seconds. */
export const after = <F extends Pick<Fact, 't'>>(facts: readonly F[], from: number): F[] =>
  facts.filter((fact) => secondsAt(fact) > from);
