/**
 * What a controller manager has heard of a kubelet that was stepped by arithmetic: when the kubelet
 * becomes a process again, the watch events that are still on their way become messages.
 */
import { writeRare } from '../kernel/rareColumns.ts';
import type { Instant } from '../base/time.ts';
import { baseLatency, schedule, type Sim } from './context.ts';
import { serverOf } from './controllers.ts';
import { EVENT_ARRIVAL } from './events.ts';
import { reportWrittenAt } from './foldedKubelet.ts';
import { cutOf } from './linkState.ts';
import { inRow, RENEW_BEFORE, RENEW_TIME, WRITTEN_AT } from './nodeColumns.ts';
import { nodeEvent } from './nodeStore.ts';
import type { Message, Process, WatchEvent } from './world.ts';

/** What a controller's cache would hold, and the watch events that are still on their way to it. */
export function resumeWatch(sim: Sim, entity: number, node: number, cause: number): void {
  const process = sim.world.processes.get(entity);
  const cache = process?.controllers?.cache;
  if (process === undefined || cache === undefined) return;
  const columns = sim.world.nodes;
  const { now } = sim.world;
  const server = serverOf(sim, process);
  const travel = baseLatency(sim, entity, server);
  const leaseAt = inRow(columns, node, WRITTEN_AT);
  const reportAt = reportWrittenAt(sim, node);
  if (cutOf(sim, entity, server, 'answers') === null) {
    const isUnderWay = leaseAt + travel > now;
    const renewed = inRow(columns, node, isUnderWay ? RENEW_BEFORE : RENEW_TIME);
    writeRare(cache, 'leaseRenewTime', node, renewed);
    if (reportAt + travel <= now) {
      writeRare(cache, 'lastHeartbeatTime', node, columns.lastHeartbeatTime[node] ?? 0);
      writeRare(cache, 'version', node, columns.nodeVersion[node] ?? 0);
    }
  }
  const renewTime = inRow(columns, node, RENEW_TIME);
  resumeEvent(sim, process, leaseAt, { resource: 'Lease', node, renewTime, present: true }, cause);
  resumeEvent(sim, process, reportAt, nodeEvent(sim, node), cause);
}

/** A watch event that was written at `sentAt` and has not arrived yet. */
function resumeEvent(
  sim: Sim,
  process: Process,
  sentAt: number,
  watch: WatchEvent,
  cause: number,
): void {
  const arrivesAt = sentAt + baseLatency(sim, process.entity, serverOf(sim, process));
  const connection = sim.world.connections.get(process.connection);
  if (arrivesAt <= sim.world.now || connection?.state !== 'open') return;
  const event: Message = {
    id: sim.world.nextId++,
    connection: process.connection,
    entity: process.entity,
    kind: 'watch',
    requestId: -1,
    incarnation: process.incarnation,
    request: null,
    answer: null,
    watch,
    sentAt: sentAt as Instant,
    arrivesAt: arrivesAt as Instant,
    inServer: false,
    caught: null,
    commitsFrom: null,
    server: connection.server,
    cause,
  };
  sim.world.messages.set(event.id, event);
  schedule(
    sim,
    arrivesAt as Instant,
    { kind: EVENT_ARRIVAL, subject: process.entity, detail: event.id },
    cause,
  );
}
