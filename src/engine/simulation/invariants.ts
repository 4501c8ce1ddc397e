/**
 * What is worth pointing out when it breaks (product "invariants, watched live"). The watcher stands
 * beside the cluster, sees everything and changes nothing; a break is a finding. Each break is kept
 * apart from others of its kind by its subject: a lock, a node, a Pod or a process.
 */
import { byHandOn } from '../kubernetes/taintsByHand.ts';
import { ensure } from '../base/assert.ts';
import { READY_UNKNOWN } from '../kubernetes/controllerCache.ts';
import type { ApiRequest } from '../kubernetes/messages.ts';
import { areAllZonesDown } from '../kubernetes/nodeLifecycle.ts';
import type { Lease } from '../kubernetes/objects.ts';
import { emit, nameOf, type Sim } from './context.ts';
import type { InvariantName } from './eventLog.ts';
import type { Process } from './world.ts';

interface Finding {
  readonly invariant: InvariantName;
  readonly subject: string;
  readonly who: readonly string[];
  readonly lease?: string;
}

/** Notes that a promise is broken; one that was broken before only learns who else breaks it. */
function point(sim: Sim, finding: Finding, cause: number): void {
  const { invariant, subject, who, lease } = finding;
  const state = ensure(sim.world.invariants.get(invariant), invariant);
  const open = state.open.get(subject);
  if (open !== undefined) {
    for (const each of who) if (!open.who.includes(each)) open.who.push(each);
    return;
  }
  state.breaks++;
  state.open.set(subject, { since: sim.world.now, who: [...who], lease: lease ?? '' });
  emit(
    sim,
    {
      kind: 'invariantBroken',
      invariant,
      subject,
      who,
      ...(lease === undefined ? {} : { lease }),
    },
    cause,
  );
}

/** Notes that it holds again; the fact names all who took part. */
function mend(sim: Sim, invariant: InvariantName, subject: string, cause: number): void {
  const { open } = ensure(sim.world.invariants.get(invariant), invariant);
  const ended = open.get(subject);
  if (ended === undefined) return;
  open.delete(subject);
  emit(
    sim,
    {
      kind: 'invariantHolds',
      invariant,
      subject,
      who: ended.who,
      ...(ended.lease === '' ? {} : { lease: ended.lease }),
    },
    cause,
  );
}

const openBreaks = (sim: Sim, invariant: InvariantName): ReadonlyMap<string, unknown> =>
  ensure(sim.world.invariants.get(invariant), invariant).open;

/** A paused process believes that it leads, but does nothing: two leaders *act* from the wake-up on (LE-26). */
const acts = (process: Process): boolean => process.working && process.status === 'running';

const worksOn = (process: Process): boolean =>
  process.working && (process.status === 'running' || process.status === 'paused');

/** Looks again at a process whose work or life has changed. */
export function checkProcess(sim: Sim, process: Process, cause: number): void {
  const { component, node } = ensure(sim.plan.entities[process.entity], 'entity');
  if (node >= 0) checkNode(sim, node, cause);
  if (component < 0) return;
  checkLock(sim, component, cause);
  if (!worksOn(process)) mend(sim, 'noStaleWrite', nameOf(sim, process.entity), cause);
  checkZones(sim, process, cause);
}

/** At most one acts as leader, and somebody does once there is a Lease. */
export function checkLock(sim: Sim, component: number, cause: number): void {
  const planned = ensure(sim.plan.components[component], 'component');
  const lease = `${planned.elector.namespace}/${planned.elector.name}`;
  const acting: string[] = [];
  for (const entity of planned.entities) {
    const process = sim.world.processes.get(entity);
    if (process !== undefined && acts(process)) acting.push(nameOf(sim, entity));
  }
  if (acting.length > 1)
    point(sim, { invariant: 'oneActingLeader', subject: lease, who: acting, lease }, cause);
  else mend(sim, 'oneActingLeader', lease, cause);
  if (acting.length > 0) mend(sim, 'someoneLeads', lease, cause);
  else if (sim.world.leases.has(lease))
    point(sim, { invariant: 'someoneLeads', subject: lease, who: [], lease }, cause);
  checkRobbery(sim, lease, cause);
}

/** A kubelet that runs, folded or not. */
function isNodeAlive(sim: Sim, node: number): boolean {
  const { nodes, processes } = sim.world;
  if (nodes.powered[node] !== 1) return false;
  return nodes.folded[node] === 1 || processes.get(node)?.status === 'running';
}

