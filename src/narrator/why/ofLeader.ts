/**
 * Why a process leads: how the lock came to be free for it. By its own stopwatch it had seen no
 * change for as long as the record said; or it read an empty holder, or no Lease; or it was chosen.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { climb, isLock, lastBefore, lockTimes, type WhyLog } from './log.ts';
import { lockSubject, step, type Told, type WhyStep } from './step.ts';
import { silencer } from './troubles.ts';

export function tellStarted(fact: FactOf<'startedLeading'>, log: WhyLog): Told {
  const { process, name: lease, identity } = fact;
  const win =
    climb(log, fact, ['leaseWritten'], { where: (each) => isLock(each, fact), most: 6 }) ??
    lastBefore(
      log,
      fact,
      ['leaseWritten'],
      (each) => isLock(each, fact) && each.process === process,
    );
  const road = win === null ? { steps: [], next: null } : tellTakeover(log, win, identity);
  const isChosen = road.steps[0]?.key === 'why.lead.assigned';
  const told = step(fact, {
    mark: 'crown',
    key: isChosen ? 'why.lead.claimed' : 'why.lead.started',
    small: 'why.small.identity',
    rules: isChosen ? ['CE-2', 'LE-1'] : ['LE-1', 'LE-10'],
    subject: lockSubject(fact),
    params: { process, lease, text: identity },
  });
  return {
    steps: [told, ...road.steps],
    next: road.next ?? (win === null ? null : standing(log, fact)),
  };
}

/** How a write that took the lock had become possible. */
export function tellTakeover(
  log: WhyLog,
  win: FactOf<'leaseWritten'>,
  identity: string = win.holderIdentity,
): Told {
  if (win.write === 'created') return tellCreated(log, win);
  const seen = lastBefore(
    log,
    win,
    ['recordObserved'],
    (each) => isLock(each, win) && each.process === win.process,
  );
  if (seen === null) return { steps: [], next: standing(log, win) };
  if (seen.holderIdentity === '') return tellFree(log, win, seen);
  const assigned = lastBefore(
    log,
    win,
    ['leaseAssigned'],
    (each) => isLock(each, win) && each.identity === identity,
  );
  if (assigned !== null) return tellChosen(log, assigned);
  return tellExpired(log, win, seen);
}

/** LE-7, LE-8: the stopwatch of the candidate, and the last change that it saw. */
function tellExpired(
  log: WhyLog,
  win: FactOf<'leaseWritten'>,
  seen: FactOf<'recordObserved'>,
): Told {
  const { process, name: lease } = win;
  const length = lockTimes(log, win).leaseDuration;
  const stopwatch = step(seen, {
    mark: 'stopwatch',
    key: 'why.lead.lastSeen',
    small: 'why.small.expired',
    rules: ['LE-7', 'LE-8'],
    subject: { kind: 'process', process },
    params: { process, lease, version: seen.resourceVersion, length, limit: win.t - seen.t },
  });
  const write = lastBefore(
    log,
    seen,
    ['leaseWritten'],
    (each) => isLock(each, win) && each.resourceVersion <= seen.resourceVersion,
  );
  if (write === null) return { steps: [stopwatch], next: standing(log, win) };
  const wrote: WhyStep = step(write, {
    mark: 'stamp',
    key: write.senderWaiting ? 'why.lead.lastWrite' : 'why.lead.lateWrite',
    small: 'why.small.seenLater',
    rules: [write.senderWaiting ? 'LE-5' : 'TR-7'],
    subject: lockSubject(win),
    params: {
      process: write.process,
      lease,
      version: write.resourceVersion,
      length: seen.t - write.t,
    },
    detail: 1,
  });
  // What it stopped for may have come before the write that landed late.
  const since = write.senderWaiting ? write.t : 0;
  const stopped = lastBefore(
    log,
    win,
    ['stoppedLeading'],
    (each) => isLock(each, win) && each.process === write.process && each.t >= since - 60_000_000,
  );
  const silent = silencer(log, { silent: write.process, listener: null }, write.t, win);
  const isOwn = silent?.kind === 'processExited' || silent === null;
  return { steps: [stopwatch, wrote], next: isOwn ? (stopped ?? silent) : silent };
}

/** LE-9: for an empty holder nobody waits. */
function tellFree(log: WhyLog, win: FactOf<'leaseWritten'>, seen: FactOf<'recordObserved'>): Told {
  const { process, name: lease } = win;
  const freed = lastBefore(
    log,
    seen,
    ['leaseWritten'],
    (each) => isLock(each, win) && each.holderIdentity === '',
  );
  const told = step(seen, {
    mark: 'read',
    key: 'why.lead.free',
    small: 'why.small.process',
    rules: ['LE-9'],
    subject: { kind: 'process', process },
    params: { process, lease, version: seen.resourceVersion },
  });
  const released = lastBefore(log, win, ['lockReleased'], (each) => isLock(each, win));
  return { steps: [told], next: released ?? freed ?? standing(log, win) };
}

/** LE-7: no Lease, so the first who asks creates it. */
function tellCreated(log: WhyLog, win: FactOf<'leaseWritten'>): Told {
  const { process, name: lease } = win;
  const told = step(win, {
    mark: 'stamp',
    key: 'why.lead.created',
    small: 'why.small.process',
    rules: ['LE-7', 'AS-2'],
    subject: lockSubject(win),
    params: { process, lease, version: win.resourceVersion },
  });
  const deleted = lastBefore(log, win, ['leaseDeleted', 'garbageCollected'], (each) =>
    isLock(each, win),
  );
  return { steps: [told], next: deleted ?? standing(log, win) };
}

export const tellAssigned = (fact: FactOf<'leaseAssigned'>, log: WhyLog): Told =>
  tellChosen(log, fact);

/** CE-7, CE-8: an API server chose it. */
function tellChosen(log: WhyLog, assigned: FactOf<'leaseAssigned'>): Told {
  const told = step(assigned, {
    mark: 'vote',
    key: 'why.lead.assigned',
    small: 'why.small.identity',
    rules: ['CE-7', 'CE-8'],
    subject: lockSubject(assigned),
    params: { process: assigned.process, lease: assigned.name, text: assigned.identity },
  });
  const vote = lastBefore(log, assigned, ['voteHeld'], (each) => isLock(each, assigned));
  const preferred = lastBefore(log, assigned, ['preferredHolderSet'], (each) =>
    isLock(each, assigned),
  );
  const stopped = lastBefore(log, assigned, ['stoppedLeading'], (each) => isLock(each, assigned));
  const candidate = lastBefore(
    log,
    assigned,
    ['candidateStands'],
    (each) => isLock(each, assigned) && each.identity === assigned.identity,
  );
  const held =
    vote === null
      ? []
      : [
          step(vote, {
            mark: 'vote',
            key: 'why.lead.vote',
            small: 'why.small.process',
            rules: ['CE-5', 'CE-7'],
            subject: lockSubject(assigned),
            params: {
              process: vote.process,
              lease: assigned.name,
              count: vote.answered,
              total: vote.candidates,
            },
            detail: 2,
          }),
        ];
  const next: Fact | null = stopped ?? preferred ?? candidate;
  return { steps: [told, ...held], next };
}

/** Where a story of a lock begins: a process that stood for it. */
function standing(log: WhyLog, fact: Fact & { readonly process: string }): Fact | null {
  return lastBefore(
    log,
    fact,
    ['candidateStands', 'processStarted'],
    (each) => each.process === fact.process,
  );
}
