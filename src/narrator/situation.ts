/**
 * How things stand, in one line: the most pressing of all that is out of order, and nothing if all
 * is well. Higher priorities win over news of lower ones.
 */
import { line, type NarratorLine } from './line.ts';
import type { NarratedElection, NarratedNode, NarratorView } from './view.ts';

export interface Situation {
  readonly line: NarratorLine;
  readonly priority: number;
}

const LOCK_OF_NODES = 'kube-controller-manager';

/** The most pressing thing that is so now. `acted`: the user has done something in this run. */
export function situationOf(view: NarratorView, acted: boolean): Situation {
  return (
    splitBrain(view) ??
    everyNodeSilent(view) ??
    serverAway(view) ??
    etcdAway(view) ??
    leaderTrouble(view) ??
    nodeTrouble(view) ??
    quiet(view, acted)
  );
}

function splitBrain(view: NarratorView): Situation | null {
  for (const election of view.elections) {
    const [process, other] = election.believers;
    if (process === undefined || other === undefined) continue;
    return {
      priority: 100,
      line: line('narrator.say.split', { process, other, lease: election.name }),
    };
  }
  return null;
}

/** NL-20: the control plane takes itself for the broken part. */
const everyNodeSilent = (view: NarratorView): Situation | null =>
  view.controller?.allDisrupted === true
    ? { priority: 74, line: line('narrator.say.allSilent', { count: view.nodes.length }) }
    : null;

function serverAway(view: NarratorView): Situation | null {
  const { state } = view.apiServer;
  if (state === 'serving') return null;
  return {
    priority: 73,
    line: line(state === 'down' ? 'narrator.say.apiDown' : 'narrator.say.apiFrozen'),
  };
}

/** Nothing can be written; and, unless it is only full, nothing read that is not in a watch cache. */
function etcdAway({ controlPlane: { etcd } }: NarratorView): Situation | null {
  if (etcd.leader === null) return { priority: 73, line: line('narrator.say.noQuorum') };
  if (etcd.stalled) return { priority: 73, line: line('narrator.say.etcdStalled') };
  return etcd.usage.noSpace ? { priority: 73, line: line('narrator.say.noSpace') } : null;
}

function leaderTrouble(view: NarratorView): Situation | null {
  for (const election of view.elections) {
    const trouble = troubleOf(election);
    if (trouble !== null) return { priority: 60, line: trouble };
  }
  return null;
}

function troubleOf(election: NarratedElection): NarratorLine | null {
  const lease = election.name;
  const leader = election.candidates.find((each) => each.process === election.written);
  if (!election.record.exists) return line('narrator.say.noLock', { lease });
  if (leader === undefined) {
    if (election.record.holderIdentity !== '' || election.believers.length > 0) return null;
    return line(
      election.name === LOCK_OF_NODES ? 'narrator.say.nobodyWatches' : 'narrator.say.noLeader',
      { lease },
    );
  }
  const { process } = leader;
  if (leader.status === 'paused')
    return line('narrator.say.leaderPaused', { process, lease, length: election.leaseDuration });
  if (leader.status !== 'running' || (!leader.believes && leader.link.cut !== null))
    return line('narrator.say.leaderGone', { process, lease, length: election.leaseDuration });
  if (leader.believes && leader.link.cut !== null)
    return line('narrator.say.leaderCut', {
      process,
      lease,
      length: election.renewDeadline + election.retryPeriod,
    });
  return null;
}

function nodeTrouble(view: NarratorView): Situation | null {
  const troubled = view.nodes.filter(isTroubled);
  const waiting = troubled.filter((node) => node.ready !== 'Unknown');
  if (waiting.length > 1) {
    const length = waiting[0]?.observer.grace ?? 0;
    return {
      priority: 56,
      line: line('narrator.say.manySilent', { count: waiting.length, length }),
    };
  }
  // What still runs out is more pressing than what has been decided.
  const [node] = waiting.length > 0 ? waiting : troubled;
  return node === undefined ? null : { priority: 56, line: sayNode(node) };
}

const isTroubled = (node: NarratedNode): boolean =>
  node.ready === 'Unknown' ||
  node.status !== 'running' ||
  node.link.cut !== null ||
  isWaitingForTcp(node) ||
  (node.observer.silence ?? 0) > node.observer.ordinary;

const isWaitingForTcp = (node: NarratedNode): boolean =>
  node.link.cut === null && node.link.waitingRequests + node.link.waitingAnswers > 0;

function sayNode(node: NarratedNode): NarratorLine {
  const about = { node: node.name };
  const isLate = (node.observer.silence ?? 0) > node.observer.ordinary;
  if (node.ready === 'Unknown') return sayUnknown(node);
  if (node.status === 'off')
    return line(isLate ? 'narrator.say.offLate' : 'narrator.say.off', about);
  if (node.status === 'paused') return line('narrator.say.kubeletPaused', about);
  if (node.status !== 'running') return line('narrator.say.kubeletDown', about);
  if (node.link.cut !== null) {
    const { mode, direction } = node.link.cut;
    if (mode === 'refused') return line('narrator.say.cutRefused', about);
    if (direction === 'answers') return line('narrator.say.cutAnswers', about);
    return line(mode === 'held' ? 'narrator.say.cutHeld' : 'narrator.say.cut', about);
  }
  return line(isWaitingForTcp(node) ? 'narrator.say.healedWaiting' : 'narrator.say.late', about);
}

function sayUnknown(node: NarratedNode): NarratorLine {
  const about = { node: node.name, count: node.evicts };
  if (node.status === 'running') return line('narrator.say.unknownAlive', about);
  return line(
    node.status === 'off' ? 'narrator.say.unknownOff' : 'narrator.say.unknownStopped',
    about,
  );
}

function quiet(view: NarratorView, acted: boolean): Situation {
  const count = view.nodes.length;
  const isStarting = view.nodes.some((node) => node.ready === 'absent');
  if (isStarting) return { priority: 1, line: line('narrator.say.starting', { count }) };
  return { priority: 0, line: line(acted ? 'narrator.say.calm' : 'narrator.say.first', { count }) };
}
