/** What is a node, what is an election and what is an API server, told from the Leases and Nodes found. */
import { fail, ok, type Result, say } from '../../engine/index.ts';
import {
  EXPECTED_COMMANDS,
  problem,
  type ClusterImport,
  type FoundLease,
  type FoundNode,
  type FoundObjects,
  type ImportedComponent,
  type ImportedNode,
} from './clusterImport.ts';

const NODE_LEASES = 'kube-node-lease';

/** Table 1.1: a node Lease is held by the node it is named after; needed where no namespace is told. */
const isHeartbeat = (lease: FoundLease): boolean =>
  lease.namespace === null ? lease.holder === lease.name : lease.namespace === NODE_LEASES;

/** Table 1.1: `apiserver-` and 26 letters and digits, held by `<leaseName>_<uuid>`. */
const isIdentity = (lease: FoundLease): boolean =>
  /^apiserver-[a-z0-9]{26}$/.test(lease.name) ||
  (lease.name.startsWith('apiserver-') && lease.holder.startsWith(`${lease.name}_`));

const guessedNamespace = (name: string): string =>
  name.startsWith('kube-') ? 'kube-system' : 'default';

/** The last of several with the same key: a paste can hold the same cluster twice. */
const distinct = <T>(all: readonly T[], keyOf: (each: T) => string): T[] => [
  ...new Map(all.map((each) => [keyOf(each), each])).values(),
];

const newest = (times: readonly (number | null)[]): number | null =>
  times.reduce(
    (latest, time) => (time === null || (latest !== null && latest > time) ? latest : time),
    null,
  );

/** Age in whole seconds at the time of the newest renewal, or as the table says. */
function ageOf(
  found: { readonly ageSeconds: number | null; readonly createdMs: number | null },
  nowMs: number | null,
): number | null {
  if (found.createdMs === null || nowMs === null) return found.ageSeconds;
  return Math.max(0, Math.trunc((nowMs - found.createdMs) / 1_000));
}

function mostCommon(values: readonly (number | null)[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [best] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b);
  return best?.[0] ?? null;
}

function importedNodes(
  heartbeats: readonly FoundLease[],
  nodes: readonly FoundNode[],
  nowMs: number | null,
): ImportedNode[] {
  const byName = new Map(nodes.map((node) => [node.name, node]));
  const leased = new Map(heartbeats.map((lease) => [lease.name, lease]));
  return [...new Set([...byName.keys(), ...leased.keys()])].map((name) => {
    const node = byName.get(name);
    const found = node ?? leased.get(name);
    return {
      name,
      region: node?.region ?? '',
      zone: node?.zone ?? '',
      ageSeconds: found === undefined ? null : ageOf(found, nowMs),
    };
  });
}

const importedComponent = (lease: FoundLease, nowMs: number | null): ImportedComponent => ({
  leaseNamespace: lease.namespace ?? guessedNamespace(lease.name),
  leaseName: lease.name,
  holder: lease.holder,
  leaseDurationSeconds: lease.durationSeconds,
  leaseTransitions: lease.transitions,
  ageSeconds: ageOf(lease, nowMs),
});

export function assemble(
  format: ClusterImport['format'],
  found: FoundObjects,
): Result<ClusterImport> {
  const leases = distinct(found.leases, ({ namespace, name }) => `${namespace ?? ''}/${name}`);
  const heartbeats = leases.filter(isHeartbeat);
  const others = leases.filter((lease) => !isHeartbeat(lease));
  const identities = others.filter(isIdentity);
  const renewedMs = newest(leases.map((lease) => lease.renewedMs));
  const nowMs = renewedMs ?? newest([...leases, ...found.nodes].map(({ createdMs }) => createdMs));
  const nodes = importedNodes(heartbeats, found.nodes, nowMs);
  const components = others
    .filter((lease) => !isIdentity(lease))
    .map((lease) => importedComponent(lease, nowMs));
  if (nodes.length + components.length === 0) {
    const seen = say`${identities.length} Leases of API servers and nothing else`;
    return fail([
      problem(
        'leases',
        seen,
        say`Leases of nodes or of elections: ${EXPECTED_COMMANDS}`,
        'noResources',
      ),
    ]);
  }
  return ok({
    format,
    nodes,
    zones: [...new Set(nodes.map(({ zone }) => zone).filter((zone) => zone !== ''))].sort(),
    components,
    apiServers: identities.length,
    nodeLeaseDurationSeconds: mostCommon(heartbeats.map(({ durationSeconds }) => durationSeconds)),
    date: renewedMs === null ? null : `${new Date(renewedMs).toISOString().slice(0, 19)}Z`,
  });
}
