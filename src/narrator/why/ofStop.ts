/**
 * Why a process leads no more, exits, or lets its lock go: a round of renewals in which none was
 * answered, another holder that it read, or somebody who told it to stop.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { programOf } from '../names.ts';
import { actBehind, tellAct } from './ofAct.ts';
import {
  between,
  climb,
  isLock,
  lastBefore,
  lockTimes,
  type LockName,
  type WhyLog,
} from './log.ts';
import { lockSubject, step, type Told, type WhyStep } from './step.ts';
import { reviver, silencer } from './troubles.ts';
import { tellTries } from './tries.ts';

type Ended = FactOf<'stoppedLeading'> | FactOf<'workCancelled'>;

export function tellStopped(fact: Ended, log: WhyLog): Told {
  const { process, name: lease, identity } = fact;
  const act = climb(log, fact, ['command'], { most: 16, where: isStop });
  const isTold = 'why' in fact ? fact.why === 'cancelled' : act !== null;
  const times = lockTimes(log, fact);
  const told = step(fact, {
    mark: 'crownGone',
    key: isTold ? 'why.stop.told' : 'why.stop.gaveUp',
    small: 'why.small.identity',
    rules: isTold ? ['LE-20'] : ['LE-5', 'LE-12'],
    subject: lockSubject(fact),
    params: {
      process,
      lease,
      text: identity,
      length: times.renewDeadline + times.retryPeriod,
      limit: times.renewDeadline,
    },
  });
  if (isTold) return { steps: [told], next: act };
  const released = lastBefore(
    log,
    fact,
    ['lockReleased'],
    (each) => isLock(each, fact) && each.process === process && each.t === fact.t,
  );
  // LE-17: it went on until its release had been answered; what that did is the story then.
  if (released !== null && robbedBy(log, released) !== null)
    return { steps: [told], next: released };
  const round = tellFailedRound(log, process, fact, fact);
  return { steps: [told, ...round.steps], next: round.next };
}

const isStop = (fact: FactOf<'command'>): boolean => fact.command.kind === 'stop';

/** LE-4, LE-12: the last success, the tries after it, and what stood in their way. */
export function tellFailedRound(log: WhyLog, process: string, lock: LockName, before: Fact): Told {
  const success = lastSuccess(log, process, lock, before);
  const since = success?.answer.seq ?? -1;
  const tries = tellTries(log, { process, lock }, since, before);
  const [other] = between(
    log,
    since,
    before,
    ['recordObserved'],
    (each) =>
      isLock(each, lock) &&
      each.process === process &&
      each.holderIdentity !== '' &&
      each.holderIdentity !== success?.write.holderIdentity,
  );
  // Where another holder explains the round, what became of each try says little more.
  const steps: WhyStep[] =
    tries === null ? [] : [other === undefined ? tries : { ...tries, detail: 1 }];
  if (other !== undefined) steps.push(tellReadOther(log, process, other));
  if (success !== null)
    steps.push(
      step(success.answer, {
        mark: 'stamp',
        key: 'why.stop.lastSuccess',
        small: 'why.small.before',
        rules: ['LE-11'],
        subject: lockSubject(lock),
        params: {
          process,
          lease: lock.name,
          version: success.write.resourceVersion,
          length: before.t - success.answer.t,
        },
        detail: 1,
      }),
    );
  return { steps, next: afterRound(log, process, lock, success?.answer.t ?? 0, before, other) };
}

function afterRound(
  log: WhyLog,
  process: string,
  lock: LockName,
  since: number,
  before: Fact,
  other: FactOf<'recordObserved'> | undefined,
): Fact | null {
  const preferred = lastBefore(
    log,
    before,
    ['preferredHolderSet'],
    (each) => isLock(each, lock) && each.t >= since - 15_000_000,
  );
  if (preferred !== null) return preferred;
  if (other !== undefined) {
    const leader = lastBefore(
      log,
      before,
      ['startedLeading', 'leaseWritten'],
      (each) =>
        isLock(each, lock) &&
        each.process !== process &&
        (each.kind === 'startedLeading' || each.holderChanged),
    );
    if (leader !== null) return leader;
  }
  return silencer(log, { silent: process, listener: null }, since, before);
}

interface Success {
  readonly answer: FactOf<'answerReceived'>;
  readonly write: FactOf<'leaseWritten'>;
}

/** LE-11: the write of a lock that an answer is about; the one that lets it go is no renewal. */
const renewalBehind = (
  log: WhyLog,
  answer: FactOf<'answerReceived'>,
  lock: LockName,
): FactOf<'leaseWritten'> | null =>
  climb(log, answer, ['leaseWritten'], {
    most: 2,
    where: (write) => isLock(write, lock) && write.holderIdentity !== '',
  });

