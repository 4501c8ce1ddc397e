/**
 * What just happened, in one line: which facts are worth a sentence, how much each matters, and for
 * how much virtual time it stands. Two facts of one moment both get their turn: the weightier
 * first, the other while it still holds.
 */
import type { Fact, FactOf, ProcessId } from '../engine/index.ts';
import { line, type NarratorLine } from './line.ts';
import { nodeOfKubelet, programOf, zoneOfKey } from './names.ts';
import type { NarratorView } from './view.ts';

export interface News {
  readonly line: NarratorLine;
  readonly priority: number;
  /** Instant until which it stands. */
  readonly until: number;
}

const SECOND = 1_000_000;
const MEBIBYTE = 1_048_576;
/** What a stale leader's write came to is said even while the alert of two leaders stands. */
const ABOVE_THE_SPLIT = 101;

/** No news stand longer than this, µs. */
export const LONGEST_NEWS = 60 * SECOND;

interface Told {
  readonly line: NarratorLine;
  readonly priority: number;
  readonly seconds: number;
}

const told = (priority: number, seconds: number, said: NarratorLine): Told => ({
  line: said,
  priority,
  seconds,
});

/** The news in the fact at `index` of all that are known, in order; or null. */
export function newsOf(facts: readonly Fact[], index: number, view: NarratorView): News | null {
  const fact = facts[index];
  if (fact === undefined) return null;
  const said =
    ofNode(fact, view) ??
    ofConflict(fact, facts, index) ??
    ofElection(fact, view) ??
    ofWire(fact, view) ??
    ofControlPlane(fact) ??
    ofProcess(fact);
  if (said === null) return null;
  const stands = Math.min(said.seconds * SECOND, LONGEST_NEWS);
  return { line: said.line, priority: said.priority, until: fact.t + stands };
}

function ofNode(fact: Fact, view: NarratorView): Told | null {
  switch (fact.kind) {
    case 'nodeConditionChanged': {
      if (fact.status === 'Unknown')
        return told(
          70,
          8,
          line('narrator.news.unknown', { node: fact.node, length: graceOf(view, fact.node) }),
        );
      if (fact.status === 'True' && fact.before !== 'absent')
        return told(62, 8, line('narrator.news.ready', { node: fact.node }));
      return null;
    }
    case 'taintAdded':
      if (fact.effect !== 'NoExecute') return null;
      return told(61, 15, line('narrator.news.noExecute', { node: fact.node }));
    case 'podDeleted':
      return told(57, 8, line('narrator.news.podDeleted', { node: fact.node, lease: fact.pod }));
    case 'podBound':
      return told(60, 8, line('narrator.news.podBound', { node: fact.node, lease: fact.pod }));
    case 'podUnschedulable':
      return told(60, 10, line('narrator.news.podUnschedulable', { lease: fact.pod }));
    case 'zoneStateChanged':
      return ofZone(fact, view);
    case 'nodePoweredOn':
      return told(63, 6, line('narrator.news.powerOn', { node: fact.node }));
    case 'allZonesDisruptedEnded':
      return told(76, 8, line('narrator.news.allSilentEnded', { length: graceOf(view, '') }));
    default:
      return null;
  }
}

/** What a zone's new state means for tainting (NL-19); that all zones are down is told as such. */
function ofZone(
  fact: Extract<Fact, { kind: 'zoneStateChanged' }>,
  view: NarratorView,
): Told | null {
  if (view.controller?.allDisrupted === true) return null;
  const lease = zoneOfKey(fact.zone);
  if (fact.state === 'PartialDisruption')
    return told(73, 10, line('narrator.news.zonePartial', { lease }));
  if (fact.state === 'FullDisruption')
    return told(73, 10, line('narrator.news.zoneFull', { lease }));
  const isBack = fact.before === 'PartialDisruption' || fact.before === 'FullDisruption';
  return fact.state === 'Normal' && isBack
    ? told(62, 8, line('narrator.news.zoneNormal', { lease }))
    : null;
}

const graceOf = (view: NarratorView, node: string): number =>
  (view.nodes.find((each) => each.name === node) ?? view.nodes[0])?.observer.grace ?? 0;

function ofElection(fact: Fact, view: NarratorView): Told | null {
  switch (fact.kind) {
    case 'startedLeading':
      return ofLeader(fact, view);
    case 'stoppedLeading': {
      const { process, name: lease } = fact;
      if (fact.why !== 'renewDeadline') return null;
      const election = view.elections.find((each) => each.name === lease);
      const length = (election?.renewDeadline ?? 0) + (election?.retryPeriod ?? 0);
      return told(68, 8, line('narrator.news.gaveUp', { process, lease, length }));
    }
    case 'lockReleased':
      return told(
        66,
        5,
        line('narrator.news.released', { process: fact.process, lease: fact.name }),
      );
    case 'leaseDeleted': {
      const node = fact.namespace === 'kube-node-lease' ? fact.name : '';
      return node === ''
        ? told(65, 4, line('narrator.news.lockDeleted', { lease: fact.name }))
        : told(65, 6, line('narrator.news.leaseDeleted', { node }));
    }
    case 'leaseWritten':
      return ofLateWrite(fact, view);
    case 'resourceWriteRefused':
      if (fact.refusal > 1) return null;
      return told(
        ABOVE_THE_SPLIT,
        7,
        line('narrator.news.fenced', { process: fact.process, lease: fact.name }),
      );
    case 'invariantBroken':
      return ofStaleWrite(fact);
    default:
      return null;
  }
}

