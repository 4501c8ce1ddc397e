/** The elected components of a scenario, with the constraints that Kubernetes itself puts on them (LE 7.1, OM-8). */
import { AGE_SECONDS, CONTROL_PLANE_HOSTS, ELECTION_DEFAULTS, MAX_AGE_SECONDS, MAX_CANDIDATES, MAX_COMPONENTS, MAX_SECONDS, releasesByDefault } from './defaults.ts';
import { Fields, isLabel, isSubdomain, LABEL_ALLOWED, SUBDOMAIN_ALLOWED, type ProblemList } from './reader.ts';
import type { ScenarioComponent } from './scenario.ts';

type Candidate = ScenarioComponent['candidates'][number];

function parseCandidate(value: unknown, path: string, problems: ProblemList): Candidate {
  const fields = new Fields(typeof value === 'string' ? { host: value } : value, path, problems);
  const candidate = {
    host: fields.text('host', isSubdomain, SUBDOMAIN_ALLOWED, ''),
    startSeconds: fields.number('startSeconds', { min: 0, max: MAX_SECONDS }, 0),
  };
  if (!fields.has('host')) problems.add(fields.at('host'), undefined, SUBDOMAIN_ALLOWED, 'missing');
  fields.refuseOthers();
  return candidate;
}

export const defaultCandidates = (): Candidate[] => CONTROL_PLANE_HOSTS.map((host) => ({ host, startSeconds: 0 }));

/** LE 7.1: what the constructor of the elector refuses, in its words. */
function checkTiming(component: ScenarioComponent, fields: Fields): void {
  const { leaseDurationSeconds: lease, renewDeadlineSeconds: deadline, retryPeriodSeconds: retry } = component;
  if (lease <= deadline) fields.problems.add(fields.at('leaseDurationSeconds'), lease, `greater than renewDeadlineSeconds (${deadline}): leaseDuration must be greater than renewDeadline`, 'election');
  if (deadline <= 1.2 * retry) fields.problems.add(fields.at('renewDeadlineSeconds'), deadline, `greater than 1.2 × retryPeriodSeconds (${1.2 * retry}): renewDeadline must be greater than retryPeriod*JitterFactor`, 'election');
}

function parseComponent(value: unknown, path: string, problems: ProblemList, allowInvalid: boolean): ScenarioComponent {
  const fields = new Fields(value, path, problems);
  const name = fields.text('name', isSubdomain, SUBDOMAIN_ALLOWED, '');
  if (!fields.has('name')) problems.add(fields.at('name'), undefined, SUBDOMAIN_ALLOWED, 'missing');
  // OM-8: the Lease holds whole seconds; below one second every write would be refused (OM-V1).
  const duration = { min: 1, max: MAX_SECONDS };
  const component: ScenarioComponent = {
    name,
    leaseNamespace: fields.text('leaseNamespace', isLabel, LABEL_ALLOWED, 'kube-system'),
    leaseName: fields.text('leaseName', isSubdomain, SUBDOMAIN_ALLOWED, name),
    candidates: fields.list('candidates', (each, at) => parseCandidate(each, at, problems), defaultCandidates()),
    leaseDurationSeconds: fields.number('leaseDurationSeconds', duration, ELECTION_DEFAULTS.leaseDurationSeconds),
    renewDeadlineSeconds: fields.number('renewDeadlineSeconds', { min: 0.001, max: MAX_SECONDS }, ELECTION_DEFAULTS.renewDeadlineSeconds),
    retryPeriodSeconds: fields.number('retryPeriodSeconds', { min: 0.001, max: MAX_SECONDS }, ELECTION_DEFAULTS.retryPeriodSeconds),
    releaseOnCancel: fields.boolean('releaseOnCancel', releasesByDefault(name)),
    restarts: fields.boolean('restarts', true),
    ageSeconds: fields.number('ageSeconds', { min: 0, max: MAX_AGE_SECONDS }, AGE_SECONDS),
    leaseTransitions: fields.number('leaseTransitions', { min: 0, max: 0x7fffffff, whole: true }, 0),
    ...(fields.has('leader') ? { leader: fields.text('leader', isSubdomain, 'the host of one of the candidates', '') } : {}),
  };
  fields.refuseOthers();
  if (!allowInvalid) checkTiming(component, fields);
  checkCandidates(component, fields);
  return component;
}

function checkCandidates(component: ScenarioComponent, fields: Fields): void {
  const { candidates, leader } = component;
  const { problems } = fields;
  if (candidates.length === 0 || candidates.length > MAX_CANDIDATES) problems.add(fields.at('candidates'), candidates.length, `1 to ${MAX_CANDIDATES} candidates`, 'range');
  const hosts = new Set<string>();
  candidates.forEach(({ host }, index) => {
    if (host !== '' && hosts.has(host)) problems.add(`${fields.at('candidates')}[${index}]`, host, 'a host that no other candidate has', 'duplicate');
    hosts.add(host);
  });
  if (leader !== undefined && leader !== '' && !hosts.has(leader)) problems.add(fields.at('leader'), leader, 'the host of one of the candidates', 'reference');
}

export function parseComponents(document: Fields, fallback: readonly ScenarioComponent[], allowInvalid: boolean): readonly ScenarioComponent[] {
  const { problems } = document;
  const components = document.list('components', (each, path) => parseComponent(each, path, problems, allowInvalid), fallback);
  if (components.length > MAX_COMPONENTS) problems.add('components', components.length, `at most ${MAX_COMPONENTS} components`, 'range');
  const names = new Set<string>();
  const leases = new Set<string>();
  components.forEach((component, index) => {
    const lease = `${component.leaseNamespace}/${component.leaseName}`;
    if (component.name !== '' && names.has(component.name)) problems.add(`components[${index}].name`, component.name, 'a name that no other component has', 'duplicate');
    if (leases.has(lease)) problems.add(`components[${index}].leaseName`, lease, 'a Lease that no other component uses', 'duplicate');
    names.add(component.name);
    leases.add(lease);
  });
  return components;
}

/** The control plane that is there when a scenario names no components. */
export function defaultComponents(problems: ProblemList): ScenarioComponent[] {
  return ['kube-controller-manager', 'kube-scheduler'].map((name) => parseComponent({ name }, '', problems, false));
}
