/**
 * The scenario that a recording was: the same nodes, Pods, processes and locks, each starting when
 * it was seen to start, and what was done to them as script at the instants it was done. Where one
 * recorded process drives many locks, each lock gets a process of its own, treated alike.
 */
import {
  between,
  DEFAULT_MACHINES,
  DEFAULT_RELEASE,
  ETCD_DEFAULTS,
  gatesOf,
  inSeconds,
  releaseOf,
  RELEASES,
  SCENARIO_FORMAT,
  SCENARIO_VERSION,
} from '../engine/index.ts';
import type {
  Command,
  CutDirection,
  CutMode,
  Instant,
  KubernetesRelease,
  Scenario,
  ScenarioComponent,
  ScenarioNode,
  ScriptEntry,
} from '../engine/index.ts';
import type { LabRow, LinkState, Recording } from './recording.ts';
import type { Span } from './span.ts';

/** Release defaults of the kubelet, the controllers and client-go (KD, NLC, NLF, CB, DTS). */
const DEFAULTS = {
  kubelet: {
    nodeLeaseDurationSeconds: 40,
    nodeStatusUpdateFrequencySeconds: 10,
    nodeStatusReportFrequencySeconds: 300,
  },
  nodeLifecycle: {
    nodeMonitorPeriodSeconds: 5,
    nodeMonitorGracePeriodSeconds: 50,
    nodeStartupGracePeriodSeconds: 60,
    nodeEvictionRate: 0.1,
    secondaryNodeEvictionRate: 0.01,
    largeClusterSizeThreshold: 50,
    unhealthyZoneThreshold: 0.55,
    kubeApiQps: 20,
    kubeApiBurst: 30,
  },
  apiServer: { defaultNotReadyTolerationSeconds: 300, defaultUnreachableTolerationSeconds: 300 },
  elector: { leaseDurationSeconds: 15, renewDeadlineSeconds: 10, retryPeriodSeconds: 2 },
} as const;

/** Client and server shared one machine: a fraction of a millisecond each way. */
const LOOPBACK = { latencyMs: 0.2, jitterMs: 2, lossPercent: 0 };

/** A firewall's rule is gone before its row is written: repeats have arrived before the row of their healing. Seconds. */
const FIREWALL_LEAD = 0.03;

const CORE_COMPONENTS = [
  { who: 'kcm', name: 'kube-controller-manager', releaseOnCancel: false },
  { who: 'sched', name: 'kube-scheduler', releaseOnCancel: true },
] as const;

/** The engine's release for a recording's version, as `v1.33.13`. */
const releaseOfRecording = (recording: Recording): KubernetesRelease =>
  RELEASES.find((release) => recording.header.kubernetes.startsWith(`v${release}.`)) ??
  DEFAULT_RELEASE;

export function scenarioOfRecording(recording: Recording, span: Span, seed: number): Scenario {
  const components = [...coreComponents(recording, span), ...locks(recording, span)];
  const kubernetes = releaseOfRecording(recording);
  const processes = (who: string): string[] => processesOf(who, recording, components);
  return {
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    name: recording.header.title,
    kubernetes,
    seed,
    start: 'cold',
    date: recording.header.start,
    nodes: recording.header.nodes.map((node) => nodeOf(recording, span, node)),
    kubelet: DEFAULTS.kubelet,
    nodeLifecycle: {
      ...DEFAULTS.nodeLifecycle,
      nodeMonitorGracePeriodSeconds: releaseOf(kubernetes).nodeMonitorGracePeriodSeconds,
    },
    apiServer: DEFAULTS.apiServer,
    featureGates: gatesOf(releaseOf(kubernetes)),
    controlPlane: { machines: DEFAULT_MACHINES },
    etcd: ETCD_DEFAULTS,
    components,
    workloads: [],
    clocks: [],
    network: LOOPBACK,
    script: scriptOf(recording, span, processes),
  };
}

const secondsInto = (span: Span, t: Instant): number =>
  Math.max(0, inSeconds(between(span.from, t)));

function nodeOf(
  recording: Recording,
  span: Span,
  node: { readonly name: string; readonly zone: string },
): ScenarioNode {
  const first = recording.rows.find(
    (row) => row.source === 'api' && row.who === node.name && row.kind === 'Lease',
  );
  const bindings = recording.rows.filter(
    (row) => row.source === 'api' && row.subresource === 'binding' && row.node === node.name,
  );
  return {
    name: node.name,
    region: '',
    zone: node.zone,
    ageSeconds: 0,
    startSeconds: first?.source === 'api' ? secondsInto(span, first.arrived) : 0,
    pods: bindings.flatMap((row) =>
      row.source !== 'api'
        ? []
        : [
            {
              name: row.name,
              namespace: row.namespace,
              tolerations: [],
              daemonSet: isOfDaemonSet(row.name),
              createdSeconds: secondsInto(span, row.t),
            },
          ],
    ),
  };
}

