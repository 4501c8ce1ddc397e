/**
 * A kubelet's own watch of its Node and Pods: a connection of its own, given up and dialled anew by
 * rules that have nothing to do with the lease loop (KL-13; upstream client-go tools/cache/reflector.go).
 */
import { streamNumber } from '../base/chance.ts';
import { nextReflectorWait } from '../kubernetes/reflectorBackoff.ts';
import { drawFor, type Sim } from './context.ts';
import { nodeEvent } from './nodeStore.ts';
import { podEvent } from './podCache.ts';
import { armTimer, WATCH_TIMER } from './timers.ts';
import { sendWatch } from './watches.ts';
import { dial } from './dialling.ts';
import type { Process } from './world.ts';

const BACKOFF_STREAM = streamNumber('kubelet.backoff');

/** The watch's connection is gone: reset, given up, or not to be had. */
export function loseWatch(sim: Sim, process: Process, cause: number, first: boolean): void {
  process.watchConnection = -1;
  if (process.kubelet === null) return;
  if (first) {
    process.watchConnection = dial(sim, process.entity, 'watch', cause).id;
    return;
  }
  const wait = nextReflectorWait(process.watch, sim.world.now, (below) =>
    drawFor(sim, process, BACKOFF_STREAM, 0, below),
  );
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
