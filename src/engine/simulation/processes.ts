/**
 * Processes: what reaches them (timers, answers, watch events) and what holds it back while they
 * are paused; how they start, exit, die, and restart with back-off (LE-19, LE-20, LE-24 to LE-27,
 * LE-33). Which actor then acts is actors.ts.
 */
import { ensure } from '../base/assert.ts';
import { seconds, type Duration, type Instant } from '../base/time.ts';
import { ELECTOR_DEADLINE_TIMERS, ELECTOR_TIMERS } from '../kubernetes/leaderElectorState.ts';
import type { Answer } from '../kubernetes/messages.ts';
import { onAnswer, onTimer, onWatch, startActors } from './actors.ts';
import { isOverdue } from './clocks.ts';
import { drawFor, emit, nameOf, schedule, STREAM_IDENTITY, wants, type Sim } from './context.ts';
import { EVENT_START } from './events.ts';
import { checkProcess } from './invariants.ts';
import { uuid } from './store.ts';
import { clearTimer } from './timers.ts';
import { repeatsLater } from './libraryRepeats.ts';
import { beginProbes, onProbe } from './watchdog.ts';
import { abandon, destroy, suspect } from './connectionEnd.ts';
import { dial } from './dialling.ts';
import type { Deferred, Process, WatchEvent } from './world.ts';

/** LE-33, after the kubelet's back-off: at once, then 10, 20, 40 … 300 s; forgotten after ten minutes of running. */
const RESTART_FIRST = seconds(10);
const RESTART_MAX = seconds(300);
const RESTART_FORGET = seconds(600);
/** Exit code of a process that SIGKILL ends. */
const KILLED = 137;
/** Even "at once" takes a process some time to come up. */
const START_TIME = seconds(0.3);

const isElectorTimer = (name: string): boolean => ELECTOR_TIMERS.includes(name);

/** A paused process takes in nothing; a wedged elector does not, while the rest of its process does (LE-21). */
const holdsBack = (process: Process, isForElector: boolean): boolean =>
  process.status === 'paused' || (process.wedged && isForElector);

/** EVENT_TIMER: void if it was cleared or replaced; kept for later if the process is paused. */
export function fireTimer(sim: Sim, token: number, cause: number): void {
  const timer = sim.world.timers.get(token);
  if (timer === undefined) return;
  sim.world.timers.delete(token);
  const process = ensure(sim.world.processes.get(timer.entity), 'process of a timer');
  process.timers.delete(timer.name);
  if (holdsBack(process, isElectorTimer(timer.name)))
    process.deferred.push({ kind: 'timer', name: timer.name, cause });
  else {
    onTimer(sim, process, timer.name, cause);
    settle(sim, process, cause);
  }
}

/** A request's time is over at its sender. */
export function timeOut(sim: Sim, entity: number, request: number, cause: number): void {
  const process = sim.world.processes.get(entity);
  const pending = process?.requests.get(request);
  if (process === undefined || pending === undefined) return;
  if (!isOverdue(sim, process, pending.deadline)) return;
  if (holdsBack(process, pending.actor === 'elector')) {
    process.deferred.push({ kind: 'timeout', request, cause });
    return;
  }
  const fact =
    wants(sim, 'requestTimedOut') && pending.request.resource !== 'Event'
      ? emit(sim, { kind: 'requestTimedOut', id: request, process: nameOf(sim, entity) }, cause)
      : cause;
  const connection = sim.world.connections.get(pending.connection);
  if (connection !== undefined) {
    suspect(sim, connection, fact);
    if (connection.state === 'dialling') {
      const queued = connection.dialling.filter(
        (id) => sim.world.messages.get(id)?.requestId !== request,
      );
      for (const id of connection.dialling) if (!queued.includes(id)) sim.world.messages.delete(id);
      connection.dialling = queued;
    }
  }
  answerTo(sim, process, request, { outcome: 'timeout' }, fact);
}

/** EVENT_REFUSED. */
export function failRefused(sim: Sim, entity: number, request: number, cause: number): void {
  const process = sim.world.processes.get(entity);
  const pending = process?.requests.get(request);
  if (process === undefined || pending === undefined) return;
  if (repeatsLater(sim, process, pending, cause)) return;
  const fact =
    wants(sim, 'requestRefused') && pending.request.resource !== 'Event'
      ? emit(sim, { kind: 'requestRefused', id: request, process: nameOf(sim, entity) }, cause)
      : cause;
  answerTo(sim, process, request, { outcome: 'refused' }, fact);
}

