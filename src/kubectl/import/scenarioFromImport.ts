/**
 * A scenario of an imported cluster. Leases do not show everything: what is missing is assumed as
 * Kubernetes or most programs would have it, and each assumption worth telling is a note.
 */
import {
  parseScenario,
  SCENARIO_FORMAT,
  SCENARIO_VERSION,
  type Result,
  type Scenario,
} from '../../engine/index.ts';
import { candidatesFor, hostOf } from './candidates.ts';
import type { ClusterImport, ImportedComponent, ImportedNode } from './clusterImport.ts';

export interface ImportOptions {
  /** As many nodes as can be drawn; the first ones are taken. */
  readonly maxNodes: number;
  /** Name of the scenario; free text. */
  readonly name?: string;
}

/** Something that was assumed or left out, to be told to the user. */
export type ImportNote =
  /** No Lease of kube-controller-manager: one with three candidates was added, as it runs the node controllers. */
  | { readonly code: 'controllerManagerAdded' }
  /** More elections than a scenario holds: the first ones are drawn. */
  | { readonly code: 'electionsLeftOut'; readonly found: number; readonly drawn: number }
  /** No nodes in the text. */
  | { readonly code: 'noNodes' }
  /** Standbys are made up for all elections, as a Lease names its holder alone. */
  | { readonly code: 'standbysAssumed'; readonly elections: number };

export interface ImportDraft {
  readonly scenario: Scenario;
  /** Nodes in the text, and how many of them the scenario has. */
  readonly found: number;
  readonly drawn: number;
  readonly notes: readonly ImportNote[];
}

const CONTROLLER_MANAGER = 'kube-controller-manager';
const MAX_ELECTIONS = 200;
const MAX_DURATION_SECONDS = 86_400;
const MAX_AGE_SECONDS = 20 * 365 * 86_400;

const isControllerManager = ({ leaseNamespace, leaseName }: ImportedComponent): boolean =>
  leaseNamespace === 'kube-system' && leaseName === CONTROLLER_MANAGER;

/** What runs the node controllers first, then the rest of the control plane: these are never left out. */
const rank = (component: ImportedComponent): number =>
  isControllerManager(component)
    ? 0
    : component.leaseNamespace === 'kube-system' && component.leaseName.startsWith('kube-')
      ? 1
      : 2;

/** Deadline and period are not in a Lease. 15 / 10 / 2 and 137 / 107 / 26 are what programs use; else in proportion. */
function timingOf(component: ImportedComponent): Record<string, number> {
  const { leaseDurationSeconds: duration, holder } = component;
  // A release leaves 1 s behind (section 1.1): the real duration is not known then.
  if (duration === null || duration === 15 || (duration === 1 && holder === '')) return {};
  if (duration === 137)
    return { leaseDurationSeconds: 137, renewDeadlineSeconds: 107, retryPeriodSeconds: 26 };
  const length = Math.min(duration, MAX_DURATION_SECONDS);
  const inProportion = (part: number): number => Math.round((length * part * 1_000) / 15) / 1_000;
  return {
    leaseDurationSeconds: length,
    renewDeadlineSeconds: inProportion(10),
    retryPeriodSeconds: inProportion(2),
  };
}

/** The Lease's name, unless that is taken or means the one that runs the node controllers. */
function nameOf(component: ImportedComponent, taken: ReadonlySet<string>): string {
  const { leaseName, leaseNamespace } = component;
  const isFree =
    !taken.has(leaseName) && (leaseName !== CONTROLLER_MANAGER || isControllerManager(component));
  return isFree ? leaseName : `${leaseName}.${leaseNamespace}`;
}

const age = (seconds: number | null): { ageSeconds?: number } =>
  seconds === null ? {} : { ageSeconds: Math.min(seconds, MAX_AGE_SECONDS) };

function componentDocument(
  component: ImportedComponent,
  name: string,
  known: readonly string[],
): object {
  const { leaseNamespace, leaseName, leaseTransitions, ageSeconds } = component;
  const host = hostOf(component.holder);
  return {
    name,
    leaseNamespace,
    leaseName,
    candidates: candidatesFor(host ?? leaseName, known),
    ...(host === null ? {} : { leader: host }),
    ...timingOf(component),
    ...(leaseTransitions === null ? {} : { leaseTransitions }),
    ...age(ageSeconds),
  };
}

function componentDocuments(components: readonly ImportedComponent[]): object[] {
  const hosts = components.filter((each) => rank(each) < 2).map(({ holder }) => hostOf(holder));
  const known = [...new Set(hosts.filter((host) => host !== null))].sort();
  const taken = new Set<string>();
  const documents = components.map((component) => {
    const name = nameOf(component, taken);
    taken.add(name);
    return componentDocument(component, name, known);
  });
  return components.some(isControllerManager)
    ? documents
    : [{ name: CONTROLLER_MANAGER }, ...documents];
}

const nodeDocument = ({ name, region, zone, ageSeconds }: ImportedNode): object => ({
  name,
  region,
  zone,
  ...age(ageSeconds),
});

function notesOn(imported: ClusterImport, room: number): ImportNote[] {
  const found = imported.components.length;
  const drawn = Math.min(found, room);
  return [
    ...(imported.components.some(isControllerManager)
      ? []
      : [{ code: 'controllerManagerAdded' } as const]),
    ...(imported.nodes.length === 0 ? [{ code: 'noNodes' } as const] : []),
    ...(drawn < found ? [{ code: 'electionsLeftOut', found, drawn } as const] : []),
    ...(drawn > 0 ? [{ code: 'standbysAssumed', elections: drawn } as const] : []),
  ];
}

/** `found` and `drawn` differ if there are more nodes than `maxNodes`; it is for the caller to ask first. */
export function scenarioFromImport(
  imported: ClusterImport,
  options: ImportOptions,
): Result<ImportDraft> {
  const room = imported.components.some(isControllerManager) ? MAX_ELECTIONS : MAX_ELECTIONS - 1;
  const components = [...imported.components].sort((a, b) => rank(a) - rank(b)).slice(0, room);
  const nodes = imported.nodes.slice(0, options.maxNodes);
  const parsed = parseScenario({
    format: SCENARIO_FORMAT,
    version: SCENARIO_VERSION,
    name: options.name ?? 'kubectl get leases',
    ...(imported.date === null ? {} : { date: imported.date }),
    nodes: nodes.map(nodeDocument),
    ...(imported.nodeLeaseDurationSeconds === null
      ? {}
      : {
          kubelet: {
            nodeLeaseDurationSeconds: Math.min(
              imported.nodeLeaseDurationSeconds,
              MAX_DURATION_SECONDS,
            ),
          },
        }),
    components: componentDocuments(components),
  });
  if (!parsed.ok) return parsed;
  const draft = {
    scenario: parsed.value,
    found: imported.nodes.length,
    drawn: nodes.length,
    notes: notesOn(imported, room),
  };
  return { ok: true, value: draft };
}
