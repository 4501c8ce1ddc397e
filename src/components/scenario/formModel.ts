/**
 * The scenario form as data: what its fields say of a scenario, and the document that they make. What
 * the form does not ask stays as it is in the scenario that it began with. Pure.
 */
import {
  gatesOf,
  printScenario,
  releaseOf,
  RELEASES,
  type FeatureGates,
  type KubernetesRelease,
  type Problem,
  type Scenario,
  type ScenarioDocument,
} from '../../engine/index.ts';

export const NUMBERS = [
  'nodes',
  'zones',
  'leaseDurationSeconds',
  'renewDeadlineSeconds',
  'retryPeriodSeconds',
  'latencyMs',
  'jitterMs',
  'lossPercent',
  'commitDelayMs',
  'seed',
] as const;
export type NumberField = (typeof NUMBERS)[number];

export interface ScenarioForm {
  readonly kubernetes: KubernetesRelease;
  readonly machines: 1 | 3;
  readonly gates: FeatureGates;
  readonly numbers: Readonly<Record<NumberField, string>>;
}

const zonesOf = (scenario: Scenario): number =>
  new Set(scenario.nodes.map(({ zone }) => zone).filter((zone) => zone !== '')).size;

export function formOf(scenario: Scenario): ScenarioForm {
  const [component] = scenario.components;
  const { network, etcd } = scenario;
  return {
    kubernetes: scenario.kubernetes,
    machines: scenario.controlPlane.machines.length > 1 ? 3 : 1,
    gates: scenario.featureGates,
    numbers: {
      nodes: String(scenario.nodes.length),
      zones: String(zonesOf(scenario)),
      leaseDurationSeconds: String(component?.leaseDurationSeconds ?? 15),
      renewDeadlineSeconds: String(component?.renewDeadlineSeconds ?? 10),
      retryPeriodSeconds: String(component?.retryPeriodSeconds ?? 2),
      latencyMs: String(network.latencyMs),
      jitterMs: String(network.jitterMs),
      lossPercent: String(network.lossPercent),
      commitDelayMs: String(etcd.commitDelayMs),
      seed: String(scenario.seed),
    },
  };
}

/** Another release, with its own gates. */
export const withRelease = (form: ScenarioForm, kubernetes: KubernetesRelease): ScenarioForm => ({
  ...form,
  kubernetes,
  gates: gatesOf(releaseOf(kubernetes)),
});

export const isRelease = (text: string): text is KubernetesRelease =>
  RELEASES.some((each) => each === text);

/** What is no number is handed on as it was written, for the parser to say so. */
const numberOf = (text: string): number | string =>
  text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The document of a run with what the form says; the script and the clocks were for the old cast. */
export function documentOf(form: ScenarioForm, base: Scenario): ScenarioDocument {
  const { numbers } = form;
  const value = (field: NumberField): number | string => numberOf(numbers[field]);
  const isSameCast = value('nodes') === base.nodes.length && value('zones') === zonesOf(base);
  const timing = {
    leaseDurationSeconds: Number(numbers.leaseDurationSeconds),
    renewDeadlineSeconds: Number(numbers.renewDeadlineSeconds),
    retryPeriodSeconds: Number(numbers.retryPeriodSeconds),
  };
  const printed = printScenario({
    ...base,
    kubernetes: form.kubernetes,
    featureGates: form.gates,
    components: base.components.map((component) => ({ ...component, ...timing })),
    script: isSameCast ? base.script : [],
    clocks: isSameCast ? base.clocks : [],
  });
  const zones = Math.min(Number(numbers.zones) || 0, LETTERS.length);
  const { nodeLifecycle: _, kubelet: __, featureGates: ___, ...kept } = printed;
  return {
    ...kept,
    ...(form.kubernetes === base.kubernetes
      ? { nodeLifecycle: printed['nodeLifecycle'] ?? {}, kubelet: printed['kubelet'] ?? {} }
      : {}),
    kubernetes: form.kubernetes,
    featureGates: gatesThatMayBeSet(form),
    seed: value('seed'),
    ...(isSameCast
      ? {}
      : {
          nodes: {
            count: value('nodes'),
            podsPerNode: 3,
            ...(zones > 0 ? { zones: [...LETTERS.slice(0, zones)] } : {}),
          },
        }),
    controlPlane: {
      machines: Array.from({ length: form.machines }, (_each, index) => ({
        name: `cp-${index + 1}`,
      })),
    },
    etcd: { ...base.etcd, commitDelayMs: value('commitDelayMs') },
    network: {
      latencyMs: value('latencyMs'),
      jitterMs: value('jitterMs'),
      lossPercent: value('lossPercent'),
    },
  };
}

/** Only what a release lets a user set; the others are what they are. */
function gatesThatMayBeSet({ kubernetes, gates }: ScenarioForm): Partial<FeatureGates> {
  const states = releaseOf(kubernetes).gates;
  const free = Object.entries(gates).filter(([name]) =>
    Object.entries(states).some(
      ([gate, state]) => gate === name && (state === 'on' || state === 'off'),
    ),
  );
  return Object.fromEntries(free);
}

/** The problem of one field, by the end of its path. */
export const problemOf = (problems: readonly Problem[], field: string): Problem | null =>
  problems.find(
    ({ path }) =>
      path === field || path.endsWith(`.${field}`) || (field === 'nodes' && path === 'nodes.count'),
  ) ?? null;
