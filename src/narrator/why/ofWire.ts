/**
 * What travels all the time: a request, its answer, what it wrote, the watch event that tells of it.
 * The rounds before a request are one step: who renews or asks again after how long.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { nodeOfKubelet, programOf } from '../names.ts';
import { climb, factAt, isLock, lastBefore, lockTimes, NODE_LEASES, type WhyLog } from './log.ts';
import { nodeSubject, step, type Told, type WhyStep, type WhySubject } from './step.ts';
import { reviver } from './troubles.ts';

const SECOND = 1_000_000;

export const ofProcess = (process: string): WhySubject => {
  const node = nodeOfKubelet(process);
  return node === null ? { kind: 'process', process } : nodeSubject(node);
};

type Sent = FactOf<'requestSent'>;

const isElection = (log: WhyLog, { resource, namespace, name }: Sent): boolean =>
  resource === 'Lease' &&
  log.scenario.components.some(
    ({ leaseNamespace, leaseName }) => leaseNamespace === namespace && leaseName === name,
  );

/** The rule by which a request goes out; none where the reference has no rule of its own for it. */
function rulesOf(sent: Sent, log: WhyLog): readonly string[] {
  const isKubelet = nodeOfKubelet(sent.process) !== null;
  if (isKubelet && sent.resource === 'Lease')
    return [sent.verb === 'PUT' ? 'KL-4' : sent.verb === 'POST' ? 'KL-5' : 'KL-3'];
  if (isKubelet && sent.resource === 'Node') return ['KL-10'];
  if (!isElection(log, sent)) return [];
  if (sent.verb !== 'PUT') return ['LE-7'];
  const read = climb(log, sent, ['requestSent'], {
    most: 4,
    where: (each) => each.verb === 'GET' && isLock(each, sent),
  });
  return [read === null ? 'LE-6' : 'LE-10'];
}

export function sentStep(sent: Sent, log: WhyLog, detail = 0): WhyStep {
  const node = nodeOfKubelet(sent.process);
  return step(sent, {
    mark: 'sent',
    key: 'why.routine.sent',
    small: 'why.small.process',
    rules: rulesOf(sent, log),
    subject: ofProcess(sent.process),
    params: {
      process: sent.process,
      lease: sent.name === node ? '' : sent.name,
      text: `${sent.verb} ${sent.resource}`,
    },
    detail,
  });
}

/** The round before: what ended then, and how long its owner waits after it. */
function roundBefore(sent: Sent, log: WhyLog): WhyStep | null {
  const node = nodeOfKubelet(sent.process);
  const isNodeLease = node !== null && sent.resource === 'Lease';
  if (!isNodeLease && !isElection(log, sent)) return null;
  const isSame = (each: Sent): boolean =>
    each.process === sent.process && each.resource === 'Lease' && isLock(each, sent);
  const heard = lastBefore(log, sent, ['answerReceived'], (each) => {
    if (each.process !== sent.process || each.t === sent.t) return false;
    const asked = climb(log, each, ['requestSent'], { most: 4 });
    return asked !== null && isSame(asked);
  });
  if (heard === null) return null;
  const asked = climb(log, heard, ['requestSent'], { most: 4 });
  const { retryPeriod } = lockTimes(log, sent);
  const isLeader = asked?.verb === 'PUT';
  return step(heard, {
    mark: isNodeLease || isLeader ? 'stamp' : 'read',
    key: isNodeLease
      ? 'why.routine.kubeletRound'
      : isLeader
        ? 'why.routine.leaderRound'
        : 'why.routine.standbyRound',
    small: 'why.small.before',
    rules: [isNodeLease ? 'KL-1' : isLeader ? 'LE-5' : 'LE-3'],
    subject: ofProcess(sent.process),
    params: {
      process: sent.process,
      node: node ?? '',
      lease: sent.name,
      // LE-2: a candidate waits its retry period, and up to 1.2 times that again.
      length: isNodeLease ? sent.t - heard.t : retryPeriod,
      limit: (retryPeriod * 22) / 10,
    },
    detail: 3,
  });
}

export function tellSent(fact: Sent, log: WhyLog): Told {
  const before = roundBefore(fact, log);
  const steps = [sentStep(fact, log, 1), ...(before === null ? [] : [before])];
  return { steps, next: before === null ? storyBehind(log, fact) : standing(log, fact) };
}

