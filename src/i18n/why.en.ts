/** English, "why?": one sentence for each step from effect to cause. All sentences take the same words. */

export interface WhyWords {
  /** Short name of a node. */
  readonly node: string;
  /** Short names of processes: a host, or a kubelet's node. */
  readonly process: string;
  readonly other: string;
  /** The program of the process, and the names of all processes of an act. */
  readonly program: string;
  readonly processes: string;
  readonly lease: string;
  readonly pod: string;
  readonly zone: string;
  /** A word of Kubernetes, as it stands in the cluster. */
  readonly text: string;
  readonly count: number;
  readonly total: number;
  /** A resourceVersion or a token. */
  readonly version: number;
  /** Lengths of time with their unit, and an instant. */
  readonly time: string;
  readonly limit: string;
  readonly at: string;
  readonly mode: 'lost' | 'held' | 'refused' | '';
  readonly direction: 'both' | 'requests' | 'answers' | '';
}

type W = WhyWords;

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const many = (count: number): string => WORDS[count] ?? String(count);
const s = (count: number): string => (count === 1 ? '' : 's');
const spaced = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
const zoneWords = (name: string): string =>
  name === '' ? 'the only zone' : name.includes('zone') ? name : `zone ${name}`;
const server = (name: string): string =>
  name === '' ? 'The API server' : `The API server of ${name}`;
const links = (names: string): string => (names === '' ? 'every link' : `the link of ${names}`);

const DIRECTIONS = {
  both: 'both ways',
  requests: 'for requests only',
  answers: 'for answers only',
  '': '',
};
const MODES = {
  lost: 'Packets are lost there.',
  held: 'What is sent waits there.',
  refused: 'What is sent is refused at once.',
  '': '',
};

