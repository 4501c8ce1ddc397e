/**
 * What the node lifecycle controller does all the time: its looks at every node, what each of them
 * saw, and the smaller things that follow from a verdict.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { nodeOfKubelet } from '../names.ts';
import { climb, factAt, lastBefore, NODE_LEASES, type WhyLog } from './log.ts';
import { storyBehind } from './ofWire.ts';
import { nodeSubject, step, type Told, type WhyStep } from './step.ts';

const periodOf = (log: WhyLog): number => log.scenario.nodeLifecycle.nodeMonitorPeriodSeconds * 1e6;

/** How the controller came to be the one that looks. */
const leaderOf = (log: WhyLog, fact: Fact & { readonly process: string }): Fact | null =>
  lastBefore(log, fact, ['startedLeading'], (each) => each.process === fact.process);

/** NL-2: a look at every node from its cache; all the looks before it are one step. */
export function tellPass(fact: FactOf<'passStarted'> | FactOf<'passEnded'>, log: WhyLog): Told {
  const { process } = fact;
  const look = (each: Fact, key: WhyStep['key'], detail = 0): WhyStep =>
    step(each, {
      mark: 'look',
      key,
      small: 'why.small.process',
      rules: ['NL-2'],
      subject: { kind: 'process', process },
      params: { process, length: periodOf(log) },
      detail,
    });
  const isEnd = fact.kind === 'passEnded';
  const before = lastBefore(
    log,
    fact,
    [isEnd ? 'passStarted' : 'passEnded'],
    (each) => each.process === process,
  );
  const steps = [look(fact, isEnd ? 'why.routine.lookEnded' : 'why.routine.look')];
  if (before !== null)
    steps.push(look(before, isEnd ? 'why.routine.look' : 'why.routine.lookBefore', 2));
  return { steps, next: leaderOf(log, fact) };
}

const SEEN = {
  lease: { key: 'why.routine.sawLease', rules: ['NL-6'] },
  status: { key: 'why.routine.sawStatus', rules: ['NL-4'] },
  new: { key: 'why.routine.sawNew', rules: ['NL-23'] },
} as const;

/** NL-4, NL-6, NL-23: what a look saw that made it start a stopwatch anew. */
export function tellSeen(fact: FactOf<'renewalObserved'>, log: WhyLog): Told {
  const { node, process } = fact;
  const told = step(fact, {
    ...SEEN[fact.why],
    mark: 'stopwatch',
    small: 'why.small.process',
    subject: nodeSubject(node),
    params: { node, process },
  });
  if (fact.why === 'new') return { steps: [told], next: leaderOf(log, fact) };
  const write =
    fact.why === 'lease'
      ? lastBefore(
          log,
          fact,
          ['leaseWritten'],
          (each) => each.namespace === NODE_LEASES && each.name === node,
        )
      : lastBefore(
          log,
          fact,
          ['requestSent'],
          (each) => nodeOfKubelet(each.process) === node && each.resource === 'Node',
        );
  return { steps: [told], next: write ?? climb(log, fact, ['passStarted'], { most: 40 }) };
}

/** NL-1: a controller sees a node first when it comes to lead, or when the node comes. */
export function tellRegistered(fact: FactOf<'nodeRegistered'>, log: WhyLog): Told {
  const { node, process } = fact;
  const told = step(fact, {
    mark: 'stopwatch',
    key: 'why.routine.sawNew',
    small: 'why.small.process',
    rules: ['NL-1', 'NL-23'],
    subject: nodeSubject(node),
    params: { node, process },
  });
  return { steps: [told], next: leaderOf(log, fact) ?? storyBehind(log, fact) };
}

const verdictOn = (log: WhyLog, fact: Fact & { readonly node: string }): Fact | null =>
  lastBefore(
    log,
    fact,
    ['nodeConditionChanged'],
    (each) => each.node === fact.node && each.status !== 'True',
  );

/** NL-13: every look puts a node that is not Ready into the queue. */
export function tellQueued(fact: FactOf<'nodeQueued'>, log: WhyLog): Told {
  const { node, process } = fact;
  const told = step(fact, {
    mark: 'queue',
    key: 'why.routine.queued',
    small: 'why.small.process',
    rules: ['NL-13', 'NL-25'],
    subject: nodeSubject(node),
    params: { node, process },
  });
  return { steps: [told], next: verdictOn(log, fact) ?? leaderOf(log, fact) };
}

/** NL-10: with its node, every Pod on it is no longer Ready. */
export function tellPodReady(fact: FactOf<'podReadyChanged'>, log: WhyLog): Told {
  const { node, pod, process, ready } = fact;
  const isOfKubelet = ready || nodeOfKubelet(process) !== null;
  const told = step(fact, {
    mark: 'pod',
    key: isOfKubelet && ready ? 'why.routine.podReady' : 'why.routine.podNotReady',
    small: 'why.small.process',
    rules: isOfKubelet ? [] : ['NL-10'],
    subject: nodeSubject(node),
    params: { node, pod, process },
  });
  if (!ready) return { steps: [told], next: verdictOn(log, fact) ?? storyBehind(log, fact) };
  const bound = lastBefore(log, fact, ['podBound'], (each) => each.pod === pod);
  const cured = lastBefore(
    log,
    fact,
    ['nodeConditionChanged'],
    (each) => each.node === node && each.status === 'True',
  );
  return { steps: [told], next: bound ?? cured ?? storyBehind(log, fact) };
}

/** TE-7: no NoExecute taint, no timer. */
export function tellTimerStopped(fact: FactOf<'podEvictionCancelled'>, log: WhyLog): Told {
  const { node, pod, process } = fact;
  const told = step(fact, {
    mark: 'pod',
    key: 'why.routine.timerStopped',
    small: 'why.small.process',
    rules: ['TE-7'],
    subject: nodeSubject(node),
    params: { node, pod, process },
  });
  const untainted = lastBefore(
    log,
    fact,
    ['taintRemoved'],
    (each) => each.node === node && each.effect === 'NoExecute',
  );
  return { steps: [told], next: untainted ?? factAt(log, fact.cause) };
}
