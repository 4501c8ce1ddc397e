/** What "next notable" stops at, and how each such fact is called in one line. The rule itself is the engine's. */
import { isNotable, type Fact } from '../engine/index.ts';
import { line, type NarratorLine } from './line.ts';
import { zoneOfKey } from './names.ts';

export { isNotable };

/** The one-line name of a notable fact; null for facts that have none. */
export function notableName(fact: Fact): NarratorLine | null {
  switch (fact.kind) {
    case 'nodeConditionChanged':
      return line(`narrator.notable.node${fact.status}`, { node: fact.node });
    case 'renewalFailed':
      return line('narrator.notable.renewalFailed', { node: fact.node });
    case 'leaseConflict':
      return line('narrator.notable.conflict', { process: fact.process, lease: fact.name });
    case 'leaseDeleted':
      return line('narrator.notable.leaseDeleted', { lease: fact.name });
    case 'taintAdded':
    case 'taintRemoved':
      return line(`narrator.notable.${fact.kind}`, {
        node: fact.node,
        other: `${fact.key}:${fact.effect}`,
      });
    case 'zoneStateChanged':
      return ofZone(fact);
    case 'allZonesDisrupted':
    case 'allZonesDisruptedEnded':
      return line(`narrator.notable.${fact.kind}`);
    case 'podEvictionScheduled':
    case 'podDeleted':
    case 'podBound':
      return line(`narrator.notable.${fact.kind}`, { node: fact.node, lease: fact.pod });
    case 'podUnschedulable':
      return line('narrator.notable.podUnschedulable', { lease: fact.pod });
    case 'resourceWriteRefused':
    case 'startedLeading':
    case 'stoppedLeading':
    case 'lockReleased':
      return line(`narrator.notable.${fact.kind}`, { process: fact.process, lease: fact.name });
    case 'etcdNoSpace':
    case 'etcdDefragmented':
      return line(`narrator.notable.${fact.kind}`);
    case 'processExited':
      return line('narrator.notable.processExited', { process: fact.process });
    case 'invariantBroken':
    case 'invariantHolds':
      return line(`narrator.notable.${fact.kind}.${fact.invariant}`);
    default:
      return null;
  }
}

const ZONE_LINES = {
  Normal: 'narrator.notable.zoneNormal',
  PartialDisruption: 'narrator.notable.zonePartial',
  FullDisruption: 'narrator.notable.zoneFull',
} as const;

function ofZone({ zone, state }: Extract<Fact, { kind: 'zoneStateChanged' }>): NarratorLine | null {
  if (state !== 'Normal' && state !== 'PartialDisruption' && state !== 'FullDisruption')
    return null;
  return line(ZONE_LINES[state], { lease: zoneOfKey(zone) });
}
