/** The settings of a scenario's parts: kubelet, node lifecycle controller, API server, network. */
import type { Release } from './releases.ts';
import {
  API_SERVER_DEFAULTS,
  kubeletDefaults,
  MAX_LATENCY_MS,
  MAX_NODES,
  MAX_SECONDS,
  NETWORK_DEFAULTS,
  nodeLifecycleDefaults,
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
export const reportDefault = (updateFrequency: number | undefined, release: Release): number =>
  updateFrequency ?? kubeletDefaults(release).nodeStatusReportFrequencySeconds;

export function parseKubelet(fields: Fields, release: Release): ScenarioKubelet {
  const usual = kubeletDefaults(release);
  const isSet = has(fields, 'nodeStatusUpdateFrequencySeconds');
  const update = readSeconds(
    fields,
    'nodeStatusUpdateFrequencySeconds',
    PERIOD,
    usual.nodeStatusUpdateFrequencySeconds,
  );
  const kubelet = {
    // Kubelet validation and OM-V1: must be greater than 0.
    nodeLeaseDurationSeconds: readWhole(
      fields,
      'nodeLeaseDurationSeconds',
      { min: 1, max: MAX_SECONDS },
      usual.nodeLeaseDurationSeconds,
    ),
    nodeStatusUpdateFrequencySeconds: update,
    nodeStatusReportFrequencySeconds: readSeconds(
      fields,
      'nodeStatusReportFrequencySeconds',
      PERIOD,
      reportDefault(isSet ? update : undefined, release),
    ),
  };
  refuseOthers(fields);
  return kubelet;
}

export function parseNodeLifecycle(fields: Fields, release: Release): ScenarioNodeLifecycle {
  const usual = nodeLifecycleDefaults(release);
  const seconds = (name: PeriodName): number => readSeconds(fields, name, PERIOD, usual[name]);
  const rate = (name: RateName, max: number): number =>
    readRate(fields, name, { min: 0, max }, usual[name]);
  const whole = (name: CountName, min: number, max: number): number =>
    readWhole(fields, name, { min, max }, usual[name]);
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
  const millis = (name: 'latencyMs' | 'jitterMs'): number =>
    readMillis(fields, name, { min: 0, max: MAX_LATENCY_MS }, NETWORK_DEFAULTS[name]);
  const network: ScenarioNetwork = {
    latencyMs: millis('latencyMs'),
    jitterMs: millis('jitterMs'),
    lossPercent: readRate(
      fields,
      'lossPercent',
      { min: 0, max: 100 },
      NETWORK_DEFAULTS.lossPercent,
    ),
  };
  refuseOthers(fields);
  return network;
}