/** Hands an answer, or a failure, to whoever asked: exactly once. */
export function answerTo(
  sim: Sim,
  process: Process,
  request: number,
  answer: Answer,
  cause: number,
): void {
  const pending = process.requests.get(request);
  if (pending === undefined) return;
  if (holdsBack(process, pending.actor === 'elector')) {
    process.deferred.push({ kind: 'answer', request, answer, cause });
    return;
  }
  process.requests.delete(request);
  onAnswer(sim, process, pending, answer, cause);
  settle(sim, process, cause);
}

/** What the actors have decided about their process: it exits when its elector has ended (LE-19, LE-20). */
export function settle(sim: Sim, process: Process, cause: number): void {
  if (process.exitCode === null) return;
  const code = process.exitCode;
  process.exitCode = null;
  exitProcess(sim, process, code, cause);
}

export function watchTo(sim: Sim, process: Process, watch: WatchEvent, cause: number): void {
  if (process.status === 'paused') process.deferred.push({ kind: 'watch', watch, cause });
  else if (process.status === 'running') onWatch(sim, process, watch, cause);
}

/** SIGSTOP: nothing of the process runs; its kernel goes on sending and receiving. */
export function pauseProcess(sim: Sim, process: Process, cause: number): void {
  hold(
    sim,
    process,
    emit(sim, { kind: 'processPaused', process: nameOf(sim, process.entity) }, cause),
  );
}

/** The pause itself; `fact` tells it. */
export function hold(sim: Sim, process: Process, fact: number): void {
  process.status = 'paused';
  process.pausedAt = sim.world.now;
  process.cause = fact;
  checkProcess(sim, process, fact);
}

/** SIGCONT: due timers fire first, deadlines before all others (LE-27), then what has arrived is read. */
export function resumeProcess(sim: Sim, process: Process, cause: number): void {
  wake(
    sim,
    process,
    emit(sim, { kind: 'processResumed', process: nameOf(sim, process.entity) }, cause),
  );
}

/** The wake-up itself; `fact` tells it. */
export function wake(sim: Sim, process: Process, fact: number): void {
  process.cause = fact;
  process.status = 'running';
  if (process.kubelet !== null && process.pausedAt !== null) {
    process.kubelet.status.pausedFor = (sim.world.now - process.pausedAt) as Duration;
  }
  process.pausedAt = null;
  readDeferred(sim, process, fact);
  checkProcess(sim, process, fact);
}

/** The elector hangs: its timers and answers wait, while its work, and everything else, goes on. */
export function wedgeElector(sim: Sim, process: Process, cause: number): void {
  process.wedged = true;
  const fact = emit(sim, { kind: 'electorWedged', process: nameOf(sim, process.entity) }, cause);
  process.cause = fact;
  beginProbes(sim, process, fact);
}

export function unwedgeElector(sim: Sim, process: Process, cause: number): void {
  process.wedged = false;
  const fact = emit(sim, { kind: 'electorUnwedged', process: nameOf(sim, process.entity) }, cause);
  process.cause = fact;
  if (process.status === 'running') readDeferred(sim, process, fact);
  checkProcess(sim, process, fact);
}

/** EVENT_PROBE: the kubelet kills what stays unhealthy, and starts it again with back-off (LE-21, LE-33). */
export function probe(sim: Sim, entity: number, incarnation: number, cause: number): void {
  if (!onProbe(sim, entity, incarnation, cause)) return;
  const process = ensure(sim.world.processes.get(entity), 'a probed process');
  exitProcess(sim, process, KILLED, process.cause);
}

function readDeferred(sim: Sim, process: Process, fact: number): void {
  const incarnation = process.incarnation;
  for (;;) {
    const next = takeDeferred(process);
    if (next === null || process.incarnation !== incarnation || process.status !== 'running') break;
    if (next.kind === 'timer') onTimer(sim, process, next.name, fact);
    else if (next.kind === 'timeout') timeOut(sim, process.entity, next.request, fact);
    else if (next.kind === 'answer') answerTo(sim, process, next.request, next.answer, fact);
    else onWatch(sim, process, next.watch, fact);
    settle(sim, process, fact);
  }
}

