/**
 * The smaller facts that a chain passes or that somebody asks about: tries that failed, what the wire
 * did, etcd, votes, collectors, and where a process came from.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { nodeOfKubelet } from '../names.ts';
import { actBehind, tellAct } from './ofAct.ts';
import { climb, factAt, isLock, lastBefore, NODE_LEASES, type WhyLog } from './log.ts';
import { tellTakeover } from './ofLeader.ts';
import { ofProcess, sentStep, tellSent } from './ofWire.ts';
import { lockSubject, nodeSubject, step, type Told } from './step.ts';
import { silencer } from './troubles.ts';

/** KL-4: one try of a kubelet's sync. */
export function tellFailedRenewal(fact: FactOf<'renewalFailed'>, log: WhyLog): Told {
  const { node } = fact;
  const kubelet = `kubelet/${node}`;
  const sent = climb(log, fact, ['requestSent'], { most: 4 });
  const told = step(fact, {
    mark: fact.why === 'refused' ? 'refused' : fact.why === 'conflict' ? 'conflict' : 'tries',
    key: `why.renewal.${fact.why}`,
    small: 'why.small.process',
    rules: ['KL-4'],
    subject: nodeSubject(node),
    params: {
      node,
      process: kubelet,
      count: fact.attempt,
      length: sent === null ? 0 : fact.t - sent.t,
    },
  });
  if (fact.why === 'conflict') {
    const conflict = climb(log, fact, ['leaseConflict'], { most: 4 });
    if (conflict !== null) return { steps: [told], next: conflict };
  }
  const write = lastBefore(
    log,
    fact,
    ['leaseWritten'],
    (each) => each.namespace === NODE_LEASES && each.name === node,
  );
  const success =
    write === null
      ? []
      : [
          step(write, {
            mark: 'stamp',
            key: 'why.renewal.last',
            small: 'why.small.before',
            rules: ['KL-1'],
            subject: nodeSubject(node),
            params: { node, version: write.resourceVersion, length: fact.t - write.t },
            detail: 1,
          }),
        ];
  const since = sent?.t ?? write?.t ?? fact.t;
  return {
    steps: [told, ...success],
    next: silencer(log, { silent: kubelet, listener: null }, since, fact),
  };
}

/** What the wire did to a message: its own story ends with what stood in the way. */
export function tellWire(
  fact: FactOf<
    'requestTimedOut' | 'requestRefused' | 'transmissionLost' | 'connectionLost' | 'messageHeld'
  >,
  log: WhyLog,
): Told {
  const { process } = fact;
  const sent = climb(log, fact, ['requestSent'], { most: 3 });
  const rules = {
    requestTimedOut: ['AS-8'],
    requestRefused: ['TR-1'],
    transmissionLost: ['TR-2'],
    connectionLost: ['TR-3'],
    messageHeld: ['TR-1'],
  } as const;
  const told = step(fact, {
    mark: fact.kind === 'requestRefused' ? 'refused' : 'tries',
    key: `why.wire.${fact.kind}`,
    small: 'why.small.process',
    rules: rules[fact.kind],
    subject: ofProcess(process),
    params: {
      process,
      node: nodeOfKubelet(process) ?? '',
      length: 'nextAt' in fact ? fact.nextAt - fact.t : sent === null ? 0 : fact.t - sent.t,
    },
  });
  const since = sent?.t ?? fact.t;
  const asked = sent === null ? [] : [sentStep(sent, log, 1)];
  return {
    steps: [told, ...asked],
    next: silencer(log, { silent: process, listener: null }, since, fact),
  };
}

export function tellLeaseDeleted(
  fact: FactOf<'leaseDeleted'> | FactOf<'garbageCollected'>,
  log: WhyLog,
): Told {
  const act = actBehind(log, fact);
  if (act !== null) return tellAct(act);
  const isCollected = fact.kind === 'garbageCollected';
  const told = step(fact, {
    mark: 'deleted',
    key: isCollected ? 'why.lease.collected' : 'why.lease.deleted',
    ...(fact.process.includes('/') ? { small: 'why.small.process' } : {}),
    rules: isCollected ? [fact.resource === 'Lease' ? 'AI-6' : 'CE-12'] : ['AS-11'],
    subject: lockSubject(fact),
    params: { lease: fact.name, process: fact.process },
  });
  return { steps: [told], next: null };
}

export function tellEtcd(
  fact: FactOf<'etcdQuorumLost' | 'etcdQuorumRestored' | 'etcdNoSpace'>,
  log: WhyLog,
): Told {
  const told = step(fact, {
    mark: 'etcd',
    key: `why.etcd.${fact.kind}`,
    rules: fact.kind === 'etcdNoSpace' ? ['AS-10', 'SZ-4'] : ['AS-1'],
    subject: { kind: 'apiServer' },
    params: { count: fact.kind === 'etcdNoSpace' ? fact.bytes : 0 },
  });
  return { steps: [told], next: actBehind(log, fact) };
}

