/**
 * Which Pod takes whose place: a workload's new Pod flies from the node of the Pod that was deleted
 * to the one it is bound to. Read off the facts in order; what nobody deleted flies from nowhere.
 */
import type { Fact } from '../../engine/index.ts';

export interface PodFlight {
  /** Names of nodes. */
  readonly from: string;
  readonly to: string;
}

/** `namespace/name-xxxxx` without its five letters. */
const workloadOf = (pod: string): string => pod.slice(0, pod.lastIndexOf('-'));

export interface FlightReader {
  /** Flights that begin with these facts. */
  read(facts: readonly Fact[]): readonly PodFlight[];
  forget(): void;
}

export function createFlightReader(): FlightReader {
  /** Nodes of deleted Pods that have no replacement yet, by workload. */
  let vacant = new Map<string, string[]>();
  let origins = new Map<string, string>();
  return {
    read(facts) {
      const flights: PodFlight[] = [];
      for (const fact of facts) {
        if (fact.kind === 'podDeleted') {
          const workload = workloadOf(fact.pod);
          vacant.set(workload, [...(vacant.get(workload) ?? []), fact.node]);
        } else if (fact.kind === 'podCreated') {
          const from = vacant.get(workloadOf(fact.pod))?.shift();
          if (from !== undefined) origins.set(fact.pod, from);
        } else if (fact.kind === 'podBound') {
          const from = origins.get(fact.pod);
          origins.delete(fact.pod);
          if (from !== undefined && from !== fact.node) flights.push({ from, to: fact.node });
        }
      }
      return flights;
    },
    forget() {
      vacant = new Map();
      origins = new Map();
    },
  };
}
