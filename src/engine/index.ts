/** The only door of the engine: every name the rest of the project may import. */
export * from './base/time.ts';
export * from './base/phrase.ts';
export * from './base/result.ts';
export { assert, ensure, unreachable } from './base/assert.ts';
export type { Tape, Timetable } from './base/chance.ts';
export type * from './kubernetes/objects.ts';
export type * from './scenario/scenario.ts';
export { SCENARIO_FORMAT, SCENARIO_VERSION } from './scenario/scenario.ts';
export type * from './simulation/commands.ts';
export type * from './simulation/eventLog.ts';
export { isNotable } from './simulation/notable.ts';
export {
  createSimulation,
  digestOf,
  type Simulation,
  type SimulationOptions,
} from './simulation/simulation.ts';
export { createHistory, openHistory, type History } from './history/history.ts';
export { soleBranch, type Opening } from './history/opening.ts';
export type { News } from './history/playhead.ts';
export { LONGEST_NAME, MAX_BRANCHES, type BranchDocument } from './history/branches.ts';
export { decodeWorld, encodeWorld } from './simulation/codec.ts';
export type { WorldState } from './simulation/world.ts';
// For views of a world: read-only accessors.
export type { Sim } from './simulation/context.ts';
export type {
  GuardedResource,
  LeaseEvent,
  ResourceWrite,
  Process,
  Message,
  Pod,
} from './simulation/world.ts';
export { INVARIANTS, PROMISES } from './simulation/world.ts';
export { etcdUsage, type EtcdUsageView } from './simulation/etcdStore.ts';
export { WRITE_KINDS, type KindUsage, type WriteKind } from './simulation/etcdUsage.ts';
export * from './analysis/heartbeatCost.ts';
export { leaseBytes, nodeLeaseBytes } from './kubernetes/objectSizes.ts';
export type { Connection } from './network/connection.ts';
export { linkBetween } from './simulation/endpoints.ts';
export { serverFor } from './simulation/linkState.ts';
export { transmissionAt } from './network/connection.ts';
export { nodeLifecycleSummary, silenceOf, graceFor } from './kubernetes/nodeLifecycle.ts';
export { evictionInstant } from './kubernetes/taintEviction.ts';
export { isLeader } from './kubernetes/leaderElector.ts';
export { instantOf, monotonicOf, wallOf } from './kubernetes/processClock.ts';
export {
  kubeObjects,
  leaseCandidateObject,
  leaseObject,
  nodeObject,
  podObject,
  sorted,
  taintNames,
} from './simulation/kubeObjects.ts';
export { STATUS_OF_READY } from './simulation/nodeStore.ts';
export {
  ANSWERED_AT,
  inRow,
  READY_REASONS,
  RENEW_TIME,
  SENT_AT,
  WRITTEN_AT,
} from './simulation/nodeColumns.ts';
export { NODE_LEASES, nodeLease, serverWall } from './simulation/store.ts';
export {
  electionMetrics,
  leaseEventMessage,
  leaseEventsOf,
  type ElectionMetrics,
} from './simulation/electionMetrics.ts';
export { isHealthy } from './simulation/watchdog.ts';
export { parseScenario } from './scenario/parseScenario.ts';
export {
  DEFAULT_RELEASE,
  FEATURE_GATES,
  gatesOf,
  RELEASES,
  releaseOf,
  type FeatureGates,
  type KubernetesRelease,
  type Release,
} from './scenario/releases.ts';
export { DEFAULT_MACHINES, ETCD_DEFAULTS } from './scenario/defaults.ts';
export { parseJournal } from './scenario/parseJournal.ts';
export { printScenario, type ScenarioDocument } from './scenario/printScenario.ts';
export {
  DEFAULT_DATE,
  MAX_AGE_SECONDS,
  MAX_CANDIDATES,
  MAX_COMPONENTS,
  MAX_NODES,
  MAX_OFFSET_SECONDS,
  MAX_RATE_PPM,
  MAX_SECONDS,
  MIN_RATE_PPM,
  TRUE_RATE_PPM,
} from './scenario/defaults.ts';
export { shortNames } from './scenario/parseNodes.ts';
export { LABEL_NAME, LABEL_TEXT, SUBDOMAIN_NAME } from './scenario/names.ts';
export { microTime, plainTime } from './base/rfc3339.ts';
export * from './analysis/bounds.ts';
export {
  clockRateLimit,
  coordinatedTakeover,
  crashUntilTakeover,
  ELECTION_DEFAULTS,
  longestPoll,
  partitionWithoutLeader,
  pauseOverlap,
  releaseUntilTakeover,
  renewalUntilStop,
  renewalUntilTakeover,
  requestTimeout,
  restartUntilTakeover,
  safetyMargin,
  type CoordinatedCase,
  type ElectionParams,
} from './analysis/electionBounds.ts';
export { breachesOf, MUST_HOLD, WORTH_POINTING_OUT, type Law } from './analysis/laws.ts';
export { breaksOf, type Break } from './analysis/breaks.ts';
export { kolmogorovSmirnov, type KolmogorovSmirnov } from './analysis/kolmogorovSmirnov.ts';
export {
  firstDifference,
  notableDifferences,
  type FirstDifference,
  type NotableDifference,
} from './analysis/logDifference.ts';
