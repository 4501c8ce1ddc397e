/** The log of a run as a text timeline: what a reviewer can check against the reference line by line. */
import { inSeconds } from '../../src/engine/index.ts';
import type { Fact } from '../../src/engine/index.ts';
import type { Cluster } from './buildCluster.ts';

export type Topic = 'election' | 'nodes';

const pad = (seconds: number): string => seconds.toFixed(1).padStart(6);
const hostOf = (process: string): string => process.slice(process.lastIndexOf('/') + 1);

export function drawLog(cluster: Pick<Cluster, 'facts'>, topic: Topic): string {
  return cluster
    .facts()
    .flatMap((fact) => {
      const words = topic === 'election' ? electionWords(fact) : nodeWords(fact);
      return words === undefined ? [] : [`${pad(inSeconds(fact.t))} s  ${words}`];
    })
    .join('\n');
}

function electionWords(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'leaseWritten':
      if (fact.leaseTransitions === undefined) return undefined;
      if (fact.holderChanged)
        return `${hostOf(fact.process)}  ${fact.holderIdentity === '' ? 'frees' : 'takes'} ${fact.name} (transitions ${fact.leaseTransitions})`;
      return fact.senderWaiting
        ? undefined
        : `${fact.name} is renewed by what ${hostOf(fact.process)} had sent`;
    case 'leaseDeleted':
      return `${fact.name} is deleted`;
    case 'leaseConflict':
      return `${hostOf(fact.process)}  loses a race for ${fact.name}: ${fact.reason}`;
    case 'startedLeading':
    case 'workCancelled':
      return `${hostOf(fact.process)}  ${fact.kind}`;
    case 'stoppedLeading':
      return `${hostOf(fact.process)}  ${fact.kind}: ${fact.why}`;
    default:
      return commonWords(fact);
  }
}

function nodeWords(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'nodeConditionChanged':
      return `${fact.node}  Ready ${fact.before} → ${fact.status} (${fact.reason}), by ${hostOf(fact.process)}`;
    case 'taintAdded':
    case 'taintRemoved':
      return `${fact.node}  ${fact.key}:${fact.effect} ${fact.kind === 'taintAdded' ? 'added' : 'removed'}`;
    case 'podReadyChanged':
      return `${fact.pod}  Ready ${fact.ready ? 'True' : 'False'}`;
    case 'podDeleted':
    case 'podRemoved':
      return `${fact.pod}  ${fact.kind === 'podDeleted' ? 'deleted' : 'removed'}`;
    case 'zoneStateChanged':
      return `zone ${fact.zone === '' ? '(none)' : fact.zone}  ${fact.before} → ${fact.state}`;
    case 'allZonesDisrupted':
    case 'allZonesDisruptedEnded':
      return fact.kind;
    default:
      return commonWords(fact);
  }
}

function commonWords(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'command':
      return `— ${fact.command.kind}`;
    case 'processExited':
      return `${hostOf(fact.process)}  exits ${fact.code}`;
    default:
      return undefined;
  }
}