/** The last renewal of a lock that its writer heard a good answer to. */
function lastSuccess(log: WhyLog, process: string, lock: LockName, before: Fact): Success | null {
  const answer = lastBefore(
    log,
    before,
    ['answerReceived'],
    (each) =>
      each.process === process && each.code < 300 && renewalBehind(log, each, lock) !== null,
  );
  const write = answer === null ? null : renewalBehind(log, answer, lock);
  return answer === null || write === null ? null : { answer, write };
}

/** LE-12, LE-26: it reads another's name, and works on until its round has run out. */
const tellReadOther = (log: WhyLog, process: string, fact: FactOf<'recordObserved'>): WhyStep => {
  const holder = lastBefore(
    log,
    fact,
    ['leaseWritten'],
    (each) => isLock(each, fact) && each.holderIdentity === fact.holderIdentity,
  );
  return step(fact, {
    mark: 'read',
    key: 'why.stop.readOther',
    small: 'why.small.identity',
    rules: ['LE-12', 'LE-26'],
    subject: { kind: 'process', process },
    params: {
      process,
      lease: fact.name,
      other: holder === null ? `/${fact.holderIdentity.replace(/_[^_]*$/, '')}` : holder.process,
      text: fact.holderIdentity,
    },
  });
};

const robbedBy = (log: WhyLog, fact: FactOf<'lockReleased'>): FactOf<'invariantBroken'> | null =>
  lastBefore(
    log,
    fact,
    ['invariantBroken'],
    (each) =>
      each.invariant === 'noRobbedLeader' &&
      each.lease === `${fact.namespace}/${fact.name}` &&
      each.who[0] === fact.process &&
      fact.t - each.t < 10_000_000,
  );

/**
 * LE-18: a release that comes after somebody else has taken the lock: its own tries had failed, the
 * other came to lead meanwhile, and then something let the release through.
 */
export function tellRobbery(log: WhyLog, robber: string, lock: LockName, before: Fact): Told {
  const victim = lastBefore(
    log,
    before,
    ['startedLeading'],
    (each) => isLock(each, lock) && each.process !== robber,
  );
  const success = lastSuccess(log, robber, lock, before);
  const tries = tellTries(
    log,
    { process: robber, lock },
    success?.answer.seq ?? -1,
    victim ?? before,
  );
  const through = reviver(log, robber, before);
  const isAfter = through?.kind === 'command' && through.t >= (victim?.t ?? before.t);
  return {
    steps: [
      ...(isAfter ? tellAct(through).steps : []),
      ...(tries === null ? [] : [{ ...tries, detail: 1 }]),
    ],
    next: victim,
  };
}

export function tellReleased(fact: FactOf<'lockReleased'>, log: WhyLog): Told {
  const { process, name: lease } = fact;
  const robbed = robbedBy(log, fact);
  const told = step(fact, {
    mark: 'lockOpen',
    key: robbed === null ? 'why.stop.released' : 'why.stop.releasedAnothers',
    small: 'why.small.process',
    rules: [robbed === null ? 'LE-15' : 'LE-18'],
    subject: lockSubject(fact),
    params: { process, lease, other: robbed?.who[1] ?? '' },
    // Without it, nobody would understand why the lock was free.
    detail: robbed === null ? 0 : -1,
  });
  const act = climb(log, fact, ['command'], { most: 16, where: isStop });
  if (act !== null) return { steps: [told], next: act };
  const round =
    robbed === null
      ? tellFailedRound(log, process, fact, fact)
      : tellRobbery(log, process, fact, fact);
  return { steps: [told, ...round.steps], next: round.next };
}

/** LE-19: a process that loses its lock exits; LE-21: a wedged one is killed. */
export function tellExited(fact: FactOf<'processExited'>, log: WhyLog): Told {
  const { process } = fact;
  const stopped = lastBefore(
    log,
    fact,
    ['stoppedLeading'],
    (each) => each.process === process && each.t === fact.t,
  );
  const probe = climb(log, fact, ['livenessProbeFailed'], { most: 2 });
  const told = step(fact, {
    mark: 'exit',
    key: fact.restartsAt === null ? 'why.exit.forGood' : 'why.exit.restarts',
    small: 'why.small.process',
    rules: stopped === null ? ['LE-33'] : ['LE-19', 'LE-33'],
    subject: { kind: 'process', process },
    params: {
      process,
      text: programOf(process),
      count: fact.code,
      length: fact.restartsAt === null ? 0 : fact.restartsAt - fact.t,
    },
  });
  const next =
    probe ?? stopped ?? actBehind(log, fact) ?? climb(log, fact, ['command', 'workCancelled']);
  return { steps: [told], next };
}
