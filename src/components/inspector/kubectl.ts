/** What kubectl would print for the Leases beside the selected one: the same text, to the byte. Pure. */
import { noLeasesFound, printLeaseTable } from '../../kubectl/index.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import { leaseNameOf, NODE_LEASES, subjectOf } from './subject.ts';

export interface KubectlView {
  readonly namespace: string;
  readonly command: string;
  /** What it prints, with the line feed at the end. */
  readonly text: string;
  /** Name of the selected Lease, to find its row. */
  readonly selected: string | null;
}

export function kubectlView(frame: Frame, selection: Selection | null): KubectlView {
  const lease = leaseNameOf(subjectOf(frame, selection));
  const namespace = lease?.namespace ?? NODE_LEASES;
  const leases = frame.leases
    .map(({ object }) => object)
    .filter(({ metadata }) => metadata.namespace === namespace);
  // OM-10: AGE is counted by the API server's clock.
  const nowMs = frame.date + Math.floor(frame.now / 1_000);
  const table = printLeaseTable(leases, { allNamespaces: false, nowMs });
  return {
    namespace,
    command: `kubectl get lease -n ${namespace}`,
    text: table === '' ? noLeasesFound(namespace) : table,
    selected: lease?.name ?? null,
  };
}

export interface TableLine {
  readonly text: string;
  readonly kind: 'header' | 'row' | 'selected';
}

/** The printed lines, each with what it is. */
export function tableLines({ text, selected }: KubectlView): readonly TableLine[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line, index) => ({ text: line, kind: kindOf(line, index, selected) }));
}

function kindOf(line: string, index: number, selected: string | null): TableLine['kind'] {
  if (index === 0 && line.startsWith('NAME ')) return 'header';
  return line.split(' ')[0] === selected ? 'selected' : 'row';
}
