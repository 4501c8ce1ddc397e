/**
 * Why a write bounced with 409: who wrote first and by how much, what version the loser had read, and
 * how both came to write at all. Also a resource that refuses a stale leader.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { programOf } from '../names.ts';
import { isLock, lastBefore, NODE_LEASES, type WhyLog } from './log.ts';
import { tellTakeover } from './ofLeader.ts';
import { lockSubject, step, type Told } from './step.ts';
import { silencer } from './troubles.ts';

type Conflict = FactOf<'leaseConflict'>;

export function tellConflict(fact: Conflict, log: WhyLog): Told {
  const { process, name: lease, brought, stored } = fact;
  const winner = lastBefore(log, fact, ['leaseWritten', 'leaseDeleted'], (each) =>
    isLock(each, fact),
  );
  if (programOf(process) === 'kube-apiserver' && fact.reason === 'AlreadyExists')
    return tellVote(fact, log);
  const tell = (key: Parameters<typeof step>[1]['key'], rules: readonly string[]) =>
    step(fact, {
      mark: 'conflict',
      key,
      small: 'why.small.versions',
      rules,
      subject: lockSubject(fact),
      params: {
        process,
        lease,
        other: winner?.process ?? '',
        version: brought,
        total: stored,
        count: stored,
        length: winner === null ? 0 : fact.t - winner.t,
        text: fact.reason,
      },
    });
  if (winner === null) return { steps: [tell('why.conflict.gone', ['AS-4'])], next: null };
  if (winner.kind === 'leaseDeleted')
    return {
      steps: [tell('why.conflict.deleted', ['AS-4', 'AS-5']), ...baseOf(fact, log)],
      next: winner,
    };
  if (winner.process === process)
    return tellOwn(fact, winner, log, tell('why.conflict.own', ['LE-30', 'AS-8']));
  const told = tell(
    fact.reason === 'AlreadyExists' ? 'why.conflict.created' : 'why.conflict.race',
    fact.reason === 'AlreadyExists' ? ['AS-2', 'LE-31'] : ['AS-4', 'AS-7', 'LE-31'],
  );
  return { ...tellRivals(fact, winner, log, told) };
}

/** The write whose version the loser brought. */
function baseOf(fact: Conflict, log: WhyLog): Told['steps'] {
  const base = lastBefore(
    log,
    fact,
    ['leaseWritten'],
    (each) => isLock(each, fact) && each.resourceVersion === fact.brought,
  );
  if (base === null) return [];
  return [
    step(base, {
      mark: 'stamp',
      key: 'why.routine.base',
      small: 'why.small.before',
      rules: ['AS-4'],
      subject: lockSubject(fact),
      params: { process: fact.process, version: fact.brought, length: fact.t - base.t },
      detail: 1,
    }),
  ];
}

/** CE-8, CE-15: each vote begins with a POST, which a Lease that is there refuses. */
function tellVote(fact: Conflict, log: WhyLog): Told {
  const vote = lastBefore(log, fact, ['voteHeld'], (each) => isLock(each, fact));
  const candidate = lastBefore(
    log,
    fact,
    ['candidateStands', 'candidateWritten'],
    (each) => each.kind === 'candidateStands' && isLock(each, fact),
  );
  const told = step(fact, {
    mark: 'conflict',
    key: 'why.conflict.vote',
    small: 'why.small.process',
    rules: ['CE-8', 'CE-15'],
    subject: lockSubject(fact),
    params: { process: fact.process, lease: fact.name },
  });
  return { steps: [told], next: vote ?? candidate };
}

/** LE-30: the first write of its own had landed, and it did not know. */
function tellOwn(
  fact: Conflict,
  winner: FactOf<'leaseWritten'>,
  log: WhyLog,
  told: Told['steps'][number],
): Told {
  const wrote = step(winner, {
    mark: 'stamp',
    key: winner.senderWaiting ? 'why.conflict.ownLanded' : 'why.conflict.ownLandedLate',
    small: 'why.small.process',
    rules: [fact.namespace === NODE_LEASES ? 'KL-4' : 'LE-30'],
    subject: lockSubject(fact),
    params: { process: winner.process, lease: winner.name, version: winner.resourceVersion },
  });
  const base = lastBefore(
    log,
    winner,
    ['leaseWritten'],
    (each) => isLock(each, fact) && each.resourceVersion <= fact.brought,
  );
  const silent = silencer(log, { silent: fact.process, listener: null }, base?.t ?? winner.t, fact);
  return { steps: [told, wrote], next: silent };
}

/** LE-31: exactly one of those who read the same version wins. */
function tellRivals(
  fact: Conflict,
  winner: FactOf<'leaseWritten'>,
  log: WhyLog,
  told: Told['steps'][number],
): Told {
  const wrote = step(winner, {
    mark: 'stamp',
    key: winner.holderIdentity === '' ? 'why.conflict.releasedFirst' : 'why.conflict.wroteFirst',
    small: 'why.small.process',
    rules: ['AS-7'],
    subject: lockSubject(winner),
    params: { process: winner.process, lease: winner.name, version: winner.resourceVersion },
  });
  const road: Told = winner.holderChanged
    ? tellTakeover(log, winner)
    : { steps: [], next: leaderBefore(log, fact, winner.process) };
  return { steps: [told, wrote, ...road.steps], next: road.next };
}

/** The winner held the lock already: what had made it leader while the loser believed otherwise. */
const leaderBefore = (log: WhyLog, fact: Conflict, process: string): Fact | null =>
  lastBefore(
    log,
    fact,
    ['startedLeading'],
    (each) => isLock(each, fact) && each.process === process,
  );

/** LE-32: what a token is for. */
export function tellRefusedWrite(fact: FactOf<'resourceWriteRefused'>, log: WhyLog): Told {
  const { process, name: lease } = fact;
  const leader = lastBefore(
    log,
    fact,
    ['startedLeading'],
    (each) => isLock(each, fact) && each.process !== process,
  );
  const told = step(fact, {
    mark: 'conflict',
    key: 'why.resource.refused',
    small: 'why.small.identity',
    rules: ['LE-32'],
    subject: { kind: 'process', process },
    params: { process, lease, version: fact.token, total: fact.stored, text: fact.identity },
  });
  return { steps: [told], next: leader };
}
