/** English, the narrator: plain, present tense, who did what. Every line takes the same parameters. */

export interface NarratorParams {
  /** Short name of a node. */
  readonly node: string;
  /** Short names of processes: a host, or a kubelet's node. */
  readonly process: string;
  readonly other: string;
  /** Name of a Lease or a Pod. */
  readonly lease: string;
  readonly count: number;
  /** A length of time: seconds, or `m:ss.s` from a minute on. */
  readonly time: string;
}

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];
const many = (count: number): string => WORDS[count] ?? String(count);
const nodes = (count: number): string => `${many(count)} node${count === 1 ? '' : 's'}`;
/** A resourceVersion in prose: thousands spaced. */
const spaced = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

/** A zone by its name, which often says that it is one. */
const zoneWords = (name: string): string =>
  name === '' ? 'the only zone' : name.includes('zone') ? name : `zone ${name}`;

type P = NarratorParams;

export const narratorEn = {
  'narrator.label': 'Narrator',
  'narrator.say.first': (p: P) =>
    `${nodes(p.count)}, ${p.count === 1 ? 'renewing' : 'all renewing'}. Pull the plug on one.`,
  'narrator.say.calm': (p: P) =>
    `${nodes(p.count)}, ${p.count === 1 ? 'renewing' : 'all renewing'}. Every leader renews too.`,
  'narrator.say.starting': (_: P) =>
    'Nothing is written yet. Each kubelet creates its own Lease, each candidate asks for its lock.',
  'narrator.say.split': (p: P) =>
    `Two leaders in belief, ${p.process} and ${p.other}. A Lease does not fence the old one off.`,
  'narrator.say.allSilent': (_: P) =>
    'Every node is silent. The controller suspects its own side and evicts nobody.',
  'narrator.say.apiDown': (_: P) => 'The API server is down. Every request is refused at once.',
  'narrator.say.apiFrozen': (_: P) =>
    'The API server is frozen. Requests wait inside, and their senders cannot know.',
  'narrator.say.noQuorum': (_: P) =>
    'No majority of etcd hear each other. Reads and writes hang, and nobody can renew.',
  'narrator.say.etcdStalled': (_: P) =>
    'The disks of etcd stand still. Reads and writes hang, and nobody can renew.',
  'narrator.say.noSpace': (_: P) =>
    'etcd has reached its quota and refuses every write. Nobody can renew until it is defragmented.',
  'narrator.say.noLock': (p: P) => `The Lease ${p.lease} is gone. Whoever comes next creates it.`,
  'narrator.say.noLeader': (p: P) => `Nobody leads ${p.lease}.`,
  'narrator.say.nobodyWatches': (_: P) =>
    'Nobody leads kube-controller-manager, so nobody watches the nodes.',
  'narrator.say.leaderPaused': (p: P) =>
    `${p.process} is paused and feels no time pass. Its standbys count to ${p.time} s.`,
  'narrator.say.leaderGone': (p: P) =>
    `${p.process} is silent, yet the record names it. Each standby waits ${p.time} s by its own clock.`,
  'narrator.say.leaderCut': (p: P) =>
    `${p.process} still leads ${p.lease}, unheard. It gives up ${p.time} s after its last success.`,
  'narrator.say.manySilent': (p: P) =>
    `${nodes(p.count)} cannot be heard. The controller gives each of them ${p.time} s.`,
  'narrator.say.off': (p: P) => `${p.node} has no power. When will the cluster notice?`,
  'narrator.say.offLate': (p: P) =>
    `${p.node} has no power. All the controller sees is that nothing changes.`,
  'narrator.say.kubeletPaused': (p: P) =>
    `The kubelet of ${p.node} is paused. Its Pods run on, and nobody renews its Lease.`,
  'narrator.say.kubeletDown': (p: P) =>
    `The kubelet of ${p.node} has stopped. Its Pods run on, and nobody renews its Lease.`,
  'narrator.say.cut': (p: P) => `${p.node} is alive and still trying. Nobody can hear it.`,
  'narrator.say.cutAnswers': (p: P) =>
    `${p.node} is heard, but no answer comes back. It cannot know that its writes land.`,
  'narrator.say.cutHeld': (p: P) =>
    `${p.node} is alive. What it sends waits at the wall until the link heals.`,
  'narrator.say.cutRefused': (p: P) =>
    `Every request of ${p.node} is refused at once. It knows, and tries again.`,
  'narrator.say.healedWaiting': (p: P) =>
    `The link of ${p.node} is open again, yet nothing moves. TCP waits for its next try.`,
  'narrator.say.late': (p: P) =>
    `The controller has seen nothing new of ${p.node} for longer than usual.`,
  'narrator.say.unknownOff': (p: P) =>
    `The controller calls ${p.node} Unknown. It cannot tell a dead node from a silent one.`,
  'narrator.say.unknownStopped': (p: P) =>
    `The controller calls ${p.node} Unknown. Its machine and its Pods run on.`,
  'narrator.say.unknownAlive': (p: P) =>
    `${p.node} is alive, and its Pods run on. The controller calls it Unknown.`,

  'narrator.news.unknown': (p: P) =>
    `The controller saw no change for ${p.time} s. It now calls ${p.node} Unknown.`,
  'narrator.news.ready': (p: P) =>
    `${p.node} is Ready again. One renewal got through, and that was enough.`,
  'narrator.news.noExecute': (p: P) =>
    `${p.node} now carries NoExecute. Its Pods stay only as long as they tolerate that.`,
  'narrator.news.podDeleted': (p: P) =>
    `${p.lease} is deleted, and Terminating until the kubelet of ${p.node} confirms.`,
  'narrator.news.podBound': (p: P) =>
    `${p.lease} takes the place of a deleted Pod. The scheduler put it on ${p.node}.`,
  'narrator.news.podUnschedulable': (p: P) =>
    `${p.lease} stays Pending. The scheduler finds no node without a taint in the way.`,
  'narrator.news.zonePartial': (p: P) =>
    `Too many nodes of ${zoneWords(p.lease)} are not Ready. The controller taints them more slowly, or not at all.`,
  'narrator.news.zoneFull': (p: P) =>
    `No node of ${zoneWords(p.lease)} is Ready. Other zones have some, so tainting goes on.`,
  'narrator.news.zoneNormal': (p: P) =>
    `The controller counts ${zoneWords(p.lease)} as normal again, and taints at the normal rate.`,
  'narrator.news.powerOn': (p: P) => `${p.node} has power again. Its kubelet starts and renews.`,
  'narrator.news.allSilentEnded': (p: P) =>
    `A node is heard again. The controller gives every node a fresh ${p.time} s.`,
  'narrator.news.conflict': (p: P) =>
    `Both candidates read version ${spaced(p.count)}. ${p.other} wrote first, so ${p.process} bounced.`,
  'narrator.news.ownConflict': (p: P) =>
    `${p.process} wrote from version ${spaced(p.count)}, which is gone. Its repeat bounced with 409.`,
  'narrator.news.leads': (p: P) =>
    `${p.process} wrote its name and heard the 200. It now leads ${p.lease}.`,
  'narrator.news.newController': (p: P) =>
    `${p.process} is the new controller manager and remembers nothing. Each node gets a fresh ${p.time} s.`,
  'narrator.news.gaveUp': (p: P) =>
    `${p.process} gives up ${p.lease}, ${p.time} s after its last success. Nobody may take over yet.`,
  'narrator.news.released': (p: P) =>
    `${p.process} released ${p.lease} on its way out. The next try takes it.`,
  'narrator.news.lockDeleted': (p: P) =>
    `The Lease ${p.lease} was deleted. Whoever comes next creates it.`,
  'narrator.news.leaseDeleted': (p: P) =>
    `The Lease of ${p.node} was deleted. Its kubelet creates it anew at its next renewal.`,
  'narrator.news.posthumous': (p: P) =>
    `A renewal of ${p.process} landed though nobody waited for it. Each standby counts to ${p.time} s anew.`,
  'narrator.news.lateWrite': (p: P) =>
    `A renewal of ${p.node} landed after its sender gave up on it. It counts like any other.`,
  'narrator.news.lostAnswer': (p: P) =>
    `The write of ${p.process} landed, and its answer was lost. ${p.process} cannot tell.`,
  'narrator.news.passed': (p: P) => `What waited on the link of ${p.process} has passed.`,
  'narrator.news.apiBack': (_: P) =>
    'The API server is back. Everyone tries again on a schedule of their own.',
  'narrator.news.thawed': (_: P) =>
    'The API server goes on. What waited inside lands now, dated when it was sent.',
  'narrator.news.oneServerDown': (p: P) =>
    `The API server on ${p.process} is down. Its clients must find another.`,
  'narrator.news.oneServerFrozen': (p: P) =>
    `The API server on ${p.process} is frozen. Its clients wait, and cannot know.`,
  'narrator.news.oneServerBack': (p: P) => `The API server on ${p.process} serves again.`,
  'narrator.news.quorumBack': (_: P) =>
    'A majority of etcd is back. What hung is written now, in the order in which it came.',
  'narrator.news.etcdResumed': (_: P) =>
    'The disks of etcd go on. What hung is written now, in the order in which it came.',
  'narrator.news.defragmented': (p: P) =>
    `etcd was compacted and defragmented to ${p.count} MiB. Writes are accepted again.`,
  'narrator.news.fenced': (p: P) =>
    `${p.process} wrote under ${p.lease} with an old token. The resource had seen a newer one and refused.`,
  'narrator.news.staleLanded': (p: P) =>
    `${p.process} wrote as leader although ${p.lease} does not name it. Nothing fenced it: the write landed.`,
  'narrator.news.memberDown': (p: P) => `The etcd member on ${p.process} is down.`,
  'narrator.news.commitDelay': (p: P) =>
    `Each write now waits ${p.count} ms for the disks of etcd.`,
  'narrator.news.loss': (p: P) =>
    p.count === 0
      ? 'No packets are lost by chance.'
      : `Now ${p.count} % of all transmissions are lost.`,
  'narrator.news.clockAhead': (p: P) =>
    `The wall clock of ${p.process} jumped ${p.time} s ahead. Only the times that it writes move.`,
  'narrator.news.clockBack': (p: P) =>
    `The wall clock of ${p.process} jumped ${p.time} s back. A renewTime that goes back is not seen as a renewal.`,
  'narrator.news.clockRate': (p: P) =>
    `The clocks of ${p.process} now run at ${p.count} % of true time. All that it waits for changes with them.`,
  'narrator.news.latency': (p: P) => `A message now takes ${p.count} ms each way.`,
  'narrator.news.killed': (p: P) => `${p.process} was killed. Nobody tells the record.`,
  'narrator.news.resumed': (p: P) =>
    `${p.process} goes on where it stopped. For it, no time has passed.`,
  'narrator.news.exited': (p: P) =>
    `${p.process} lost its lease and exits. It comes back as a new candidate.`,

  'narrator.countdown.unknown': (p: P) => `${p.time} s left on the controller's stopwatch.`,
  'narrator.countdown.evicts': (p: P) =>
    `${p.count} Pod${p.count === 1 ? '' : 's'} evicted in ${p.time}.`,

  'narrator.notable.nodeUnknown': (p: P) => `${p.node} Unknown`,
  'narrator.notable.nodeTrue': (p: P) => `${p.node} Ready`,
  'narrator.notable.nodeFalse': (p: P) => `${p.node} NotReady`,
  'narrator.notable.renewalFailed': (p: P) => `${p.node}, a renewal failed`,
  'narrator.notable.conflict': (p: P) => `409 for ${p.process}`,
  'narrator.notable.leaseDeleted': (p: P) => `Lease ${p.lease} deleted`,
  'narrator.notable.taintAdded': (p: P) => `${p.node} tainted ${p.other}`,
  'narrator.notable.taintRemoved': (p: P) => `${p.node} no longer tainted ${p.other}`,
  'narrator.notable.zoneNormal': (p: P) => `${zoneWords(p.lease)} normal again`,
  'narrator.notable.zonePartial': (p: P) => `${zoneWords(p.lease)}, partial disruption`,
  'narrator.notable.zoneFull': (p: P) => `${zoneWords(p.lease)}, full disruption`,
  'narrator.notable.allZonesDisrupted': (_: P) => 'every node silent',
  'narrator.notable.allZonesDisruptedEnded': (_: P) => 'a node is heard again',
  'narrator.notable.podEvictionScheduled': (p: P) => `eviction of ${p.lease} scheduled`,
  'narrator.notable.podDeleted': (p: P) => `${p.lease} deleted`,
  'narrator.notable.podBound': (p: P) => `${p.lease} bound to ${p.node}`,
  'narrator.notable.podUnschedulable': (p: P) => `no node for ${p.lease}`,
  'narrator.notable.startedLeading': (p: P) => `${p.process} leads ${p.lease}`,
  'narrator.notable.stoppedLeading': (p: P) => `${p.process} no longer leads ${p.lease}`,
  'narrator.notable.lockReleased': (p: P) => `${p.process} releases ${p.lease}`,
  'narrator.notable.resourceWriteRefused': (p: P) => `a write of ${p.process} is refused`,
  'narrator.notable.etcdNoSpace': (_: P) => 'etcd has reached its quota',
  'narrator.notable.etcdDefragmented': (_: P) => 'etcd is defragmented',
  'narrator.notable.processExited': (p: P) => `${p.process} exits`,
  'narrator.notable.invariantBroken.oneActingLeader': (_: P) => 'two acting leaders',
  'narrator.notable.invariantBroken.someoneLeads': (_: P) => 'nobody leads',
  'narrator.notable.invariantBroken.noLiveNodeUnknown': (_: P) => 'a live node is called Unknown',
  'narrator.notable.invariantBroken.noStaleWrite': (_: P) => 'a write by a stale leader',
  'narrator.notable.invariantBroken.noRobbedLeader': (_: P) =>
    "a leader's lock is freed by another",
  'narrator.notable.invariantBroken.noLiveEviction': (_: P) => 'a Pod is evicted from a live node',
  'narrator.notable.invariantBroken.someZoneIsUp': (_: P) => 'every zone is taken to be down',
  'narrator.notable.invariantHolds.oneActingLeader': (_: P) => 'one acting leader again',
  'narrator.notable.invariantHolds.someoneLeads': (_: P) => 'someone leads again',
  'narrator.notable.invariantHolds.noLiveNodeUnknown': (_: P) =>
    'no live node is called Unknown any more',
  'narrator.notable.invariantHolds.noStaleWrite': (_: P) => 'no more writes by a stale leader',
  'narrator.notable.invariantHolds.noRobbedLeader': (_: P) => 'the robbed leader has stopped',
  'narrator.notable.invariantHolds.noLiveEviction': (_: P) => 'the evicted Pod has stopped',
  'narrator.notable.invariantHolds.someZoneIsUp': (_: P) => 'some zone is up again',

  'narrator.alert': 'Two leaders in belief',
  'narrator.alertText': (p: P) =>
    `${p.process} and ${p.other} both believe they lead ${p.lease}. A Lease does not fence the old one off.`,

  'narrator.invariants': 'Promises',
  'narrator.invariants.hold': 'all four hold',
  'narrator.invariants.broken': ({ count }: { count: number }) => `${count} of 4 broken`,
  'narrator.invariant.holds': ({ name }: { name: string }) => `${name}: holds`,
  'narrator.invariant.broken': ({ name, since }: { name: string; since: string }) =>
    `${name}: broken since ${since}`,
  'narrator.invariant.why': ({ said }: { said: string }) => `${said}. Why?`,
  'narrator.invariant.oneActingLeader': 'At most one acting leader',
  'narrator.invariant.someoneLeads': 'Someone leads',
  'narrator.invariant.noLiveNodeUnknown': 'No live node is called Unknown',
  'narrator.invariant.noStaleWrite': 'No write by a stale leader',
};
