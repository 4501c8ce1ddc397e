/**
 * What is stored, as `kubectl get -o yaml` prints it. There is much of it and most of it stays as it is
 * from one frame to the next, so each list has a key: whoever has the list of that key needs no other.
 */
import {
  leaseObject,
  nodeLease,
  nodeObject,
  podObject,
  type NodeObject,
  type Sim,
} from '../../engine/index.ts';
import type { Frame, LeaseView, PlaceView } from '../frame.ts';

export type StoredObjects = Pick<Frame, 'leases' | 'nodeObjects' | 'podObjects'>;
export type StoredKind = keyof StoredObjects;
export type StoredKeys = Readonly<Record<StoredKind, string>>;

export const NO_KEYS: StoredKeys = { leases: '', nodeObjects: '', podObjects: '' };
export const NO_OBJECTS: StoredObjects = { leases: [], nodeObjects: [], podObjects: [] };
export const STORED_KINDS = [
  'leases',
  'nodeObjects',
  'podObjects',
] as const satisfies readonly StoredKind[];

/** Of the objects as they are now, in this run and branch. */
export function storedKeys(sim: Sim, run: number, { branch, jumps }: PlaceView): StoredKeys {
  const { world } = sim;
  return {
    leases: [run, branch, jumps, world.revision].join(),
    nodeObjects: [run, branch, ...nodeMarks(sim)].join(),
    podObjects: [run, branch, ...podMarks(sim)].join(),
  };
}

/** The lists whose key is not known; the others empty. */
export const storedObjects = (sim: Sim, keys: StoredKeys, known: StoredKeys): StoredObjects => ({
  leases: keys.leases === known.leases ? [] : leaseViews(sim),
  nodeObjects: keys.nodeObjects === known.nodeObjects ? [] : nodeObjects(sim),
  podObjects:
    keys.podObjects === known.podObjects
      ? []
      : [...sim.world.pods.values()].map((pod) => podObject(sim, pod)),
});

/** One number for many: whichever of them changes, it does. */
const mixed = (mark: number, value: number): number => (Math.imul(mark, 31) + value) | 0;

/** Each write takes a new version, and a deletion leaves fewer. */
function nodeMarks({ world: { nodes }, plan }: Sim): readonly number[] {
  let [count, last, mark] = [0, 0, 0];
  for (let node = 0; node < plan.nodeCount; node += 1) {
    if (nodes.exists[node] !== 1) continue;
    const version = nodes.nodeVersion[node] ?? 0;
    [count, last, mark] = [count + 1, Math.max(last, version), mixed(mark, version)];
  }
  return [count, last, mark];
}

/** As for nodes; that its containers run is no part of what is written. */
function podMarks({ world: { pods } }: Sim): readonly number[] {
  let [last, mark] = [0, 0];
  for (const { version, started } of pods.values()) {
    last = Math.max(last, version);
    mark = mixed(mark, 2 * version + (started ? 1 : 0));
  }
  return [pods.size, last, mark];
}

function nodeObjects(sim: Sim): readonly NodeObject[] {
  const objects: NodeObject[] = [];
  for (let node = 0; node < sim.plan.nodeCount; node += 1) {
    const object = nodeObject(sim, node);
    if (object !== null) objects.push(object);
  }
  return objects;
}

/** In byte order of namespace/name. */
function leaseViews(sim: Sim): LeaseView[] {
  const views: { readonly key: string; readonly view: LeaseView }[] = [];
  for (let node = 0; node < sim.plan.nodeCount; node++) {
    const lease = nodeLease(sim, node);
    if (lease === null) continue;
    views.push({
      key: `${lease.namespace}/${lease.name}`,
      view: { object: leaseObject(lease), changed: ['resourceVersion', 'renewTime'] },
    });
  }
  for (const { lease, changed } of sim.world.leases.values()) {
    views.push({
      key: `${lease.namespace}/${lease.name}`,
      view: { object: leaseObject(lease), changed },
    });
  }
  return views.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ view }) => view);
}
