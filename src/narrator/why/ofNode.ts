/**
 * Why a node is Unknown, not Ready, or Ready again. Unknown is a verdict on silence: the pass that
 * found nothing new, the stopwatch's last restart, the write that it saw, and what came between.
 */
import type { Fact, FactOf } from '../../engine/index.ts';
import { between, climb, grace, lastBefore, NODE_LEASES, type WhyLog } from './log.ts';
import { actBehind } from './ofAct.ts';
import { nodeSubject, step, type Told, type WhyStep } from './step.ts';
import { reviver, silencer } from './troubles.ts';
import { tellTries } from './tries.ts';

type Changed = FactOf<'nodeConditionChanged'>;

export function tellCondition(fact: Changed, log: WhyLog): Told {
  if (fact.status === 'Unknown') return tellUnknown(fact, log);
  return fact.status === 'True' ? tellReady(fact, log) : tellNotReady(fact, log);
}

function tellUnknown(fact: Changed, log: WhyLog): Told {
  const { node } = fact;
  const kubelet = `kubelet/${node}`;
  const pass = climb(log, fact, ['passStarted']);
  const never = fact.reason === 'NodeStatusNeverUpdated';
  const startup = log.scenario.nodeLifecycle.nodeStartupGracePeriodSeconds * 1_000_000;
  const flag = step(fact, {
    mark: 'flag',
    key: never ? 'why.node.neverPosted' : 'why.node.unknown',
    small: 'why.small.reason',
    rules: never ? ['NL-3', 'NL-7'] : ['NL-7'],
    subject: nodeSubject(node),
    params: {
      node,
      process: fact.process,
      text: fact.reason,
      length: never ? startup : grace(log),
      at: pass?.t ?? fact.t,
    },
  });
  const seen = stopwatchOf(log, fact);
  const since = seen.since;
  const tries = tellTries(
    log,
    { process: kubelet, lock: { namespace: NODE_LEASES, name: node } },
    since?.seq ?? -1,
    fact,
  );
  const stale = tellStaleWrites(log, node, since, fact);
  return {
    steps: [flag, ...listed(tries), ...listed(stale), ...seen.steps],
    next: silencer(
      log,
      { silent: kubelet, listener: fact.process },
      seen.wroteAt ?? since?.t ?? 0,
      fact,
    ),
  };
}

const listed = (each: WhyStep | null): readonly WhyStep[] => (each === null ? [] : [each]);

interface Stopwatch {
  readonly steps: readonly WhyStep[];
  /** What restarted it last. */
  readonly since: Fact | null;
  /** When what it saw was written. */
  readonly wroteAt: number | null;
}

/** The last restart of the controller's stopwatch for a node, and the write that it saw. */
function stopwatchOf(log: WhyLog, flag: Changed): Stopwatch {
  const { node, process } = flag;
  const restart = lastBefore(
    log,
    flag,
    ['renewalObserved', 'allZonesDisruptedEnded'],
    (fact) => fact.process === process && (!('node' in fact) || fact.node === node),
  );
  if (restart === null) return { steps: [], since: null, wroteAt: null };
  const params = { node, process, length: flag.t - restart.t };
  const common = {
    mark: 'stopwatch',
    small: 'why.small.before',
    subject: nodeSubject(node),
  } as const;
  if (restart.kind === 'allZonesDisruptedEnded') {
    const told = { ...common, key: 'why.node.freshForAll', rules: ['NL-21'], params } as const;
    return { steps: [step(restart, told)], since: restart, wroteAt: null };
  }
  if (restart.why !== 'lease') {
    const isNew = restart.why === 'new';
    const told = step(restart, {
      ...common,
      key: isNew ? 'why.node.freshForNew' : 'why.node.sawStatus',
      rules: [isNew ? 'NL-23' : 'NL-4'],
      params,
    });
    return { steps: [told], since: restart, wroteAt: null };
  }
  const write = lastBefore(
    log,
    restart,
    ['leaseWritten'],
    (fact) => fact.namespace === NODE_LEASES && fact.name === node,
  );
  const version = write?.resourceVersion ?? 0;
  const told = step(restart, {
    ...common,
    key: version > 0 ? 'why.node.sawLease' : 'why.node.sawRenewal',
    rules: ['NL-6'],
    params: { ...params, version },
  });
  if (write === null) return { steps: [told], since: restart, wroteAt: null };
  const wrote = step(write, {
    mark: 'stamp',
    key: 'why.node.wrote',
    small: 'why.small.seenLater',
    rules: ['KL-4'],
    subject: nodeSubject(node),
    params: { node, version, length: restart.t - write.t },
    detail: 2,
  });
  return { steps: [told, wrote], since: restart, wroteAt: write.t };
}

