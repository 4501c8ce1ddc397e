/**
 * What a recording shows of each object, reduced to its transitions: a Node's readiness and taints,
 * a Lease's making, hands and silences, a Pod's readiness and end, what each elector believed. The
 * same words come from the engine's facts (factTransitions.ts), so that the two can be laid side by
 * side object by object.
 */
import { between, later, seconds, START } from '../engine/index.ts';
import type { Duration, Instant } from '../engine/index.ts';
import { commitsOf } from './commits.ts';
import { isOwnLease } from './ownRequests.ts';
import type { ApiRow, ElectorRow, Recording, StoredObject } from './recording.ts';
import type { Span } from './span.ts';

export interface Transition {
  readonly what: string;
  readonly t: Instant;
}

/** Transitions by object, each in order of time. */
export type Transitions = ReadonlyMap<string, readonly Transition[]>;

export const NODE_LEASES = 'kube-node-lease';

/** Longest that an undisturbed renewal may follow the one before: KL-1 and LE-5, with room for latency. */
const GAP_HEARTBEAT_MAX = seconds(11);
const GAP_LOCK_MAX = seconds(2.5);

/** Names of objects, as keys of `Transitions`. */
export const objectNames = {
  node: (name: string): string => `Node ${name}`,
  pod: (key: string): string => `Pod ${key}`,
  lease: (namespace: string, name: string): string => `Lease ${namespace}/${name}`,
  elector: (who: string, lease: string): string => `elector ${who} of ${lease}`,
  /** What an elector's work does, apart from the elector: the two end in either order (LE-1). */
  work: (who: string, lease: string): string => `work of ${who} under ${lease}`,
  /** Whom an elector has seen lead; told asynchronously (LE-13). */
  seen: (who: string, lease: string): string => `leaders of ${lease} as ${who} saw them`,
  /** The work under an elector; null for objects of other kinds. */
  workOf: (object: string): string | null => {
    const [, who, lease] = /^elector (.*) of (.*)$/.exec(object) ?? [];
    return who === undefined || lease === undefined ? null : `work of ${who} under ${lease}`;
  },
  /** Who told the three above, those of whom it saw apart; null for objects of other kinds. */
  teller: (object: string): string | null => {
    const words = object.split(' ');
    if (words[0] === 'elector') return `${words[1] ?? ''} of itself`;
    if (words[0] === 'work') return `${words[2] ?? ''} of itself`;
    return words[0] === 'leaders' ? `${words[4] ?? ''} of others` : null;
  },
};

/** Gathers transitions in any order of objects; the words are the same for recording and engine. */
export interface TransitionLog {
  readonly byObject: Map<string, Transition[]>;
  readonly leases: Map<string, LeaseWatch>;
  readonly to: Instant;
}

interface LeaseWatch {
  readonly gapMax: Duration;
  holder: string | null;
  lastWrite: Instant;
}

export function createTransitionLog(to: Instant): TransitionLog {
  return { byObject: new Map(), leases: new Map(), to };
}

export function note(log: TransitionLog, object: string, what: string, t: Instant): void {
  const known = log.byObject.get(object);
  if (known === undefined) log.byObject.set(object, [{ what, t }]);
  else known.push({ what, t });
}

/** A Lease was stored. A holder that stays is no transition, a silence before the write is two. */
export function noteLeaseWrite(
  log: TransitionLog,
  lease: { readonly namespace: string; readonly name: string },
  write: { readonly holder: string; readonly transitions: number | undefined; readonly t: Instant },
): void {
  const object = objectNames.lease(lease.namespace, lease.name);
  const terms = write.transitions === undefined ? '' : ` (transitions ${write.transitions})`;
  const watch = log.leases.get(object);
  if (watch === undefined || watch.holder === null) {
    note(log, object, `created by ${write.holder}${terms}`, write.t);
    const isHeartbeat = lease.namespace === NODE_LEASES || isOwnLease(lease.name);
    const gapMax = isHeartbeat ? GAP_HEARTBEAT_MAX : GAP_LOCK_MAX;
    log.leases.set(object, { gapMax, holder: write.holder, lastWrite: write.t });
    return;
  }
  const silent = between(watch.lastWrite, write.t) > watch.gapMax;
  if (silent) note(log, object, 'silent from here', watch.lastWrite);
  if (write.holder !== watch.holder)
    note(log, object, `held by ${write.holder === '' ? 'nobody' : write.holder}${terms}`, write.t);
  else if (silent) note(log, object, 'renewed again', write.t);
  watch.holder = write.holder;
  watch.lastWrite = write.t;
}

export function noteLeaseDeleted(
  log: TransitionLog,
  namespace: string,
  name: string,
  t: Instant,
): void {
  const object = objectNames.lease(namespace, name);
  note(log, object, 'deleted', t);
  const watch = log.leases.get(object);
  if (watch !== undefined) watch.holder = null;
}

/** A request on a Lease was turned down. Only 404 and 409 tell of the object; the rest tells of the wire. */
export function noteRefusal(
  log: TransitionLog,
  lease: { readonly namespace: string; readonly name: string },
  answer: {
    readonly who: string;
    readonly verb: string;
    readonly code: number;
    readonly t: Instant;
  },
): void {
  if (answer.code !== 404 && answer.code !== 409) return;
  note(
    log,
    objectNames.lease(lease.namespace, lease.name),
    `${answer.verb} of ${answer.who} answered ${answer.code}`,
    answer.t,
  );
}

