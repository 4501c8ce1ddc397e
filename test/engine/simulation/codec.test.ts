/** The world as text: what comes back is the same world, and what is no world is told by name. */
import { describe, expect, it } from 'vitest';
import {
  createSimulation,
  decodeWorld,
  encodeWorld,
  later,
  seconds,
  START,
} from '../../../src/engine/index.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../../support/buildCluster.ts';

/** A run with something of everything: a dead node, a cut link, a paused process, waiting messages. */
function busyRun(detail: 'all' | 'nodes' = 'all') {
  const simulation = createSimulation(
    buildScenario({
      nodes: 4,
      podsPerNode: 2,
      components: { [CONTROLLER_MANAGER]: ['a', 'b'], 'kube-scheduler': ['c'] },
    }),
    { detail },
  );
  simulation.runUntil(later(START, seconds(12)));
  simulation.apply({ kind: 'powerOff', node: 'node-1' });
  simulation.apply({
    kind: 'cut',
    processes: ['kubelet/node-2', `${CONTROLLER_MANAGER}/b`],
    mode: 'held',
    direction: 'both',
  });
  simulation.runUntil(later(START, seconds(70)));
  simulation.apply({ kind: 'pause', process: `${CONTROLLER_MANAGER}/a` });
  simulation.runUntil(later(START, seconds(75)));
  return simulation;
}

describe('a world as text', () => {
  it.each(['all', 'nodes'] as const)(
    'comes back as it was, typed columns and order of maps included (detail: %s)',
    (detail) => {
      const { world } = busyRun(detail);
      const text = encodeWorld(world);
      const decoded = decodeWorld(text);
      if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
      expect(decoded.value).toEqual(world);
      expect(decoded.value.queue.time).toBeInstanceOf(Float64Array);
      expect([...decoded.value.processes.keys()]).toEqual([...world.processes.keys()]);
      expect(encodeWorld(decoded.value)).toBe(text);
    },
  );

  it.each([
    ['no JSON', '{', ''],
    ['no object', '7', 'format'],
    ['another document', '{"format":"lease-lab/scenario","version":1}', 'format'],
    ['a newer version', '{"format":"lease-lab/world","version":2,"world":{}}', 'version'],
    ['no version', '{"format":"lease-lab/world","world":{}}', 'version'],
    [
      'a world without its parts',
      '{"format":"lease-lab/world","version":1,"world":{"now":0}}',
      'world',
    ],
    [
      'a map of nonsense',
      '{"format":"lease-lab/world","version":1,"world":{"now":0,"leases":{"$":"Map","of":[3]}}}',
      'world',
    ],
  ])('refuses %s and says where', (_what, text, path) => {
    const decoded = decodeWorld(text);
    expect(decoded.ok).toBe(false);
    if (!decoded.ok) expect(decoded.error.map((problem) => problem.path)).toEqual([path]);
  });
});

describe('a clone', () => {
  it('runs on by itself: what is done to it leaves the original as it was', () => {
    const original = busyRun();
    const before = { world: encodeWorld(original.world), digest: original.digest() };
    const clone = original.clone();
    expect(encodeWorld(clone.world)).toBe(before.world);
    clone.apply({ kind: 'resume', process: `${CONTROLLER_MANAGER}/a` });
    clone.apply({ kind: 'deleteLease', namespace: 'kube-system', name: 'kube-scheduler' });
    clone.runUntil(later(clone.now, seconds(120)));
    expect({ world: encodeWorld(original.world), digest: original.digest() }).toEqual(before);
    expect(clone.digest()).not.toBe(before.digest);
  });
});
