/** The elected components of a scenario, with the constraints that Kubernetes itself puts on them (LE 7.1, OM-V1, OM-8). */
import { say, type Phrase } from '../base/phrase.ts';
import type { Problem } from '../base/result.ts';
import {
  CANDIDATE_COUNT,
  DEFAULT_AGE_SECONDS,
  DEFAULT_COMPONENTS,
  defaultHost,
  defaultNamespace,
  ELECTION_DEFAULTS,
  JITTER_FACTOR_TENTHS,
  MAX_AGE_SECONDS,
  MAX_CANDIDATES,
  MAX_COMPONENTS,
  MAX_SECONDS,
  NODE_LEASE_NAMESPACE,
  releasesByDefault,
} from './defaults.ts';
import { HOST_NAME, LABEL_NAME, SUBDOMAIN_NAME } from './names.ts';
import {
  complain,
  fieldsOf,
  has,
  pathTo,
  readBoolean,
  readChoice,
  readList,
  readObject,
  readRaw,
  readRequiredText,
  readSeconds,
  readText,
  readWhole,
  refuseOthers,
  reject,
  type Fields,
} from './reader.ts';
import type { FeatureGates } from './releases.ts';
import type { Fencing, ScenarioCandidate, ScenarioComponent } from './scenario.ts';

type Candidate = ScenarioCandidate;
type Timing = Pick<
  ScenarioComponent,
  'leaseDurationSeconds' | 'renewDeadlineSeconds' | 'retryPeriodSeconds'
>;

/** Ours: upstream takes anything above 0, but a period of a microsecond would drown the run in tries. */
const SHORTEST = { min: 0.01, max: MAX_SECONDS };

/** Kubelets are `kubelet/<node>`, machines of the control plane run `kube-apiserver` and `etcd`: no component may be called so. */
const RESERVED: readonly string[] = ['kubelet', 'kube-apiserver', 'etcd'];

const PROGRAM_NAME = {
  ...SUBDOMAIN_NAME,
  accepts: (text: string) => SUBDOMAIN_NAME.accepts(text) && !RESERVED.includes(text),
};

export const someCandidates = (component: string, count: number): Candidate[] =>
  Array.from({ length: count }, (_, index) => ({
    host: defaultHost(component, index),
    startSeconds: 0,
  }));

function parseCandidate(value: unknown, path: string, problems: Problem[]): Candidate {
  const fields = fieldsOf(typeof value === 'string' ? { host: value } : value, path, problems);
  const candidate = {
    host: readRequiredText(fields, 'host', HOST_NAME),
    startSeconds: readSeconds(fields, 'startSeconds', { min: 0, max: MAX_SECONDS }, 0),
    ...parseVersions(fields),
  };
  refuseOthers(fields);
  return candidate;
}

const FENCINGS: readonly Fencing[] = ['none', 'leaseTransitions', 'resourceVersion'];
const SEMVER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** Section 1.2: strict semver without a leading v; a program cannot emulate a release after its own. */
function parseVersions(
  fields: Fields,
): Pick<ScenarioCandidate, 'binaryVersion' | 'emulationVersion'> {
  const version = {
    accepts: (text: string) => SEMVER.test(text),
    allowed: say`a version such as 1.36.3, without a leading v`,
    code: 'semver',
  };
  const binary = has(fields, 'binaryVersion')
    ? { binaryVersion: readText(fields, 'binaryVersion', version, '') }
    : {};
  const emulation = has(fields, 'emulationVersion')
    ? { emulationVersion: readText(fields, 'emulationVersion', version, '') }
    : {};
  if (
    binary.binaryVersion !== undefined &&
    emulation.emulationVersion !== undefined &&
    isAfter(emulation.emulationVersion, binary.binaryVersion)
  )
    reject(
      fields,
      'emulationVersion',
      say`at most binaryVersion, which is ${binary.binaryVersion}`,
      'range',
    );
  return { ...binary, ...emulation };
}

