/** English, beside reality: a recording of a real control plane next to the engine. */

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const realityEn = {
  'reality.title': 'Beside reality',
  'reality.intro':
    'Runs of a real Kubernetes control plane, and the engine with the same faults at the same instants. Wherever the two differ, the recording is right.',
  'reality.recordings': 'Recordings',
  'reality.choose': 'Choose a recording',
  'reality.openOwn': 'Open a recording of your own…',
  'reality.own': 'Your recording',
  'reality.dropHere': 'Drop a recording to compare it',
  'reality.rules': (p: { rules: string }) => `Rules ${p.rules}`,
  'reality.facts': (p: { release: string; length: string; rows: number }) =>
    `${p.release} · ${p.length} · ${count(p.rows, 'row', 'rows')}`,
  'reality.case': 'Case',
  'reality.luck': 'The engine’s luck',
  'reality.luck.tape': 'As recorded',
  'reality.luck.seed': 'By seed',
  'reality.luck.tape.about':
    'Waits, phases and request times are those of the recording: every instant should come where it came.',
  'reality.luck.seed.about':
    'Waits and phases are drawn anew: the same story should be told, at other instants within the rules.',
  'reality.seed': 'Seed',
  'reality.nextSeed': 'Next seed',
  'reality.loading': 'Reading the recording',
  'reality.running': (p: { percent: number }) => `Running the engine, ${p.percent}%`,
  'reality.trouble': 'This recording cannot be compared',
  'reality.trouble.stays': 'What was shown before stays.',

  'reality.finding.alike': (p: { matched: number }) =>
    `The engine tells the whole recorded story: ${count(p.matched, 'transition', 'transitions')}, each within 0.15 s of where it was recorded.`,
  'reality.finding.near': (p: { percent: string; matched: number; largest: string }) =>
    `The engine tells the whole recorded story. Of ${count(p.matched, 'transition', 'transitions')}, ${p.percent}% come within 0.15 s of where they were recorded; the furthest is ${p.largest} away.`,
  'reality.finding.apart': (p: {
    matched: number;
    recorded: number;
    missing: number;
    extra: number;
    percent: string;
  }) =>
    `The engine tells ${p.matched} of ${p.recorded} recorded transitions, ${p.percent}% of all within 0.15 s. ${count(p.missing, 'is', 'are')} missing, ${count(p.extra, 'is', 'are')} told by the engine alone.`,
  'reality.finding.nothing': 'Nothing happened here that could be compared.',
  'reality.transitions': 'Transitions',
  'reality.within': 'Within 0.15 s',
  'reality.largest': 'Furthest apart',
  'reality.alone': 'In one of the two alone',
  'reality.histogram': 'How far apart, engine minus recording',
  'reality.histogram.bar': (p: { range: string; count: number }) =>
    `${p.range}: ${count(p.count, 'transition', 'transitions')}`,
  'reality.bin.below': (p: { to: string }) => `${p.to} s and earlier`,
  'reality.bin.between': (p: { from: string; to: string }) => `${p.from} to ${p.to} s`,
  'reality.bin.above': (p: { from: string }) => `${p.from} s and later`,
  'reality.bin.earlier': 'engine earlier',
  'reality.bin.later': 'engine later',

  'reality.view': 'View',
  'reality.lanes': 'Lanes',
  'reality.table': 'Table',
  'reality.time': 'Time',
  'reality.recording': 'recording',
  'reality.engine': 'engine',
  'reality.figure': (p: { subjects: number; pairs: number }) =>
    `Recording above, engine below: ${count(p.subjects, 'object', 'objects')}, ${count(p.pairs, 'transition', 'transitions')}. The table says the same in words.`,
  'reality.lane': (p: { name: string; pairs: number; worst: string }) =>
    `${p.name}: ${count(p.pairs, 'transition', 'transitions')}, furthest apart ${p.worst}`,
  'reality.lane.alike': (p: { name: string; pairs: number }) =>
    `${p.name}: ${count(p.pairs, 'transition', 'transitions')}, all alike`,
  'reality.order': 'Order',
  'reality.order.recorded': 'In recorded order',
  'reality.order.worst': 'Furthest apart first',
  'reality.overview': 'Whole recording: drag to choose a part',
  'reality.playhead': 'Playhead',
  'reality.at': (p: { minutes: number; seconds: string }) =>
    p.minutes === 0
      ? `${p.seconds} seconds`
      : `${count(p.minutes, 'minute', 'minutes')} ${p.seconds} seconds`,
  'reality.play': 'Play',
  'reality.pause': 'Pause',
  'reality.toStart': 'To the beginning',
  'reality.previous': 'Previous transition',
  'reality.next': 'Next transition',
  'reality.speed': 'Speed',
  'reality.zoomIn': 'Zoom in',
  'reality.zoomOut': 'Zoom out',
  'reality.zoomFit': 'Whole length',
  'reality.keys': 'Space plays, ← → one second, [ ] transitions, + − zoom, 0 whole length.',

  'reality.now.none': 'Nothing has happened yet.',
  'reality.now.pair': (p: {
    object: string;
    what: string;
    recorded: string;
    engine: string;
    difference: string;
  }) =>
    `${p.object}, ${p.what}: recorded at ${p.recorded}, engine at ${p.engine}, ${p.difference} apart.`,
  'reality.now.missing': (p: { object: string; what: string; recorded: string }) =>
    `${p.object}, ${p.what}: recorded at ${p.recorded}; the engine does not have it.`,
  'reality.now.extra': (p: { object: string; what: string; engine: string }) =>
    `${p.object}, ${p.what}: engine at ${p.engine}; the recording does not have it.`,

  'reality.table.caption': (p: { shown: number; all: number }) =>
    `${p.shown} of ${count(p.all, 'transition', 'transitions')}`,
  'reality.table.object': 'Object',
  'reality.table.what': 'What happens',
  'reality.table.recorded': 'Recording, s',
  'reality.table.engine': 'Engine, s',
  'reality.table.difference': 'Difference, s',
  'reality.table.none': 'does not have it',
  'reality.table.go': (p: { what: string; object: string }) =>
    `Show ${p.what} of ${p.object} in the lanes`,
  'reality.table.only': 'Only what is further apart than 0.15 s',
  'reality.table.more': (p: { count: number }) => `Show ${p.count} more`,
  'reality.table.bracket': (p: { seeds: number }) => `By ${p.seeds} seeds, s`,
  'reality.bracket.start': (p: { seeds: number }) => `Bracket by ${p.seeds} seeds`,
  'reality.bracket.stop': 'Stop',
  'reality.bracket.about':
    'Phases and waits that cannot be read off a recording are drawn anew by each seed: from the earliest to the latest is where an instant may lie.',
  'reality.bracket.running': (p: { percent: number; seeds: number }) =>
    `Telling it by ${p.seeds} seeds, ${p.percent}%`,
  'reality.bracket.finding': (p: { inside: number; all: number; untold: number; seeds: number }) =>
    `${p.inside} of ${count(p.all, 'recorded instant', 'recorded instants')} ${p.inside === 1 ? 'lies' : 'lie'} between the earliest and the latest of ${p.seeds} seeds, give or take 0.15 s.${p.untold === 0 ? '' : ` ${count(p.untold, 'is', 'are')} told by none of them.`}`,
  'reality.bracket.outside': 'outside',
  'reality.bracket.untold': 'by no seed',
  'reality.seconds': (p: { seconds: string }) => `${p.seconds} s`,

  'reality.object.node': (p: { name: string }) => `Node ${p.name}`,
  'reality.object.pod': (p: { name: string }) => `Pod ${p.name}`,
  'reality.object.lease': (p: { name: string }) => `Lease ${p.name}`,
  'reality.object.elector': (p: { who: string; lease: string }) => `${p.who} for ${p.lease}`,
  'reality.object.work': (p: { who: string; lease: string }) => `work of ${p.who} under ${p.lease}`,
  'reality.object.seen': (p: { who: string; lease: string }) =>
    `leader of ${p.lease} as ${p.who} sees it`,

  'reality.what.ready': (p: { status: string }) => `Ready ${p.status}`,
  'reality.what.taintAdded': (p: { taint: string }) => `taint ${p.taint} added`,
  'reality.what.taintRemoved': (p: { taint: string }) => `taint ${p.taint} removed`,
  'reality.what.created': (p: { holder: string }) => `created by ${p.holder}`,
  'reality.what.heldBy': (p: { holder: string }) => `held by ${p.holder}`,
  'reality.what.heldByTerms': (p: { holder: string; transitions: string }) =>
    `held by ${p.holder}, transitions ${p.transitions}`,
  'reality.what.createdTerms': (p: { holder: string; transitions: string }) =>
    `created by ${p.holder}, transitions ${p.transitions}`,
  'reality.what.free': 'held by nobody',
  'reality.what.silent': 'last renewal before a silence',
  'reality.what.renewedAgain': 'renewed again',
  'reality.what.deleted': 'deleted',
  'reality.what.removed': 'gone',
  'reality.what.refused': (p: { verb: string; who: string; code: string }) =>
    `${p.verb} of ${p.who} answered ${p.code}`,
  'reality.what.startedLeading': 'starts leading',
  'reality.what.stoppedLeading': 'stops leading',
  'reality.what.workStarted': 'work starts',
  'reality.what.workCancelled': 'work cancelled',
  'reality.what.nobody': 'nobody',

  'reality.fault.kill': (p: { who: string }) => `${p.who} killed`,
  'reality.fault.terminate': (p: { who: string }) => `${p.who} asked to stop`,
  'reality.fault.start': (p: { who: string }) => `${p.who} started`,
  'reality.fault.pause': (p: { who: string }) => `${p.who} paused`,
  'reality.fault.resume': (p: { who: string }) => `${p.who} resumed`,
  'reality.fault.stepClock': (p: { who: string }) => `wall clock of ${p.who} stepped`,
  'reality.fault.deleteLease': (p: { who: string }) => `Lease ${p.who} deleted`,
  'reality.fault.createPod': (p: { who: string }) => `Pod ${p.who} created`,
  'reality.fault.setTaints': (p: { who: string }) => `taints of ${p.who} set by hand`,
  'reality.fault.heal': (p: { who: string }) => `link of ${p.who} healed`,
  'reality.fault.drop': (p: { who: string }) => `packets of ${p.who} lost`,
  'reality.fault.swallow': (p: { who: string }) => `packets of ${p.who} held`,
  'reality.fault.refuse': (p: { who: string }) => `connections of ${p.who} refused`,
  'reality.fault.requests': (p: { fault: string }) => `${p.fault} (requests only)`,
  'reality.fault.answers': (p: { fault: string }) => `${p.fault} (answers only)`,
  'reality.fault.at': (p: { time: string; fault: string }) => `${p.time} ${p.fault}`,
  'reality.fault.many': (p: { first: string; more: number }) => `${p.first} and ${p.more} more`,

  'reality.crash.title': 'One of three kubelets is killed',
  'reality.crash.about':
    'The whole chain, small enough to read: the last renewal, Unknown, the taints, the Pods that are no longer Ready.',
  'reality.links.title': 'Nodes cut off in every way',
  'reality.links.about':
    'Held, refused, answers lost, paused, for 75 s, then two for 30 s. After a refusal the lease is back long before Ready is.',
  'reality.node-blips.title': 'Kubelets whose packets are lost for 5 to 60 s',
  'reality.node-blips.about':
    '26 nodes, two cuts each. Gaps between renewals are not of any length: TCP decides when the next try comes.',
  'reality.dropped-nodes.title': 'Nodes whose packets are lost',
  'reality.dropped-nodes.about':
    'Cuts of 12 to 150 s, both ways and one way. The node comes back when TCP or HTTP/2 gets round to it.',
  'reality.tolerations.title': 'Pods that tolerate 0, 20, 40, 60 s, for ever, or not at all',
  'reality.tolerations.about':
    'Taints set by hand, a dead node, a dark cluster: who is deleted when, and which timers are never moved.',
  'reality.zones.title': 'Partial, full and total disruption',
  'reality.zones.about':
    'Zones of 3, 3 and 6 nodes die in turn. Tainting slows, stops, and one taint slips past the brake.',
  'reality.nodes.title': 'Half of a zone dies, one by one',
  'reality.nodes.about':
    '22 of 48 nodes. One NoExecute taint every 10 s, and not in the order in which the nodes died.',
  'reality.clock.title': 'A node’s wall clock steps',
  'reality.clock.about':
    'Back by 35 and 300 s, forward by an hour and back. Only a step backward hides renewals.',
  'reality.apidown.title': 'The API server freezes or dies',
  'reality.apidown.about':
    'For 8 to 90 s, seven times. Leaders give up, and no node is called Unknown.',
  'reality.kcm.title': 'The controller manager dies while nodes are silent',
  'reality.kcm.about':
    'Each new leader starts with empty memory: grace periods and eviction timers begin again.',
  'reality.failover.title': 'Fifty locks, the leader is killed again and again',
  'reality.failover.about':
    'Ten rounds of takeovers after a crash, then four rounds of clean releases.',
  'reality.hazards.title': 'Two leaders, no leader',
  'reality.hazards.about':
    'Paused, cut off, deaf, deleted under its feet: twelve locks a case, and what each leader believed.',
  'reality.blips.title': 'How long may packets be lost before a leader goes?',
  'reality.blips.about':
    'Eleven outages of 2 to 10 s. The renew deadline is 10 s, yet 6.5 s is all that always survives.',
  'reality.dropped-leaders.title': 'Leaders whose packets are lost',
  'reality.dropped-leaders.about':
    'Twenty locks a case: for 4 s, 8 s, for good, answers only, and with a release on exit.',
  'reality.steal.title': 'A late release frees the next holder’s lock',
  'reality.steal.about':
    'Forty locks a case. A release that waited in the network clears a lock that somebody else holds by then.',
  'reality.coordinated.title': 'Coordinated leader election',
  'reality.coordinated.about':
    'Where two equal candidates come from the same second, the best is drawn by lot, again and again. Then crashes, then a better candidate.',
  'reality.identity.title': 'The API server’s own lease',
  'reality.identity.about': 'Stopped gracefully, started, killed, started.',
  'reality.release-1.33.title': 'One short story under 1.33',
  'reality.release-1.33.about':
    'A node dies, the controller manager fails over, a zone dies. NoExecute comes one pass after Unknown.',
  'reality.release-1.36.title': 'The same story under 1.36',
  'reality.release-1.36.about': 'NoExecute comes in the same pass as Unknown.',
  'reality.release-1.37.title': 'The same story under 1.37',
  'reality.release-1.37.about': 'Told as in 1.36.',
};