/** NL-6: writes that came all the while, with a renewTime that is not newer. */
function tellStaleWrites(
  log: WhyLog,
  node: string,
  since: Fact | null,
  flag: Changed,
): WhyStep | null {
  if (since === null) return null;
  const writes = between(
    log,
    since.seq,
    flag,
    ['leaseWritten'],
    (fact) => fact.namespace === NODE_LEASES && fact.name === node,
  );
  const first = writes[0];
  const last = writes[writes.length - 1];
  // One write may be too young to have been seen.
  if (first === undefined || last === undefined || writes.length < 2) return null;
  // Later writes are compared with the one that was accepted last, not with each other.
  const saved =
    lastBefore(
      log,
      since,
      ['leaseWritten'],
      (fact) => fact.namespace === NODE_LEASES && fact.name === node,
    )?.renewTime ?? null;
  const isBackward = writes.every(
    ({ renewTime }) => renewTime !== null && saved !== null && renewTime <= saved,
  );
  return step(first, {
    mark: isBackward ? 'clock' : 'stamp',
    key: isBackward ? 'why.node.wroteBackward' : 'why.node.wroteUnseen',
    rules: ['NL-6'],
    subject: nodeSubject(node),
    until: last.t,
    params: { node, count: writes.length },
  });
}

/** NL-11: a living kubelet said so itself. */
function tellNotReady(fact: Changed, log: WhyLog): Told {
  const { node } = fact;
  return {
    steps: [
      step(fact, {
        mark: 'flag',
        key: fact.before === 'absent' ? 'why.node.registered' : 'why.node.notReady',
        small: 'why.small.reason',
        rules: fact.before === 'absent' ? ['KL-15'] : ['KL-17', 'NL-11'],
        subject: nodeSubject(node),
        params: { node, process: fact.process, text: fact.reason },
      }),
    ],
    next:
      climb(log, fact, ['processStarted', 'processResumed', 'nodePoweredOn', 'command']) ??
      lastBefore(log, fact, ['processStarted'], (each) => each.process === `kubelet/${node}`),
  };
}

/** KL-13: the kubelet repairs what the controller wrote; the controller never does. */
function tellReady(fact: Changed, log: WhyLog): Told {
  const { node } = fact;
  const kubelet = `kubelet/${node}`;
  const verdict = lastBefore(
    log,
    fact,
    ['nodeConditionChanged'],
    (each) => each.node === node && each.status !== 'True',
  );
  const start = climb(log, fact, ['processStarted', 'processResumed'], {
    // The loops of a kubelet all go back to its start; only one that came after the verdict matters.
    where: (each) => fact.before !== 'Unknown' || each.t >= (verdict?.t ?? 0),
  });
  // A kubelet that starts reports anyway; one that lives has to learn of the verdict first.
  const isRepair = fact.before === 'Unknown' && start?.kind !== 'processStarted';
  const told = step(fact, {
    mark: 'ready',
    key: isRepair ? 'why.node.repaired' : 'why.node.ready',
    small: 'why.small.reason',
    rules: isRepair ? ['KL-13'] : ['KL-15'],
    subject: nodeSubject(node),
    params: { node, process: fact.process, text: fact.reason },
  });
  if (start !== null) return { steps: [told], next: actBehind(log, start) ?? start };
  const next = reviver(log, kubelet, fact);
  return { steps: [told, ...listed(tellPassage(log, node, next?.t ?? 0, fact))], next };
}

/** TR-2, TR-4: what came through on the wire between the healing and the report. */
function tellPassage(log: WhyLog, node: string, since: number, before: Fact): WhyStep | null {
  const kubelet = `kubelet/${node}`;
  const passage = lastBefore(
    log,
    before,
    ['connectionOpened', 'waitingPassed'],
    (each) => each.process === kubelet && each.t >= since,
  );
  if (passage === null) return null;
  const isOld = passage.kind === 'waitingPassed';
  return step(passage, {
    mark: 'passed',
    key: isOld ? 'why.wire.passed' : 'why.wire.opened',
    small: 'why.small.process',
    rules: isOld ? ['TR-2'] : ['TR-3', 'TR-4'],
    subject: nodeSubject(node),
    params: { process: kubelet, node, length: passage.t - since },
    detail: 1,
  });
}
