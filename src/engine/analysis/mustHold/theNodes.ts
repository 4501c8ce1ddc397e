/**
 * What must hold of nodes and their Pods (NL, TE): nobody is called Unknown before the grace period is
 * over on the clock of the controller manager that says so, none but a kubelet says Ready, taints keep
 * to the zone's rate and to nodes that are not Ready, and no Pod goes before its time.
 */
import type { Scenario } from '../../scenario/scenario.ts';
import type { Fact, FactOf } from '../../simulation/eventLog.ts';
import type { ClockBook } from './clockBook.ts';
import { objectOf, requestBookOf } from './requestBook.ts';
import { at, leadersAtStart } from './theLog.ts';

const ROUNDING = 50;
/** Without their prefix, as facts name them. */
const NODE_TAINTS = ['not-ready', 'unreachable'];

/** A Node is called Unknown, and Pods are deleted, by a leading controller manager only (NL-7, NL-11, TE-8). */
export function roleBreaches(facts: readonly Fact[], scenario: Scenario): readonly string[] {
  const breaches: string[] = [];
  const led = new Set(leadersAtStart(scenario));
  const tainted = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind === 'startedLeading') led.add(fact.process);
    if (fact.kind === 'nodeConditionChanged' && fact.status === 'Unknown' && !led.has(fact.process))
      breaches.push(`${at(fact)}: ${fact.process} never led`);
    if (
      fact.kind === 'nodeConditionChanged' &&
      fact.status === 'True' &&
      !fact.process.startsWith('kubelet/')
    )
      breaches.push(`${at(fact)}: only a kubelet says that it is ready (KL-13)`);
    if (fact.kind === 'taintAdded' && fact.effect === 'NoExecute') tainted.set(fact.node, fact.t);
    if (fact.kind === 'podDeleted' && !tainted.has(fact.node))
      breaches.push(`${at(fact)}: ${fact.node} never had a NoExecute taint`);
  }
  return breaches;
}

/**
 * NL-6, NL-7: when it decides, more than the grace period has gone by since this controller last saw
 * anything move. What it has sent may be applied much later (AS-8).
 */
export function graceBreaches(
  facts: readonly Fact[],
  scenario: Scenario,
  clocks: ClockBook,
): readonly string[] {
  const grace = scenario.nodeLifecycle.nodeMonitorGracePeriodSeconds * 1e6;
  const seen = new Map<string, number>();
  const requests = requestBookOf(
    facts,
    ({ resource, verb }) => resource === 'Node' && verb === 'PUT',
  );
  const seenAtRequest = new Map<number, number>();
  return facts.flatMap((fact) => {
    if (fact.kind === 'renewalObserved') seen.set(`${fact.process} ${fact.node}`, fact.t);
    if (fact.kind === 'requestSent' && fact.resource === 'Node' && fact.verb === 'PUT') {
      const last = seen.get(`${fact.process} ${fact.name}`);
      if (last !== undefined) seenAtRequest.set(fact.seq, last);
    }
    if (fact.kind !== 'nodeConditionChanged' || fact.status !== 'Unknown') return [];
    if (fact.before === 'absent') return [];
    const silences = requests
      .of(fact, fact.process, objectOf('Node', { namespace: '', name: fact.node }))
      .flatMap(({ seq, t }) => {
        const since = seenAtRequest.get(seq);
        return since === undefined ? [] : [clocks.elapsed(fact.process, since, t)];
      });
    if (silences.length === 0) return [];
    const silent = Math.max(...silences);
    return silent > grace - ROUNDING
      ? []
      : [`${at(fact)}: ${fact.node} moved ${(silent / 1e6).toFixed(6)} s before`];
  });
}

const isNoExecute = (fact: Fact): fact is FactOf<'taintAdded'> =>
  fact.kind === 'taintAdded' && fact.effect === 'NoExecute' && NODE_TAINTS.includes(fact.key);

/**
 * Taints that may take another's place: not rate limited and not queued (NL-13). A controller swaps by
 * what its cache says, so a node that has carried the other one may be swapped.
 */
function swapsOf(facts: readonly Fact[]): ReadonlySet<number> {
  const carried = new Map<string, Set<string>>();
  const swaps = new Set<number>();
  for (const fact of facts) {
    if (!isNoExecute(fact)) continue;
    const keys = carried.get(fact.node) ?? new Set<string>();
    carried.set(fact.node, keys);
    if (keys.size > (keys.has(fact.key) ? 1 : 0)) swaps.add(fact.seq);
    keys.add(fact.key);
  }
  return swaps;
}

