/** Carries out what a user or a script does to the cluster, at the present instant. */
import { ensure, unreachable } from '../base/assert.ts';
import { millis } from '../base/time.ts';
import { writeRare } from '../kernel/rareColumns.ts';
import { cancelElector } from '../kubernetes/leaderElector.ts';
import { electorContext } from './actors.ts';
import { setClockRate, stepClock } from './clocks.ts';
import type { Command } from './commands.ts';
import { emit, nameOf, schedule, type Sim } from './context.ts';
import { catchUp } from './controllers.ts';
import { EVENT_START } from './events.ts';
import { unfold } from './unfoldKubelet.ts';
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
import { bringUp, freeze, takeDown, tellLease, thaw } from './server.ts';
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
      onProcess(sim, command.process, cause, crash);
      return;
    case 'stop':
      onProcess(sim, command.process, cause, stop);
      return;
    case 'start':
      onProcess(sim, command.process, cause, start);
      return;
    case 'pause':
    case 'resume':
    case 'wedge':
    case 'unwedge':
      onProcess(sim, command.process, cause, (process) =>
        holdOrLetGo(sim, process, command.kind, cause),
      );
      return;
    case 'cut':
      for (const name of command.processes)
        onProcess(sim, name, cause, (process) =>
          cut(sim, process, command.mode, command.direction, cause),
        );
      return;
    case 'heal':
      for (const name of command.processes)
        onProcess(sim, name, cause, (process) => heal(sim, process, cause));
      return;
    case 'apiServerDown':
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
      setServer(sim, command.kind, cause);
      return;
    case 'setLatency':
      setLatency(sim, command.processes, command.latencyMs, cause);
      return;
    case 'stepClock':
      onProcess(sim, command.process, cause, (process) =>
        stepClock(sim, process, command.seconds, cause),
      );
      return;
    case 'setClockRate':
      onProcess(sim, command.process, cause, (process) =>
        setClockRate(sim, process, command.ratePpm, cause),
      );
      return;
    case 'deleteLease':
      deleteByUser(sim, command.namespace, command.name, cause);
      return;
    default:
      unreachable(command);
  }
}

function holdOrLetGo(
  sim: Sim,
  process: Process,
  kind: 'pause' | 'resume' | 'wedge' | 'unwedge',
  cause: number,
): void {
  const { status, wedged, elector } = process;
  if (kind === 'pause' && status === 'running') pauseProcess(sim, process, cause);
  else if (kind === 'resume' && status === 'paused') resumeProcess(sim, process, cause);
  else if (kind === 'wedge' && elector !== null && !wedged) wedgeElector(sim, process, cause);
  else if (kind === 'unwedge' && wedged) unwedgeElector(sim, process, cause);
}

function unfoldAll(sim: Sim, cause: number): void {
  if (!sim.fold) return;
  for (let node = 0; node < sim.plan.nodeCount; node++) unfold(sim, node, cause);
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
  // An elector that hangs hears of no cancellation: the process exits without a release.
  if (process.elector === null || process.wedged) {
    exitProcess(sim, process, 0, cause);
    return;
  }
  cancelElector(process.elector, electorContext(sim, process, cause));
  settle(sim, process, cause);
}

function start(process: Process, sim: Sim, cause: number): void {
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

function setServer(
  sim: Sim,
  kind: 'apiServerDown' | 'apiServerUp' | 'apiServerFreeze' | 'apiServerThaw',
  cause: number,
): void {
  const { state } = sim.world.server;
  unfoldAll(sim, cause);
  if (kind === 'apiServerDown' && state !== 'down') takeDown(sim, cause);
  else if (kind === 'apiServerUp' && state === 'down') bringUp(sim, cause);
  else if (kind === 'apiServerFreeze' && state === 'serving') freeze(sim, cause);
  else if (kind === 'apiServerThaw' && state === 'frozen') thaw(sim, cause);
}

function setLatency(
  sim: Sim,
  processes: readonly string[],
  latencyMs: number | null,
  cause: number,
): void {
  const latency = latencyMs === null ? null : millis(latencyMs);
  if (processes.length === 0) {
    unfoldAll(sim, cause);
    sim.world.latency = latency;
    emit(
      sim,
      {
        kind: 'latencyChanged',
        process: null,
        latencyMs: latencyMs ?? sim.plan.scenario.network.latencyMs,
      },
      cause,
    );
    return;
  }
  for (const name of processes) {
    onProcess(sim, name, cause, (process) => {
      const link = sim.world.links.get(process.entity);
      if (link !== undefined) link.latency = latency;
      else if (latency !== null) {
        sim.world.links.set(process.entity, {
          requests: null,
          answers: null,
          mode: null,
          direction: 'both',
          since: sim.world.now,
          latency,
          cause,
        });
      }
      if (latency === null && link?.mode === null) sim.world.links.delete(process.entity);
      emit(
        sim,
        {
          kind: 'latencyChanged',
          process: name,
          latencyMs: latencyMs ?? sim.plan.scenario.network.latencyMs,
        },
        cause,
      );
    });
  }
}

/** Somebody deletes a Lease with a client of his own (LE-28, AS-5). */
function deleteByUser(sim: Sim, namespace: string, name: string, cause: number): void {
  const node = nodeOfLease(sim, namespace, name);
  if (node >= 0) unfold(sim, node, cause);
  const written = deleteLease(sim, namespace, name, {
    process: 'kubectl',
    senderWaiting: true,
    cause,
  });
  if (node >= 0) tellLease(sim, node, written.cause);
}
