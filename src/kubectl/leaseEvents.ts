/** Events about a Lease, as `kubectl describe lease` lists them (OM-13, LE-22). */
import { leaseEventMessage, leaseEventsOf, serverWall, type Sim } from '../engine/index.ts';
import type { DescribedEvent } from './describeLease.ts';
import { formatAge } from './formatAge.ts';

export const describedEvents = (
  sim: Sim,
  namespace: string,
  name: string,
): readonly DescribedEvent[] =>
  leaseEventsOf(sim, namespace, name).map((event) => ({
    type: 'Normal',
    reason: 'LeaderElection',
    age: formatAge((serverWall(sim) - event.at) / 1_000),
    from: event.source,
    message: leaseEventMessage(event),
  }));
