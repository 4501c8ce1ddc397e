/**
 * The floor: what the renewals of N nodes cost when nothing else is done. A bare loop over typed
 * arrays with a binary heap: the node whose turn it is writes its Lease, draws its next wait, and
 * goes back into the heap. No controller, no network, no log. The engine is measured against it in
 * the same process.
 */

/** A wait is 10 s stretched by up to 4 %, in whole microseconds (KL-2). */
const GAP = 10_000_000;
const STRETCH = 400_001;

/** A draw from a hash of two numbers, as cheap as one can be. */
function draw(node: number, count: number): number {
  let bits = Math.imul(node ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(count + 1, 0xc2b2ae35);
  bits = Math.imul(bits ^ (bits >>> 15), 0x2c1b3c6d);
  bits ^= bits >>> 12;
  return bits >>> 0;
}

export interface FloorRun {
  readonly renewals: number;
  /** The last resourceVersion; reading it keeps the loop from being optimised away. */
  readonly revision: number;
}

/** Renews `nodes` Leases for `until` microseconds. */
export function runFloor(nodes: number, until: number): FloorRun {
  // The heap keeps the instants beside the nodes: comparing must not leap about in memory.
  const dueAt = new Float64Array(nodes);
  const heap = new Uint32Array(nodes);
  const renewTime = new Float64Array(nodes);
  const resourceVersion = new Uint32Array(nodes);

  const place = (from: number, due: number, node: number): void => {
    let hole = from;
    for (let child = 2 * hole + 1; child < nodes; child = 2 * hole + 1) {
      let first = dueAt[child] as number;
      if (child + 1 < nodes && (dueAt[child + 1] as number) < first) {
        child += 1;
        first = dueAt[child] as number;
      }
      if (first >= due) break;
      dueAt[hole] = first;
      heap[hole] = heap[child] as number;
      hole = child;
    }
    dueAt[hole] = due;
    heap[hole] = node;
  };

  for (let node = 0; node < nodes; node += 1) {
    dueAt[node] = draw(node, 0) % GAP;
    heap[node] = node;
  }
  for (let at = (nodes >> 1) - 1; at >= 0; at -= 1) {
    place(at, dueAt[at] as number, heap[at] as number);
  }

  let revision = 0;
  for (;;) {
    const now = dueAt[0] as number;
    if (now > until) return { renewals: revision, revision };
    const node = heap[0] as number;
    revision += 1;
    renewTime[node] = now;
    resourceVersion[node] = revision;
    place(0, now + GAP + (draw(node, revision) % STRETCH), node);
  }
}
