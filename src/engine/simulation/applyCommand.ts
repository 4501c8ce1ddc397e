/** Carries out what a user or a script does to the cluster, at the present instant. */
import { ensure, unreachable } from '../base/assert.ts';
import { writeRare } from '../kernel/rareColumns.ts';
import { cancelElector } from '../kubernetes/leaderElector.ts';
import { electorContext } from './actors.ts';
import { setClockRate, stepClock } from './clocks.ts';
import type { Command } from './commands.ts';
import { emit, nameOf, schedule, type Sim } from './context.ts';
import { actOnEtcd, actOnMachine, actOnServers, setLatency, setLoss } from './controlPlane.ts';
import { catchUp } from './controllers.ts';
import { EVENT_START } from './events.ts';
import { unfold, unfoldAll } from './unfoldKubelet.ts';
import { checkProcess } from './invariants.ts';
import { cut, heal } from './links.ts';
import {
  endLife,
  exitProcess,
  pauseProcess,
  resumeProcess,
  settle,
  unwedgeElector,
  wedgeElector,
} from './processes.ts';
import { tellLock } from './coordinatedWatch.ts';
import { tellLease } from './server.ts';
import { taintByHand } from './taintByHand.ts';
import { deleteLease, nodeOfLease } from './store.ts';
import { createProcess, type Process } from './world.ts';

/** Writes the command down and does it; a command for nobody does nothing. Returns its fact. */
export function applyCommand(
  sim: Sim,
  command: Command,
  by: 'user' | 'script',
  cause: number | null,
): number {
  const fact = emit(sim, { kind: 'command', command, by }, cause);
  carryOut(sim, command, fact);
  return fact;
}

function carryOut(sim: Sim, command: Command, cause: number): void {
  switch (command.kind) {
    case 'powerOff':
      onNode(sim, command.node, cause, powerOff);
      return;
    case 'powerOn':
      onNode(sim, command.node, cause, powerOn);
      return;
    case 'crash':
    case 'stop':
    case 'start':
    case 'pause':
    case 'resume':
      if (isOfMachine(sim, command.process)) {
        unfoldAll(sim, cause);
        actOnMachine(sim, command.kind, command.process, cause);
      } else onProcess(sim, command.process, cause, SIGNALS[command.kind]);
      return;
    case 'wedge':
    case 'unwedge':
      onProcess(sim, command.process, cause, WEDGES[command.kind]);
      return;
    case 'cut':
      onLinks(sim, command.processes, command.peers, cause, (entity, peers) =>
        cut(sim, { entity, peers, mode: command.mode, direction: command.direction }, cause),
      );
      return;
    case 'heal':
      onLinks(sim, command.processes, command.peers, cause, (entity, peers) =>
        heal(sim, entity, peers, cause),
      );
      return;
    case 'apiServerDown':
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
      unfoldAll(sim, cause);
      actOnServers(sim, command, cause);
      return;
    case 'setCommitDelay':
    case 'stallEtcd':
    case 'resumeEtcd':
    case 'defragEtcd':
      unfoldAll(sim, cause);
      actOnEtcd(sim, command, cause);
      return;
    case 'setLatency':
    case 'setLoss':
      touchAll(sim, command.processes, cause);
      if (command.kind === 'setLatency') setLatency(sim, command, cause);
      else setLoss(sim, command, cause);
      return;
    case 'stepClock':
    case 'setClockRate':
      onProcess(sim, command.process, cause, (process) => turnClock(sim, process, command, cause));
      return;
    case 'setTaints':
      onNode(sim, command.node, cause, (_, { entity }) =>
        taintByHand(sim, entity, command.taints, cause),
      );
      return;
    case 'deleteLease':
      deleteByUser(sim, command.namespace, command.name, cause);
      return;
    default:
      unreachable(command);
  }
}

/** What a signal does to a process of a node or a component. */
const SIGNALS = {
  crash,
  stop,
  start,
  pause: (process: Process, sim: Sim, cause: number): void => {
    if (process.status === 'running') pauseProcess(sim, process, cause);
  },
  resume: (process: Process, sim: Sim, cause: number): void => {
    if (process.status === 'paused') resumeProcess(sim, process, cause);
  },
} as const;

/** An elector that hangs while its process lives on (LE-21). */
const WEDGES = {
  wedge: (process: Process, sim: Sim, cause: number): void => {
    if (process.elector !== null && !process.wedged) wedgeElector(sim, process, cause);
  },
  unwedge: (process: Process, sim: Sim, cause: number): void => {
    if (process.wedged) unwedgeElector(sim, process, cause);
  },
} as const;

function turnClock(
  sim: Sim,
  process: Process,
  command: Extract<Command, { readonly kind: 'stepClock' | 'setClockRate' }>,
  cause: number,
): void {
  if (command.kind === 'stepClock') stepClock(sim, process, command.seconds, cause);
  else setClockRate(sim, process, command.ratePpm, cause);
}

/** Whether a process belongs to a machine of the control plane: its API server or its etcd member. */
function isOfMachine(sim: Sim, name: string): boolean {
  const kind = sim.plan.entities[sim.plan.entityOf.get(name) ?? -1]?.kind;
  return kind === 'apiServer' || kind === 'etcd';
}

