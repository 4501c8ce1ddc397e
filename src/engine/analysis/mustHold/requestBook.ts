/**
 * Which request a fact goes back to, read off the log. What had waited behind lost packets passes by
 * one fact for all of it, whose cause is the request that was lost first: then any earlier request of
 * the same process about the same object may be meant.
 */
import type { Fact, FactOf } from '../../simulation/eventLog.ts';

export type RequestFact = FactOf<'requestSent'>;

export interface RequestBook {
  /** The requests that may be meant, oldest first: one, if the causes say which. */
  of(fact: Fact, process: string, object: string): readonly RequestFact[];
}

/** How a request's object is named here. */
export const objectOf = (
  resource: RequestFact['resource'],
  { namespace, name }: { readonly namespace: string; readonly name: string },
): string => `${resource} ${namespace}/${name}`;

export function requestBookOf(
  facts: readonly Fact[],
  isWanted: (request: RequestFact) => boolean,
): RequestBook {
  const wanted = new Map<number, RequestFact>();
  const byObject = new Map<string, RequestFact[]>();
  const keyOf = (process: string, object: string): string => `${process} ${object}`;
  for (const fact of facts) {
    if (fact.kind !== 'requestSent' || !isWanted(fact)) continue;
    wanted.set(fact.seq, fact);
    const key = keyOf(fact.process, objectOf(fact.resource, fact));
    const known = byObject.get(key);
    if (known === undefined) byObject.set(key, [fact]);
    else known.push(fact);
  }
  return {
    of(fact, process, object) {
      for (let cause = fact.cause; cause !== null; cause = facts[cause]?.cause ?? null) {
        if (facts[cause]?.kind === 'waitingPassed') break;
        const request = wanted.get(cause);
        if (request !== undefined) return [request];
      }
      const about = byObject.get(keyOf(process, object)) ?? [];
      return about.filter(({ seq }) => seq < fact.seq);
    },
  };
}
