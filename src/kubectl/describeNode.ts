/**
 * `kubectl describe node`, from its name to its conditions (OM-14): the part that the model knows.
 * What follows upstream (addresses, capacity, system info, Pods) is left out.
 */
import type { LeaseObject, NodeObject } from '../engine/index.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const UNSET = '<unset>';

const two = (value: number): string => String(value).padStart(2, '0');

/** RFC 1123 with a numeric zone, as Go prints it: cut to whole seconds, in the reader's time zone. */
function shownTime(time: string | null | undefined, offsetMinutes: number): string {
  if (time == null) return UNSET;
  const date = new Date(Date.parse(time) + offsetMinutes * 60_000);
  const ahead = Math.abs(offsetMinutes);
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(ahead / 60))}${two(ahead % 60)}`;
  const clock = `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
  const day = `${DAYS[date.getUTCDay()] ?? ''}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()] ?? ''}`;
  return `${day} ${date.getUTCFullYear()} ${clock} ${zone}`;
}

/** A column as wide as its longest cell, plus 2. */
function layOut(rows: readonly (readonly string[])[], indent: string): string {
  const [first = []] = rows;
  const widths = first.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === row.length - 1 ? cell : cell.padEnd((widths[column] ?? 0) + 2),
      );
      return `${indent}${cells.join('')}\n`;
    })
    .join('');
}

function several(word: string, values: readonly string[]): string[][] {
  return values.length === 0
    ? [[word, '<none>']]
    : values.map((value, index) => [index === 0 ? word : '', value]);
}

const pairs = (of: Readonly<Record<string, string>> | undefined, between: string): string[] =>
  Object.entries(of ?? {})
    .map(([key, value]) => `${key}${between}${value}`)
    .sort();

function leaseBlock(lease: LeaseObject | null, offsetMinutes: number): string {
  if (lease === null)
    return 'Lease:\n  Failed to get lease: leases.coordination.k8s.io not found\n';
  const { holderIdentity, acquireTime, renewTime } = lease.spec;
  const rows = [
    ['HolderIdentity:', holderIdentity ?? UNSET],
    ['AcquireTime:', shownTime(acquireTime, offsetMinutes)],
    ['RenewTime:', shownTime(renewTime, offsetMinutes)],
  ];
  return `Lease:\n${layOut(rows, '  ')}`;
}

function conditionBlock({ status }: NodeObject, offsetMinutes: number): string {
  const head = ['Type', 'Status', 'LastHeartbeatTime', 'LastTransitionTime', 'Reason', 'Message'];
  const rows = [
    head,
    head.map((word) => '-'.repeat(word.length)),
    ...(status.conditions ?? []).map((each) => [
      // Upstream writes a blank after each value, but not after the words of the head.
      `${each.type} `,
      `${each.status} `,
      `${shownTime(each.lastHeartbeatTime, offsetMinutes)} `,
      `${shownTime(each.lastTransitionTime, offsetMinutes)} `,
      `${each.reason} `,
      each.message,
    ]),
  ];
  return `Conditions:\n${layOut(rows, '  ')}`;
}

/** `offsetMinutes`: the reader's time zone, east of UTC. */
export function describeNode(
  node: NodeObject,
  lease: LeaseObject | null,
  offsetMinutes: number,
): string {
  const { metadata, spec } = node;
  const taints = (spec.taints ?? [])
    .map(({ key, value = '', effect }) => `${key}${value === '' ? '' : `=${value}`}:${effect}`)
    .sort();
  const head = layOut(
    [
      ['Name:', metadata.name],
      ['Roles:', '<none>'],
      ...several('Labels:', pairs(metadata.labels, '=')),
      ...several('Annotations:', pairs(metadata.annotations, ': ')),
      ['CreationTimestamp:', shownTime(metadata.creationTimestamp, offsetMinutes)],
      ...several('Taints:', taints),
      ['Unschedulable:', String(spec.unschedulable ?? false)],
    ],
    '',
  );
  return head + leaseBlock(lease, offsetMinutes) + conditionBlock(node, offsetMinutes);
}