/** Looks again at a node whose Ready condition or kubelet has changed. */
export function checkNode(sim: Sim, node: number, cause: number): void {
  const name = ensure(sim.plan.nodeLifecycle.nodeNames[node], 'node');
  const alive = isNodeAlive(sim, node);
  const who = [`kubelet/${name}`];
  if (alive && sim.world.nodes.ready[node] === READY_UNKNOWN)
    point(sim, { invariant: 'noLiveNodeUnknown', subject: name, who }, cause);
  else mend(sim, 'noLiveNodeUnknown', name, cause);
  if (alive || openBreaks(sim, 'noLiveEviction').size === 0) return;
  for (const pod of sim.world.pods.values())
    if (pod.node === node) mend(sim, 'noLiveEviction', pod.key, cause);
}

/** TE-9: a Pod is deleted while its node is alive: its containers run on until the kubelet hears of it. */
export function noticeEviction(sim: Sim, pod: string, node: number, cause: number): void {
  // Who taints a live node by hand wants its Pods gone.
  const isAsked = byHandOn(sim.world, node).some(({ effect }) => effect === 'NoExecute');
  if (isAsked || !isNodeAlive(sim, node)) return;
  const who = [`kubelet/${ensure(sim.plan.nodeLifecycle.nodeNames[node], 'node')}`];
  point(sim, { invariant: 'noLiveEviction', subject: pod, who }, cause);
}

export function noticePodGone(sim: Sim, pod: string, cause: number): void {
  mend(sim, 'noLiveEviction', pod, cause);
}

/** NL-20: a leading controller manager holds that every zone is down, and lets be. */
export function checkZones(sim: Sim, process: Process, cause: number): void {
  const name = nameOf(sim, process.entity);
  const { controllers } = process;
  if (controllers !== null && areAllZonesDown(controllers.nlc))
    point(sim, { invariant: 'someZoneIsUp', subject: name, who: [name] }, cause);
  else mend(sim, 'someZoneIsUp', name, cause);
}

/** LE-32: a process wrote as leader although the record names another holder, and nothing fenced it. */
export function noticeStaleWork(sim: Sim, process: Process, cause: number): void {
  if (process.elector === null) return;
  const { namespace, name, identity } = process.elector.params;
  const lease = `${namespace}/${name}`;
  const holder = sim.world.leases.get(lease)?.lease.spec.holderIdentity ?? '';
  const who = nameOf(sim, process.entity);
  if (holder !== identity)
    point(sim, { invariant: 'noStaleWrite', subject: who, who: [who], lease }, cause);
}

/** What a controller manager writes about nodes and Pods is its work (LE-32). */
export function noticeStaleWrite(
  sim: Sim,
  entity: number,
  request: ApiRequest,
  cause: number,
): void {
  const process = sim.world.processes.get(entity);
  if (process !== undefined && request.verb !== 'GET') noticeStaleWork(sim, process, cause);
}

/** LE-18: a lock that `before` held was cleared, by somebody else and behind the back of one that works. */
export function noticeLockWrite(
  sim: Sim,
  before: Lease | null,
  after: Lease,
  writer: string,
  cause: number,
): void {
  const lease = `${after.namespace}/${after.name}`;
  const holder = before?.spec.holderIdentity ?? '';
  const robbed = holder === '' ? undefined : holderProcess(sim, lease, holder);
  const isCleared = (after.spec.holderIdentity ?? '') === '';
  if (isCleared && robbed !== undefined && worksOn(robbed)) {
    const victim = nameOf(sim, robbed.entity);
    if (victim !== writer)
      point(
        sim,
        { invariant: 'noRobbedLeader', subject: lease, who: [writer, victim], lease },
        cause,
      );
  }
  checkRobbery(sim, lease, cause);
}

/** A robbery is over when the robbed one has stopped, or has its lock back. */
function checkRobbery(sim: Sim, lease: string, cause: number): void {
  const robbery = ensure(sim.world.invariants.get('noRobbedLeader'), 'noRobbedLeader').open.get(
    lease,
  );
  if (robbery === undefined) return;
  const robbed = sim.world.processes.get(sim.plan.entityOf.get(robbery.who[1] ?? '') ?? -1);
  const holder = sim.world.leases.get(lease)?.lease.spec.holderIdentity ?? '';
  if (robbed === undefined || !worksOn(robbed) || holder === robbed.identity)
    mend(sim, 'noRobbedLeader', lease, cause);
}

function holderProcess(sim: Sim, lease: string, holder: string): Process | undefined {
  for (const { elector, entities } of sim.plan.components) {
    if (`${elector.namespace}/${elector.name}` !== lease) continue;
    for (const entity of entities) {
      const process = sim.world.processes.get(entity);
      if (process?.identity === holder) return process;
    }
  }
  return undefined;
}