const standing = (log: WhyLog, fact: Sent): Fact | null =>
  lastBefore(
    log,
    fact,
    ['candidateStands', 'processStarted'],
    (each) => each.process === fact.process && each.t > 0,
  );

/** What passes on the wire and in routine: a story is sought behind it. */
const ROUTINE: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  'requestSent',
  'answered',
  'answerReceived',
  'etcdWritten',
  'watchDelivered',
  'passStarted',
  'passEnded',
  'renewalObserved',
  'recordObserved',
  'connectionOpened',
  'leaseWritten',
  'candidateWritten',
  'nodeRegistered',
  'podReadyChanged',
]);
const FURTHEST = 200;

/** The nearest cause that is no routine; null if there is none on the way to the beginning. */
export function storyBehind(log: WhyLog, fact: Fact): Fact | null {
  let each = factAt(log, fact.cause);
  for (let hops = 0; each !== null && hops < FURTHEST; hops += 1) {
    if (!ROUTINE.has(each.kind)) return each.kind === 'runStarted' ? null : each;
    each = factAt(log, each.cause);
  }
  return null;
}

export function tellAnswered(fact: FactOf<'answered'>, log: WhyLog): Told {
  const told = step(fact, {
    mark: 'heard',
    key: fact.senderWaiting ? 'why.routine.answered' : 'why.routine.unheard',
    small: 'why.small.process',
    rules: fact.senderWaiting ? [] : ['AS-8'],
    subject: ofProcess(fact.process),
    params: { process: fact.process, count: fact.code },
    detail: 4,
  });
  return { steps: [told], next: factAt(log, fact.cause) };
}

export function tellHeard(fact: FactOf<'answerReceived'>, log: WhyLog): Told {
  const sent = lastBefore(log, fact, ['requestSent'], ({ id }) => id === fact.id);
  const told = step(fact, {
    mark: fact.code < 400 ? 'heard' : fact.code === 409 ? 'conflict' : 'refused',
    key: 'why.routine.heard',
    small: 'why.small.process',
    subject: ofProcess(fact.process),
    params: {
      process: fact.process,
      count: fact.code,
      length: sent === null ? 0 : fact.t - sent.t,
    },
    detail: 2,
  });
  return { steps: [told], next: factAt(log, fact.cause) };
}

export function tellStored(fact: FactOf<'etcdWritten'>, log: WhyLog): Told {
  const told = step(fact, {
    mark: 'stamp',
    key: 'why.routine.stored',
    small: 'why.small.identity',
    rules: ['AS-1', 'SZ-1'],
    subject: { kind: 'apiServer' },
    params: { version: fact.resourceVersion, text: fact.object },
  });
  return { steps: [told], next: factAt(log, fact.cause) };
}

export function tellWatched(fact: FactOf<'watchDelivered'>, log: WhyLog): Told {
  const isNode = fact.resource === 'Node' || fact.namespace === NODE_LEASES;
  const told = step(fact, {
    mark: 'watch',
    key: 'why.routine.watched',
    small: 'why.small.process',
    rules: ['AS-9'],
    subject: isNode ? nodeSubject(fact.name) : ofProcess(fact.process),
    params: isNode
      ? { process: fact.process, node: fact.name }
      : { process: fact.process, lease: fact.name },
  });
  return { steps: [told], next: factAt(log, fact.cause) };
}

/** LE-7: what an elector saw is what somebody wrote. */
export function tellRecord(
  fact: FactOf<'recordObserved'> | FactOf<'newLeaderObserved'>,
  log: WhyLog,
): Told {
  const isRecord = fact.kind === 'recordObserved';
  const version = isRecord ? fact.resourceVersion : 0;
  const told = step(fact, {
    mark: 'read',
    key: isRecord ? 'why.routine.sawRecord' : 'why.routine.leaderNoticed',
    small: 'why.small.process',
    rules: [isRecord ? 'LE-7' : 'LE-13'],
    subject: { kind: 'process', process: fact.process },
    params: { process: fact.process, lease: fact.name, version, text: fact.holderIdentity },
  });
  const write = lastBefore(
    log,
    fact,
    ['leaseWritten'],
    (each) =>
      isLock(each, fact) &&
      each.holderIdentity === fact.holderIdentity &&
      (isRecord ? each.resourceVersion <= version : each.holderChanged),
  );
  return { steps: [told], next: write ?? storyBehind(log, fact) };
}