/** Everybody whose link could change is a process again, and up to date, before it does. */
function touchAll(sim: Sim, names: readonly string[], cause: number): void {
  if (names.length === 0 || names.some((name) => isOfMachine(sim, name))) unfoldAll(sim, cause);
  for (const name of names)
    if (!isOfMachine(sim, name)) onProcess(sim, name, cause, () => undefined);
}

function onLinks(
  sim: Sim,
  processes: readonly string[],
  peers: readonly string[] | undefined,
  cause: number,
  act: (entity: number, peers: readonly string[]) => void,
): void {
  touchAll(sim, processes, cause);
  for (const name of processes) {
    const entity = sim.plan.entityOf.get(name);
    if (entity !== undefined) act(entity, peers ?? []);
  }
}

function onProcess(
  sim: Sim,
  name: string,
  cause: number,
  act: (process: Process, sim: Sim, cause: number) => void,
): void {
  const entity = sim.plan.entityOf.get(name);
  if (entity === undefined) return;
  unfold(sim, entity, cause);
  // What a controller's link has brought so far, before the link or the process changes.
  for (const each of sim.world.controllers)
    if (each === entity && sim.fold)
      catchUp(sim, ensure(sim.world.processes.get(each), 'controller'));
  act(ensure(sim.world.processes.get(entity) ?? createProcess(sim.plan, entity), name), sim, cause);
}

function onNode(
  sim: Sim,
  name: string,
  cause: number,
  act: (sim: Sim, process: Process, cause: number) => void,
): void {
  const node = sim.plan.nodeOf.get(name);
  if (node === undefined) return;
  unfold(sim, node, cause);
  act(sim, ensure(sim.world.processes.get(node), name), cause);
}

/** The machine loses power: the kubelet is gone, and what its kernel still held (TR-8). */
function powerOff(sim: Sim, process: Process, cause: number): void {
  const node = process.entity;
  if (sim.world.nodes.powered[node] === 0) return;
  writeRare(sim.world.nodes, 'powered', node, 0);
  endLife(sim, process, true);
  process.status = 'off';
  process.cause = emit(
    sim,
    { kind: 'nodePoweredOff', node: ensure(sim.plan.nodeLifecycle.nodeNames[node], 'node') },
    cause,
  );
  checkProcess(sim, process, process.cause);
}

function powerOn(sim: Sim, process: Process, cause: number): void {
  const node = process.entity;
  if (sim.world.nodes.powered[node] === 1) return;
  writeRare(sim.world.nodes, 'powered', node, 1);
  process.status = 'down';
  const fact = emit(
    sim,
    { kind: 'nodePoweredOn', node: ensure(sim.plan.nodeLifecycle.nodeNames[node], 'node') },
    cause,
  );
  start(process, sim, fact);
}

const isAlive = (process: Process): boolean =>
  process.status === 'running' || process.status === 'paused';

/** SIGKILL: what it had handed to its kernel outlives it (TR-8). It stays down until it is started. */
function crash(process: Process, sim: Sim, cause: number): void {
  if (!isAlive(process) && process.status !== 'restarting') return;
  endLife(sim, process, false);
  process.status = 'down';
  process.restartsAt = null;
  process.incarnation++;
  process.cause = emit(sim, { kind: 'processKilled', process: nameOf(sim, process.entity) }, cause);
  checkProcess(sim, process, process.cause);
}

/** SIGTERM: an elector cancels, and releases if it is made so, before it exits (LE-20). A paused process hears it when it wakes. */
function stop(process: Process, sim: Sim, cause: number): void {
  if (process.status === 'restarting') {
    crash(process, sim, cause);
    return;
  }
  if (process.status === 'paused') resumeProcess(sim, process, cause);
  if (process.status !== 'running') return;
  process.stopping = true;
  process.comesBack = false;
  // An elector that hangs hears of no cancellation: the process exits without a release.
  if (process.elector === null || process.wedged) {
    exitProcess(sim, process, 0, cause);
    return;
  }
  cancelElector(process.elector, electorContext(sim, process, cause));
  settle(sim, process, cause);
}

/** A process that is still busy with its end is started after it, as service managers do. */
function start(process: Process, sim: Sim, cause: number): void {
  process.comesBack = process.stopping;
  if (isAlive(process) || process.status === 'off') return;
  process.exits = 0;
  process.status = 'restarting';
  schedule(
    sim,
    sim.world.now,
    { kind: EVENT_START, subject: process.entity, detail: process.incarnation },
    cause,
  );
}

/** Somebody deletes a Lease with a client of his own (LE-28, AS-5). */
function deleteByUser(sim: Sim, namespace: string, name: string, cause: number): void {
  const node = nodeOfLease(sim, namespace, name);
  if (node >= 0) unfold(sim, node, cause);
  const written = deleteLease(sim, namespace, name, {
    process: 'kubectl',
    senderWaiting: true,
    server: 0,
    since: sim.world.now,
    cause,
  });
  if (node >= 0) tellLease(sim, node, written.cause);
  else tellLock(sim, namespace, name, written.cause);
}