function isAfter(one: string, other: string): boolean {
  const parts = (text: string): number[] => text.split('.').map(Number);
  const b = parts(other);
  for (const [place, part] of parts(one).entries()) {
    const difference = part - (b[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return false;
}

function parseGuard(fields: Fields): Pick<ScenarioComponent, 'guardedResource'> {
  if (!has(fields, 'guardedResource')) return {};
  const guard = readObject(fields, 'guardedResource');
  const fencing = readChoice(guard, 'fencing', FENCINGS, 'none');
  refuseOthers(guard);
  return { guardedResource: { fencing } };
}

function parseCandidates(fields: Fields, component: string): readonly Candidate[] {
  const value = readRaw(fields, 'candidates');
  const some = { min: 1, max: MAX_CANDIDATES };
  if (value === undefined || typeof value === 'number')
    return someCandidates(component, readWhole(fields, 'candidates', some, CANDIDATE_COUNT));
  const candidates = readList(
    fields,
    'candidates',
    MAX_CANDIDATES,
    (each, at) => parseCandidate(each, at, fields.problems),
    someCandidates(component, CANDIDATE_COUNT),
  );
  if (candidates.length === 0) reject(fields, 'candidates', say`at least one candidate`, 'limit');
  const hosts = new Set<string>();
  candidates.forEach(({ host }, index) => {
    if (host !== '' && hosts.has(host))
      complain(
        fields.problems,
        `${pathTo(fields, 'candidates')}[${index}]`,
        host,
        say`a host that no other candidate has`,
        'duplicate',
      );
    hosts.add(host);
  });
  return candidates;
}

/**
 * LE 7.1: what the elector's constructor refuses, in its words (client-go leaderelection.go,
 * NewLeaderElector). OM-8: the Lease holds whole seconds, so that below one second it would get 0,
 * which OM-V1 refuses. `allowInvalid` lets the API server and the elector show it themselves.
 */
function parseTiming(fields: Fields, allowInvalid: boolean): Timing {
  const lease = readSeconds(
    fields,
    'leaseDurationSeconds',
    { min: 0, max: MAX_SECONDS },
    ELECTION_DEFAULTS.leaseDurationSeconds,
  );
  const { renewDeadlineSeconds, retryPeriodSeconds } = ELECTION_DEFAULTS;
  const deadline = readSeconds(fields, 'renewDeadlineSeconds', SHORTEST, renewDeadlineSeconds);
  const retry = readSeconds(fields, 'retryPeriodSeconds', SHORTEST, retryPeriodSeconds);
  if (!allowInvalid) checkTiming(fields, lease, deadline, retry);
  return {
    leaseDurationSeconds: lease,
    renewDeadlineSeconds: deadline,
    retryPeriodSeconds: retry,
  };
}

const inMicros = (seconds: number): number => Math.round(seconds * 1_000_000);

function checkTiming(fields: Fields, lease: number, deadline: number, retry: number): void {
  const found = (name: string, seconds: number, allowed: Phrase, code: string): void =>
    complain(fields.problems, pathTo(fields, name), seconds, allowed, code);
  if (lease < 1)
    found(
      'leaseDurationSeconds',
      lease,
      say`at least 1: a Lease holds whole seconds, and spec.leaseDurationSeconds must be greater than 0 (OM-8, OM-V1)`,
      'leaseDurationBelowOneSecond',
    );
  if (lease <= deadline)
    found(
      'leaseDurationSeconds',
      lease,
      say`more than renewDeadlineSeconds, which is ${deadline}: leaseDuration must be greater than renewDeadline`,
      'leaseDurationTooShort',
    );
  if (inMicros(deadline) * 10 <= inMicros(retry) * JITTER_FACTOR_TENTHS)
    found(
      'renewDeadlineSeconds',
      deadline,
      say`more than 1.2 times retryPeriodSeconds, which is ${retry}: renewDeadline must be greater than retryPeriod*JitterFactor`,
      'renewDeadlineTooShort',
    );
}

function parseComponent(
  value: unknown,
  path: string,
  problems: Problem[],
  allowInvalid: boolean,
  gates: FeatureGates,
): ScenarioComponent {
  const fields = fieldsOf(typeof value === 'string' ? { name: value } : value, path, problems);
  const name = readRequiredText(fields, 'name', PROGRAM_NAME);
  const candidates = parseCandidates(fields, name);
  const isCandidate = {
    accepts: (text: string) => candidates.some(({ host }) => host === text),
    allowed: say`the host of one of the candidates`,
    code: 'unknownCandidate',
  };
  const component: ScenarioComponent = {
    name,
    leaseNamespace: readText(fields, 'leaseNamespace', LABEL_NAME, defaultNamespace(name)),
    leaseName: readText(fields, 'leaseName', SUBDOMAIN_NAME, name),
    candidates,
    ...parseTiming(fields, allowInvalid),
    releaseOnCancel: readBoolean(fields, 'releaseOnCancel', releasesByDefault(name, gates)),
    restarts: readBoolean(fields, 'restarts', true),
    ageSeconds: readSeconds(
      fields,
      'ageSeconds',
      { min: 0, max: MAX_AGE_SECONDS },
      DEFAULT_AGE_SECONDS,
    ),
    // OM-V2: an int32, not below 0.
    leaseTransitions: readWhole(fields, 'leaseTransitions', { min: 0, max: 0x7fffffff }, 0),
    ...(has(fields, 'leader') ? { leader: readText(fields, 'leader', isCandidate, '') } : {}),
    ...parseGuard(fields),
  };
  refuseOthers(fields);
  return component;
}

export function parseComponents(
  document: Fields,
  allowInvalid: boolean,
  nodeNames: ReadonlySet<string>,
  gates: FeatureGates,
): readonly ScenarioComponent[] {
  const { problems } = document;
  const components = readList(
    document,
    'components',
    MAX_COMPONENTS,
    (each, path) => parseComponent(each, path, problems, allowInvalid, gates),
    defaultComponents(gates),
  );
  const isNodeLease = (namespace: string, lease: string): boolean =>
    namespace === NODE_LEASE_NAMESPACE && nodeNames.has(lease);
  const names = new Set<string>();
  const leases = new Set<string>();
  components.forEach(({ name, leaseNamespace, leaseName }, index) => {
    const lease = `${leaseNamespace}/${leaseName}`;
    if (name !== '' && names.has(name))
      complain(problems, `components[${index}].name`, name, say`a name of its own`, 'duplicate');
    else if (name !== '' && (leases.has(lease) || isNodeLease(leaseNamespace, leaseName)))
      complain(
        problems,
        `components[${index}].leaseName`,
        lease,
        say`a Lease that nobody else uses`,
        'duplicate',
      );
    names.add(name);
    leases.add(lease);
  });
  return components;
}

/** The control plane that is there when a scenario names no components. */
const defaultComponents = (gates: FeatureGates): ScenarioComponent[] =>
  DEFAULT_COMPONENTS.map((name) => parseComponent(name, '', [], false, gates));
