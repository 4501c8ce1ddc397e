/**
 * A kubelet's own watch of its Node and Pods: a connection of its own, given up and dialled anew by
 * rules that have nothing to do with the lease loop (KL-13; upstream client-go tools/cache/reflector.go).
 */
import { streamNumber } from '../base/chance.ts';
import { seconds, type Duration } from '../base/time.ts';
import { drawFor, type Sim } from './context.ts';
import { nodeEvent } from './nodeStore.ts';
import { podEvent } from './podCache.ts';
import { armTimer, WATCH_TIMER } from './timers.ts';
import { sendWatch } from './watches.ts';
import { dial } from './dialling.ts';
import type { Process } from './world.ts';

const BACKOFF_FIRST = seconds(0.8);
const BACKOFF_MAX = seconds(30);
/** The back-off starts again when its last start lies this far back. */
const BACKOFF_RESET = seconds(120);
const BACKOFF_STREAM = streamNumber('kubelet.backoff');

/** The watch's connection is gone: reset, given up, or not to be had. */
export function loseWatch(sim: Sim, process: Process, cause: number, first: boolean): void {
  process.watchConnection = -1;
  if (process.kubelet === null) return;
  if (first) {
    process.watchConnection = dial(sim, process.entity, 'watch', cause).id;
    return;
  }
  const { watch } = process;
  if (watch.backoff === 0 || sim.world.now - watch.startedAt > BACKOFF_RESET) {
    watch.backoff = BACKOFF_FIRST;
    watch.startedAt = sim.world.now;
  }
  const wait = (watch.backoff +
    drawFor(sim, process, BACKOFF_STREAM, 0, watch.backoff)) as Duration;
  watch.backoff = Math.min(watch.backoff * 2, BACKOFF_MAX) as Duration;
  armTimer(sim, process, WATCH_TIMER, wait, cause);
}

export function onWatchRetry(sim: Sim, process: Process, cause: number): void {
  if (process.watchConnection < 0)
    process.watchConnection = dial(sim, process.entity, 'watch', cause).id;
}

/** The watch is open again: it lists, and so learns what the node looks like now. */
export function watchOpened(sim: Sim, process: Process, cause: number): void {
  sendWatch(sim, process, process.watchConnection, nodeEvent(sim, process.entity), cause);
  for (const pod of sim.world.pods.values()) {
    if (pod.node !== process.entity) continue;
    sendWatch(sim, process, process.watchConnection, podEvent(pod.key, pod), cause);
  }
}
