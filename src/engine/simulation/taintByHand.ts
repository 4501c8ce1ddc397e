/**
 * Somebody taints a node with kubectl: the taints that are no node controller's become those asked
 * for. Whoever watches the Node hears of it, and so taint eviction and the scheduler (TE-3, TE-4).
 */
import { writeRare } from '../kernel/rareColumns.ts';
import type { TaintByHand } from '../kubernetes/objects.ts';
import { byHandOn, isSameTaint, keepByHand, sameByHand } from '../kubernetes/taintsByHand.ts';
import { emit, nameOf, type Sim } from './context.ts';
import { nextRevision, nodeWrite } from './etcdStore.ts';
import { tellNode } from './server.ts';

export function taintByHand(
  sim: Sim,
  node: number,
  taints: readonly TaintByHand[],
  cause: number,
): void {
  const { world } = sim;
  const before = byHandOn(world, node);
  if (world.nodes.exists[node] !== 1 || sameByHand(before, taints)) return;
  keepByHand(world, node, taints);
  const name = nameOf(sim, node).slice('kubelet/'.length);
  const commit = { cause, since: world.now };
  writeRare(world.nodes, 'nodeVersion', node, nextRevision(sim, nodeWrite(sim, name), commit));
  const lacks = (list: readonly TaintByHand[], taint: TaintByHand): boolean =>
    !list.some((each) => isSameTaint(each, taint));
  let fact = cause;
  const tell = (kind: 'taintAdded' | 'taintRemoved', { key, effect }: TaintByHand): void => {
    fact = emit(sim, { kind, node: name, key, effect, process: 'kubectl' }, cause);
  };
  for (const taint of taints) if (lacks(before, taint)) tell('taintAdded', taint);
  for (const taint of before) if (lacks(taints, taint)) tell('taintRemoved', taint);
  tellNode(sim, node, fact);
}
