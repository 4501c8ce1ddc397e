/** Leases and Nodes out of parsed YAML or JSON: single objects, Lists of any kind, LeaseLists and NodeLists. */
import { fail, ok, type Problem, type Result, say, type Phrase } from '../../engine/index.ts';
import { isList, isRecord, type PlainRecord } from '../plainData.ts';
import {
  EXPECTED_COMMANDS,
  MAX_PROBLEMS,
  problem,
  type FoundLease,
  type FoundNode,
  type FoundObjects,
} from './clusterImport.ts';
import { isName, isNamespace, NAME_ALLOWED, NAMESPACE_ALLOWED } from './names.ts';

/** An object of the paste, with the kind it says or its list implies. */
interface Item {
  readonly kind: string;
  readonly path: string;
  readonly fields: PlainRecord;
}

const show = (value: unknown): string | Phrase =>
  value === undefined ? say`nothing` : JSON.stringify(value);

/** One field after the other, each problem with its path. */
class ItemReader {
  readonly #item: Item;
  readonly #problems: Problem[];

  constructor(item: Item, problems: Problem[]) {
    this.#item = item;
    this.#problems = problems;
  }

  part(name: 'metadata' | 'spec'): PlainRecord {
    const value = this.#item.fields[name];
    if (value === undefined && name === 'spec') return {};
    if (isRecord(value)) return value;
    this.refuse(name, value, say`an object`);
    return {};
  }

  refuse(path: string, value: unknown, allowed: Phrase): void {
    const at = this.#item.path === '' ? path : `${this.#item.path}.${path}`;
    this.#problems.push(problem(at, show(value), allowed, 'field'));
  }

  text(path: string, value: unknown, check: (text: string) => boolean, allowed: Phrase): string {
    if (typeof value === 'string' && check(value)) return value;
    this.refuse(path, value, allowed);
    return '';
  }

  /** OM-1: every field of the spec may be absent. */
  whole(path: string, value: unknown, min: number): number | null {
    if (value === undefined || value === null) return null;
    if (typeof value === 'number' && Number.isInteger(value) && value >= min) return value;
    this.refuse(path, value, say`a whole number of at least ${min}`);
    return null;
  }

  /** OM-2: a zero time is null. */
  time(path: string, value: unknown): number | null {
    if (value === undefined || value === null) return null;
    const ms =
      typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : NaN;
    if (!Number.isNaN(ms)) return ms;
    this.refuse(path, value, say`a time such as 2026-11-22T15:26:22.874963Z (OM-2)`);
    return null;
  }
}

function readLease(item: Item, problems: Problem[]): FoundLease {
  const reader = new ItemReader(item, problems);
  const metadata = reader.part('metadata');
  const spec = reader.part('spec');
  const holder = spec['holderIdentity'] ?? '';
  return {
    namespace: reader.text(
      'metadata.namespace',
      metadata['namespace'],
      isNamespace,
      NAMESPACE_ALLOWED,
    ),
    name: reader.text('metadata.name', metadata['name'], isName, NAME_ALLOWED),
    holder: reader.text('spec.holderIdentity', holder, () => true, say`a text`),
    durationSeconds: reader.whole('spec.leaseDurationSeconds', spec['leaseDurationSeconds'], 1),
    transitions: reader.whole('spec.leaseTransitions', spec['leaseTransitions'], 0),
    ageSeconds: null,
    createdMs: reader.time('metadata.creationTimestamp', metadata['creationTimestamp']),
    renewedMs: reader.time('spec.renewTime', spec['renewTime']),
  };
}

/** NL-17: the labels of today, or those before Kubernetes 1.17. */
export const LABELS = {
  region: ['topology.kubernetes.io/region', 'failure-domain.beta.kubernetes.io/region'],
  zone: ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone'],
} as const;

function readNode(item: Item, problems: Problem[]): FoundNode {
  const reader = new ItemReader(item, problems);
  const metadata = reader.part('metadata');
  const labels = isRecord(metadata['labels']) ? metadata['labels'] : {};
  const label = (names: readonly string[]): string => {
    const value = names.map((name) => labels[name]).find((each) => each !== undefined) ?? '';
    return reader.text('metadata.labels', value, () => true, say`texts`);
  };
  return {
    name: reader.text('metadata.name', metadata['name'], isName, NAME_ALLOWED),
    region: label(LABELS.region),
    zone: label(LABELS.zone),
    ageSeconds: null,
    createdMs: reader.time('metadata.creationTimestamp', metadata['creationTimestamp']),
  };
}

/** The objects of a document; lists are opened, and give their kind to items that do not say theirs. */
function itemsOf(value: unknown, path: string, implied: string, problems: Problem[]): Item[] {
  if (!isRecord(value)) {
    problems.push(
      problem(
        path === '' ? 'document' : path,
        show(value),
        say`an object with kind and metadata`,
        'type',
      ),
    );
    return [];
  }
  const kind = typeof value['kind'] === 'string' ? value['kind'] : implied;
  if (kind === '') {
    const allowed = isList(value['items'])
      ? say`List; kubectl prints it after the items: was the text cut off?`
      : say`Lease, Node or List`;
    problems.push(
      problem(path === '' ? 'kind' : `${path}.kind`, show(value['kind']), allowed, 'resource'),
    );
    return [];
  }
  if (!kind.endsWith('List')) return [{ kind, path, fields: value }];
  const items = value['items'];
  const at = path === '' ? 'items' : `${path}.items`;
  if (!isList(items)) {
    problems.push(problem(at, show(items), say`a list of Leases and Nodes`, 'type'));
    return [];
  }
  return items.flatMap((item, index) =>
    itemsOf(item, `${at}[${index}]`, kind.slice(0, -4), problems),
  );
}

export function readObjects(documents: readonly unknown[]): Result<FoundObjects> {
  const problems: Problem[] = [];
  const isAlone = documents.length === 1;
  const items = documents.flatMap((document, index) =>
    itemsOf(document, isAlone ? '' : `document ${index + 1}`, '', problems),
  );
  const leases = items
    .filter(({ kind }) => kind === 'Lease')
    .map((item) => readLease(item, problems));
  const nodes = items.filter(({ kind }) => kind === 'Node').map((item) => readNode(item, problems));
  if (problems.length > 0) return fail(problems.slice(0, MAX_PROBLEMS));
  if (leases.length + nodes.length > 0) return ok({ leases, nodes });
  const other = items[0];
  if (other === undefined)
    return fail([
      problem('items', '[]', say`Leases or Nodes: ${EXPECTED_COMMANDS}`, 'noResources'),
    ]);
  const path = other.path === '' ? 'kind' : `${other.path}.kind`;
  return fail([
    problem(path, other.kind, say`Lease, Node or List: ${EXPECTED_COMMANDS}`, 'resource'),
  ]);
}
