/** World → Frame: everything the views may draw, at one instant. */
import {
  etcdUsage,
  instantOf,
  nodeLifecycleSummary,
  PROMISES,
  type Fact,
  type Process,
  type Sim,
} from '../../engine/index.ts';
import type { ControllerView, Frame, InvariantView, PendingPodView, PlaceView } from '../frame.ts';
import { apiServerView, controlPlaneView } from './controlPlaneView.ts';
import { electionView } from './electionView.ts';
import { endedMessages, presentMessages, type MessageMemory } from './messageViews.ts';
import { actingController, nodeView } from './nodeView.ts';
import { identityLeaseViews, leaseCandidateViews } from './standingViews.ts';
import type { StoredObjects } from './storedObjects.ts';

/** Seconds over which the rate of writes is taken. */
const RATE_SECONDS = 10;
const PER_PERCENT = 10_000;

function controllerView(sim: Sim, process: Process): ControllerView | null {
  const { controllers } = process;
  if (controllers === null) return null;
  const summary = nodeLifecycleSummary(controllers.nlc);
  const entity = sim.plan.entities[process.entity];
  return {
    process: entity?.name ?? '',
    host: entity?.host ?? '',
    period: sim.plan.nodeLifecycle.monitorPeriod,
    lastPassAt: summary.lastPassAt,
    passing: summary.passing,
    nextPassAt: summary.nextPassAt,
    zones: summary.zones.map(({ waiting, ratePerMillion, tokenAt, zone, ...counts }) => ({
      ...counts,
      zone: zoneName(zone),
      waiting: waiting.map((node) => sim.plan.nodeLifecycle.nodeNames[node] ?? ''),
      rate: ratePerMillion / 1_000_000,
      tokenAt: tokenAt === null ? null : instantOf(process.clock, tokenAt),
    })),
    allDisrupted: summary.allDisrupted,
    threshold: sim.plan.scenario.nodeLifecycle.unhealthyZoneThreshold,
  };
}

/** Of `region:zone` the zone; the region where there is none. */
function zoneName(key: string): string {
  const [region = '', zone = ''] = key.split(':');
  return zone === '' ? region : zone;
}

function pendingPods(sim: Sim): PendingPodView[] {
  const pending: PendingPodView[] = [];
  for (const { key, node, owner } of sim.world.pods.values()) {
    if (node >= 0) continue;
    const target = sim.plan.nodeLifecycle.nodeNames[owner?.target ?? -1] ?? null;
    pending.push({ pod: key, target });
  }
  return pending;
}

function invariantViews(sim: Sim): InvariantView[] {
  return PROMISES.map((name) => {
    const state = sim.world.invariants.get(name);
    const open = [...(state?.open ?? [])].map(([subject, each]) => ({ subject, ...each }));
    const since = open.map((each) => each.since);
    return {
      name,
      brokenSince: since.length === 0 ? null : Math.min(...since),
      who: [...new Set(open.flatMap((each) => each.who))],
      breaks: state?.breaks ?? 0,
      open,
    };
  });
}

export interface FrameInput {
  readonly run: number;
  readonly place: PlaceView;
  readonly facts: readonly Fact[];
  readonly memory: MessageMemory;
  readonly stored: StoredObjects;
}

export function worldToFrame(sim: Sim, { run, place, facts, memory, stored }: FrameInput): Frame {
  const { plan, world } = sim;
  const controller = actingController(sim);
  const nodes = plan.scenario.nodes.map((_, index) => index);
  return {
    run,
    now: world.now,
    place,
    date: plan.date / 1_000,
    scenario: {
      name: plan.scenario.name,
      seed: plan.scenario.seed,
      kubernetes: plan.scenario.kubernetes,
    },
    revision: world.revision,
    writesPerSecond: etcdUsage(sim, RATE_SECONDS).writesPerSecond,
    apiServer: apiServerView(sim),
    controlPlane: controlPlaneView(sim),
    latencyMs: world.latency === null ? null : world.latency / 1_000,
    lossPercent: (world.lossPerMillion ?? plan.lossPerMillion) / PER_PERCENT,
    nodes: nodes.map((index) => nodeView(sim, index, controller)),
    controller: controller === null ? null : controllerView(sim, controller),
    pendingPods: pendingPods(sim),
    elections: plan.components.map((_, index) => electionView(sim, index)),
    messages: [...endedMessages(memory, facts), ...presentMessages(sim)],
    invariants: invariantViews(sim),
    leaseCandidates: leaseCandidateViews(sim),
    identityLeases: identityLeaseViews(sim),
    ...stored,
    facts,
  };
}