/** TR-3, TR-4: a connection is opened anew by the next request, or when what stood in its way is gone. */
export function tellConnected(
  fact: FactOf<'connectionOpened'> | FactOf<'waitingPassed'>,
  log: WhyLog,
): Told {
  const { process } = fact;
  const isOpened = fact.kind === 'connectionOpened';
  const healed = reviver(log, process, fact);
  const isAfter = healed !== null && fact.t - healed.t < 60 * SECOND;
  const isAfterHealing = isAfter && healed.kind === 'command' && healed.command.kind === 'heal';
  const told = step(fact, {
    mark: 'passed',
    key: isOpened
      ? isAfterHealing
        ? 'why.wire.opened'
        : 'why.routine.connected'
      : 'why.routine.passed',
    small: 'why.small.process',
    rules: isOpened ? ['TR-3', 'TR-4'] : ['TR-2'],
    subject: ofProcess(process),
    params: { process, length: isAfter ? fact.t - healed.t : 0 },
  });
  const sent = climb(log, fact, ['requestSent'], { most: 2 });
  const asked = sent === null ? [] : [sentStep(sent, log, 1)];
  return {
    steps: [told, ...asked],
    next: isAfter ? healed : storyBehind(log, sent ?? fact),
  };
}

/** LE-32: what a leader does because it believes that it leads. */
export function tellResource(fact: FactOf<'resourceWritten'>, log: WhyLog): Told {
  const { process, name: lease } = fact;
  const told = step(fact, {
    mark: 'stamp',
    key: 'why.routine.resourceWritten',
    small: 'why.small.identity',
    rules: ['LE-32'],
    subject: { kind: 'process', process },
    params: { process, lease, version: fact.token, text: fact.identity },
  });
  const heard = lastBefore(
    log,
    fact,
    ['leaseWritten'],
    (each) => isLock(each, fact) && each.process === process,
  );
  const leads = lastBefore(
    log,
    fact,
    ['startedLeading'],
    (each) => isLock(each, fact) && each.process === process,
  );
  return { steps: [told], next: leads ?? heard };
}

/** AI-3: the heartbeat of an API server. */
export function tellIdentityFailed(fact: FactOf<'identityRenewalFailed'>, log: WhyLog): Told {
  const told = step(fact, {
    mark: fact.why === 'refused' ? 'refused' : fact.why === 'conflict' ? 'conflict' : 'tries',
    key: 'why.routine.identityFailed',
    small: 'why.small.process',
    rules: ['AI-3', 'KL-4'],
    subject: { kind: 'apiServer' },
    params: { process: fact.process, lease: fact.name },
  });
  return { steps: [told], next: storyBehind(log, fact) };
}

const CANDIDATE = {
  created: { key: 'why.routine.candidateCame', rules: ['CE-1'], mark: 'start' },
  pinged: { key: 'why.routine.candidatePinged', rules: ['CE-6'], mark: 'vote' },
  acked: { key: 'why.routine.candidateAcked', rules: ['CE-1'], mark: 'vote' },
  renewed: { key: 'why.routine.candidateRenewed', rules: ['CE-1'], mark: 'stamp' },
} as const;

export function tellCandidate(fact: FactOf<'candidateWritten'>, log: WhyLog): Told {
  const { process, leaseName: lease, what } = fact;
  const told = step(fact, {
    ...CANDIDATE[what],
    small: 'why.small.process',
    subject: { kind: 'process', process },
    params: { process, lease },
  });
  const ping =
    what === 'acked'
      ? lastBefore(
          log,
          fact,
          ['candidateWritten'],
          (each) => each.name === fact.name && each.what === 'pinged',
        )
      : null;
  const candidate = lastBefore(
    log,
    fact,
    ['candidateStands'],
    (each) =>
      each.name === lease && (programOf(process) === 'kube-apiserver' || each.process === process),
  );
  return { steps: [told], next: ping ?? candidate ?? storyBehind(log, fact) };
}

export function tellCandidateGone(fact: FactOf<'candidateDeleted'>, log: WhyLog): Told {
  const told = step(fact, {
    mark: 'deleted',
    key: 'why.routine.candidateGone',
    small: 'why.small.process',
    subject: { kind: 'process', process: fact.process },
    params: { process: fact.process, lease: fact.leaseName },
  });
  return { steps: [told], next: storyBehind(log, fact) };
}
