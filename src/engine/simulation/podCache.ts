/** Watch events about Pods: what one says, and what an informer's cache makes of it. */
import type { ControllerCache } from '../kubernetes/controllerCache.ts';
import type { Sim } from './context.ts';
import type { Pod, Process, WatchEvent } from './world.ts';

type PodEvent = Extract<WatchEvent, { resource: 'Pod' }>;

/** `pod` absent: it is gone. */
export const podEvent = (key: string, pod: Pod | undefined): PodEvent => ({
  resource: 'Pod',
  pod: key,
  present: pod !== undefined,
  node: pod?.node ?? -1,
  ready: pod?.ready ?? false,
  started: pod?.started ?? true,
  terminating: pod?.terminating ?? false,
});

export function cachePod(sim: Sim, { pods }: ControllerCache, watch: PodEvent): void {
  const known = pods.get(watch.pod);
  if (!watch.present) pods.delete(watch.pod);
  else if (known !== undefined) {
    known.node = watch.node;
    known.ready = watch.ready;
    known.terminating = watch.terminating;
  } else {
    const pod = sim.world.pods.get(watch.pod);
    if (pod === undefined) return;
    pods.set(watch.pod, {
      key: pod.key,
      node: watch.node,
      tolerations: pod.tolerations,
      owner: pod.owner,
      ready: watch.ready,
      terminating: watch.terminating,
    });
  }
}

/** Where Pods come and go: whether word of one is on its way to a kubelet, for which it has to be there. */
export const expectsPods = (sim: Sim, { watchConnection }: Process): boolean =>
  sim.plan.scenario.workloads.length > 0 &&
  [...sim.world.messages.values()].some(({ connection }) => connection === watchConnection);
