/**
 * Pods of a node that is not Ready get their Ready condition set to False, one after another (NL-10):
 * by the pass when a node stops being Ready, by 4 pod workers when a new Pod is bound to such a
 * node. Upstream: `MarkPodsNotReady` and `processPod`.
 */
import { later, micros } from '../base/time.ts';
import { READY_ABSENT, READY_TRUE } from './controllerCache.ts';
import { recordEvent } from './eventRecorder.ts';
import type { Answer } from './messages.ts';
import { hasFlag, SAVED, send, type PodsJob, type Run } from './nodeLifecycleState.ts';
import { retryLater } from './retries.ts';

const WORKERS = 4;
/** First wait of the pod queue's back-off, µs; it doubles. */
const BACKOFF = 5_000;
const DOUBLINGS_MAX = 17;

export function podsOnNode(run: Run, node: number): readonly string[] {
  const pods: string[] = [];
  for (const pod of run.cache.pods.values()) {
    if (pod.node === node && pod.ready) pods.push(pod.key);
  }
  return pods;
}

/** Sends the next Pod's write; false if none is left. */
export function sendNextPod(run: Run, job: PodsJob): boolean {
  for (; job.next < job.pods.length; job.next++) {
    const pod = run.cache.pods.get(job.pods[job.next] ?? '');
    if (pod?.ready !== true) continue;
    send(run, { verb: 'PATCH', resource: 'Pod', pod: pod.key, ready: false }, job);
    return true;
  }
  return false;
}

/** A Pod's write is answered: goes on to the next; false if it was the last. A Pod that is gone is no failure. */
export function continuePods(run: Run, job: PodsJob, answer: Answer): boolean {
  const gone = answer.outcome === 'failed' && answer.reason === 'NotFound';
  if (!gone) {
    if (answer.outcome !== 'ok') job.failed = true;
    record(run, job.pods[job.next] ?? '');
  }
  job.next += 1;
  return sendNextPod(run, job);
}

function record(run: Run, about: string): void {
  recordEvent(run.state.events, { about, reason: 'NodeNotReady' }, (request) =>
    send(run, request, { kind: 'event' }),
  );
}

/** A Pod event was applied to the cache; only Pods not seen before matter. */
export function observePod(run: Run, key: string): void {
  const { state, cache } = run;
  const pod = cache.pods.get(key);
  if (pod === undefined) {
    state.seenPods.delete(key);
    return;
  }
  if (state.seenPods.has(key) || pod.node < 0) return;
  state.seenPods.set(key, true);
  const { node } = pod;
  const ready = state.savedReady[node] ?? READY_ABSENT;
  if (!hasFlag(state, node, SAVED) || ready === READY_ABSENT || ready === READY_TRUE) return;
  queuePod(run, {
    kind: 'pods',
    node,
    owner: 'podWorker',
    pods: [key],
    next: 0,
    failed: false,
    attempt: 0,
  });
}

export function queuePod(run: Run, job: PodsJob): void {
  run.state.podUpdates.waiting.push(job);
  startWorkers(run);
}

function startWorkers(run: Run): void {
  const { podUpdates } = run.state;
  while (podUpdates.busy < WORKERS) {
    const job = podUpdates.waiting.shift();
    if (job === undefined) return;
    if (sendNextPod(run, job)) podUpdates.busy += 1;
  }
}

/** A pod worker has done its Pod; what failed comes back later. */
export function podWorkerDone(run: Run, job: PodsJob): void {
  run.state.podUpdates.busy -= 1;
  if (job.failed) {
    const wait = micros(BACKOFF * (1 << Math.min(job.attempt, DOUBLINGS_MAX)));
    const again: PodsJob = { ...job, next: 0, failed: false, attempt: job.attempt + 1 };
    retryLater(run, { at: later(run.ctx.monotonic, wait), job: again });
  }
  startWorkers(run);
}
