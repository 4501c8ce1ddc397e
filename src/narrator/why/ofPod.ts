/**
 * Why a Pod is to be evicted, was deleted, or has a node or none: the taint that it does not tolerate
 * for ever, its own patience counted by the controller, and the Pod that takes its place.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { climb, factAt, lastBefore, type WhyLog } from './log.ts';
import { nodeSubject, step, type Told } from './step.ts';

export function tellScheduled(fact: FactOf<'podEvictionScheduled'>, log: WhyLog): Told {
  const { node, pod, process } = fact;
  return {
    steps: [
      step(fact, {
        mark: 'pod',
        key: 'why.pod.scheduled',
        small: 'why.small.process',
        rules: ['TE-6'],
        subject: nodeSubject(node),
        params: { node, pod, process, length: fact.at - fact.t, at: fact.at },
      }),
    ],
    next: taintOf(log, fact),
  };
}

const taintOf = (log: WhyLog, fact: Fact & { readonly node: string }): Fact | null =>
  climb(log, fact, ['taintAdded'], { where: (each) => each.effect === 'NoExecute' }) ??
  lastBefore(
    log,
    fact,
    ['taintAdded'],
    (each) => each.effect === 'NoExecute' && each.node === fact.node,
  );

export function tellDeleted(fact: FactOf<'podDeleted'>, log: WhyLog): Told {
  const { node, pod, process } = fact;
  const scheduled = lastBefore(
    log,
    fact,
    ['podEvictionScheduled', 'podEvictionCancelled'],
    (each) => each.pod === pod && each.process === process,
  );
  const isTimed = scheduled?.kind === 'podEvictionScheduled';
  return {
    steps: [
      step(fact, {
        mark: 'podGone',
        key: isTimed ? 'why.pod.deleted' : 'why.pod.deletedAtOnce',
        small: 'why.small.process',
        rules: [isTimed ? 'TE-8' : 'TE-4'],
        subject: nodeSubject(node),
        params: { node, pod, process },
      }),
    ],
    next: isTimed ? scheduled : taintOf(log, fact),
  };
}

export function tellRemoved(fact: FactOf<'podRemoved'>, log: WhyLog): Told {
  const { node, pod } = fact;
  return {
    steps: [
      step(fact, {
        mark: 'podGone',
        key: 'why.pod.removed',
        rules: ['TE-9'],
        subject: nodeSubject(node),
        params: { node, pod },
      }),
    ],
    next: lastBefore(log, fact, ['podDeleted'], (each) => each.pod === pod),
  };
}

/** The Pod that was asked for, and what made room for it. */
function tellAsked(
  log: WhyLog,
  fact: Fact & { readonly pod: string },
  created = lastBefore(log, fact, ['podCreated'], (each) => each.pod === fact.pod),
): Told {
  if (created === null) return { steps: [], next: null };
  const deleted = climb(log, created, ['podDeleted', 'podRemoved']);
  const leader = lastBefore(
    log,
    created,
    ['startedLeading'],
    (each) => each.process === created.process,
  );
  return {
    steps: [
      step(created, {
        mark: 'pod',
        key: 'why.pod.created',
        small: 'why.small.process',
        params: { pod: created.pod, text: created.workload, process: created.process },
      }),
    ],
    next:
      deleted ??
      lastBefore(log, created, ['podDeleted', 'podRemoved'], (each) =>
        each.pod.startsWith(created.pod.slice(0, created.pod.lastIndexOf('-'))),
      ) ??
      leader,
  };
}

/** A Pod that was asked for: what it takes the place of. */
export function tellCreatedPod(fact: FactOf<'podCreated'>, log: WhyLog): Told {
  const asked = tellAsked(log, fact, fact);
  return { steps: asked.steps, next: asked.next ?? factAt(log, fact.cause) };
}

export function tellBound(fact: FactOf<'podBound'>, log: WhyLog): Told {
  const asked = tellAsked(log, fact);
  const bound = step(fact, {
    mark: 'pod',
    key: 'why.pod.bound',
    small: 'why.small.process',
    subject: nodeSubject(fact.node),
    params: { node: fact.node, pod: fact.pod, process: fact.process },
  });
  return { steps: [bound, ...asked.steps], next: asked.next };
}

export function tellUnschedulable(fact: FactOf<'podUnschedulable'>, log: WhyLog): Told {
  const asked = tellAsked(log, fact);
  const tainted = lastBefore(log, fact, ['taintAdded'], (each) => each.effect === 'NoSchedule');
  const pending = step(fact, {
    mark: 'pod',
    key: 'why.pod.unschedulable',
    small: 'why.small.process',
    params: { pod: fact.pod, process: fact.process },
  });
  return {
    steps: [pending, ...asked.steps],
    next: tainted ?? asked.next ?? factAt(log, fact.cause),
  };
}
