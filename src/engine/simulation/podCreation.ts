/**
 * Pods of workloads in the API server's storage: creating one (with a made-up name and admission's
 * tolerations, TE-1, TE-2) and binding it to a node. Also the Pods that are there when a warm run
 * begins, spread evenly.
 */
import { hash32 } from '../base/prng.ts';
import { seconds } from '../base/time.ts';
import type { ApiRequest } from '../kubernetes/messages.ts';
import { admitTolerations } from '../kubernetes/tolerations.ts';
import type { PodOwner } from '../kubernetes/workloads.ts';
import { emit, type Sim } from './context.ts';
import { nextRevision, podCreated, podUpdated } from './etcdStore.ts';
import { serverWall, toSecond } from './store.ts';
import type { Writer, Written } from './writes.ts';
import type { Pod } from './world.ts';

/** Letters of `k8s.io/apimachinery/pkg/util/rand`: no vowels, so that no words arise. */
const LETTERS = 'bcdfghjklmnpqrstvwxz2456789';
const SUFFIX = 5;

/** `generateName`: five letters that no Pod of that name has. */
function makeName(sim: Sim, namespace: string, generateName: string, uid: number): string {
  for (let salt = 0; ; salt++) {
    let key = `${namespace}/${generateName}`;
    for (let place = 0; place < SUFFIX; place++) {
      const bits = hash32(sim.world.chance.seed, uid, 0x90d, salt * SUFFIX + place);
      key += LETTERS.charAt(bits % LETTERS.length);
    }
    if (!sim.world.pods.has(key)) return key;
  }
}

interface NewPod {
  readonly namespace: string;
  readonly generateName: string;
  readonly tolerations: Pod['tolerations'];
  readonly daemonSet: boolean;
  readonly owner: PodOwner;
}

/** `writer` null: it was written long ago. */
function storePod(
  sim: Sim,
  template: NewPod,
  { node, created, writer }: { node: number; created: number; writer: Writer | null },
): Pod {
  const { world, plan } = sim;
  const uid = world.nextUid++;
  const { apiServer } = plan.scenario;
  const key = makeName(sim, template.namespace, template.generateName, uid);
  const pod: Pod = {
    key,
    node,
    tolerations: admitTolerations(
      template.tolerations,
      {
        notReady: apiServer.defaultNotReadyTolerationSeconds,
        unreachable: apiServer.defaultUnreachableTolerationSeconds,
      },
      template.daemonSet,
    ),
    daemonSet: template.daemonSet,
    owner: template.owner,
    uid,
    version: writer === null ? ++world.revision : nextRevision(sim, podCreated(key), writer),
    created,
    ready: node >= 0,
    started: node >= 0,
    disruptionTarget: false,
    terminating: false,
    deletedAt: 0,
  };
  world.pods.set(pod.key, pod);
  return pod;
}

/** POST: the Pod exists and waits for a scheduler. */
export function createPod(
  sim: Sim,
  request: Extract<ApiRequest, { verb: 'POST'; resource: 'Pod'; subresource: '' }>,
  writer: Writer,
): Written {
  const pod = storePod(sim, request, { node: -1, created: toSecond(serverWall(sim)), writer });
  const { workload, target } = request.owner;
  const cause = emit(
    sim,
    {
      kind: 'podCreated',
      pod: pod.key,
      workload: sim.plan.scenario.workloads[workload]?.name ?? '',
      target: sim.plan.nodeLifecycle.nodeNames[target] ?? null,
      process: writer.process,
    },
    writer.cause,
  );
  const answer = { pod: pod.key, tolerations: pod.tolerations, terminating: false };
  return { answer: { outcome: 'ok', code: 201, pod: answer }, cause };
}

/** POST of a binding: the Pod has its node; a second scheduler comes too late (409). */
export function bindPod(
  sim: Sim,
  request: Extract<ApiRequest, { subresource: 'binding' }>,
  writer: Writer,
): Written {
  const pod = sim.world.pods.get(request.pod);
  const node = sim.plan.nodeOf.get(request.node) ?? -1;
  const { cause } = writer;
  if (pod === undefined)
    return { answer: { outcome: 'failed', code: 404, reason: 'NotFound' }, cause };
  if (pod.node >= 0 || pod.terminating)
    return { answer: { outcome: 'failed', code: 409, reason: 'Conflict' }, cause };
  pod.node = node;
  pod.version = nextRevision(sim, podUpdated(pod.key), writer);
  const bound = emit(
    sim,
    { kind: 'podBound', pod: pod.key, node: request.node, process: writer.process },
    cause,
  );
  return { answer: { outcome: 'ok', code: 201 }, cause: bound };
}

/** A warm run: every replica is there and Ready, each on the node that had the fewest Pods. */
export function placeWorkloads(sim: Sim): void {
  const { plan, world } = sim;
  if (plan.scenario.workloads.length === 0 || plan.nodeCount === 0) return;
  const pods = new Uint32Array(plan.nodeCount);
  for (const { node } of world.pods.values()) pods[node] = (pods[node] ?? 0) + 1;
  plan.scenario.workloads.forEach(({ kind, namespace, name, replicas, tolerations }, workload) => {
    const daemonSet = kind === 'DaemonSet';
    const count = daemonSet ? plan.nodeCount : replicas;
    for (let index = 0; index < count; index++) {
      const node = daemonSet ? index : emptiest(pods);
      const age = seconds(plan.scenario.nodes[node]?.ageSeconds ?? 0);
      const owner = { workload, target: daemonSet ? node : -1 };
      const template = { namespace, generateName: `${name}-`, tolerations, daemonSet, owner };
      storePod(sim, template, { node, created: toSecond(plan.date - age), writer: null });
      pods[node] = (pods[node] ?? 0) + 1;
    }
  });
}

function emptiest(pods: Uint32Array): number {
  let best = 0;
  for (let node = 1; node < pods.length; node++)
    if ((pods[node] ?? 0) < (pods[best] ?? 0)) best = node;
  return best;
}
