/** English: the cost of heartbeats, who stands by Leases and LeaseCandidates, and the guarded resource. */
export const costEn = {
  'cost.finding': (p: { times: string }) =>
    `With Leases the same nodes write ${p.times} times fewer bytes. The number of writes stays.`,
  'cost.before': 'Before Leases',
  'cost.with': 'With Leases',
  'cost.here': 'this cluster',
  'cost.before.words': (p: { status: string; node: string }) =>
    `The whole Node, ${p.node}, every ${p.status} s.`,
  'cost.with.words': (p: { lease: string; report: string; size: string }) =>
    `A Lease, ${p.size}, every ${p.lease} s; the Node every ${p.report} s.`,
  'cost.tape': (p: { name: string; words: string; bytes: string }) =>
    `${p.name}, ten minutes of one node. ${p.words} ${p.bytes} an hour.`,
  'cost.perHour': (p: { bytes: string }) => `${p.bytes}/h`,
  'cost.table': (p: { nodes: number }) =>
    p.nodes === 1 ? 'One node, by the formula' : `${p.nodes} nodes, by the formula`,
  'cost.writes': 'Writes/s',
  'cost.perMinute': 'Bytes/min',
  'cost.history': 'History',
  'cost.ofQuota': 'Of quota',
  'cost.percent': (p: { percent: string }) => `${p.percent} %`,
  'cost.measured': (p: { seconds: number }) => `Written in the last ${p.seconds} s`,
  'cost.nothing': 'Nothing has been written yet.',
  'cost.perSecond': 'writes/s',
  'cost.bytesMinute': 'bytes/min',
  'cost.total': 'All',
  'cost.kind.nodeLease': 'node Leases',
  'cost.kind.lock': 'election Leases',
  'cost.kind.identity': 'identity Leases',
  'cost.kind.node': 'Nodes',
  'cost.kind.pod': 'Pods',
  'cost.kind.other': 'other',
  'cost.space': 'Space in etcd',
  'cost.file': 'Size of the database',
  'cost.fileOf': (p: { file: string; quota: string }) => `${p.file} of ${p.quota}`,
  'cost.full': (p: { quota: string }) =>
    `The quota of ${p.quota} is reached. Every write is refused until etcd is defragmented.`,
  'cost.part.live': 'Objects that exist',
  'cost.part.history': 'Older versions, until compaction',
  'cost.part.free': 'Free in the file',
  'cost.nextCompaction': 'Next compaction',

  'standing.identity': 'Identity Leases',
  'standing.identityWords':
    'By these each API server says that it is there. One that is not renewed for an hour is deleted.',
  'standing.noIdentity': 'This release keeps none, or its gate is off.',
  'standing.candidates': 'LeaseCandidates',
  'standing.noCandidates':
    'None: coordinated election is off, and electors race for their locks by themselves.',
  'standing.host': 'Host, Lease, holder',
  'standing.renewed': 'Since renewal',
  'standing.ofDuration': (p: { seconds: string }) => `of ${p.seconds} s`,
  'standing.candidate': 'Candidate',
  'standing.versions': 'Binary, emulation',
  'standing.pinged': 'Pinged, renewed',
  'standing.never': 'never',
  'standing.leftover': 'left over',
  'standing.coordinated': (p: { strategy: string }) => `Coordinated election, ${p.strategy}`,
  'standing.coordinatedWords':
    'The API server pings the candidates, and gives the Lease to the one with the oldest emulation version.',
  'standing.preferred': (p: { host: string }) =>
    `${p.host} is to lead next: the present holder stops renewing and lets the Lease run out.`,

  'resource.title': 'What the leader writes to',
  'resource.fencing': 'Checks',
  'resource.fencing.none': 'nothing',
  'resource.fencing.leaseTransitions': 'leaseTransitions',
  'resource.fencing.resourceVersion': 'resourceVersion',
  'resource.words.none':
    'Outside the cluster, over a link of its own. It checks nothing, so a leader that has been replaced can still write.',
  'resource.words.leaseTransitions':
    'Outside the cluster, over a link of its own. It refuses a write whose leaseTransitions is lower than one it has seen.',
  'resource.words.resourceVersion':
    'Outside the cluster, over a link of its own. It refuses a write whose resourceVersion is lower than one it has seen.',
  'resource.landed': 'Writes landed',
  'resource.stale': 'of a stale leader',
  'resource.refused': 'Writes refused',
  'resource.token': 'Highest token',
  'resource.writer': 'Last writer',
  'resource.odd.refused': (p: { at: string; process: string; token: string; stored: string }) =>
    `${p.at}: ${p.process} brought token ${p.token}, and ${p.stored} was stored. Refused.`,
  'resource.odd.landed': (p: { at: string; process: string; token: string; stored: string }) =>
    `${p.at}: ${p.process} wrote although the Lease did not name it. It landed.`,
};