/** A candidate, a process, a run: where a story begins. */
export function tellBeginning(
  fact: FactOf<'processStarted' | 'candidateStands' | 'runStarted'>,
  log: WhyLog,
): Told {
  if (fact.kind === 'runStarted') {
    const isWarm = log.scenario.start === 'warm';
    return {
      steps: [step(fact, { mark: 'dot', key: isWarm ? 'why.begin.warm' : 'why.begin.cold' })],
      next: null,
    };
  }
  const { process } = fact;
  const isCandidate = fact.kind === 'candidateStands';
  const told = step(fact, {
    mark: 'start',
    key: isCandidate ? 'why.begin.stands' : 'why.begin.started',
    small: 'why.small.process',
    rules: isCandidate ? ['LE-2'] : [],
    subject: ofProcess(process),
    params: {
      process,
      node: nodeOfKubelet(process) ?? '',
      lease: isCandidate ? fact.name : '',
    },
  });
  const act = actBehind(log, fact);
  const exit = climb(log, fact, ['processExited'], { most: 3 });
  return { steps: [told], next: exit ?? act ?? climb(log, fact, ['runStarted'], { most: 3 }) };
}

/** CE-4, CE-9: a better candidate came, so the present leader's term is to end. */
export function tellPreferred(fact: FactOf<'preferredHolderSet'>, log: WhyLog): Told {
  const candidate = lastBefore(
    log,
    fact,
    ['candidateStands'],
    (each) => isLock(each, fact) && each.identity === fact.identity,
  );
  const told = step(fact, {
    mark: 'vote',
    key: 'why.lead.preferred',
    small: 'why.small.identity',
    rules: ['CE-8', 'CE-9'],
    subject: lockSubject(fact),
    params: { process: fact.process, lease: fact.name, text: fact.identity },
  });
  return { steps: [told], next: candidate };
}

export function tellVote(fact: FactOf<'voteHeld'>, log: WhyLog): Told {
  const told = step(fact, {
    mark: 'vote',
    key: 'why.lead.vote',
    small: 'why.small.process',
    rules: ['CE-5', 'CE-7'],
    subject: lockSubject(fact),
    params: {
      process: fact.process,
      lease: fact.name,
      count: fact.answered,
      total: fact.candidates,
    },
  });
  const candidate = lastBefore(log, fact, ['candidateStands'], (each) => isLock(each, fact));
  return { steps: [told], next: candidate };
}

/** A write; one that took a lock goes on with how the lock had come to be free. */
export function tellWrite(fact: FactOf<'leaseWritten'>, log: WhyLog): Told {
  const node = nodeOfKubelet(fact.process);
  const isOwn = node === fact.name && fact.namespace === NODE_LEASES;
  const told = step(fact, {
    mark: 'stamp',
    key: !fact.senderWaiting
      ? 'why.lease.writtenLate'
      : isOwn
        ? 'why.node.wrote'
        : 'why.lease.written',
    small: 'why.small.process',
    rules: [!fact.senderWaiting ? 'TR-7' : isOwn ? 'KL-4' : 'AS-1'],
    subject: lockSubject(fact),
    params: {
      process: fact.process,
      node: node ?? '',
      lease: fact.name,
      version: fact.resourceVersion,
    },
  });
  if (fact.holderChanged && fact.holderIdentity !== '') {
    const road = tellTakeover(log, fact);
    return { steps: [told, ...road.steps], next: road.next };
  }
  const sent = climb(log, fact, ['requestSent'], { most: 2 });
  if (fact.senderWaiting) {
    const asked = sent === null ? { steps: [], next: null } : tellSent(sent, log);
    return { steps: [told, ...asked.steps], next: asked.next };
  }
  const next = silencer(log, { silent: fact.process, listener: null }, sent?.t ?? fact.t, fact);
  return { steps: [told], next };
}

/** LE-21: the kubelet found it unhealthy. */
export function tellProbe(fact: FactOf<'livenessProbeFailed'>, log: WhyLog): Told {
  const told = step(fact, {
    mark: 'tries',
    key: 'why.exit.probe',
    small: 'why.small.process',
    rules: ['LE-21'],
    subject: ofProcess(fact.process),
    params: { process: fact.process, count: fact.failures },
  });
  return { steps: [told], next: climb(log, fact, ['electorWedged', 'command']) };
}

/** A fact without a story of its own: its kind, and the cause that the log gives. */
export const tellPlainly = (fact: Fact, log: WhyLog): Told => ({
  steps: [step(fact, { mark: 'dot', key: 'why.plain', params: { text: fact.kind } })],
  next: actBehind(log, fact) ?? factAt(log, fact.cause),
});
