/**
 * Why a promise broke or holds again: who took part, what they did that broke it, and how each of
 * them came to do it.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { climb, lastBefore, lockTimes, type WhyLog } from './log.ts';
import { tellAct } from './ofAct.ts';
import { tellRobbery } from './ofStop.ts';
import {
  lockSubject,
  nodeSubject,
  step,
  type Told,
  type WhyStep,
  type WhySubject,
} from './step.ts';

type Broken = FactOf<'invariantBroken'>;

const RULES: Readonly<Record<Broken['invariant'], readonly string[]>> = {
  oneActingLeader: ['LE-26', 'LE-32'],
  someoneLeads: ['LE-1'],
  noLiveNodeUnknown: ['NL-7'],
  noStaleWrite: ['LE-32'],
  noRobbedLeader: ['LE-18'],
  noLiveEviction: ['TE-9'],
  someZoneIsUp: ['NL-20'],
};

/** A lock as `namespace/name`. */
const lockOf = (text: string): { readonly namespace: string; readonly name: string } => {
  const cut = text.indexOf('/');
  return { namespace: text.slice(0, cut), name: text.slice(cut + 1) };
};

function subjectOf(fact: Broken | FactOf<'invariantHolds'>, log: WhyLog): WhySubject | null {
  if (fact.lease !== undefined) return { kind: 'election', ...lockOf(fact.lease) };
  if (log.scenario.nodes.some(({ name }) => name === fact.subject))
    return nodeSubject(fact.subject);
  const kubelet = fact.who[0];
  if (kubelet === undefined) return null;
  return kubelet.startsWith('kubelet/')
    ? nodeSubject(kubelet.slice('kubelet/'.length))
    : { kind: 'process', process: kubelet };
}

