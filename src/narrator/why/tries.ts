/**
 * Tries that came to nothing, folded into one step: how many went out for a Lease, from when to when,
 * and what became of them.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { between, isLock, NODE_LEASES, type LockName, type WhyLog } from './log.ts';
import { lockSubject, step, type WhyStep } from './step.ts';

interface Tries {
  readonly process: string;
  readonly lock: LockName;
}

/** The requests of a process for a Lease that no good answer came to. */
function failedTries(
  log: WhyLog,
  { process, lock }: Tries,
  after: number,
  before: Fact,
): readonly { readonly sent: FactOf<'requestSent'>; readonly end: Fact | null }[] {
  const sent = between(
    log,
    after,
    before,
    ['requestSent'],
    (fact) => fact.process === process && fact.resource === 'Lease' && isLock(fact, lock),
  );
  const ends = new Map<number, Fact>();
  const isEnd = (fact: { readonly process: string }): boolean => fact.process === process;
  for (const fact of between(
    log,
    after,
    before,
    ['requestTimedOut', 'requestRefused', 'answerReceived'],
    isEnd,
  ))
    ends.set(fact.id, fact);
  return sent
    .map((each) => ({ sent: each, end: ends.get(each.id) ?? null }))
    .filter(({ end }) => end?.kind !== 'answerReceived' || end.code >= 400);
}

/** Tries after a fact and before another, as one step; null if there were none. */
export function tellTries(log: WhyLog, of: Tries, after: number, before: Fact): WhyStep | null {
  const tries = failedTries(log, of, after, before);
  const first = tries[0];
  const last = tries[tries.length - 1];
  if (first === undefined || last === undefined) return null;
  const counted = (kind: Fact['kind']): number =>
    tries.filter(({ end }) => end?.kind === kind).length;
  const timedOut = tries.find(({ end }) => end?.kind === 'requestTimedOut');
  const isNode = of.lock.namespace === NODE_LEASES;
  const common = {
    rules: isNode ? ['KL-3', 'KL-4'] : ['LE-4'],
    subject: lockSubject(of.lock),
    until: last.sent.t,
    small: 'why.small.process',
    params: {
      process: of.process,
      lease: of.lock.name,
      count: tries.length,
      length:
        timedOut?.end === undefined || timedOut.end === null ? 0 : timedOut.end.t - timedOut.sent.t,
    },
  } as const;
  if (counted('requestRefused') * 2 > tries.length)
    return step(first.sent, { ...common, mark: 'refused', key: 'why.tries.refused' });
  const isSilence =
    timedOut !== undefined && counted('requestRefused') + counted('answerReceived') === 0;
  const key = isSilence ? 'why.tries.timedOut' : 'why.tries.unanswered';
  return step(first.sent, { ...common, mark: 'tries', key });
}
