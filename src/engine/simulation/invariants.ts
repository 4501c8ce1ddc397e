/**
 * Promises worth pointing out when they break (product "invariants, watched live"). The watcher
 * stands beside the cluster, sees everything and changes nothing; a break is a finding.
 */
import { ensure } from '../base/assert.ts';
import { READY_UNKNOWN } from '../kubernetes/controllerCache.ts';
import type { ApiRequest } from '../kubernetes/messages.ts';
import { emit, nameOf, type Sim } from './context.ts';
import type { InvariantName } from './eventLog.ts';
import type { InvariantState, Process } from './world.ts';

const isAlive = (process: Process): boolean =>
  process.status === 'running' || process.status === 'paused';

function report(
  sim: Sim,
  name: InvariantName,
  who: readonly string[],
  cause: number,
  lease?: string,
): void {
  const state: InvariantState = ensure(sim.world.invariants.get(name), name);
  const isBroken = who.length > 0;
  if (isBroken === (state.brokenSince !== null)) {
    if (isBroken && who.join() !== state.who.join()) state.who = [...who];
    return;
  }
  state.brokenSince = isBroken ? sim.world.now : null;
  state.who = [...who];
  if (isBroken) state.breaks++;
  emit(
    sim,
    {
      kind: isBroken ? 'invariantBroken' : 'invariantHolds',
      invariant: name,
      who,
      ...(lease === undefined ? {} : { lease }),
    },
    cause,
  );
}

/** Looks again after something changed that could matter: who works, who lives, what a node is called. */
export function checkInvariants(sim: Sim, cause: number): void {
  checkLeaders(sim, cause);
  const wrongly: string[] = [];
  const columns = sim.world.nodes;
  for (const [entity, process] of sim.world.processes) {
    if (
      process.kubelet !== null &&
      process.status === 'running' &&
      columns.ready[entity] === READY_UNKNOWN
    )
      wrongly.push(nameOf(sim, entity));
  }
  report(sim, 'noLiveNodeUnknown', wrongly, cause);
}

function checkLeaders(sim: Sim, cause: number): void {
  const rivals: string[] = [];
  const leaderless: string[] = [];
  let contested: string | undefined;
  for (const component of sim.plan.components) {
    const lease = `${component.elector.namespace}/${component.elector.name}`;
    const working = component.entities.filter((entity) => {
      const process = sim.world.processes.get(entity);
      return process !== undefined && process.working && isAlive(process);
    });
    if (working.length > 1) {
      rivals.push(...working.map((entity) => nameOf(sim, entity)));
      contested ??= lease;
    }
    const hadLeader = sim.world.leases.has(lease);
    if (working.length === 0 && hadLeader) leaderless.push(lease);
  }
  report(sim, 'oneActingLeader', rivals, cause, contested);
  report(sim, 'someoneLeads', leaderless, cause);
  const stale = ensure(sim.world.invariants.get('noStaleWrite'), 'noStaleWrite');
  if (stale.brokenSince === null) return;
  const stillAtWork = stale.who.filter((name) => {
    const process = sim.world.processes.get(sim.plan.entityOf.get(name) ?? -1);
    return process !== undefined && process.working && isAlive(process);
  });
  if (stillAtWork.length === 0) report(sim, 'noStaleWrite', [], cause);
}

/** LE-32: a controller manager wrote although the record names another holder: nothing fences it. */
export function noticeStaleWrite(
  sim: Sim,
  entity: number,
  request: ApiRequest,
  cause: number,
): void {
  const process = sim.world.processes.get(entity);
  if (process?.elector == null || request.verb === 'GET') return;
  const { namespace, name, identity } = process.elector.params;
  const holder = sim.world.leases.get(`${namespace}/${name}`)?.lease.spec.holderIdentity ?? '';
  if (holder !== identity)
    report(sim, 'noStaleWrite', [nameOf(sim, entity)], cause, `${namespace}/${name}`);
}
