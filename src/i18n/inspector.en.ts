/** English, inspector. */
export const inspectorEn = {
  'inspector.label': 'Inspector',
  'inspector.nothing': 'Select a node, a process or a Lease to look at it.',
  'inspector.kind.node': (p: { namespace: string }) => `Node · Lease in ${p.namespace}`,
  'inspector.kind.zoneNode': (p: { namespace: string; zone: string }) =>
    `Node · Lease in ${p.namespace} · ${p.zone}`,
  'inspector.kind.election': (p: { namespace: string }) => `Election · Lease in ${p.namespace}`,
  'inspector.kind.process': (p: { component: string }) => `Candidate of ${p.component}`,
  'inspector.kind.apiServer': 'Everything passes through it',
  'inspector.believe': (p: { count: number }) => `${p.count} believe, 1 written`,
  'inspector.led': 'led',
  'inspector.restarting': 'restarting',
  'inspector.rivals': (p: { count: number }) =>
    p.count === 2 ? 'Two leaders in belief.' : `${p.count} leaders in belief.`,
  'inspector.rivalsText': (p: { names: string }) =>
    `${p.names}. A Lease does not fence the old one off.`,

  'inspector.holder': 'Holder',
  'inspector.record': 'Record',
  'inspector.observer': 'Observer',
  'inspector.apiServer': 'API server',
  'inspector.controller': 'controller',
  'inspector.standby': 'standby',
  'inspector.secondsUnit': 's',
  'inspector.seconds': (p: { seconds: string }) => `${p.seconds} s`,
  'inspector.holder.words': (p: { least: string; most: string }) =>
    `since its last 200. Renews every ${p.least} to ${p.most} s.`,
  'inspector.holder.try': (p: { attempt: number }) => `since its last 200. Try ${p.attempt} of 5.`,
  'inspector.holder.off': 'powered off: it believes nothing.',
  'inspector.holder.paused': 'paused: for it, no time passes.',
  'inspector.holder.stopped': 'stopped: it believes nothing.',
  'inspector.holder.none': 'no 200 yet.',
  'inspector.leader.words': (p: { seconds: string }) =>
    `since its last 200. Gives up after ${p.seconds} s.`,
  'inspector.leader.doubts': 'written, but has not heard it yet.',
  'inspector.nobodyLeads': 'nobody believes it leads.',
  'inspector.record.words': 'by renewTime. Nobody counts this one.',
  'inspector.record.none': 'there is no Lease.',
  'inspector.observer.words': (p: { seconds: string }) =>
    `since it saw a change. Acts after ${p.seconds} s.`,
  'inspector.nobodyWatches': 'no controller acts, so nobody counts.',
  'inspector.standby.words': (p: { seconds: string }) =>
    `since it saw a change. May try after ${p.seconds} s.`,
  'inspector.standby.open': 'its own stopwatch ran out. It may try.',
  'inspector.nobodyWaits': 'nobody waits for the lock.',

  'inspector.tabs': 'About the selected object',
  'inspector.yaml': 'The Lease as YAML',
  'inspector.events': 'Events',
  'inspector.node': 'Node',
  'inspector.processes': 'Processes',
  'inspector.noLease': 'There is no Lease.',
  'inspector.changed': 'Changed by the last write',
  'inspector.copyYaml': 'Copy the YAML',
  'inspector.noEvents': 'Nothing has happened to it yet.',
  'inspector.event.act': (p: { act: string }) => `You: ${p.act}`,
  'inspector.event.renewed': (p: { version: string }) => `renewed, version ${p.version}`,
  'inspector.event.created': (p: { version: string }) => `Lease created, version ${p.version}`,
  'inspector.event.holder': (p: { holder: string; version: string }) =>
    `written for ${p.holder}, version ${p.version}`,
  'inspector.event.lateWrite': (p: { version: string }) =>
    `a late write landed, version ${p.version}`,
  'inspector.taints': 'Taints',
  'inspector.zone': 'Zone',
  'inspector.link': 'Link',
  'inspector.cut': (p: { mode: string; direction: string }) => `cut: ${p.mode}, ${p.direction}`,
  'inspector.pods': (p: { count: number }) => `${p.count} ${p.count === 1 ? 'Pod' : 'Pods'}`,
  'inspector.pod.gone': 'deleted',
  'inspector.pod.terminating': 'Terminating',
  'inspector.pod.evicts': (p: { clock: string }) => `evicted in ${p.clock}`,

  'inspector.api.state': 'State',
  'inspector.api.waiting': 'Requests waiting inside',
  'inspector.api.revision': 'Revision of etcd',
  'inspector.api.writes': 'Writes, last 10 s',
  'inspector.api.rate': (p: { rate: string }) => `${p.rate} per second`,
  'inspector.api.leases': 'Leases',

  'inspector.terminal': 'What kubectl shows',
  'inspector.copyTable': 'Copy what kubectl prints',
  'inspector.ageNote': 'AGE counts from creation. It never resets on renewal.',
};
