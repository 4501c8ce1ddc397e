/**
 * How a run begins (product "How a run begins"). Cold: nothing exists yet, processes start when the
 * scenario says. Warm: a cluster that has been at work for long, every phase drawn within its rule.
 */
import { outcome, streamNumber } from '../base/chance.ts';
import { ensure } from '../base/assert.ts';
import { seconds, type Duration, type Instant, type WallTime } from '../base/time.ts';
import { ownColumn, writeRare, type Column } from '../kernel/rareColumns.ts';
import { READY_ABSENT, READY_TRUE } from '../kubernetes/controllerCache.ts';
import { LEASE_TIMER } from '../kubernetes/kubelet.ts';
import { STATUS_TIMER } from '../kubernetes/kubeletStatus.ts';
import { createElector, warmElector } from '../kubernetes/leaderElector.ts';
import { warmNodeLifecycle } from '../kubernetes/nodeLifecycle.ts';
import { OLDEST_EMULATION_VERSION } from '../kubernetes/leaseValidation.ts';
import type { Lease } from '../kubernetes/objects.ts';
import { startTaintEviction } from '../kubernetes/taintEviction.ts';
import { createConnection } from '../network/connection.ts';
import { electorContext, startActors } from './actors.ts';
import { isControlPlaneWhole, renewalsThatFit, serverFor } from './linkState.ts';
import { TRUE_RATE } from '../kubernetes/processClock.ts';
import { contextFor } from './actorContext.ts';
import { setClockRate, stepClock } from './clocks.ts';
import { drawFor, schedule, STREAM_START, type Sim } from './context.ts';
import { beginWorkloads, fillCache, INFORMER_TIMER } from './controllers.ts';
import { EVENT_POD, EVENT_SCRIPT, EVENT_START } from './events.ts';
import { beginFolded, WARM_WAITS } from './foldedKubelet.ts';
import { unfold, unfoldAll } from './unfoldKubelet.ts';
import {
  ANSWERED_AT,
  FOLDED_FROM_START,
  inRow,
  LEASE_VERSION,
  READY_REASONS,
  RENEW_BEFORE,
  RENEW_TIME,
  ROW_SHIFT,
  SENT_AT,
  setInRow,
  WRITTEN_AT,
} from './nodeColumns.ts';
import { beginLife } from './processes.ts';
import { placeWorkloads } from './podCreation.ts';
import { warmScheduler } from './schedulers.ts';
import { atOnce, beginUsage, nextRevision, podCreated, storedBefore } from './etcdStore.ts';
import { toSecond, uuid } from './store.ts';
import { clearTimer } from './timers.ts';
import { leaderAtStart } from './coordinatedPlan.ts';
import { warmApiServer, warmCandidates } from './warmControlPlane.ts';
import { createProcess, type Process } from './world.ts';
import type { PlannedComponent, PlannedPod } from './plan.ts';

const WAIT = streamNumber('kubelet.wait');
const PHASE = streamNumber('kubelet.phase');

/** Puts into the world, and into its queue, what the scenario begins with. `cause` is `runStarted`. */
export function begin(sim: Sim, cause: number): void {
  sim.plan.scenario.script.forEach((entry, index) => {
    schedule(
      sim,
      seconds(entry.atSeconds) as number as Instant,
      { kind: EVENT_SCRIPT, subject: index, detail: 0 },
      cause,
    );
  });
  beginServers(sim, cause);
  if (sim.plan.scenario.start === 'cold') beginCold(sim, cause);
  else beginWarm(sim, cause);
  startServers(sim, cause);
  setClocks(sim, cause);
  beginUsage(sim);
  if (renewalsThatFit(sim) === 0) unfoldAll(sim, cause);
}

/** Clocks that are not true from the beginning. */
function setClocks(sim: Sim, cause: number): void {
  for (const { process: name, offsetSeconds, ratePpm } of sim.plan.scenario.clocks) {
    const entity = ensure(sim.plan.entityOf.get(name), name);
    unfold(sim, entity, cause);
    const process = ensure(sim.world.processes.get(entity), name);
    if (offsetSeconds !== 0) stepClock(sim, process, offsetSeconds, cause);
    if (ratePpm !== TRUE_RATE) setClockRate(sim, process, ratePpm, cause);
  }
}