/**
 * NL-13, NL-14: a node is tainted in its turn only by a controller that has queued it. (Whether it is
 * Ready is judged by that controller's cache, which may be old, and its write may come late: AS-8, AS-9.)
 */
export function queueBreaches(facts: readonly Fact[]): readonly string[] {
  const swaps = swapsOf(facts);
  const queued = new Set<string>();
  return facts.flatMap((fact) => {
    if (fact.kind === 'nodeQueued') queued.add(`${fact.process} ${fact.node}`);
    if (!isNoExecute(fact) || swaps.has(fact.seq)) return [];
    return queued.has(`${fact.process} ${fact.node}`)
      ? []
      : [`${at(fact)}: ${fact.process} had not queued ${fact.node}`];
  });
}

/** NL-16: a zone's bucket holds one token and refills at no more than the higher rate, on the controller's own clock. */
export function taintRateBreaches(
  facts: readonly Fact[],
  scenario: Scenario,
  clocks: ClockBook,
): readonly string[] {
  const { nodeEvictionRate, secondaryNodeEvictionRate } = scenario.nodeLifecycle;
  const rate = Math.max(nodeEvictionRate, secondaryNodeEvictionRate);
  const zones = new Map(
    scenario.nodes.map(({ name, region, zone }) => [name, `${region}:${zone}`]),
  );
  const swaps = swapsOf(facts);
  const begun = new Map(leadersAtStart(scenario).map((process) => [process, 0]));
  const counts = new Map<string, number>();
  return facts.flatMap((fact) => {
    if (fact.kind === 'startedLeading') begun.set(fact.process, fact.t);
    const start = isNoExecute(fact) ? begun.get(fact.process) : undefined;
    if (!isNoExecute(fact) || swaps.has(fact.seq) || start === undefined) return [];
    const key = `${fact.process} ${start} ${zones.get(fact.node) ?? ''}`;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    const most = 1 + (rate * clocks.elapsed(fact.process, start, fact.t)) / 1e6;
    return count <= most + 1e-3
      ? []
      : [`${at(fact)}: the ${count}. in its zone, of ${most} at most`];
  });
}

/** TE-6: a Pod that tolerates the node's taints for a while is deleted that much after its eviction was scheduled. */
export function evictionBreaches(
  facts: readonly Fact[],
  scenario: Scenario,
  clocks: ClockBook,
): readonly string[] {
  const { defaultNotReadyTolerationSeconds, defaultUnreachableTolerationSeconds } =
    scenario.apiServer;
  const tolerated =
    Math.min(defaultNotReadyTolerationSeconds, defaultUnreachableTolerationSeconds) * 1e6;
  /** Pods that tolerate nothing but what admission adds (TE-1). */
  const plain = new Set(
    scenario.nodes.flatMap(({ pods }) =>
      pods
        .filter(({ tolerations, daemonSet }) => tolerations.length === 0 && !daemonSet)
        .map(({ namespace, name }) => `${namespace}/${name}`),
    ),
  );
  /** When, by process and Pod. */
  const scheduled = new Map<string, Map<string, number>>();
  /** Nodes that had some other NoExecute taint: nobody tolerates that (TE-4). */
  const others = new Set<string>();
  return facts.flatMap((fact) => {
    if (fact.kind === 'taintAdded' && fact.effect === 'NoExecute' && !isNoExecute(fact))
      others.add(fact.node);
    if (fact.kind === 'startedLeading') scheduled.delete(fact.process);
    if (fact.kind === 'podEvictionScheduled') {
      const timers = scheduled.get(fact.process) ?? new Map<string, number>();
      scheduled.set(fact.process, timers);
      // The first of this life: one that fires may be cancelled and scheduled anew before the Pod is gone.
      if (!timers.has(fact.pod)) timers.set(fact.pod, fact.t);
    }
    if (fact.kind !== 'podDeleted' || !plain.has(fact.pod) || others.has(fact.node)) return [];
    const since = scheduled.get(fact.process)?.get(fact.pod);
    if (since === undefined) return [`${at(fact)}: ${fact.pod} was never scheduled for eviction`];
    const waited = clocks.elapsed(fact.process, since, fact.t);
    return waited >= tolerated - ROUNDING
      ? []
      : [`${at(fact)}: ${fact.pod} was scheduled ${(waited / 1e6).toFixed(6)} s before`];
  });
}