/** A DaemonSet's Pods are named `<set>-<suffix>`, a Deployment's `<deployment>-<hash>-<suffix>`. */
const isOfDaemonSet = (pod: string): boolean => pod.split('-').length === 2;

function coreComponents(recording: Recording, span: Span): ScenarioComponent[] {
  return CORE_COMPONENTS.flatMap(({ who, name, releaseOnCancel }) => {
    const starts = new Map<string, number>();
    for (const row of recording.rows)
      if (
        row.source === 'api' &&
        row.who.startsWith(who) &&
        row.kind === 'Lease' &&
        !starts.has(row.who)
      )
        starts.set(row.who, secondsInto(span, row.arrived));
    return starts.size === 0
      ? []
      : [
          component(
            { name, leaseNamespace: 'kube-system', leaseName: name, releaseOnCancel },
            starts,
          ),
        ];
  });
}

function locks(recording: Recording, span: Span): ScenarioComponent[] {
  const starts = new Map<string, Map<string, number>>();
  for (const row of recording.rows) {
    if (row.source !== 'process' || row.event !== 'stands' || row.t < span.from || row.t > span.to)
      continue;
    const candidates = starts.get(row.lease) ?? new Map<string, number>();
    starts.set(row.lease, candidates.set(row.who, secondsInto(span, row.t)));
  }
  return [...starts].map(([lease, candidates]) =>
    component(
      { name: lease, leaseNamespace: 'default', leaseName: lease, releaseOnCancel: false },
      candidates,
    ),
  );
}

function component(
  lock: Pick<ScenarioComponent, 'name' | 'leaseNamespace' | 'leaseName' | 'releaseOnCancel'>,
  starts: ReadonlyMap<string, number>,
): ScenarioComponent {
  return {
    ...lock,
    ...DEFAULTS.elector,
    candidates: [...starts].map(([host, startSeconds]) => ({ host, startSeconds })),
    restarts: false,
    ageSeconds: 0,
    leaseTransitions: 0,
  };
}

/** Every process that goes by a recorded name; `a-blip2-3` is `a` of the locks that begin with `blip2-3-`. */
function processesOf(
  who: string,
  recording: Recording,
  components: readonly ScenarioComponent[],
): string[] {
  if (recording.header.nodes.some((node) => node.name === who)) return [`kubelet/${who}`];
  const dash = who.indexOf('-');
  const [host, locksOf] = dash < 0 ? [who, ''] : [who.slice(0, dash), `${who.slice(dash + 1)}-`];
  return components.flatMap(({ name, candidates }) =>
    name.startsWith(locksOf) && candidates.some((candidate) => candidate.host === host)
      ? [`${name}/${host}`]
      : [],
  );
}

function scriptOf(
  recording: Recording,
  span: Span,
  processes: (who: string) => string[],
): ScriptEntry[] {
  const firewalled = new Set<string>();
  return recording.rows.flatMap((row) => {
    if (row.source !== 'lab' || row.t < span.from || row.t > span.to) return [];
    const lead = row.toServer === 'pass' && firewalled.has(row.who) ? FIREWALL_LEAD : 0;
    if (row.toServer === 'drop' || row.toClient === 'drop') firewalled.add(row.who);
    return commandsOf(row, processes(row.who)).map((command) => ({
      atSeconds: secondsInto(span, row.t) - lead,
      command,
    }));
  });
}

function commandsOf(row: LabRow, processes: readonly string[]): Command[] {
  switch (row.deed) {
    case 'kill':
      return processes.map((process) => ({ kind: 'crash', process }));
    case 'terminate':
      return processes.map((process) => ({ kind: 'stop', process }));
    case 'pause':
    case 'resume':
      return processes.map((process) => ({
        kind: row.deed === 'pause' ? 'pause' : 'resume',
        process,
      }));
    case 'deleteLease':
      return [{ kind: 'deleteLease', namespace: 'default', name: row.who }];
    case 'link':
      return linkCommands(row, processes);
    default:
      return [];
  }
}

const CUT_MODES: Readonly<Record<Exclude<LinkState, 'pass'>, CutMode>> = {
  drop: 'lost',
  swallow: 'held',
  refuse: 'refused',
};

function linkCommands(row: LabRow, processes: readonly string[]): Command[] {
  const { toServer = 'pass', toClient = 'pass' } = row;
  const cut = (state: LinkState, direction: CutDirection): Command[] =>
    state === 'pass' ? [] : [{ kind: 'cut', processes, mode: CUT_MODES[state], direction }];
  if (toServer === toClient)
    return toServer === 'pass' ? [{ kind: 'heal', processes }] : cut(toServer, 'both');
  return [...cut(toServer, 'requests'), ...cut(toClient, 'answers')];
}