function addProcess(sim: Sim, entity: number): Process {
  const process = createProcess(sim.plan, entity);
  sim.world.processes.set(entity, process);
  return process;
}

/** The API servers: all serve at t = 0, but those that start later in a cold run. */
function beginServers(sim: Sim, cause: number): void {
  sim.plan.machines.forEach(({ apiServer, startsAt }, machine) => {
    if (sim.world.servers[machine]?.state === 'serving') {
      warmProcess(sim, apiServer);
      return;
    }
    addProcess(sim, apiServer);
    schedule(sim, startsAt, { kind: EVENT_START, subject: apiServer, detail: 0 }, cause);
  });
}

/** Their own actors begin last: in a warm run they know of everything that is stored. */
function startServers(sim: Sim, cause: number): void {
  sim.plan.machines.forEach(({ apiServer }, machine) => {
    const process = ensure(sim.world.processes.get(apiServer), 'API server');
    if (sim.plan.scenario.start === 'warm') warmApiServer(sim, process, machine === 0, cause);
    else if (process.status === 'running') startActors(sim, process, cause);
  });
}

function beginCold(sim: Sim, cause: number): void {
  const { plan } = sim;
  plan.scenario.nodes.forEach((node, entity) => {
    writeRare(sim.world.nodes, 'powered', entity, 1);
    addProcess(sim, entity);
    schedule(
      sim,
      seconds(node.startSeconds ?? 0) as number as Instant,
      { kind: EVENT_START, subject: entity, detail: 0 },
      cause,
    );
  });
  for (const component of plan.components) {
    component.scenario.candidates.forEach((candidate, index) => {
      const entity = ensure(component.entities[index], 'candidate');
      addProcess(sim, entity);
      schedule(
        sim,
        seconds(candidate.startSeconds) as number as Instant,
        { kind: EVENT_START, subject: entity, detail: 0 },
        cause,
      );
    });
  }
  plan.pods.forEach((pod, index) => {
    schedule(sim, pod.createdAt, { kind: EVENT_POD, subject: pod.node, detail: index }, cause);
  });
}

function beginWarm(sim: Sim, cause: number): void {
  warmNodes(sim);
  for (const pod of sim.plan.pods) placePod(sim, pod, true);
  placeWorkloads(sim);
  for (let node = 0; node < sim.plan.nodeCount; node++) {
    beginFolded(sim, node, inRow(sim.world.nodes, node, SENT_AT));
    if (!sim.fold || !isControlPlaneWhole(sim)) unfold(sim, node, cause);
    if (!sim.plan.hasNodeLeases) takeLease(sim, node);
    if (sim.plan.scenario.nodes[node]?.postsStatus !== undefined) silenceStatus(sim, node, cause);
  }
  sim.plan.components.forEach((component) => warmComponent(sim, component, cause));
}

/** Without the gate NodeLease there is no Lease and no loop for it: only the status is reported. */
function takeLease(sim: Sim, node: number): void {
  const process = ensure(sim.world.processes.get(node), 'kubelet');
  const kubelet = ensure(process.kubelet, 'kubelet');
  clearTimer(sim, process, LEASE_TIMER);
  kubelet.doing = 'nothing';
  kubelet.latest = null;
  kubelet.lastSuccess = null;
  kubelet.nextAt = null;
  writeRare(sim.world.nodes, 'leaseUid', node, 0);
  setInRow(sim.world.nodes, node, RENEW_TIME, 0);
  setInRow(sim.world.nodes, node, RENEW_BEFORE, 0);
}

/** A node whose status is posted once, long ago, or never: its kubelet has no status loop, and is never folded (NL-9). */
function silenceStatus(sim: Sim, node: number, cause: number): void {
  unfold(sim, node, cause);
  const process = ensure(sim.world.processes.get(node), 'kubelet');
  const { status } = ensure(process.kubelet, 'kubelet');
  clearTimer(sim, process, STATUS_TIMER);
  status.nextAt = null;
  const { nodes } = sim.world;
  if (sim.plan.scenario.nodes[node]?.postsStatus === 'once') {
    writeRare(nodes, 'lastHeartbeatTime', node, nodes.creationTimestamp[node] ?? 0);
    return;
  }
  status.cachedReady = 'absent';
  status.lastReport = null;
  writeRare(nodes, 'ready', node, READY_ABSENT);
  writeRare(nodes, 'reason', node, 0);
  writeRare(nodes, 'lastHeartbeatTime', node, 0);
}

