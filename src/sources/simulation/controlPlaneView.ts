/** The machines of the control plane as a view may draw them: API servers, etcd members, and what is cut between these. */
import { etcdUsage, heartbeatIntervals, linkBetween, type Sim } from '../../engine/index.ts';
import type { EtcdView, Frame, HeartbeatView, MachineView } from '../frame.ts';

function machineViews({ plan, world }: Sim): readonly MachineView[] {
  return plan.machines.map(({ name }, machine) => {
    const server = world.servers[machine];
    const member = world.etcd.members[machine];
    return {
      name,
      server: `kube-apiserver/${name}`,
      state: server?.state ?? 'down',
      waiting: server?.inbox.length ?? 0,
      hanging: server?.hanging.length ?? 0,
      member: `etcd/${name}`,
      memberUp: member?.up ?? false,
      reachesLeader: member?.reachesLeader ?? false,
    };
  });
}

/** A link between two members is kept at the one with the lower number. */
function memberCuts(sim: Sim): EtcdView['cuts'] {
  const { machines } = sim.plan;
  if (sim.world.links.size === 0) return [];
  return machines.flatMap((one, first) =>
    machines.flatMap((other, second): EtcdView['cuts'] => {
      const link = second > first ? linkBetween(sim, one.etcd, second) : undefined;
      if (link?.mode == null) return [];
      const { mode, direction } = link;
      return [{ between: [one.name, other.name], mode, direction }];
    }),
  );
}

function heartbeatView({ plan }: Sim): HeartbeatView {
  const bytes = plan.leaseBytes.reduce((sum, each) => sum + each, 0);
  return {
    nodes: plan.nodeCount,
    nodeBytes: plan.nodeBytes,
    leaseBytes: plan.nodeCount === 0 ? 0 : bytes / plan.nodeCount,
    intervals: heartbeatIntervals(plan.scenario.kubelet),
    compactionSeconds: plan.scenario.etcd.compactionIntervalSeconds,
    hasLeases: plan.hasNodeLeases,
  };
}

function etcdView(sim: Sim): EtcdView {
  const { etcd } = sim.world;
  return {
    leader: sim.plan.machines[etcd.leader]?.name ?? null,
    stalled: etcd.stalled,
    commitDelayMs: (etcd.commitDelay ?? sim.plan.commitDelay) / 1_000,
    delayed: etcd.commitDelay !== null,
    usage: etcdUsage(sim),
    heartbeat: heartbeatView(sim),
    cuts: memberCuts(sim),
  };
}

export const controlPlaneView = (sim: Sim): Frame['controlPlane'] => ({
  machines: machineViews(sim),
  etcd: etcdView(sim),
});

/** All API servers as one: what stands in the way of the whole cluster. */
export function apiServerView({ world: { servers } }: Sim): Frame['apiServer'] {
  const all = (state: 'down' | 'frozen'): boolean => servers.every((each) => each.state === state);
  const waiting = servers.reduce((sum, each) => sum + each.inbox.length + each.hanging.length, 0);
  return { state: all('down') ? 'down' : all('frozen') ? 'frozen' : 'serving', waiting };
}