export const whyEn = {
  'why.label': 'Why?',
  'why.about': (p: { what: string }) => `Why? ${p.what}`,
  'why.close': 'Back to the object',
  'why.hint': 'Every step is a place in time. Choose one to go there.',
  'why.hintSelect': 'Choose a step to select what it is about.',
  'why.steps': 'From effect to cause',
  'why.meanwhile': 'meanwhile',
  'why.you': 'you',
  'why.script': 'the script',
  'why.span': (p: { from: string; to: string }) => `${p.from} to ${p.to}`,
  'why.announce': (p: { title: string; count: number }) =>
    `${p.title} ${many(p.count)} step${s(p.count)} from effect to cause.`,
  'why.length.none': 'less than 1 ms',
  'why.length.millis': ({ count }: { count: string }) => `${count} ms`,
  'why.length.seconds': ({ count }: { count: string }) => `${count} s`,
  'why.length.minutes': ({ minutes, seconds }: { minutes: number; seconds: string }) =>
    seconds === '0' ? `${minutes} min` : `${minutes} min ${seconds} s`,

  'why.title.unknown': (p: W) => `Why is ${p.node} Unknown?`,
  'why.title.notReady': (p: W) => `Why is ${p.node} not Ready?`,
  'why.title.ready': (p: W) => `Why is ${p.node} Ready?`,
  'why.title.tainted': (p: W) => `Why does ${p.node} carry ${p.text}?`,
  'why.title.untainted': (p: W) => `Why did ${p.node} lose ${p.text}?`,
  'why.title.leads': (p: W) => `Why does ${p.process} lead ${p.lease}?`,
  'why.title.stopped': (p: W) => `Why does ${p.process} no longer lead ${p.lease}?`,
  'why.title.conflict': (p: W) => `Why did the write of ${p.process} bounce?`,
  'why.title.podDeleted': (p: W) => `Why was ${p.pod} deleted?`,
  'why.title.podBound': (p: W) => `Why does ${p.pod} run on ${p.node}?`,
  'why.title.exited': (p: W) => `Why did ${p.process} exit?`,
  'why.title.renewal': (p: W) => `Why did a renewal of ${p.node} fail?`,

  'why.small.reason': (p: W) => `${p.text}, ${p.program} on ${p.process}`,
  'why.small.process': (p: W) => `${p.program} on ${p.process}`,
  'why.small.identity': (p: W) => p.text,
  'why.small.before': (p: W) => `${p.time} before`,
  'why.small.seenLater': (p: W) => `seen ${p.time} later`,
  'why.small.expired': (p: W) => `taken after ${p.limit}`,
  'why.small.rate': (p: W) => `${p.time} apart, in random order`,
  'why.small.versions': (p: W) =>
    p.total === 0
      ? `${p.text}: ${p.version} brought, nothing stored`
      : `${p.text}: ${p.version} brought, ${p.total} stored`,
  'why.promise.oneActingLeader': (_: W) => 'At most one acting leader',
  'why.promise.someoneLeads': (_: W) => 'Someone leads',
  'why.promise.noLiveNodeUnknown': (_: W) => 'No live node is called Unknown',
  'why.promise.noStaleWrite': (_: W) => 'No write by a stale leader',
  'why.promise.noRobbedLeader': (_: W) => 'Nobody frees the lock of another',
  'why.promise.noLiveEviction': (_: W) => 'No Pod is evicted from a live node',
  'why.promise.someZoneIsUp': (_: W) => 'Some zone is up',

  'why.node.unknown': (p: W) =>
    `The check at ${p.at} found no newer renewTime of ${p.node}, and ${p.time} had gone by.`,
  'why.node.neverPosted': (p: W) =>
    `The check at ${p.at} found that the kubelet of ${p.node} had never posted a status, and its ${p.time} to start were over.`,
  'why.node.notReady': (p: W) => `The kubelet of ${p.node} itself reported that it is not Ready.`,
  'why.node.registered': (p: W) => `The kubelet of ${p.node} registered its Node, not Ready yet.`,
  'why.node.repaired': (p: W) =>
    `The kubelet of ${p.node} learned that its Node was called Unknown, and wrote True.`,
  'why.node.ready': (p: W) => `The kubelet of ${p.node} reported that it is Ready.`,
  'why.node.sawLease': (p: W) =>
    `The controller's stopwatch for ${p.node} was last restarted here, when it saw version ${spaced(p.version)}.`,
  'why.node.sawRenewal': (p: W) =>
    `The controller's stopwatch for ${p.node} was last restarted here, when it saw a newer renewTime.`,
  'why.node.sawStatus': (p: W) =>
    `The controller's stopwatch for ${p.node} was last restarted here, when it saw a new status.`,
  'why.node.freshForNew': (p: W) =>
    `The controller saw ${p.node} for the first time here, and started a fresh stopwatch.`,
  'why.node.freshForAll': (_: W) =>
    'The controller heard a node again here, and restarted every stopwatch.',
  'why.node.wrote': (p: W) => `The kubelet of ${p.node} wrote version ${spaced(p.version)}.`,
  'why.node.wroteUnseen': (p: W) =>
    `The kubelet of ${p.node} renewed ${p.count} times, yet the controller counted none of them.`,
  'why.node.wroteBackward': (p: W) =>
    `The kubelet of ${p.node} renewed ${p.count} times, but each renewTime was earlier than the one that the controller had saved. It accepted none of them.`,

  'why.tries.timedOut': (p: W) =>
    `${many(p.count)} ${p.count === 1 ? 'try' : 'tries'} went out. ${p.count === 1 ? 'It' : 'Each'} waited up to ${p.time} and got no answer.`,
  'why.tries.refused': (p: W) =>
    `${many(p.count)} ${p.count === 1 ? 'try was' : 'tries were'} refused at once.`,
  'why.tries.unanswered': (p: W) =>
    p.count === 1
      ? 'One try went out, and it did not count.'
      : `${many(p.count)} tries went out, and none of them counted.`,
  'why.renewal.timeout': (p: W) => `A renewal of ${p.node} waited ${p.time} and got no answer.`,
  'why.renewal.refused': (p: W) => `A renewal of ${p.node} was refused at once.`,
  'why.renewal.conflict': (p: W) => `A renewal of ${p.node} bounced with 409.`,
  'why.renewal.connectionLost': (p: W) =>
    `A renewal of ${p.node} failed with its connection, which was given up after 45 s of silence.`,
  'why.renewal.error': (p: W) => `A renewal of ${p.node} was answered with an error.`,
  'why.renewal.last': (p: W) =>
    `The kubelet of ${p.node} had last renewed here, version ${spaced(p.version)}.`,

  'why.taint.noSchedule': (p: W) =>
    `The controller answered the condition of ${p.node} with NoSchedule, at once.`,
  'why.taint.ofNewNode': (p: W) =>
    `Admission gave ${p.node} this taint when its kubelet registered it: it is not Ready yet.`,
  'why.taint.noExecute': (p: W) =>
    `The turn of ${p.node} came in the queue of its zone, ${p.time} after its condition changed.`,
  'why.taint.noExecuteAgain': (p: W) => `The turn of ${p.node} came in the queue of its zone.`,
  'why.taint.turn': (p: W) =>
    `${p.node} took the token of their zone first. The next one came for ${p.other}.`,
  'why.taint.gone': (p: W) => `The controller saw ${p.node} Ready and took the taint away at once.`,
  'why.taint.goneByPass': (p: W) =>
    `The next check found ${p.node} Ready and took the taint away. Timers of its Pods stop.`,
  'why.taint.goneForAll': (p: W) =>
    `Every zone is silent, so the controller takes NoExecute from all nodes, ${p.node} too.`,
  'why.taint.swapped': (p: W) => `The other taint came first, so ${p.node} was never without one.`,
  'why.taint.goneForNew': (p: W) =>
    `A new controller takes NoExecute from every node that it sees first, ${p.node} too.`,

  'why.taint.byHand': (p: W) => `${p.node} was given ${p.text} by hand.`,
  'why.taint.goneByHand': (p: W) => `${p.text} was taken from ${p.node} by hand.`,

  'why.zone.partial': (p: W) =>
    `${p.count} of ${p.total} nodes in ${zoneWords(p.zone)} were not Ready: tainting slows down, or stops.`,
  'why.zone.full': (p: W) =>
    `${p.count} of ${p.total} nodes in ${zoneWords(p.zone)} were not Ready: none can be heard.`,
  'why.zone.normal': (p: W) =>
    `${p.count} of ${p.total} nodes in ${zoneWords(p.zone)} were not Ready: few enough to taint at the normal rate.`,
  'why.zone.allDown': (p: W) =>
    `No node of all ${p.total === 0 ? p.count : p.total} was Ready. The controller suspects its own side and evicts nobody.`,
  'why.zone.allDownEnded': (_: W) =>
    'A node was Ready again, so the controller trusts its ears and gives every node a fresh stopwatch.',

  'why.pod.scheduled': (p: W) =>
    `${p.pod} tolerates the taint for ${p.time}. The controller counts from when it noticed.`,
  'why.pod.deleted': (p: W) =>
    `The time that ${p.pod} tolerates the taint was over, so the controller deleted it.`,
  'why.pod.deletedAtOnce': (p: W) =>
    `${p.pod} does not tolerate the taint, so the controller deleted it at once.`,
  'why.pod.removed': (p: W) => `The kubelet of ${p.node} confirmed that ${p.pod} has ended.`,
  'why.pod.created': (p: W) => `${p.text} was one Pod short, so ${p.pod} was asked for.`,
  'why.pod.bound': (p: W) => `The scheduler found room for ${p.pod} on ${p.node}.`,
  'why.pod.unschedulable': (p: W) =>
    `The scheduler found no node for ${p.pod}: on each a taint stands in the way.`,

  'why.lead.started': (p: W) =>
    `${p.process} wrote its name into ${p.lease}, heard the 200, and began to work.`,
  'why.lead.claimed': (p: W) =>
    `${p.process} found its own name in ${p.lease}, claimed it, and began to work.`,
  'why.lead.lastSeen': (p: W) =>
    `${p.process} saw the record change here for the last time. ${p.time} later, by its own clock, it may take it.`,
  'why.lead.lastWrite': (p: W) =>
    `${p.process} renewed ${p.lease} for the last time, version ${spaced(p.version)}.`,
  'why.lead.lateWrite': (p: W) =>
    `A renewal of ${p.process} landed here, though nobody waited for its answer.`,
  'why.lead.free': (p: W) =>
    `${p.process} read ${p.lease} without a holder. For that nobody has to wait.`,
  'why.lead.created': (p: W) => `${p.process} found no Lease ${p.lease}, and created it.`,
  'why.lead.assigned': (p: W) =>
    `The API server of ${p.process} gave ${p.lease} to the winner of its vote.`,
  'why.lead.vote': (p: W) =>
    `It voted among the candidates for ${p.lease}: ${p.count} of ${p.total} had answered.`,
  'why.lead.preferred': (p: W) =>
    `A better candidate came, so the term of the present leader of ${p.lease} is to end.`,

  'why.stop.gaveUp': (p: W) =>
    `No try of ${p.process} to renew ${p.lease} had succeeded for a whole round of ${p.limit}, so it stopped leading.`,
  'why.stop.told': (p: W) =>
    `${p.process} was told to stop, so it ended its work as leader of ${p.lease}.`,
  'why.stop.readOther': (p: W) =>
    `${p.process} read that ${p.other} holds ${p.lease}. That alone ends nothing: it polls until its round is over.`,
  'why.stop.lastSuccess': (p: W) =>
    `${p.process} heard the last 200 to a renewal of ${p.lease} here, version ${spaced(p.version)}.`,
  'why.stop.released': (p: W) =>
    `${p.process} wrote an empty holder into ${p.lease}, so that nobody has to wait.`,
  'why.stop.releasedAnothers': (p: W) =>
    `${p.process} still believed that it led, and emptied ${p.lease}, which ${p.other} held.`,
  'why.exit.restarts': (p: W) =>
    `${p.process} ended with code ${p.count}, and starts again after ${p.time}.`,
  'why.exit.forGood': (p: W) =>
    `${p.process} ended with code ${p.count}, and nothing starts it again.`,
  'why.exit.probe': (p: W) =>
    `Its health check failed ${p.count} time${s(p.count)}: it believed that it led, and had renewed nothing.`,

  'why.conflict.race': (p: W) =>
    `${p.other} wrote ${p.lease} first, ${p.time} earlier. The write of ${p.process} named version ${spaced(p.version)}, which was gone.`,
  'why.conflict.created': (p: W) =>
    `${p.other} created ${p.lease} first, ${p.time} earlier, so ${p.process} could not.`,
  'why.conflict.own': (p: W) =>
    `${p.process} repeated a write from version ${spaced(p.version)}. Its own earlier try had landed ${p.time} before.`,
  'why.conflict.ownLanded': (p: W) =>
    `The earlier write of ${p.process} landed as version ${spaced(p.version)}. Its answer had not come back.`,
  'why.conflict.ownLandedLate': (p: W) =>
    `The earlier write of ${p.process} landed as version ${spaced(p.version)}, after it had given up on it.`,
  'why.conflict.deleted': (p: W) =>
    `The Lease ${p.lease} had been deleted ${p.time} before, so the version that ${p.process} named was gone.`,
  'why.conflict.gone': (p: W) => `The version that ${p.process} named was gone.`,
  'why.conflict.vote': (p: W) =>
    `Each vote begins by trying to create ${p.lease}. It is there already, so this bounces as a matter of course.`,
  'why.conflict.wroteFirst': (p: W) =>
    `${p.process} wrote ${p.lease} here, version ${spaced(p.version)}. Only one write from a version can win.`,
  'why.conflict.releasedFirst': (p: W) =>
    `${p.process} emptied ${p.lease} here, version ${spaced(p.version)}.`,
  'why.resource.refused': (p: W) =>
    `The resource had seen token ${spaced(p.total)}. ${p.process} brought ${spaced(p.version)}, which is older, and was refused.`,

  'why.broken.oneActingLeader': (p: W) =>
    `${p.process} and ${p.other} both work as leader of ${p.lease}. A Lease does not fence the old one off.`,
  'why.broken.someoneLeads': (p: W) => `From here on nobody worked as leader of ${p.lease}.`,
  'why.broken.noLiveNodeUnknown': (p: W) =>
    `${p.node} is alive, and the controller calls it Unknown: it judges silence, not life.`,
  'why.broken.noStaleWrite': (p: W) =>
    `${p.process} wrote as leader of ${p.lease}, though the record no longer names it.`,
  'why.broken.noRobbedLeader': (p: W) =>
    `${p.process} emptied ${p.lease} behind the back of ${p.other}, which works on.`,
  'why.broken.noLiveEviction': (p: W) =>
    `${p.pod} was deleted, but its containers run on: ${p.node} has not heard of it.`,
  'why.broken.someZoneIsUp': (p: W) =>
    `The controller on ${p.process} takes every zone to be down.`,
  'why.holds.oneActingLeader': (p: W) => `Only one process works as leader of ${p.lease} again.`,
  'why.holds.someoneLeads': (p: W) => `Somebody works as leader of ${p.lease} again.`,
  'why.holds.noLiveNodeUnknown': (p: W) => `Verdict and life of ${p.node} agree again.`,
  'why.holds.noStaleWrite': (p: W) => `${p.process} no longer works on a lost Lease.`,
  'why.holds.noRobbedLeader': (p: W) =>
    `The robbed leader of ${p.lease} has stopped, or has it back.`,
  'why.holds.noLiveEviction': (p: W) => `${p.pod} has ended now.`,
  'why.holds.someZoneIsUp': (p: W) => `The controller on ${p.process} counts a zone as up again.`,

  'why.lease.deleted': (p: W) => `The Lease ${p.lease} was deleted. Nothing else ever ends one.`,
  'why.lease.collected': (p: W) => `${p.lease} had run out, and the collector removed it.`,
  'why.lease.written': (p: W) => `${p.process} wrote ${p.lease}, version ${spaced(p.version)}.`,
  'why.lease.writtenLate': (p: W) =>
    `A write of ${p.process} to ${p.lease} landed, though nobody waited for its answer.`,
  'why.wire.passed': (p: W) =>
    `TCP tried again, ${p.time} after healing, and all that had waited passed.`,
  'why.wire.opened': (p: W) => `A new connection came through, ${p.time} after healing.`,
  'why.wire.requestTimedOut': (p: W) =>
    `${p.process} waited ${p.time} for an answer, and gave up. Its request may still land.`,
  'why.wire.requestRefused': (p: W) => `A request of ${p.process} was refused at once.`,
  'why.wire.transmissionLost': (p: W) =>
    `A transmission of ${p.process} was lost. TCP sends it again ${p.time} later.`,
  'why.wire.connectionLost': (p: W) =>
    `${p.process} had heard nothing for 45 s, and gave its connection up.`,
  'why.wire.messageHeld': (p: W) => `A message of ${p.process} waits at the wall.`,
  'why.etcd.etcdQuorumLost': (_: W) =>
    'No majority of etcd members hear each other: nothing is read or written.',
  'why.etcd.etcdQuorumRestored': (_: W) => 'A majority of etcd members hear each other again.',
  'why.etcd.etcdNoSpace': (p: W) =>
    `The database of etcd reached its quota, ${Math.round(p.count / 1_048_576)} MiB: every write is refused.`,
  'why.begin.warm': (_: W) => 'The run begins like this: the cluster has been at work for a while.',
  'why.begin.cold': (_: W) => 'The run begins here, with nothing started yet.',
  'why.begin.loss': (p: W) =>
    `From the start of this run ${p.count} % of all transmissions are lost, on every link.`,
  'why.begin.clock': (p: W) =>
    `From the start of this run the clocks of ${p.process} go at ${p.count} % of true time.`,
  'why.begin.quota': (p: W) =>
    `From the start of this run the database of etcd may grow to ${p.count} MiB, and no further.`,
  'why.begin.stands': (p: W) => `${p.process} stood for ${p.lease}, and asked for it in turn.`,
  'why.begin.started': (p: W) => `${p.process} started.`,
  'why.plain': (p: W) => `The log says: ${p.text}.`,

  'why.act.powerOff': (p: W) => `${p.node} lost its power. Nobody was told.`,
  'why.act.powerOn': (p: W) => `${p.node} got its power back, and its kubelet started.`,
  'why.act.crash': (p: W) => `${p.processes} was killed (SIGKILL). Nobody tells the record.`,
  'why.act.stop': (p: W) => `${p.processes} was asked to stop (SIGTERM).`,
  'why.act.start': (p: W) => `${p.processes} was started.`,
  'why.act.pause': (p: W) => `${p.processes} was paused. It feels no time pass.`,
  'why.act.resume': (p: W) =>
    `${p.processes} goes on where it stopped. For it, no time has passed.`,
  'why.act.wedge': (p: W) =>
    `The elector of ${p.processes} hangs. Its work goes on, its renewals do not.`,
  'why.act.unwedge': (p: W) => `The elector of ${p.processes} goes on.`,
  'why.act.cut': (p: W) =>
    `The road between ${p.processes} and the API server was cut, ${DIRECTIONS[p.direction]}. ${MODES[p.mode]}`,
  'why.act.heal': (p: W) => `The road between ${p.processes} and the API server was healed.`,
  'why.act.apiServerDown': (p: W) => `${server(p.process)} went down. Every request is refused.`,
  'why.act.apiServerUp': (p: W) => `${server(p.process)} came back.`,
  'why.act.apiServerFreeze': (p: W) => `${server(p.process)} froze. Requests wait inside.`,
  'why.act.apiServerThaw': (p: W) => `${server(p.process)} went on, and what waited inside landed.`,
  'why.act.setLatency': (p: W) =>
    p.count < 0
      ? `A message on ${links(p.processes)} takes as long as before.`
      : `A message on ${links(p.processes)} takes ${p.count} ms from here on.`,
  'why.act.setLoss': (p: W) =>
    p.count < 0
      ? `On ${links(p.processes)} no more is lost than before.`
      : `On ${links(p.processes)} ${p.count} % of all transmissions are lost from here on.`,
  'why.act.deleteLease': (p: W) => `The Lease ${p.lease} was deleted by hand.`,
  'why.act.setCommitDelay': (p: W) =>
    p.count < 0
      ? 'A write waits for the disks of etcd as long as before.'
      : `Each write waits ${p.count} ms for the disks of etcd from here on.`,
  'why.act.stallEtcd': (_: W) => 'The disks of etcd stood still. Reads and writes hang.',
  'why.act.resumeEtcd': (_: W) => 'The disks of etcd went on, and what hung was written.',
  'why.act.defragEtcd': (_: W) => 'etcd was compacted and defragmented.',
  'why.act.setTaints': (p: W) =>
    p.text === ''
      ? `All taints set by hand were taken from ${p.node}.`
      : `The taints of ${p.node} were set by hand: ${p.text}.`,
  'why.act.stepClock': (p: W) =>
    p.count < 0
      ? `The wall clock of ${p.processes} was set back by ${-p.count} s. A renewTime that goes back is not seen as a renewal.`
      : `The wall clock of ${p.processes} was set ahead by ${p.count} s.`,
  'why.act.setClockRate': (p: W) =>
    `The clocks of ${p.processes} run at ${p.count} % of true time from here on.`,
};