/** Nodes that exist, are Ready, and whose kubelets are folded. */
function warmNodes(sim: Sim): void {
  const { plan, world } = sim;
  const { nodes } = world;
  for (const key of ['exists', 'powered', 'leaseOwned'] as const) ownColumn(nodes, key).fill(1);
  ownColumn(nodes, 'ready').fill(READY_TRUE);
  ownColumn(nodes, 'reason').fill(READY_REASONS.indexOf('KubeletReady'));
  ownColumn(nodes, 'folded').fill(FOLDED_FROM_START);
  ownColumn(nodes, 'waits').fill(WARM_WAITS);
  const created = ownColumn(nodes, 'creationTimestamp');
  const uids = ownColumn(nodes, 'leaseUid');
  const reports: ReportColumns = {
    reportedAt: ownColumn(nodes, 'reportedAt'),
    computedAt: ownColumn(nodes, 'computedAt'),
    lastHeartbeatTime: ownColumn(nodes, 'lastHeartbeatTime'),
    nodeVersion: ownColumn(nodes, 'nodeVersion'),
  };
  for (let node = 0; node < plan.nodeCount; node++) {
    const age = seconds(ensure(plan.scenario.nodes[node], 'node').ageSeconds);
    created[node] = toSecond(plan.date - age);
    uids[node] = world.nextUid++;
    warmNode(sim, node, reports);
  }
  ownColumn(nodes, 'lastTransitionTime').set(created);
  ownColumn(nodes, 'leaseCreated').set(created);
}

type ReportColumns = Readonly<
  Record<'reportedAt' | 'computedAt' | 'lastHeartbeatTime' | 'nodeVersion', Column>
>;

/** A node whose last renewal is x ago, x uniform in its present gap. */
function warmNode(sim: Sim, node: number, reports: ReportColumns): void {
  const { plan, world } = sim;
  const { rows } = world.nodes;
  const entity = ensure(plan.entities[node], 'node');
  const draw = (stream: number, position: number, to: number): number =>
    outcome(sim.chance, entity, stream, position, { from: 0, to });
  const wait = plan.renewInterval + draw(WAIT, 0, plan.renewJitter + 1);
  const age = draw(PHASE, 0, wait);
  const row = node << ROW_SHIFT;
  const renewTime = plan.date - age - 2 * plan.latency;
  rows[row + ANSWERED_AT] = -age;
  rows[row + WRITTEN_AT] = -age - plan.latency;
  rows[row + RENEW_TIME] = renewTime;
  rows[row + RENEW_BEFORE] = renewTime - plan.renewInterval;
  rows[row + LEASE_VERSION] = ++world.revision;
  rows[row + SENT_AT] = wait - age;
  // Last status report: y ago, y uniform in the interval.
  const reported = draw(PHASE, 1, Math.max(plan.reportInterval, plan.statusInterval));
  reports.reportedAt[node] = -reported;
  reports.computedAt[node] = -reported;
  reports.lastHeartbeatTime[node] = toSecond(plan.date - reported);
  reports.nodeVersion[node] = ++world.revision;
}

/** A Pod is created and bound to its node; its kubelet makes it Ready a little later in a cold run. */
export function placePod(sim: Sim, pod: PlannedPod, ready: boolean): void {
  const { world, plan } = sim;
  const age =
    plan.scenario.start === 'warm'
      ? seconds(ensure(plan.scenario.nodes[pod.node], 'node').ageSeconds)
      : 0;
  world.pods.set(pod.key, {
    key: pod.key,
    node: pod.node,
    tolerations: pod.tolerations,
    daemonSet: pod.daemonSet,
    owner: null,
    uid: world.nextUid++,
    version:
      plan.scenario.start === 'warm'
        ? ++world.revision
        : nextRevision(sim, podCreated(pod.key), atOnce(sim)),
    created: toSecond(plan.date + world.now - age),
    ready,
    started: true,
    disruptionTarget: false,
    terminating: false,
    deletedAt: 0,
  });
}

