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

/** A printed word with the spaces that follow it. */
export interface TableCell {
  readonly text: string;
  readonly gap: string;
}

export interface TableLine {
  readonly cells: readonly TableCell[];
  readonly kind: 'header' | 'row' | 'selected' | 'words';
}

/** The printed lines, each with what it is and where its columns part: put together they are what is printed. */
export function tableLines({ text, selected }: KubectlView): readonly TableLine[] {
  const lines = text.trimEnd().split('\n');
  const header = lines[0]?.startsWith('NAME ') === true ? lines[0] : null;
  const starts = [...(header ?? '').matchAll(/\S+/g)].map(({ index }) => index);
  return lines.map((line, index) => ({
    cells: (header === null ? [0] : starts).map((start, column) =>
      cellOf(line.slice(start, header === null ? undefined : starts[column + 1])),
    ),
    kind: header === null ? 'words' : index === 0 ? 'header' : kindOf(line, selected),
  }));
}

function cellOf(piece: string): TableCell {
  const text = piece.trimEnd();
  return { text, gap: piece.slice(text.length) };
}

const kindOf = (line: string, selected: string | null): TableLine['kind'] =>
  line.split(' ')[0] === selected ? 'selected' : 'row';