/** LE-27: deadlines, then other timers, then what was received, each in order of arrival. */
function takeDeferred(process: Process): Deferred | null {
  const rank = (each: Deferred): number =>
    each.kind === 'timer'
      ? ELECTOR_DEADLINE_TIMERS.includes(each.name)
        ? 0
        : 2
      : each.kind === 'timeout'
        ? 1
        : 3;
  const isForElector = (each: Deferred): boolean =>
    each.kind === 'timer'
      ? isElectorTimer(each.name)
      : each.kind !== 'watch' && process.requests.get(each.request)?.actor === 'elector';
  let first: Deferred | null = null;
  for (const each of process.deferred)
    if (!holdsBack(process, isForElector(each)) && (first === null || rank(each) < rank(first)))
      first = each;
  process.deferred = process.deferred.filter((each) => each !== first);
  return first;
}

/** A process comes up: a new identity, no memory, a connection of its own to dial. */
export function startProcess(sim: Sim, process: Process, cause: number): void {
  const entity = ensure(sim.plan.entities[process.entity], 'entity');
  beginLife(sim, process);
  const identity = entity.component >= 0 ? { identity: process.identity } : {};
  const fact = emit(sim, { kind: 'processStarted', process: entity.name, ...identity }, cause);
  if (entity.node >= 0) process.watchConnection = dial(sim, process.entity, 'watch', fact).id;
  act(sim, process, fact);
}

/** The start of an API server; `fact` tells it. */
export function rise(sim: Sim, process: Process, fact: number): void {
  beginLife(sim, process);
  act(sim, process, fact);
}

function act(sim: Sim, process: Process, fact: number): void {
  process.cause = fact;
  startActors(sim, process, fact);
  settle(sim, process, fact);
  checkProcess(sim, process, fact);
}

/** The part of a start that leaves no trace in the log: also for processes that run already at t = 0. */
export function beginLife(sim: Sim, process: Process): void {
  const entity = ensure(sim.plan.entities[process.entity], 'entity');
  process.incarnation++;
  process.status = 'running';
  process.startedAt = sim.world.now;
  process.restartsAt = null;
  process.stopping = false;
  process.comesBack = false;
  process.pausedAt = null;
  process.wedged = false;
  const salt = drawFor(sim, process, STREAM_IDENTITY, 0, 0x1fffff);
  process.identity = `${entity.host}_${uuid(sim.world.chance.seed ^ entity.hash, salt)}`;
}

/** Ends all that lives in a process. `power`: the machine goes too, and with it what its kernel held (TR-8). */
export function endLife(sim: Sim, process: Process, power: boolean): void {
  for (const timer of [...process.timers.keys()]) clearTimer(sim, process, timer);
  process.requests.clear();
  process.deferred = [];
  for (const connection of [...sim.world.connections.values()]) {
    if (connection.entity !== process.entity) continue;
    if (power) destroy(sim, connection);
    else abandon(sim, connection);
  }
  process.connection = -1;
  process.watchConnection = -1;
  process.kubelet = null;
  process.elector = null;
  process.candidate = null;
  process.apiServer = null;
  process.working = false;
  process.wedged = false;
  process.controllers = null;
  process.scheduler = null;
  sim.world.controllers = sim.world.controllers.filter((entity) => entity !== process.entity);
  sim.world.schedulers = sim.world.schedulers.filter((entity) => entity !== process.entity);
}

/** A process ends by itself (LE-19, LE-20) and is restarted if it is made so and nobody stopped it (LE-33). */
export function exitProcess(sim: Sim, process: Process, code: number, cause: number): void {
  const entity = ensure(sim.plan.entities[process.entity], 'entity');
  const component = sim.plan.components[entity.component];
  const restarts =
    process.comesBack || (component?.scenario.restarts === true && !process.stopping);
  endLife(sim, process, false);
  let restartsAt: Instant | null = null;
  if (restarts) {
    if (process.comesBack || sim.world.now - process.startedAt >= RESTART_FORGET) process.exits = 0;
    const backOff =
      process.exits === 0 ? 0 : Math.min(RESTART_FIRST * doubled(process.exits - 1), RESTART_MAX);
    process.exits++;
    restartsAt = (sim.world.now + START_TIME + backOff) as Instant;
  }
  process.status = restarts ? 'restarting' : 'down';
  process.restartsAt = restartsAt;
  const fact = emit(sim, { kind: 'processExited', process: entity.name, code, restartsAt }, cause);
  process.cause = fact;
  if (restartsAt !== null)
    schedule(
      sim,
      restartsAt,
      { kind: EVENT_START, subject: process.entity, detail: process.incarnation },
      fact,
    );
  checkProcess(sim, process, fact);
}

/** 2 to the power of `times`, at most 1024. */
const doubled = (times: number): number => 1 << Math.min(times, 10);
