/**
 * The scenario that a recording was: the same nodes, Pods, processes and locks, each starting when
 * it was seen to start, and what was done to them as script at the instants it was done. Where one
 * recorded process drives many locks, each lock gets a process of its own, treated alike.
 */
import {
  DEFAULT_MACHINES,
  DEFAULT_RELEASE,
  ETCD_DEFAULTS,
  gatesOf,
  releaseOf,
  RELEASES,
  SCENARIO_FORMAT,
  SCENARIO_VERSION,
} from '../engine/index.ts';
import type {
  KubernetesRelease,
  Scenario,
  ScenarioCandidate,
  ScenarioComponent,
  ScenarioNode,
  ScenarioPod,
} from '../engine/index.ts';
import { electorLives, releasesOnCancel } from './electorLives.ts';
import { isRegistration, kubeletStarts, rowsOfNode } from './kubeletStarts.ts';
import { identityRows, isCoordinated, RECORDED_HOST, SERVER } from './ownRequests.ts';
import type { Recording } from './recording.ts';
import { scriptOf } from './scriptOfRecording.ts';
import { secondsInto, type Span } from './span.ts';

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

/** It begins with the recording: just after t = 0, so that it has yet to create the namespaces (AS-12). */
const STARTING_SERVER = [{ name: RECORDED_HOST, startSeconds: 0.000_001 }] as const;

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
  // Most recordings leave the API server's own Lease out.
  const hasIdentity = identityRows(recording).length > 0;
  const coordinated = isCoordinated(recording);
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
    featureGates: {
      ...gatesOf(releaseOf(kubernetes)),
      APIServerIdentity: hasIdentity,
      CoordinatedLeaderElection: coordinated,
    },
    controlPlane: { machines: hasIdentity || coordinated ? STARTING_SERVER : DEFAULT_MACHINES },
    etcd: ETCD_DEFAULTS,
    components,
    workloads: [],
    clocks: [],
    network: LOOPBACK,
    script: scriptOf(recording, span, processes),
  };
}

function nodeOf(
  recording: Recording,
  span: Span,
  node: { readonly name: string; readonly zone: string },
): ScenarioNode {
  const [first] = kubeletStarts(recording, span, node.name);
  return {
    name: node.name,
    region: '',
    zone: node.zone,
    ageSeconds: 0,
    startSeconds: first === undefined ? 0 : secondsInto(span, first.at),
    pods: podsOf(recording, span, node.name),
    ...statusPosts(recording, span, node.name),
  };
}

/** A kubelet registers its Node with a Ready condition; who does not posts its status once, if at all (NL-9). */
function statusPosts(
  recording: Recording,
  span: Span,
  node: string,
): Pick<ScenarioNode, 'postsStatus'> {
  const rows = rowsOfNode(recording, span, node);
  const registration = rows.find(isRegistration);
  if (registration?.stored === undefined || registration.stored.ready !== undefined) return {};
  const hasPosted = rows.some(({ subresource, code }) => subresource === 'status' && code < 400);
  return { postsStatus: hasPosted ? 'once' : 'never' };
}

/** Pods that a scheduler bound to the node, and those that were put on it by hand. */
function podsOf(recording: Recording, span: Span, node: string): ScenarioPod[] {
  return recording.rows.flatMap((row): ScenarioPod[] => {
    if (row.t < span.from || row.t > span.to) return [];
    const createdSeconds = secondsInto(span, row.t);
    if (row.source === 'lab' && row.deed === 'createPod' && row.node === node) {
      const tolerations = row.tolerations ?? [];
      return [
        { name: row.who, namespace: 'default', tolerations, daemonSet: false, createdSeconds },
      ];
    }
    if (row.source !== 'api' || row.subresource !== 'binding' || row.node !== node) return [];
    const { name, namespace } = row;
    const daemonSet = isOfDaemonSet(name);
    return [{ name, namespace, tolerations: [], daemonSet, createdSeconds }];
  });
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
  for (const { lease, who, from } of electorLives(recording, span)) {
    const candidates = starts.get(lease) ?? new Map<string, number>();
    if (!candidates.has(who)) candidates.set(who, secondsInto(span, from));
    starts.set(lease, candidates);
  }
  return [...starts].map(([lease, candidates]) =>
    component(
      {
        name: lease,
        leaseNamespace: 'default',
        leaseName: lease,
        releaseOnCancel: releasesOnCancel(recording, lease),
      },
      candidates,
      versionsOf(recording, lease),
    ),
  );
}

type Versions = Pick<ScenarioCandidate, 'binaryVersion' | 'emulationVersion'>;

/** What each candidate of a lock said of itself (CE-1). */
function versionsOf(recording: Recording, lease: string): ReadonlyMap<string, Versions> {
  const versions = new Map<string, Versions>();
  for (const row of recording.rows) {
    if (row.source !== 'api' || row.kind !== 'LeaseCandidate' || row.stored?.leaseName !== lease)
      continue;
    const { binaryVersion, emulationVersion } = row.stored;
    if (row.verb === 'create' && binaryVersion !== undefined && emulationVersion !== undefined)
      versions.set(row.who, { binaryVersion, emulationVersion });
  }
  return versions;
}

function component(
  lock: Pick<ScenarioComponent, 'name' | 'leaseNamespace' | 'leaseName' | 'releaseOnCancel'>,
  starts: ReadonlyMap<string, number>,
  versions: ReadonlyMap<string, Versions> = new Map(),
): ScenarioComponent {
  return {
    ...lock,
    ...DEFAULTS.elector,
    candidates: [...starts].map(([host, startSeconds]) => ({
      host,
      startSeconds,
      ...versions.get(host),
    })),
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
  if (who === SERVER) return [`kube-apiserver/${RECORDED_HOST}`];
  if (recording.header.nodes.some((node) => node.name === who)) return [`kubelet/${who}`];
  const dash = who.indexOf('-');
  const [host, locksOf] = dash < 0 ? [who, ''] : [who.slice(0, dash), `${who.slice(dash + 1)}-`];
  return components.flatMap(({ name, candidates }) =>
    name.startsWith(locksOf) && candidates.some((candidate) => candidate.host === host)
      ? [`${name}/${host}`]
      : [],
  );
}
