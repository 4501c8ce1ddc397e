/**
 * Silence has no cause of its own in the log: nothing is written about what did not come. What stood
 * in a process's way is found here, from what was cut, stopped or slowed, and for how long.
 */
import type { Fact } from '../../engine/index.ts';
import { nodeOfKubelet } from '../names.ts';
import { actBehind } from './ofAct.ts';
import type { WhyLog } from './log.ts';

interface Change {
  /** Says which trouble it opens or ends. */
  readonly key: string;
  readonly opens: boolean;
  readonly of: 'own' | 'server' | 'slow' | 'clock';
}

/** Who is silent, and who listens: a controller whose own link is cut hears nothing either. */
export interface Parties {
  readonly silent: string;
  readonly listener: string | null;
}

const change = (key: string, opens: boolean, of: Change['of'] = 'own'): Change => ({
  key,
  opens,
  of,
});

/** What a fact changes for a process, or null. */
function changeFor(fact: Fact, process: string): Change | null {
  return ownChange(fact, process) ?? sharedChange(fact) ?? slowChange(fact, process);
}

function ownChange(fact: Fact, process: string): Change | null {
  switch (fact.kind) {
    case 'nodePoweredOff':
    case 'nodePoweredOn':
      if (fact.node !== nodeOfKubelet(process)) return null;
      return change('power', fact.kind === 'nodePoweredOff');
    case 'processKilled':
    case 'processExited':
    case 'processStarted':
      return fact.process === process ? change('runs', fact.kind !== 'processStarted') : null;
    case 'processPaused':
    case 'processResumed':
      return fact.process === process ? change('pause', fact.kind === 'processPaused') : null;
    case 'electorWedged':
    case 'electorUnwedged':
      return fact.process === process ? change('wedge', fact.kind === 'electorWedged') : null;
    case 'linkCut':
    case 'linkHealed':
      return fact.process === process ? change('link', fact.kind === 'linkCut') : null;
    default:
      return null;
  }
}

function sharedChange(fact: Fact): Change | null {
  switch (fact.kind) {
    case 'apiServerDown':
    case 'apiServerUp':
      return change(`down ${fact.server}`, fact.kind === 'apiServerDown', 'server');
    case 'apiServerFrozen':
    case 'apiServerThawed':
      return change(`frozen ${fact.server}`, fact.kind === 'apiServerFrozen', 'server');
    case 'etcdQuorumLost':
    case 'etcdQuorumRestored':
      return change('quorum', fact.kind === 'etcdQuorumLost', 'server');
    case 'etcdStalled':
    case 'etcdResumed':
      return change('stall', fact.kind === 'etcdStalled', 'server');
    case 'etcdNoSpace':
    case 'etcdDefragmented':
      return change('space', fact.kind === 'etcdNoSpace', 'server');
    default:
      return null;
  }
}

const TRUE_RATE = 1_000_000;

function slowChange(fact: Fact, process: string): Change | null {
  switch (fact.kind) {
    case 'latencyChanged':
      if (fact.process !== null && fact.process !== process) return null;
      return change(`latency ${fact.process ?? ''}`, fact.latencyMs > 0, 'slow');
    case 'lossChanged':
      if (fact.process !== null && fact.process !== process) return null;
      return change(`loss ${fact.process ?? ''}`, fact.lossPercent > 0, 'slow');
    case 'commitDelayChanged':
      return change('commit', fact.commitDelayMs > 0, 'slow');
    case 'clockStepped':
      return fact.process === process ? change('step', fact.seconds < 0, 'clock') : null;
    case 'clockRateChanged':
      return fact.process === process ? change('rate', fact.ratePpm !== TRUE_RATE, 'clock') : null;
    default:
      return null;
  }
}

/** How much a trouble explains, beside its length: one's own more than everybody's, a slow link or a wrong clock least. */
const WEIGHT = { own: 1, server: 0.9, slow: 0.05, clock: 0.02 } as const;
const OF_LISTENER = 0.4;

interface Trouble {
  readonly fact: Fact;
  readonly of: Change['of'];
  readonly to: number;
}

function troublesOf(log: WhyLog, process: string, before: Fact): readonly Trouble[] {
  const open = new Map<string, { readonly fact: Fact; readonly of: Change['of'] }>();
  const ended: Trouble[] = [];
  for (const fact of log.facts) {
    if (fact.seq >= before.seq) break;
    const found = changeFor(fact, process);
    if (found === null) continue;
    const standing = open.get(found.key);
    if (found.opens && standing !== undefined) continue;
    if (standing !== undefined) ended.push({ ...standing, to: fact.t });
    open.delete(found.key);
    if (found.opens) open.set(found.key, { fact, of: found.of });
  }
  return [...ended, ...[...open.values()].map((each) => ({ ...each, to: before.t }))];
}

/**
 * What kept a process silent from an instant until a fact: of all that stood in its way then, what
 * stood there longest. The act behind it, if somebody did it. Null if nothing did.
 */
export function silencer(log: WhyLog, parties: Parties, since: number, before: Fact): Fact | null {
  let best: Fact | null = null;
  let most = 0;
  const weigh = (trouble: Trouble, factor: number): void => {
    // A clock hides renewals from one that compares them (NL-6); it silences nobody.
    if (trouble.of === 'clock' && parties.listener === null) return;
    const overlap = Math.min(trouble.to, before.t) - Math.max(trouble.fact.t, since);
    const weight = overlap < 0 ? 0 : (overlap + 1) * WEIGHT[trouble.of] * factor;
    if (weight <= most) return;
    most = weight;
    best = trouble.fact;
  };
  for (const trouble of troublesOf(log, parties.silent, before)) weigh(trouble, 1);
  if (parties.listener !== null)
    for (const trouble of troublesOf(log, parties.listener, before))
      if (trouble.of === 'own') weigh(trouble, OF_LISTENER);
  return best === null ? null : (actBehind(log, best) ?? best);
}

/** What let a process be heard again: the last end of a trouble of its own, or of everybody's. */
export function reviver(log: WhyLog, process: string, before: Fact): Fact | null {
  for (let index = log.facts.length - 1; index >= 0; index -= 1) {
    const fact = log.facts[index];
    if (fact === undefined || fact.seq >= before.seq) continue;
    const found = changeFor(fact, process);
    if (found === null || found.opens) continue;
    const act = actBehind(log, fact);
    // An API server also comes up as the run begins.
    if (act !== null || found.of === 'own') return act ?? fact;
  }
  return null;
}