/** LE-32: a lock keeps nobody from writing. */
function ofStaleWrite({
  invariant,
  who,
  lease = '',
}: Pick<FactOf<'invariantBroken' | 'invariantHolds'>, 'invariant' | 'who' | 'lease'>): Told | null {
  const [process] = who;
  if (invariant !== 'noStaleWrite' || process === undefined) return null;
  const name = lease.slice(lease.indexOf('/') + 1);
  return told(ABOVE_THE_SPLIT, 7, line('narrator.news.staleLanded', { process, lease: name }));
}

/** A 409 names the one who was first: who wrote the object last before it. */
function ofConflict(fact: Fact, facts: readonly Fact[], index: number): Told | null {
  if (fact.kind !== 'leaseConflict') return null;
  const { process, name: lease } = fact;
  const other = lastWriter(fact, facts, index);
  if (other === null || other === process)
    return told(66, 6, line('narrator.news.ownConflict', { process, lease, count: fact.brought }));
  return told(
    66,
    5,
    line('narrator.news.conflict', { process, other, lease, count: fact.brought }),
  );
}

function lastWriter(
  { namespace, name }: FactOf<'leaseConflict'>,
  facts: readonly Fact[],
  index: number,
): ProcessId | null {
  for (let place = index - 1; place >= 0; place -= 1) {
    const each = facts[place];
    if (each?.kind === 'leaseWritten' && each.name === name && each.namespace === namespace)
      return each.process;
  }
  return null;
}

/** NL-23: a new controller manager starts with empty memory. */
function ofLeader(fact: Extract<Fact, { kind: 'startedLeading' }>, view: NarratorView): Told {
  const { process, name: lease } = fact;
  if (programOf(process) !== 'kube-controller-manager')
    return told(64, 8, line('narrator.news.leads', { process, lease }));
  return told(72, 10, line('narrator.news.newController', { process, length: graceOf(view, '') }));
}

/** A write whose sender no longer waited (AS-8); its sender may even have stopped leading (TR-7). */
function ofLateWrite(
  fact: Extract<Fact, { kind: 'leaseWritten' }>,
  view: NarratorView,
): Told | null {
  if (fact.senderWaiting) return null;
  const { process, name: lease } = fact;
  const node = nodeOfKubelet(process);
  if (node !== null) return told(58, 8, line('narrator.news.lateWrite', { node }));
  const election = view.elections.find((each) => each.name === lease);
  return told(
    71,
    10,
    line('narrator.news.posthumous', { process, lease, length: election?.leaseDuration ?? 0 }),
  );
}

function ofWire(fact: Fact, view: NarratorView): Told | null {
  const several = view.controlPlane.machines.length > 1;
  switch (fact.kind) {
    case 'transmissionLost':
      if (fact.direction !== 'answers' || fact.attempt > 0) return null;
      return told(59, 8, line('narrator.news.lostAnswer', { process: fact.process }));
    case 'waitingPassed':
      return told(
        59,
        6,
        line('narrator.news.passed', { process: fact.process, count: fact.count }),
      );
    case 'apiServerDown':
    case 'apiServerFrozen':
      if (!several) return null;
      return told(
        74,
        8,
        line(
          fact.kind === 'apiServerDown'
            ? 'narrator.news.oneServerDown'
            : 'narrator.news.oneServerFrozen',
          { process: fact.server },
        ),
      );
    case 'apiServerUp':
      if (several)
        return told(75, 6, line('narrator.news.oneServerBack', { process: fact.server }));
      return told(75, 8, line('narrator.news.apiBack'));
    case 'apiServerThawed':
      return told(75, 8, line('narrator.news.thawed'));
    case 'latencyChanged':
      return told(50, 5, line('narrator.news.latency', { count: fact.latencyMs }));
    default:
      return null;
  }
}

/** etcd's majority and disks, and clocks that are turned. */
function ofControlPlane(fact: Fact): Told | null {
  switch (fact.kind) {
    case 'etcdQuorumRestored':
      return told(75, 8, line('narrator.news.quorumBack'));
    case 'etcdResumed':
      return told(75, 8, line('narrator.news.etcdResumed'));
    case 'etcdDefragmented':
      return told(
        75,
        8,
        line('narrator.news.defragmented', { count: Math.ceil(fact.bytes / MEBIBYTE) }),
      );
    case 'etcdMemberDown':
      return told(62, 6, line('narrator.news.memberDown', { process: fact.process }));
    case 'commitDelayChanged':
      return told(50, 6, line('narrator.news.commitDelay', { count: fact.commitDelayMs }));
    case 'lossChanged':
      return told(50, 6, line('narrator.news.loss', { count: fact.lossPercent }));
    case 'clockStepped': {
      const length = Math.abs(fact.seconds) * SECOND;
      const key = fact.seconds < 0 ? 'narrator.news.clockBack' : 'narrator.news.clockAhead';
      return told(62, 8, line(key, { process: fact.process, length }));
    }
    case 'clockRateChanged':
      return told(
        62,
        8,
        line('narrator.news.clockRate', { process: fact.process, count: fact.ratePpm / 10_000 }),
      );
    default:
      return null;
  }
}

function ofProcess(fact: Fact): Told | null {
  switch (fact.kind) {
    case 'nodePoweredOff':
      return told(67, 10, line('narrator.say.off', { node: fact.node }));
    case 'processKilled':
      // A machine that loses power takes its kubelet with it; the power is the news.
      if (nodeOfKubelet(fact.process) !== null) return null;
      return told(63, 5, line('narrator.news.killed', { process: fact.process }));
    case 'processResumed':
      return told(63, 5, line('narrator.news.resumed', { process: fact.process }));
    case 'processExited':
      if (fact.restartsAt === null) return null;
      return told(57, 6, line('narrator.news.exited', { process: fact.process }));
    default:
      return null;
  }
}
