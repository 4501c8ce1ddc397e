/** The settings of a scenario's parts: kubelet, node lifecycle controller, API server, network. */
import {
  API_SERVER_DEFAULTS,
  KUBELET_DEFAULTS,
  MAX_LATENCY_MS,
  MAX_NODES,
  MAX_SECONDS,
  NETWORK_DEFAULTS,
  NODE_LIFECYCLE_DEFAULTS,
} from './defaults.ts';
import {
  has,
  readMillis,
  readRate,
  readSeconds,
  readWhole,
  refuseOthers,
  type Fields,
} from './reader.ts';
import type {
  ScenarioApiServer,
  ScenarioKubelet,
  ScenarioNetwork,
  ScenarioNodeLifecycle,
} from './scenario.ts';

/** Ours: a shorter period would drown the run in its ticks. */
const PERIOD = { min: 0.1, max: MAX_SECONDS };

/** KD: the report interval follows the update frequency if only that is set. */
export const reportDefault = (updateFrequency: number | undefined): number =>
  updateFrequency ?? KUBELET_DEFAULTS.nodeStatusReportFrequencySeconds;

export function parseKubelet(fields: Fields): ScenarioKubelet {
  const isSet = has(fields, 'nodeStatusUpdateFrequencySeconds');
  const update = readSeconds(
    fields,
    'nodeStatusUpdateFrequencySeconds',
    PERIOD,
    KUBELET_DEFAULTS.nodeStatusUpdateFrequencySeconds,
  );
  const kubelet = {
    // Kubelet validation and OM-V1: must be greater than 0.
    nodeLeaseDurationSeconds: readWhole(
      fields,
      'nodeLeaseDurationSeconds',
      { min: 1, max: MAX_SECONDS },
      KUBELET_DEFAULTS.nodeLeaseDurationSeconds,
    ),
    nodeStatusUpdateFrequencySeconds: update,
    nodeStatusReportFrequencySeconds: readSeconds(
      fields,
      'nodeStatusReportFrequencySeconds',
      PERIOD,
      reportDefault(isSet ? update : undefined),
    ),
  };
  refuseOthers(fields);
  return kubelet;
}

export function parseNodeLifecycle(fields: Fields): ScenarioNodeLifecycle {
  const seconds = (name: PeriodName): number =>
    readSeconds(fields, name, PERIOD, NODE_LIFECYCLE_DEFAULTS[name]);
  const rate = (name: RateName, max: number): number =>
    readRate(fields, name, { min: 0, max }, NODE_LIFECYCLE_DEFAULTS[name]);
  const whole = (name: CountName, min: number, max: number): number =>
    readWhole(fields, name, { min, max }, NODE_LIFECYCLE_DEFAULTS[name]);
  const settings: ScenarioNodeLifecycle = {
    nodeMonitorPeriodSeconds: seconds('nodeMonitorPeriodSeconds'),
    nodeMonitorGracePeriodSeconds: seconds('nodeMonitorGracePeriodSeconds'),
    nodeStartupGracePeriodSeconds: seconds('nodeStartupGracePeriodSeconds'),
    nodeEvictionRate: rate('nodeEvictionRate', 1_000),
    secondaryNodeEvictionRate: rate('secondaryNodeEvictionRate', 1_000),
    largeClusterSizeThreshold: whole('largeClusterSizeThreshold', 0, MAX_NODES),
    unhealthyZoneThreshold: rate('unhealthyZoneThreshold', 1),
    kubeApiQps: whole('kubeApiQps', 1, 10_000),
    kubeApiBurst: whole('kubeApiBurst', 1, 10_000),
  };
  refuseOthers(fields);
  return settings;
}

type Name = keyof ScenarioNodeLifecycle;
type PeriodName = Extract<Name, `${string}Seconds`>;
type RateName = Extract<Name, `${string}Rate` | 'unhealthyZoneThreshold'>;
type CountName = Exclude<Name, PeriodName | RateName>;

export function parseApiServer(fields: Fields): ScenarioApiServer {
  const seconds = (name: keyof ScenarioApiServer): number =>
    readWhole(fields, name, { min: 0, max: MAX_SECONDS }, API_SERVER_DEFAULTS[name]);
  const settings: ScenarioApiServer = {
    defaultNotReadyTolerationSeconds: seconds('defaultNotReadyTolerationSeconds'),
    defaultUnreachableTolerationSeconds: seconds('defaultUnreachableTolerationSeconds'),
  };
  refuseOthers(fields);
  return settings;
}

export function parseNetwork(fields: Fields): ScenarioNetwork {
  const millis = (name: keyof ScenarioNetwork): number =>
    readMillis(fields, name, { min: 0, max: MAX_LATENCY_MS }, NETWORK_DEFAULTS[name]);
  const network = { latencyMs: millis('latencyMs'), jitterMs: millis('jitterMs') };
  refuseOthers(fields);
  return network;
}