const paramsOf = (fact: Broken | FactOf<'invariantHolds'>) => ({
  process: fact.who[0] ?? '',
  other: fact.who[1] ?? '',
  node: (fact.who[0] ?? '').replace(/^kubelet\//, ''),
  pod: fact.subject,
  lease: fact.lease === undefined ? '' : lockOf(fact.lease).name,
});

export function tellBroken(fact: Broken, log: WhyLog): Told {
  const told = step(fact, {
    mark: fact.invariant === 'oneActingLeader' ? 'twoCrowns' : 'broken',
    key: `why.broken.${fact.invariant}`,
    small: `why.promise.${fact.invariant}`,
    rules: RULES[fact.invariant],
    subject: subjectOf(fact, log),
    params: paramsOf(fact),
  });
  const road = roadTo(fact, log);
  return { steps: [told, ...road.steps], next: road.next };
}

const nowhere: Told = { steps: [], next: null };

function roadTo(fact: Broken, log: WhyLog): Told {
  switch (fact.invariant) {
    case 'oneActingLeader':
    case 'noStaleWrite':
      return rivalry(fact, log);
    case 'someoneLeads': {
      const next = leaderless(fact, log);
      return { steps: next?.kind === 'command' ? stillNamed(fact, log) : [], next };
    }
    case 'noLiveNodeUnknown':
      return { steps: revival(fact, log), next: unknownOf(fact, log) };
    case 'noRobbedLeader':
      return robbery(fact, log);
    case 'noLiveEviction':
      return {
        steps: [],
        next: lastBefore(log, fact, ['podDeleted'], (each) => each.pod === fact.subject),
      };
    case 'someZoneIsUp':
      return nowhere;
  }
}

const fullName = (each: { readonly namespace: string; readonly name: string }): string =>
  `${each.namespace}/${each.name}`;

/** The one that came to lead last; and, if the other was woken only now, who woke it. */
function rivalry(fact: Broken, log: WhyLog): Told {
  const woken = climb(log, fact, ['processResumed'], { most: 12 });
  const act = woken === null ? null : climb(log, woken, ['command'], { most: 1 });
  const stale = fact.invariant === 'noStaleWrite' ? fact.who[0] : woken?.process;
  const leader = lastBefore(
    log,
    fact,
    ['startedLeading'],
    (each) => fullName(each) === fact.lease && each.process !== stale,
  );
  const deleted = lastBefore(
    log,
    fact,
    ['leaseDeleted', 'lockReleased', 'leaseWritten'],
    (each) => fullName(each) === fact.lease && (each.kind !== 'leaseWritten' || each.holderChanged),
  );
  const steps: readonly WhyStep[] = act === null ? [] : tellAct(act).steps;
  return {
    steps,
    next: fact.invariant === 'oneActingLeader' ? leader : (newer(leader, deleted) ?? act),
  };
}

const newer = (one: Fact | null, other: Fact | null): Fact | null => {
  if (one === null || other === null) return one ?? other;
  // A leader's start says more than the write that it follows.
  return other.kind !== 'leaseWritten' && other.seq > one.seq ? other : one;
};

/** LE-8: a leader that was struck leaves its name in the record, and whoever saw it there waits. */
function stillNamed(fact: Broken, log: WhyLog): readonly WhyStep[] {
  const write = lastBefore(log, fact, ['leaseWritten'], (each) => fullName(each) === fact.lease);
  if (write === null || write.holderIdentity === '') return [];
  return [
    step(write, {
      mark: 'stamp',
      key: 'why.routine.stillNamed',
      small: 'why.small.before',
      rules: ['LE-5', 'LE-8'],
      subject: lockSubject(write),
      params: {
        process: write.process,
        lease: write.name,
        version: write.resourceVersion,
        length: lockTimes(log, write).leaseDuration,
      },
      detail: 1,
    }),
  ];
}

function leaderless(fact: Broken, log: WhyLog): Fact | null {
  const act = climb(log, fact, ['command', 'candidateStands', 'processStarted'], { most: 3 });
  if (act?.kind === 'command') return act;
  const ended = lastBefore(
    log,
    fact,
    ['workCancelled', 'stoppedLeading', 'processExited'],
    (each) => each.t === fact.t && (!('namespace' in each) || fullName(each) === fact.lease),
  );
  return ended ?? act ?? climb(log, fact, ['command', 'leaseWritten']);
}

/** The node was called Unknown first, and came alive again. */
function revival(fact: Broken, log: WhyLog): readonly WhyStep[] {
  const revived = climb(log, fact, ['processStarted', 'processResumed', 'nodePoweredOn'], {
    most: 4,
  });
  const act = revived === null ? null : climb(log, revived, ['command'], { most: 3 });
  return act === null ? [] : tellAct(act).steps;
}

const unknownOf = (fact: Broken, log: WhyLog): Fact | null =>
  lastBefore(
    log,
    fact,
    ['nodeConditionChanged'],
    (each) => each.node === fact.subject && each.status === 'Unknown',
  );

/** LE-18: the releaser's own round had failed; the victim leads since it gave out. */
const robbery = (fact: Broken, log: WhyLog): Told =>
  fact.who[0] === undefined || fact.lease === undefined
    ? nowhere
    : tellRobbery(log, fact.who[0], lockOf(fact.lease), fact);

/** It holds again: the fact that ended the break. */
export function tellHolds(fact: FactOf<'invariantHolds'>, log: WhyLog): Told {
  const told = step(fact, {
    mark: 'holds',
    key: `why.holds.${fact.invariant}`,
    small: `why.promise.${fact.invariant}`,
    rules: RULES[fact.invariant],
    subject: subjectOf(fact, log),
    params: paramsOf(fact),
  });
  const sameMoment = lastBefore(
    log,
    fact,
    [
      'startedLeading',
      'workCancelled',
      'stoppedLeading',
      'nodeConditionChanged',
      'podRemoved',
      'processExited',
      'leaseWritten',
      'command',
    ],
    (each) => each.t === fact.t && isAboutBreak(each, fact),
  );
  const cause = climb(
    log,
    fact,
    ['startedLeading', 'nodeConditionChanged', 'podRemoved', 'command', 'processResumed'],
    {
      most: 4,
    },
  );
  const broke = lastBefore(
    log,
    fact,
    ['invariantBroken'],
    (each) => each.invariant === fact.invariant && each.subject === fact.subject,
  );
  return { steps: [told], next: sameMoment ?? cause ?? broke };
}

function isAboutBreak(each: Fact, fact: FactOf<'invariantHolds'>): boolean {
  if (each.kind === 'command') return true;
  if ('node' in each && each.node === fact.subject) return true;
  if ('pod' in each) return each.pod === fact.subject;
  if ('namespace' in each && 'name' in each) return fullName(each) === fact.lease;
  return 'process' in each && each.process !== null && fact.who.includes(each.process);
}
