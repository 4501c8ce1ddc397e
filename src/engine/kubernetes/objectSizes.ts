/**
 * How many bytes etcd stores for an object (SZ-1 to SZ-3): the protobuf of a Lease, computed field
 * by field as upstream's generated code writes it, managedFields included; Nodes, Pods and the rest
 * by typical figures. Left out: etcd's own keys and pages, and that a timestamp's fraction below
 * 0.27 s takes a byte less.
 */
import type { WallTime } from '../base/time.ts';
import type { LeaseCandidateSpec, LeaseSpec } from './objects.ts';

const UID = 36;
/** Wall-clock seconds of this century, and nanoseconds, as varints; each behind a tag of one byte. */
const TIME = 1 + 5 + 1 + 1;
const MICRO_TIME = 1 + 5 + 1 + 5;

function varint(value: number): number {
  let bytes = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}

/** A field that carries so many bytes: tag, length, content. */
const field = (content: number, tag = 1): number => tag + varint(content) + content;

/** Length of a text in UTF-8; the two halves of a character beyond 0xffff make four bytes together. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    if (code >= 0x80) bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}

const text = (value: string): number => field(bytesOf(value));

/** `k8s\0` and runtime.Unknown around an object: type, raw content, two empty texts. */
const stored = (apiVersion: string, kind: string, content: number): number =>
  4 + field(text(apiVersion) + text(kind)) + field(content) + 2 + 2;

type Texts = Readonly<Record<string, string>>;

/** Labels and annotations that Leases of the model have: those of identity Leases (AI-2). */
const KEYS = [
  'apiserver.kubernetes.io/identity',
  'kubernetes.io/hostname',
  'kubernetes.io/peer-advertise-address',
] as const;

const entriesOf = (texts: Texts | undefined): readonly [string, string][] =>
  texts === undefined
    ? []
    : KEYS.flatMap((key): [string, string][] => {
        const value = texts[key];
        return value === undefined ? [] : [[key, value]];
      });

const mapBytes = (texts: Texts | undefined): number =>
  entriesOf(texts).reduce((sum, [key, value]) => sum + field(text(key) + text(value)), 0);

/** `"f:name":{".":{},"f:key":{}}` of managedFields, or nothing. */
const fieldsOfMap = (name: string, texts: Texts | undefined): string[] => {
  const keys = entriesOf(texts).map(([key]) => `"f:${key}":{}`);
  return keys.length === 0 ? [] : [`"f:${name}":{".":{},${keys.join(',')}}`];
};

/** What of a Lease decides its size. */
export interface SizedLease {
  readonly name: string;
  readonly namespace: string;
  /** Name of the Node that owns it. */
  readonly ownerNode?: string;
  readonly labels?: Texts;
  readonly annotations?: Texts;
  readonly spec: LeaseSpec;
  /** Who writes it, as managedFields name it. */
  readonly manager: string;
}

function managedFields(lease: SizedLease, apiVersion: string, spec: readonly string[]): number {
  const owner =
    lease.ownerNode === undefined
      ? []
      : [`"f:ownerReferences":{".":{},"k:{\\"uid\\":\\"${'0'.repeat(UID)}\\"}":{}}`];
  const metadata = [
    ...fieldsOfMap('annotations', lease.annotations),
    ...fieldsOfMap('labels', lease.labels),
    ...owner,
  ];
  const inMetadata = metadata.length === 0 ? '' : `"f:metadata":{${metadata.join(',')}},`;
  // Of the spec only the length is wanted: `"f:name":{}` for each field, with commas between.
  const inSpec = spec.reduce((sum, name) => sum + name.length + 8, spec.length === 0 ? 0 : -1);
  const json = `{${inMetadata}"f:spec":{}}`.length + inSpec;
  return (
    text(lease.manager) +
    text('Update') +
    text(apiVersion) +
    field(TIME) +
    text('FieldsV1') +
    field(field(json)) +
    2
  );
}

/** ObjectMeta: name, generateName, namespace, selfLink, uid, resourceVersion (not stored), generation, time, and what else there is. */
function metadata(lease: SizedLease, managed: number): number {
  const plain = text(lease.name) + 2 + text(lease.namespace) + 2 + field(UID) + 2 + 2 + field(TIME);
  const owner =
    lease.ownerNode === undefined
      ? 0
      : field(text('Node') + text(lease.ownerNode) + field(UID) + text('v1'));
  return plain + mapBytes(lease.labels) + mapBytes(lease.annotations) + owner + field(managed, 2);
}

const LEASE_API = 'coordination.k8s.io/v1';

/** SZ-3: bytes of a Lease in etcd. */
export function leaseBytes(lease: SizedLease): number {
  const { spec } = lease;
  const fields: [string, number][] = [];
  const add = (name: keyof LeaseSpec, bytes: number): void => {
    if (spec[name] !== undefined) fields.push([name, bytes]);
  };
  const time = (value: number | null | undefined): number => field(value === null ? 0 : MICRO_TIME);
  add('acquireTime', time(spec.acquireTime));
  add('holderIdentity', text(spec.holderIdentity ?? ''));
  add('leaseDurationSeconds', 1 + varint(spec.leaseDurationSeconds ?? 0));
  add('leaseTransitions', 1 + varint(spec.leaseTransitions ?? 0));
  add('preferredHolder', text(spec.preferredHolder ?? ''));
  add('renewTime', time(spec.renewTime));
  add('strategy', text(spec.strategy ?? ''));
  const managed = managedFields(
    lease,
    LEASE_API,
    fields.map(([name]) => name),
  );
  const body = fields.reduce((sum, [, bytes]) => sum + bytes, 0);
  return stored(LEASE_API, 'Lease', field(metadata(lease, managed)) + field(body));
}

/** SZ-3: a node's Lease, which has the Node's name three times and no more fields than these. */
export const nodeLeaseBytes = (
  node: string,
  leaseDurationSeconds: number,
  manager = 'kubelet',
): number =>
  leaseBytes({
    name: node,
    namespace: 'kube-node-lease',
    ownerNode: node,
    spec: { holderIdentity: node, leaseDurationSeconds, renewTime: 0 as WallTime },
    manager,
  });

/** A LeaseCandidate: the same metadata, its own spec. */
export function candidateBytes(namespace: string, name: string, spec: LeaseCandidateSpec): number {
  const api = 'coordination.k8s.io/v1beta1';
  const names = ['binaryVersion', 'emulationVersion', 'leaseName', 'renewTime', 'strategy'];
  const like: SizedLease = { name, namespace, spec: {}, manager: 'kube-controller-manager' };
  const body =
    text(spec.leaseName) +
    text(spec.binaryVersion) +
    text(spec.emulationVersion ?? '') +
    text(spec.strategy) +
    (spec.pingTime === undefined ? 0 : field(MICRO_TIME)) +
    (spec.renewTime === undefined ? 0 : field(MICRO_TIME));
  return stored(
    api,
    'LeaseCandidate',
    field(metadata(like, managedFields(like, api, names))) + field(body),
  );
}

/** A small Pod with two conditions and its managedFields, roughly; and an Event. */
export const POD_BYTES = 4_096;
export const EVENT_BYTES = 700;
/** A mark that something is deleted: nothing but its key. */
export const TOMBSTONE_BYTES = 0;