/** Silences that last to the end become visible only here. */
export function finishTransitions(log: TransitionLog): Transitions {
  for (const [object, watch] of log.leases) {
    if (watch.holder === null || between(watch.lastWrite, log.to) <= watch.gapMax) continue;
    note(log, object, 'silent from here', watch.lastWrite);
  }
  for (const transitions of log.byObject.values())
    transitions.sort(
      (one, other) =>
        one.t - other.t || (one.what < other.what ? -1 : one.what > other.what ? 1 : 0),
    );
  return log.byObject;
}

const instantIn = (span: Span, t: Instant): Instant => later(START, between(span.from, t));

/** Transitions of the rows within `span`, their instants counted from its beginning. */
export function transitionsOfRecording(recording: Recording, span: Span): Transitions {
  const log = createTransitionLog(between(span.from, span.to) as number as Instant);
  const nodes = new Map<string, StoredObject>();
  const pods = new Map<string, string>();
  const holders = new Map<string, string>();
  const commits = commitsOf(recording.rows);
  for (const row of recording.rows) {
    if (row.t < span.from || row.t > span.to) continue;
    const t = instantIn(span, row.t);
    if (row.source === 'process') {
      holders.set(row.identity, holders.get(row.identity) ?? row.who);
      noteElector(log, row, t, holders);
    } else if (row.source === 'api') {
      const holder = row.stored?.holderIdentity;
      if (holder !== undefined && holder !== '' && !holders.has(holder))
        holders.set(holder, row.who);
      const stored = commits.get(row);
      if (row.kind === 'Lease')
        noteLeaseRow(log, row, stored === undefined ? t : instantIn(span, stored), holders);
      else if (row.kind === 'Node') noteNodeRow(log, row, t, nodes);
      else if (row.kind === 'Pod') notePodRow(log, row, t, pods);
    }
  }
  forgetUnsaidEnds(log);
  return finishTransitions(log);
}

/** A process that exits with its elector may be gone before its work could say that it was cancelled. */
function forgetUnsaidEnds(log: TransitionLog): void {
  for (const [object, story] of log.byObject) {
    if (story.at(-1)?.what !== 'stoppedLeading') continue;
    const work = objectNames.workOf(object) ?? '';
    if (log.byObject.get(work)?.at(-1)?.what === 'started') log.byObject.delete(work);
  }
}

function noteElector(
  log: TransitionLog,
  row: ElectorRow,
  t: Instant,
  holders: ReadonlyMap<string, string>,
): void {
  const { who, lease, event } = row;
  if (event === 'newLeader')
    note(
      log,
      objectNames.seen(who, lease),
      holders.get(row.identity) ?? (row.identity || 'nobody'),
      t,
    );
  if (event === 'startedLeading' || event === 'stoppedLeading')
    note(log, objectNames.elector(who, lease), event, t);
  if (event === 'startedLeading') note(log, objectNames.work(who, lease), 'started', t);
  if (event === 'workCancelled') note(log, objectNames.work(who, lease), 'cancelled', t);
}

const VERBS = {
  get: 'GET',
  create: 'POST',
  update: 'PUT',
  patch: 'PATCH',
  delete: 'DELETE',
} as const;

function noteLeaseRow(
  log: TransitionLog,
  row: ApiRow,
  t: Instant,
  holders: ReadonlyMap<string, string>,
): void {
  if (row.code >= 400)
    noteRefusal(log, row, { who: row.who, verb: VERBS[row.verb], code: row.code, t });
  else if (row.verb === 'delete') noteLeaseDeleted(log, row.namespace, row.name, t);
  else if (row.stored?.holderIdentity !== undefined) {
    const identity = row.stored.holderIdentity;
    noteLeaseWrite(log, row, {
      holder: holders.get(identity) ?? identity,
      transitions: row.stored.leaseTransitions,
      t,
    });
  }
}

function noteNodeRow(
  log: TransitionLog,
  row: ApiRow,
  t: Instant,
  nodes: Map<string, StoredObject>,
): void {
  if (row.stored === undefined) return;
  const object = objectNames.node(row.name);
  const before = nodes.get(row.name);
  if (row.stored.ready !== undefined && before?.ready !== row.stored.ready)
    note(log, object, `Ready ${row.stored.ready}`, t);
  const taints = row.stored.taints ?? [];
  const known = before?.taints ?? [];
  for (const taint of taints) if (!known.includes(taint)) note(log, object, `${taint} added`, t);
  for (const taint of known) if (!taints.includes(taint)) note(log, object, `${taint} removed`, t);
  nodes.set(row.name, row.stored);
}

function notePodRow(log: TransitionLog, row: ApiRow, t: Instant, pods: Map<string, string>): void {
  if (row.code >= 400 || row.name === '') return;
  const key = `${row.namespace}/${row.name}`;
  if (row.verb === 'delete') {
    const confirmed = row.who.startsWith('node-');
    note(log, objectNames.pod(key), confirmed ? 'removed' : 'deleted', t);
  } else if (row.podReady !== undefined && pods.get(key) !== row.podReady) {
    note(log, objectNames.pod(key), `Ready ${row.podReady}`, t);
    pods.set(key, row.podReady);
  }
}
