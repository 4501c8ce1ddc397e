/**
 * What a user does to the machines of the control plane: API servers that die, freeze and come back
 * as processes of their own, etcd members, disks, and the loss and latency of all links at once.
 */
import { ensure } from '../base/assert.ts';
import { millis } from '../base/time.ts';
import { exitSoon, stopApiServer } from './apiServerActors.ts';
import type { Command } from './commands.ts';
import { emit, type Sim } from './context.ts';
import { setCommitDelay, setMember, setStalled } from './etcd.ts';
import { defragEtcd } from './etcdStore.ts';
import { setLink } from './links.ts';
import { endLife, hold, rise, wake } from './processes.ts';
import { bringUp, freeze, serverAt, takeDown, thaw } from './server.ts';
import type { Process } from './world.ts';

const apiServerOf = (sim: Sim, machine: number): Process =>
  ensure(
    sim.world.processes.get(ensure(sim.plan.machines[machine], 'machine').apiServer),
    'API server',
  );

/** SIGKILL, or the end of a graceful stop: its connections are reset. */
function down(sim: Sim, machine: number, cause: number, proxied = false): void {
  if (serverAt(sim, machine).state === 'down') return;
  serverAt(sim, machine).proxied = proxied;
  takeDown(sim, machine, cause);
  const process = apiServerOf(sim, machine);
  endLife(sim, process, false);
  process.incarnation++;
  process.status = 'down';
}

/** SIGTERM: it goes on serving until its own Leases are given up (AI-4). */
function stop(sim: Sim, machine: number, cause: number): void {
  const { state } = serverAt(sim, machine);
  if (state === 'frozen') thawServer(sim, machine, cause);
  const process = apiServerOf(sim, machine);
  if (process.status === 'running' && !process.stopping) stopApiServer(sim, process, cause);
}

/** EVENT_SERVER_EXIT; a server that is frozen meanwhile exits when it thaws. */
export function apiServerExit(sim: Sim, entity: number, incarnation: number, cause: number): void {
  const planned = sim.plan.entities[entity];
  const process = sim.world.processes.get(entity);
  if (planned === undefined || process?.incarnation !== incarnation) return;
  if (process.status !== 'running') return;
  const { comesBack } = process;
  down(sim, planned.machine, cause);
  if (comesBack) apiServerUp(sim, planned.machine, cause);
}

/** A process comes up, and serves at once; one that is still busy with its end does so after it. */
export function apiServerUp(sim: Sim, machine: number, cause: number): void {
  const process = apiServerOf(sim, machine);
  process.comesBack = process.stopping;
  if (serverAt(sim, machine).state !== 'down') return;
  bringUp(sim, machine, cause);
  rise(sim, process, serverAt(sim, machine).cause);
}

function freezeServer(sim: Sim, machine: number, cause: number): void {
  if (serverAt(sim, machine).state !== 'serving') return;
  freeze(sim, machine, cause);
  hold(sim, apiServerOf(sim, machine), serverAt(sim, machine).cause);
}

function thawServer(sim: Sim, machine: number, cause: number): void {
  if (serverAt(sim, machine).state !== 'frozen') return;
  thaw(sim, machine, cause);
  const process = apiServerOf(sim, machine);
  wake(sim, process, serverAt(sim, machine).cause);
  if (process.apiServer?.isLeaving === true) exitSoon(sim, process, serverAt(sim, machine).cause);
}

const SERVER_ACTS = {
  apiServerUp,
  apiServerFreeze: freezeServer,
  apiServerThaw: thawServer,
} as const;

/** `server` absent: every one of them. */
export function actOnServers(
  sim: Sim,
  command: Extract<Command, { server?: string }>,
  cause: number,
): void {
  sim.plan.machines.forEach(({ apiServer }, machine) => {
    const name = ensure(sim.plan.entities[apiServer], 'API server').name;
    if (command.server !== undefined && command.server !== name) return;
    if (command.kind === 'apiServerDown') down(sim, machine, cause, command.proxied);
    else SERVER_ACTS[command.kind](sim, machine, cause);
  });
}

/** What is done to a process, done to an API server. */
const PROCESS_ACTS = {
  crash: down,
  stop,
  start: apiServerUp,
  pause: freezeServer,
  resume: thawServer,
} as const;

type ProcessAct = keyof typeof PROCESS_ACTS;

/** True if that process is an API server or an etcd member, and so dealt with. */
export function actOnMachine(sim: Sim, kind: ProcessAct, name: string, cause: number): boolean {
  const entity = sim.plan.entities[sim.plan.entityOf.get(name) ?? -1];
  if (entity?.kind === 'apiServer') PROCESS_ACTS[kind](sim, entity.machine, cause);
  else if (entity?.kind === 'etcd')
    setMember(sim, entity.machine, kind === 'start' || kind === 'resume', cause);
  else return false;
  return true;
}

export function actOnEtcd(
  sim: Sim,
  command: Extract<Command, { kind: 'setCommitDelay' | 'stallEtcd' | 'resumeEtcd' | 'defragEtcd' }>,
  cause: number,
): void {
  if (command.kind === 'setCommitDelay') setCommitDelay(sim, command.commitDelayMs, cause);
  else if (command.kind === 'defragEtcd') defragEtcd(sim, cause);
  else setStalled(sim, command.kind === 'stallEtcd', cause);
}

/** One-way latency of all links, or of the given processes' links. */
export function setLatency(
  sim: Sim,
  { processes, latencyMs }: Extract<Command, { kind: 'setLatency' }>,
  cause: number,
): void {
  const latency = latencyMs === null ? null : millis(latencyMs);
  const told = latencyMs ?? sim.plan.scenario.network.latencyMs;
  if (processes.length === 0) {
    sim.world.latency = latency;
    emit(sim, { kind: 'latencyChanged', process: null, latencyMs: told }, cause);
  }
  for (const name of processes) {
    setLink(sim, ensure(sim.plan.entityOf.get(name), name), { latency }, cause);
    emit(sim, { kind: 'latencyChanged', process: name, latencyMs: told }, cause);
  }
}

const PER_PERCENT = 10_000;

/** TR-9: of all links, or of the given processes' links. */
export function setLoss(
  sim: Sim,
  { processes, lossPercent }: Extract<Command, { kind: 'setLoss' }>,
  cause: number,
): void {
  const lossPerMillion = lossPercent === null ? null : Math.round(lossPercent * PER_PERCENT);
  const told = lossPercent ?? sim.plan.scenario.network.lossPercent;
  if (processes.length === 0) {
    sim.world.lossPerMillion = lossPerMillion;
    emit(sim, { kind: 'lossChanged', process: null, lossPercent: told }, cause);
  }
  for (const name of processes) {
    setLink(sim, ensure(sim.plan.entityOf.get(name), name), { lossPerMillion }, cause);
    emit(sim, { kind: 'lossChanged', process: name, lossPercent: told }, cause);
  }
}