/** One lock with its leader, who renewed x ∈ [0, RP) ago, and standbys somewhere between two polls. */
function warmComponent(sim: Sim, component: PlannedComponent, cause: number): void {
  const place = leaderAtStart(sim.plan.scenario, component.scenario);
  const leader = ensure(component.entities[place], 'a candidate');
  const processes = component.entities.map((entity) => warmProcess(sim, entity));
  const leading = ensure(processes[component.entities.indexOf(leader)], 'leader');
  const { retryPeriod } = component.elector;
  const sinceRenewal = drawFor(sim, leading, STREAM_START, 0, retryPeriod) as Duration;
  const lease = warmLease(sim, component, leading.identity, sinceRenewal);
  for (const process of processes) {
    const elector = createElector({ ...component.elector, identity: process.identity });
    process.elector = elector;
    const context = electorContext(sim, process, cause);
    if (process === leading) {
      warmElector(elector, context, { role: 'leader', lease, sinceRenewal });
      continue;
    }
    const gap = retryPeriod + context.draw('wait', 0, Math.floor((retryPeriod * 12) / 10));
    const sinceObserved = context.draw('phase', 0, gap) as Duration;
    const renewals =
      sinceObserved < sinceRenewal
        ? 0
        : 1 + Math.floor((sinceObserved - sinceRenewal) / retryPeriod);
    const seen = renewals === 0 ? lease : olderBy(lease, renewals, retryPeriod);
    warmElector(elector, context, {
      role: 'standby',
      lease: seen,
      sinceObserved,
      untilPoll: (gap - sinceObserved) as Duration,
    });
  }
  if (component.elector.coordinated) warmCandidates(sim, component, leader, cause);
  if (component.runsControllers) warmControllers(sim, leading, cause);
  if (component.schedules) warmScheduler(sim, leading, cause);
}

function warmProcess(sim: Sim, entity: number): Process {
  const process = addProcess(sim, entity);
  beginLife(sim, process);
  const connection = createConnection(
    sim.world.nextId++,
    { entity, server: serverFor(sim, entity) },
    'requests',
    sim.world.now,
  );
  sim.world.connections.set(connection.id, connection);
  process.connection = connection.id;
  return process;
}

function warmLease(
  sim: Sim,
  component: PlannedComponent,
  holderIdentity: string,
  sinceRenewal: Duration,
): Lease {
  const { plan, world } = sim;
  const { namespace, name } = component.elector;
  const renewTime = (plan.date - sinceRenewal - 2 * plan.latency) as WallTime;
  const uid = world.nextUid++;
  const created = plan.date - seconds(component.scenario.ageSeconds);
  const lease: Lease = {
    namespace,
    name,
    uid: uuid(world.chance.seed, uid),
    resourceVersion: ++world.revision,
    creationTimestamp: toSecond(created),
    spec: {
      holderIdentity,
      leaseDurationSeconds: Math.floor(component.scenario.leaseDurationSeconds),
      // CE-10.
      acquireTime: component.elector.coordinated ? null : ((created + seconds(1)) as WallTime),
      renewTime,
      leaseTransitions: component.elector.coordinated ? 0 : component.scenario.leaseTransitions,
      ...(component.elector.coordinated ? { strategy: OLDEST_EMULATION_VERSION } : {}),
    },
  };
  const writtenAt = -sinceRenewal as Instant;
  world.leases.set(`${namespace}/${name}`, storedBefore(lease, writtenAt, component.scenario.name));
  return lease;
}

function olderBy(lease: Lease, renewals: number, retryPeriod: Duration): Lease {
  const renewTime = ((lease.spec.renewTime ?? 0) - renewals * retryPeriod) as WallTime;
  return { ...lease, spec: { ...lease.spec, renewTime } };
}

/** The node controllers of the leader have seen every renewal at a pass. */
function warmControllers(sim: Sim, process: Process, cause: number): void {
  const { controllers } = process;
  if (controllers === null) return;
  clearTimer(sim, process, INFORMER_TIMER);
  fillCache(sim, controllers.cache);
  controllers.synced = true;
  warmNodeLifecycle(
    controllers.nlc,
    sim.plan.nodeLifecycle,
    controllers.cache,
    contextFor(sim, process, 'nlc', cause),
  );
  startTaintEviction(
    controllers.tec,
    sim.plan.nodeLifecycle,
    controllers.cache,
    contextFor(sim, process, 'tec', cause),
  );
  beginWorkloads(sim, process, cause);
}
