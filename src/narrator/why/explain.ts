/**
 * Why: the chain from a fact back to its cause, one step for each thing that had to be so. Every kind
 * of fact has a teller that says it in a step or a few and names the fact where the chain goes on; a
 * chain is cut to seven steps, and what somebody did stands at its end.
 */
import type { Fact, FactKind, FactOf, Scenario } from '../../engine/index.ts';
import { createLog, isOfKind, type WhyLog } from './log.ts';
import { actBehind, OF_ACTS, tellAct } from './ofAct.ts';
import { tellConflict, tellRefusedWrite } from './ofConflict.ts';
import { tellBroken, tellHolds } from './ofInvariant.ts';
import { tellAssigned, tellStarted } from './ofLeader.ts';
import { tellCondition } from './ofNode.ts';
import {
  tellPass,
  tellPodReady,
  tellQueued,
  tellRegistered,
  tellSeen,
  tellTimerStopped,
} from './ofLooks.ts';
import {
  tellBound,
  tellCreatedPod,
  tellDeleted,
  tellRemoved,
  tellScheduled,
  tellUnschedulable,
} from './ofPod.ts';
import {
  tellBeginning,
  tellEtcd,
  tellFailedRenewal,
  tellLeaseDeleted,
  tellPlainly,
  tellPreferred,
  tellProbe,
  tellVote,
  tellWire,
  tellWrite,
} from './ofRest.ts';
import { isClosed, tellEnd } from './ofStart.ts';
import { tellExited, tellReleased, tellStopped } from './ofStop.ts';
import { tellTainted, tellUntainted } from './ofTaint.ts';
import { tellAllZones, tellZone } from './ofZone.ts';
import {
  tellAnswered,
  tellCandidate,
  tellCandidateGone,
  tellConnected,
  tellHeard,
  tellIdentityFailed,
  tellRecord,
  tellResource,
  tellSent,
  tellStored,
  tellWatched,
} from './ofWire.ts';
import type { Told, WhyStep } from './step.ts';

const MOST_STEPS = 7;
/** Facts told before a chain is cut: what a long story needs to reach its end. */
const MOST_TOLD = 12;

/**
 * The chain of a fact. `facts`: the log around it, oldest first, for some minutes before it. Where
 * facts are missing the chain may be shorter, or name a lesser cause: ask again with what was recalled.
 */
export function explain(
  fact: Fact,
  facts: readonly Fact[],
  scenario: Scenario,
): readonly WhyStep[] {
  const log = createLog(facts, fact, scenario);
  const steps: WhyStep[] = [];
  const told = new Set<number>();
  let current: Fact | null = fact;
  while (current !== null && !told.has(current.seq) && told.size < MOST_TOLD) {
    told.add(current.seq);
    const part: Told = tell(current, log);
    for (const each of part.steps) if (!steps.some(({ seq }) => seq === each.seq)) steps.push(each);
    current = part.next;
  }
  const ordered = inOrder(steps);
  return shorten([...ordered, ...tellEnd(log, ordered)]);
}

/** From effect to cause is backwards in time; an act that ends the chain ends it whenever it was. */
function inOrder(steps: readonly WhyStep[]): readonly WhyStep[] {
  const last = steps[steps.length - 1];
  const end = last === undefined || !isClosed(last) || steps.length < 2 ? [] : [last];
  const rest = steps.slice(0, steps.length - end.length);
  return [...rest.toSorted((a, b) => b.t - a.t), ...end];
}

/** The first and the last step always stay; of the rest the finest detail goes first. */
function shorten(steps: readonly WhyStep[]): readonly WhyStep[] {
  let kept = steps;
  while (kept.length > MOST_STEPS) {
    let drop = 1;
    for (let index = 1; index < kept.length - 1; index += 1)
      if ((kept[index]?.detail ?? 0) >= (kept[drop]?.detail ?? 0)) drop = index;
    kept = kept.filter((_, index) => index !== drop);
  }
  return kept;
}

type Teller = (fact: Fact, log: WhyLog) => Told | null;

const on =
  <K extends FactKind>(
    kinds: readonly K[],
    teller: (fact: FactOf<K>, log: WhyLog) => Told,
  ): Teller =>
  (fact, log) =>
    isOfKind(fact, kinds) ? teller(fact, log) : null;

const TELLERS: readonly Teller[] = [
  on(['command'], tellAct),
  on(['nodeConditionChanged'], tellCondition),
  on(['renewalFailed'], tellFailedRenewal),
  on(['taintAdded'], tellTainted),
  on(['taintRemoved'], tellUntainted),
  on(['zoneStateChanged'], tellZone),
  on(['allZonesDisrupted', 'allZonesDisruptedEnded'], tellAllZones),
  on(['podEvictionScheduled'], tellScheduled),
  on(['podDeleted'], tellDeleted),
  on(['podRemoved'], tellRemoved),
  on(['podBound'], tellBound),
  on(['podUnschedulable'], tellUnschedulable),
  on(['startedLeading'], tellStarted),
  on(['stoppedLeading', 'workCancelled'], tellStopped),
  on(['lockReleased'], tellReleased),
  on(['processExited'], tellExited),
  on(['leaseConflict'], tellConflict),
  on(['leaseWritten'], tellWrite),
  on(['leaseDeleted', 'garbageCollected'], tellLeaseDeleted),
  on(['preferredHolderSet'], tellPreferred),
  on(['voteHeld'], tellVote),
  on(['resourceWriteRefused'], tellRefusedWrite),
  on(['invariantBroken'], tellBroken),
  on(['invariantHolds'], tellHolds),
  on(
    ['requestTimedOut', 'requestRefused', 'transmissionLost', 'connectionLost', 'messageHeld'],
    tellWire,
  ),
  on(['etcdQuorumLost', 'etcdQuorumRestored', 'etcdNoSpace'], tellEtcd),
  on(['processStarted', 'candidateStands', 'runStarted'], tellBeginning),
  on(['livenessProbeFailed'], tellProbe),
  on(OF_ACTS, tellConsequence),
  on(['requestSent'], tellSent),
  on(['answered'], tellAnswered),
  on(['answerReceived'], tellHeard),
  on(['etcdWritten'], tellStored),
  on(['watchDelivered'], tellWatched),
  on(['recordObserved', 'newLeaderObserved'], tellRecord),
  on(['connectionOpened', 'waitingPassed'], tellConnected),
  on(['resourceWritten'], tellResource),
  on(['identityRenewalFailed'], tellIdentityFailed),
  on(['candidateWritten'], tellCandidate),
  on(['candidateDeleted'], tellCandidateGone),
  on(['leaseAssigned'], tellAssigned),
  on(['passStarted', 'passEnded'], tellPass),
  on(['renewalObserved'], tellSeen),
  on(['nodeRegistered'], tellRegistered),
  on(['nodeQueued'], tellQueued),
  on(['podReadyChanged'], tellPodReady),
  on(['podEvictionCancelled'], tellTimerStopped),
  on(['podCreated'], tellCreatedPod),
];

function tell(fact: Fact, log: WhyLog): Told {
  for (const teller of TELLERS) {
    const told = teller(fact, log);
    if (told !== null) return told;
  }
  return tellPlainly(fact, log);
}

/** What followed from an act at once is told as the act. */
function tellConsequence(fact: FactOf<FactKind>, log: WhyLog): Told {
  const act = actBehind(log, fact);
  return act === null ? tellPlainly(fact, log) : tellAct(act);
}
