/** `kubectl describe lease` (OM-13): kubectl's printer for any object, applied to a Lease. */
import type { LeaseObject } from '../engine/index.ts';
import { layOutBlocks } from './columns.ts';
import { isList, isRecord, shownFields, type PlainRecord } from './plainData.ts';

/** An event as kubectl shows it; `age` is already in its format. */
export interface DescribedEvent {
  readonly type: 'Normal' | 'Warning';
  readonly reason: string;
  readonly age: string;
  readonly from: string;
  readonly message: string;
}

type BlockLine = readonly [key: string, value?: string];

const ACRONYMS = ['api', 'uid', 'url'];

/** `leaseDurationSeconds` → `Lease Duration Seconds`, `uid` → `UID`. */
const labelFor = (field: string): string =>
  (field.match(/[A-Z]?[a-z0-9]+|[A-Z]+/g) ?? [field])
    .map((word) =>
      ACRONYMS.includes(word.toLowerCase())
        ? word.toUpperCase()
        : word.slice(0, 1).toUpperCase() + word.slice(1),
    )
    .join(' ');

const scalar = (value: unknown): string =>
  value === null ? '<nil>' : typeof value === 'string' ? value : JSON.stringify(value);

/** The fields of one level: objects and lists open a deeper one. */
function fieldLines(record: PlainRecord, pad: string): BlockLine[] {
  return shownFields(record).flatMap(([field, value]): BlockLine[] => {
    const label = `${pad}${labelFor(field)}:`;
    if (isRecord(value)) return [[label], ...fieldLines(value, `${pad}  `)];
    if (!isList(value)) return [[label, scalar(value)]];
    const items = value.flatMap((item): BlockLine[] =>
      isRecord(item) ? fieldLines(item, `${pad}  `) : [[`${pad}  ${scalar(item)}`]],
    );
    return [[label], ...items];
  });
}

/** The first pair stands beside the word, the others below it. */
function pairLines(
  word: string,
  pairs: Readonly<Record<string, string>> | undefined,
  between: string,
): BlockLine[] {
  const shown = shownFields(pairs ?? {});
  if (shown.length === 0) return [[word, '<none>']];
  return shown.map(([key, value], index) => [
    index === 0 ? word : '',
    `${key}${between}${scalar(value)}`,
  ]);
}

function eventLines(events: readonly DescribedEvent[]): string {
  const rows = [
    ['Type', 'Reason', 'Age', 'From', 'Message'],
    ['----', '------', '----', '----', '-------'],
    ...events.map((event) => [event.type, event.reason, event.age, event.from, event.message]),
  ];
  const widths = [0, 1, 2, 3].map(
    (column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)) + 2,
  );
  return rows
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('')}\n`)
    .join('');
}

export function describeLease(lease: LeaseObject, events: readonly DescribedEvent[] = []): string {
  const { name, namespace = '', labels, annotations, ...metadata } = lease.metadata;
  const shownMetadata = shownFields(metadata).filter(([field]) => field !== 'managedFields');
  const lines: BlockLine[] = [
    ['Name:', name],
    ['Namespace:', namespace],
    ...pairLines('Labels:', labels, '='),
    ...pairLines('Annotations:', annotations, ': '),
    ['API Version:', lease.apiVersion],
    ['Kind:', lease.kind],
    ...fieldLines({ metadata: Object.fromEntries(shownMetadata), spec: lease.spec }, ''),
    events.length === 0 ? ['Events:', '<none>'] : ['Events:'],
  ];
  return layOutBlocks(lines) + (events.length === 0 ? '' : eventLines(events));
}
