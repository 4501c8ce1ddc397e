/** English, "why?" of what goes on all the time: a request, its answer, a watch event, a look of the controller. */
import type { WhyWords as W } from './why.en.ts';

const spaced = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

export const whyRoutineEn = {
  'why.routine.sent': (p: W) =>
    p.lease === ''
      ? `${p.process} sent a request: ${p.text}.`
      : `${p.process} sent a request for ${p.lease}: ${p.text}.`,
  'why.routine.kubeletRound': (p: W) =>
    `The kubelet of ${p.node} had ended its last renewal here. It waits 10 s, stretched by up to 4 %, and renews again.`,
  'why.routine.leaderRound': (p: W) =>
    `${p.process} had ended its last renewal of ${p.lease} here. A leader renews every ${p.time}.`,
  'why.routine.standbyRound': (p: W) =>
    `${p.process} had last asked for ${p.lease} here. A standby asks again after ${p.time} to ${p.limit}.`,
  'why.routine.answered': (p: W) => `The API server answered ${p.process} with ${p.count}.`,
  'why.routine.unheard': (p: W) =>
    `The API server answered with ${p.count}, but ${p.process} did not wait any more.`,
  'why.routine.heard': (p: W) => `${p.process} heard ${p.count}, ${p.time} after it had asked.`,
  'why.routine.stored': (p: W) => `etcd stored a new version: ${spaced(p.version)}.`,
  'why.routine.watched': (p: W) =>
    `The watch of ${p.process} brought it a change of ${p.lease === '' ? p.node : p.lease}.`,
  'why.routine.sawRecord': (p: W) =>
    p.text === ''
      ? `${p.process} saw ${p.lease} change: version ${spaced(p.version)}, without a holder.`
      : `${p.process} saw ${p.lease} change: version ${spaced(p.version)}. Its own stopwatch starts anew.`,
  'why.routine.leaderNoticed': (p: W) =>
    p.text === ''
      ? `${p.process} noticed that nobody holds ${p.lease}.`
      : `${p.process} noticed that ${p.lease} has another holder than before.`,
  'why.routine.look': (p: W) =>
    `The controller on ${p.process} looked at every node, as it does every ${p.time}.`,
  'why.routine.lookEnded': (p: W) =>
    `The controller on ${p.process} had looked at every node. ${p.time} later it looks again.`,
  'why.routine.lookBefore': () => 'The look before was here.',
  'why.routine.sawLease': (p: W) =>
    `The controller found a newer renewTime of ${p.node}, and started its stopwatch anew.`,
  'why.routine.sawStatus': (p: W) =>
    `The controller found a new status of ${p.node}, and started its stopwatch anew.`,
  'why.routine.sawNew': (p: W) =>
    `The controller saw ${p.node} for the first time, and gave it a fresh stopwatch.`,
  'why.routine.queued': (p: W) =>
    `${p.node} was put into the queue of its zone, to be tainted with NoExecute.`,
  'why.routine.podNotReady': (p: W) =>
    `The controller set Ready of ${p.pod} to False, because its node is not Ready.`,
  'why.routine.podReady': (p: W) => `The kubelet reported ${p.pod} as Ready.`,
  'why.routine.timerStopped': (p: W) =>
    `The timer of ${p.pod} stopped: no taint on ${p.node} is going to evict it any more.`,
  'why.routine.podAsked': (p: W) => `A Pod was missing of ${p.text}, so ${p.pod} was asked for.`,
  'why.routine.candidateCame': (p: W) => `${p.process} made its LeaseCandidate.`,
  'why.routine.candidatePinged': (p: W) =>
    `The election controller on ${p.process} pinged a candidate for ${p.lease}: is it still there?`,
  'why.routine.candidateAcked': (p: W) => `${p.process} answered the ping by renewing.`,
  'why.routine.candidateRenewed': (p: W) => `${p.process} renewed its LeaseCandidate.`,
  'why.routine.candidateGone': (p: W) => `The LeaseCandidate of ${p.lease} was deleted.`,
  'why.routine.connected': (p: W) => `${p.process} has a new connection to the API server.`,
  'why.routine.passed': (p: W) => `What had waited on the link of ${p.process} passed.`,
  'why.routine.resourceWritten': (p: W) =>
    `${p.process} wrote as leader of ${p.lease}, with token ${spaced(p.version)}.`,
  'why.routine.identityFailed': (p: W) =>
    `The API server of ${p.process} could not renew its own Lease ${p.lease}.`,
  'why.routine.base': (p: W) => `${p.process} knew version ${spaced(p.version)}, written here.`,
  'why.routine.stillNamed': (p: W) =>
    `The record still names ${p.process}, which renewed it here for the last time. Whoever saw that waits ${p.time} before it may take ${p.lease}.`,
};
