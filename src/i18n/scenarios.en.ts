/** English, the scenarios that ship: a title each, and one sentence on what it shows. */
export const scenariosEn = {
  'scenario.untitled': 'My cluster',
  'scenario.calmCluster': 'Calm cluster',
  'scenario.calmCluster.about': 'Three nodes renew, three elections stand. Break something.',
  'scenario.nodeCrash': 'A node dies',
  'scenario.nodeCrash.about':
    'A node loses power: Unknown after 50 s of silence, its Pods deleted 300 s later.',
  'scenario.leaderCrash': 'A leader crashes',
  'scenario.leaderCrash.about':
    'The leading kube-scheduler is killed. A standby waits a whole lease duration by its own stopwatch.',
  'scenario.controllerFailover': 'The observer fails over',
  'scenario.controllerFailover.about':
    'A node is silent when kube-controller-manager changes hands: the new leader counts from zero.',
  'scenario.oneWayPartition': 'Only the answers are lost',
  'scenario.oneWayPartition.about':
    'A node’s requests arrive, the answers do not: it repeats a renewal that is written already.',
  'scenario.wholeClusterSilent': 'The whole cluster is silent',
  'scenario.wholeClusterSilent.about':
    'Every kubelet is cut off at once. The controller suspects itself, and nobody is evicted.',
  'scenario.pausedLeader': 'A leader sleeps for 30 s',
  'scenario.pausedLeader.about':
    'The leader is paused and another takes over. Watch the wake-up: the old leader finds a full renew deadline before it and works on for up to 10 s, beside the new one, although its first look already shows another holder.',
  'scenario.staleWrites': 'A stale write lands, or is refused',
  'scenario.staleWrites.about':
    'Two operators, each with a resource that its leader writes to, sleep for 25 s and are replaced. Watch the wake-up: for 10 s both old leaders go on writing. One resource checks nothing, and every write lands; the other checks a token, and refuses each one.',
  'scenario.etcdFull': 'Heartbeats fill etcd',
  'scenario.etcdFull.about':
    'Release 1.13, before Leases: six nodes write their whole status every 10 s, and compaction comes only every 5 min. After a minute etcd has reached its quota and refuses every write; 12 s later nobody leads. Defragment it from its menu.',
  'scenario.deletedLeaseMended': 'The Lease is deleted, and nobody notices',
  'scenario.deletedLeaseMended.about':
    'Somebody deletes the lock. Watch who comes next: here the leader does, gets 409 and then 404, and writes the Lease again with its old terms. Nine of twelve recorded deletions ended like this.',
  'scenario.deletedLeaseSplit': 'The Lease is deleted, and two lead',
  'scenario.deletedLeaseSplit.about':
    'The same deletion at another moment: a standby polls first, finds no Lease, writes its own and leads at once. The old leader works on until its round has failed, 10 to 12 s. leaseTransitions begins at 0 again.',
  'scenario.heldRelease': 'A release that cannot leave keeps two at work',
  'scenario.heldRelease.about':
    'A leader with ReleaseOnCancel is cut off, its packets held. Watch the end of its deadline: it works on while its release waits for an answer, up to 5 s more, and a standby may take over before it stops.',
  'scenario.lateRelease': 'A late release frees the next holder’s lock',
  'scenario.lateRelease.about':
    'The same cut, healed just after another has taken over. The release of the old leader asks only what it believes itself: it clears the new holder’s lock, a third candidate takes it, and the robbed one works on for up to 12 s (LE-18).',
  'scenario.shortBlip': 'Eight seconds cost a leader its ten-second deadline',
  'scenario.shortBlip.about':
    'Packets are lost for 8 s, less than the renew deadline. Watch the crosses at the wall: TCP tries again 6.55 s after the first loss and then only at 13.2 s, when the leader has given up (TR-6).',
  'scenario.posthumousRenewal': 'A leader that has stopped renews its Lease',
  'scenario.posthumousRenewal.about':
    'Packets are lost for 10 s and the leader gives up. Its last PUT is still with TCP and lands afterwards: the Lease is fresh, its holder is gone, and every standby waits a whole lease duration more (TR-7).',
  'scenario.frozenServer': 'A renewal lands out of the freezer',
  'scenario.frozenServer.about':
    'The API server freezes for 25 s with a renewal inside. The leader gives up; at the thaw the renewal is written all the same, and nobody leads for another lease duration (AS-8).',
  'scenario.forgottenTimers': 'A controller manager that forgets',
  'scenario.forgottenTimers.about':
    'A node is dead, its Pods have 300 s. Shortly before they are over, kube-controller-manager fails over: the new leader takes the NoExecute taint away, puts it on again, and counts from zero. The Pods go 250 s later than promised.',
  'scenario.refusedNode': 'A healed node that waits for its own watch',
  'scenario.refusedNode.about':
    'Connections of a node are refused for two minutes. After healing its Lease is back within seconds, but Ready stays Unknown: the kubelet repairs it only when its own watch of the Node has come back, by a back-off of its own (KL-13).',
  'scenario.taintPastTheBrake': 'A taint slips past the brake',
  'scenario.taintPastTheBrake.about':
    'Four of six nodes of a zone die: that many stop tainting. But nodes are queued while the pass runs and the brake comes at its end. Watch the tenth of a second between: one node gets its NoExecute taint, three never do (NL-24).',
  'scenario.queueWithoutOrder': 'A queue without order',
  'scenario.queueWithoutOrder.about':
    'Six nodes die three seconds apart, and one may be tainted every 10 s. Watch who is next: every pass draws the order anew, so the first to die is the last to be tainted, 50 s after the first taint (NL-25).',
  'scenario.bestByLot': 'The best candidate is drawn by lot',
  'scenario.bestByLot.about':
    'Two equal candidates of coordinated election are created in the same second. Which is best is drawn anew on every look, so a leader, or a winner that has not begun, is deposed again and again (CE-13).',
  'scenario.group.basics': 'To begin with',
  'scenario.group.nodes': 'Nodes and the controller',
  'scenario.group.leaders': 'Leaders',
  'scenario.group.findings': 'What no document says',
  'scenario.coordinatedElection': 'A better candidate joins',
  'scenario.coordinatedElection.about':
    'Coordinated election: an older kube-controller-manager is preferred. The leader may not renew any more, and for about eight seconds nobody works.',
};
