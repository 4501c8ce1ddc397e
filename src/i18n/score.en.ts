/** English, score. */
export const scoreEn = {
  'score.holders.plain': 'What holders',
  'score.holders.key': 'believe',
  'score.record.plain': 'What is',
  'score.record.key': 'written',
  'score.observers.plain': 'What observers',
  'score.observers.key': 'infer',
  'score.lens.holders': 'Show only what holders believe',
  'score.lens.record': 'Show only what is written',
  'score.lens.observers': 'Show only what observers infer',
  'score.label': ({
    nodes,
    unknown,
    cut,
  }: {
    nodes: number;
    unknown: number;
    cut: number;
  }): string =>
    `Cluster scene, ${nodes} ${nodes === 1 ? 'node' : 'nodes'}${unknown > 0 ? `, ${unknown} Unknown` : ''}${cut > 0 ? `, ${cut} cut off` : ''}`,
  'score.loading': 'The first picture is on its way.',
  'score.noNodes': 'No nodes in this scenario.',

  'score.serving': 'serving',
  'score.frozen': 'frozen',
  'score.down': 'down',
  'score.writes': ({ rate }: { rate: string }): string => `${rate} writes/s`,
  'score.revision': ({ revision }: { revision: string }): string => `rev ${revision}`,
  'score.version': ({ version }: { version: string }): string => `rv ${version}`,
  'score.noLease': 'no Lease yet',
  'score.noLock': 'no Lease',
  'score.renewTime': 'renewTime',
  'score.holder': 'holder',
  'score.nobody': 'nobody',
  'score.transitions': ({ count }: { count: number }): string => `transitions ${count}`,

  'score.looksEvery': ({ seconds }: { seconds: string }): string => `looks every ${seconds} s`,
  'score.nextLook': ({ seconds }: { seconds: string }): string => `next look ${seconds} s`,
  'score.nextLookShort': ({ seconds }: { seconds: string }): string => `${seconds} s`,
  'score.looking': 'looking',
  'score.nobodyLooks': 'nobody looks',
  'score.standbys': ({ seconds }: { seconds: string }): string =>
    `standbys, each with its own ${seconds} s`,
  'score.of': ({ seconds }: { seconds: string }): string => `/ ${seconds} s`,
  'score.ageOfTight': ({ age, seconds }: { age: string; seconds: string }): string =>
    `${age}/${seconds} s`,
  'score.ageAlone': ({ age }: { age: string }): string => `${age} s`,
  'score.reports': 'by status',
  'score.ageOf': ({ age, seconds }: { age: string; seconds: string }): string =>
    `${age} / ${seconds} s`,

  'score.ago': ({ age }: { age: string }): string => `${age} s ago`,
  'score.renewing': 'renewing',
  'score.renewed': '200, renewed',
  'score.renewedShort': 'renewed',
  'score.try': ({ attempt }: { attempt: number }): string => `try ${attempt} of 5`,
  'score.poweredOff': 'powered off',
  'score.paused': 'paused',
  'score.pausedSure': 'paused, sure it leads',
  'score.kubeletStopped': 'kubelet stopped',
  'score.stopped': 'stopped',
  'score.restarts': ({ seconds }: { seconds: string }): string => `restarts in ${seconds} s`,
  'score.starting': 'starting',
  'score.written': ({ age }: { age: string }): string => `written ${age} s ago`,
  'score.unseen': ({ age }: { age: string }): string => `unseen for ${age} s`,

  'score.ready': 'Ready',
  'score.notReady': 'NotReady',
  'score.unknown': 'Unknown',
  'score.unknownIn': ({ seconds }: { seconds: string }): string => `Unknown in ${seconds} s`,
  'score.left': ({ seconds }: { seconds: string }): string => `${seconds} s left`,
  'score.noExecute': 'NoExecute',
  'score.noSchedule': 'NoSchedule',
  'score.evicts': ({ count, clock }: { count: number; clock: string }): string =>
    `evicts ${count} ${count === 1 ? 'pod' : 'pods'} in ${clock}`,
  'score.evictsFew': ({ count, clock }: { count: number; clock: string }): string =>
    `evicts ${count} in ${clock}`,
  'score.evictsShort': ({ clock }: { clock: string }): string => `evicts ${clock}`,
  'score.podsTerminating': ({ count }: { count: number }): string =>
    `${count} ${count === 1 ? 'pod' : 'pods'} Terminating`,
  'score.podsLeaving': ({ count }: { count: number }): string => `${count} Terminating`,
  'score.podsMoved': ({ count }: { count: number }): string =>
    `${count} ${count === 1 ? 'pod' : 'pods'} gone`,

  'score.zone.strip': 'Zones, as the controller counts them',
  'score.zone.unnamed': 'no zone label',
  'score.zone.count': ({ ready, all }: { ready: number; all: number }): string =>
    `${ready} of ${all} Ready`,
  'score.zone.normal': 'Normal',
  'score.zone.partial': 'Partial disruption',
  'score.zone.full': 'Full disruption',
  'score.zone.everywhere': 'every zone down',
  'score.zone.rate': ({ rate }: { rate: string }): string => `taints ${rate} / s`,
  'score.zone.stopped': 'taints stopped',
  'score.zone.token': 'token ready',
  'score.zone.tokenIn': ({ seconds }: { seconds: string }): string => `token in ${seconds} s`,
  'score.zone.pending': 'Pending',
  'score.zone.pendingLabel': ({ count }: { count: number }): string =>
    `${count} ${count === 1 ? 'Pod is' : 'Pods are'} Pending: no node yet`,
  'score.zone.label': (p: {
    zone: string;
    ready: number;
    all: number;
    state: string;
    rate: string;
    waiting: number;
  }): string =>
    `${p.zone}: ${p.ready} of ${p.all} nodes Ready. ${p.state}, ${p.rate}. ${p.waiting} ${
      p.waiting === 1 ? 'node waits' : 'nodes wait'
    } for a NoExecute taint, in no order.`,
  'score.zone.open': 'Look at this zone closely',
  'score.zone.gone': 'The controller does not count this zone now.',
  'score.zone.bands': 'Nodes by renewals missed since the last write',
  'score.zone.band.onTime': 'On time',
  'score.zone.band.missed1': '1 missed',
  'score.zone.band.missed2': '2 missed',
  'score.zone.band.missed3': '3 missed',
  'score.zone.band.missed4': '4 or more',
  'score.zone.band.noLease': 'No Lease',
  'score.zone.band.unknown': 'Unknown',
  'score.zone.band.noExecute': 'NoExecute',
  'score.zone.ages': 'Age of the last renewal',
  'score.zone.agesLabel': (p: { all: number; old: number; grace: string }): string =>
    `Ages of ${p.all} last renewals; ${p.old} of them ${p.grace} seconds or older.`,
  'score.zone.grace': ({ seconds }: { seconds: string }): string => `${seconds} s`,
  'score.zone.wave': ({ grace }: { grace: string }): string =>
    `A silent node walks right by one second each second. At ${grace} s the next look calls it Unknown.`,
  'score.zone.brake': 'Brake on tainting',
  'score.zone.share': (p: { share: string; threshold: string }): string =>
    `${p.share} % not Ready; disrupted from ${p.threshold} % on.`,
  'score.zone.rule': (p: {
    threshold: string;
    large: number;
    slow: string;
    normal: string;
  }): string =>
    `From ${p.threshold} % and three nodes on, a zone of up to ${p.large} nodes is tainted no more, a larger one at ${p.slow} / s. A zone with no Ready node at all is tainted at ${p.normal} / s, unless every zone is so.`,
  'score.zone.table': 'Zones',
  'score.zone.zone': 'Zone',
  'score.zone.notReady': 'not Ready',
  'score.zone.state': 'State',
  'score.zone.tainting': 'Tainting',
  'score.zone.waiting': 'Wait for NoExecute',

  'score.leads': 'leads',
  'score.believesIt': 'believes it leads',
  'score.leaderWords': ({ age, stop }: { age: string; stop: string }): string =>
    `renewed ${age} s ago, stops at ${stop} s`,
  'score.renewedAgo': ({ age }: { age: string }): string => `renewed ${age} s ago`,
  'score.stoppedAgo': ({ age }: { age: string }): string => `written ${age} s ago, stopped`,
  'score.nobodyLeads': 'nobody leads',
  'score.noView': 'no view yet',
  'score.won': 'won, not told yet',
  'score.wonShort': 'won',
  'score.mayTry': 'may try',
  'score.againShort': ({ seconds }: { seconds: string }): string => `in ${seconds} s`,
  'score.againIn': ({ seconds }: { seconds: string }): string => `again in ${seconds} s`,
  'score.more': ({ count }: { count: number }): string => `+${count}`,
  'score.gap': 'safety gap',

  'score.request.refused': 'refused',
  'score.watch': 'watch',
  'score.cut': 'cut',
  'score.gaveUp': 'gave up',
  'score.nextTryIn': ({ seconds }: { seconds: string }): string => `retry ${seconds} s`,
  'score.nextTry': ({ seconds }: { seconds: string }): string => `${seconds} s`,
  'score.clock.offset': ({ seconds }: { seconds: string }): string => `${seconds} s`,
  'score.loss': ({ percent }: { percent: string }): string => `${percent} %`,
  'score.etcd.noSpace': 'no space left',
  'score.etcd.noQuorum': 'no quorum',
  'score.etcd.stalled': 'disks stalled',
  'score.drag.normal': 'as in the scenario',
  'score.etcd.slow': ({ ms }: { ms: string }): string => `+${ms} ms`,
  'score.etcd.quorum': ({ up, all }: { up: number; all: number }): string =>
    `quorum, ${up} of ${all}`,
  'score.name.machine': ({ name, state }: { name: string; state: string }): string =>
    `Machine ${name}, API server ${state}. Opens its menu.`,
  'score.name.etcd': ({ state }: { state: string }): string => `etcd, ${state}. Opens its menu.`,
  'score.resource.none': 'its resource checks nothing',
  'score.resource.leaseTransitions': 'its resource checks leaseTransitions',
  'score.resource.resourceVersion': 'its resource checks resourceVersion',
  'score.resource.wrote': ({ process, age }: { process: string; age: string }): string =>
    `${process} wrote to the resource ${age} s ago`,
  'score.resource.fenced': (p: { process: string; age: string; token: string }): string =>
    `fenced by ${p.token}, ${p.process} wrote ${p.age} s ago`,
  'score.resource.landed': ({ process }: { process: string }): string =>
    `a stale write of ${process} landed`,
  'score.resource.refused': (p: { process: string; token: string; stored: string }): string =>
    `${p.process} refused: token ${p.token}, seen ${p.stored}`,
  'score.resource.refusedShort': ({ process }: { process: string }): string =>
    `a write of ${process} refused`,
  'score.wedged': 'elector hangs, works on',
  'score.latency': ({ ms }: { ms: string }): string => `+${ms} ms`,

  'score.name.node': ({
    name,
    state,
    detail,
  }: {
    name: string;
    state: string;
    detail: string;
  }): string => `${name}, ${state}. ${detail}`,
  'score.name.observer': ({ silence, grace }: { silence: string; grace: string }): string =>
    `Observer ${silence} of ${grace} seconds.`,
  'score.name.unknownIn': ({ seconds }: { seconds: string }): string =>
    `Unknown in ${seconds} seconds.`,
  'score.name.ticket': ({ name }: { name: string }): string => `Lease of ${name}`,
  'score.name.lock': ({ name, holder }: { name: string; holder: string }): string =>
    `Lease ${name}, held by ${holder}`,
  'score.name.dial': ({ name }: { name: string }): string =>
    `What the controller infers about ${name}`,
  'score.name.row': ({ name }: { name: string }): string => `Row of ${name}`,
  'score.name.leader': ({ name, component }: { name: string; component: string }): string =>
    `${name} leads ${component}`,
  'score.name.ghost': ({ name, component }: { name: string; component: string }): string =>
    `${name} believes it leads ${component}, but is not written`,
  'score.name.standby': ({ name, component }: { name: string; component: string }): string =>
    `${name}, standby of ${component}`,
  'score.name.gone': ({ name, component }: { name: string; component: string }): string =>
    `${name}, last holder of ${component}, stopped`,
  'score.name.apiServer': ({ state }: { state: string }): string => `kube-apiserver, ${state}`,
  'score.name.controller': ({ component, host }: { component: string; host: string }): string =>
    `${component}, led by ${host}`,
  'score.name.wall': ({
    name,
    mode,
    direction,
  }: {
    name: string;
    mode: string;
    direction: string;
  }): string => `Cut of ${name}: ${mode}, ${direction}. Opens a menu to heal it.`,
  'score.name.healing': ({ name }: { name: string }): string =>
    `Cut of ${name}, healed. What waited has not passed yet.`,
  'score.ask.unknown': ({ name }: { name: string }): string => `Why is ${name} Unknown?`,
  'score.ask.taint': ({ name, taint }: { name: string; taint: string }): string =>
    `Why does ${name} carry ${taint}?`,
  'score.ask.crown': ({ name, component }: { name: string; component: string }): string =>
    `Why does ${name} hold ${component}?`,
  'score.ask.ghost': ({ name, component }: { name: string; component: string }): string =>
    `Why does ${name} believe that it leads ${component}?`,
  'score.ask.lost': ({ name }: { name: string }): string => `Why are messages of ${name} lost?`,
  'score.powerOff': ({ name }: { name: string }): string => `Power off ${name}`,
  'score.powerOn': ({ name }: { name: string }): string => `Power on ${name}`,
  'score.mode.lost': 'lost',
  'score.mode.held': 'held',
  'score.mode.refused': 'refused',
  'score.direction.both': 'both ways',
  'score.direction.requests': 'requests',
  'score.direction.answers': 'answers',
  'score.state.cutOff': 'cut off',
  'score.state.late': 'late',

  'score.phone.leases': 'Leases',
  'score.phone.holder': 'Holder',
  'score.phone.record': 'Record',
  'score.phone.observer': 'Observer',
  'score.phone.seconds': ({ seconds }: { seconds: string }): string => `${seconds} s`,
  'score.phone.none': 'none',
  'score.phone.every': ({ seconds }: { seconds: string }): string => `every ${seconds} s`,
  'score.phone.apiServer': 'API server',
  'score.phone.controller': 'controller',
  'score.phone.of': ({ name, lock }: { name: string; lock: string }): string => `${lock} ${name}`,
  'score.phone.standbys': 'standbys',
  'score.hero.left': 's left',
  'score.hero.leftOf': ({ seconds }: { seconds: string }): string => `s left of ${seconds}`,
  'score.hero.toUnknown': 's to Unknown',
  'score.hero.unheard': 's unheard',
  'score.hero.toStop': 's until it stops',
  'score.hero.toTry': 's until it may try',
  'score.hero.believe': ({ count }: { count: number }): string => `${count} believe, 1 written`,
  'score.hero.leaders': 'believe',
  'score.hero.nobody': 'nobody leads',
  'score.hero.label': ({ name }: { name: string }): string => `Lease ring of ${name}`,
} as const;
