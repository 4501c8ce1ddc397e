/** English, timeline and transport. */

export type CutMode = 'lost' | 'held' | 'refused';
export type CutDirection = 'both' | 'requests' | 'answers';

interface Act {
  readonly at: string;
  readonly target: string;
}

const apiServer = ({ target }: { readonly target: string }): string =>
  target === '' ? 'the API server' : `the API server of ${target}`;

const serversOut = (p: { readonly servers: string; readonly several: boolean }): string => {
  if (p.servers !== '') return `API server of ${p.servers}`;
  return p.several ? 'every API server' : 'API server';
};

const MODES: Readonly<Record<CutMode, string>> = {
  lost: 'packets lost',
  held: 'packets held',
  refused: 'connections refused',
};
const DIRECTIONS: Readonly<Record<CutDirection, string>> = {
  both: 'both ways',
  requests: 'requests only',
  answers: 'answers only',
};

export const timelineEn = {
  'timeline.label': 'Timeline',
  'timeline.summary': (p: { window: string; nodes: string; elections: string; unknown: string }) =>
    `${p.nodes} nodes and ${p.elections} elections, ${p.window}. Unknown at the playhead: ${p.unknown}.`,
  'timeline.looks': 'controller looks',
  'timeline.window.whole': 'whole run',
  'timeline.window.last': ({ seconds }: { seconds: string }) => `last ${seconds} s`,
  'timeline.window.part': ({ from, to }: { from: string; to: string }) => `${from} to ${to}`,
  'timeline.tools': 'Window of the timeline',
  'timeline.zoomIn': 'Zoom in',
  'timeline.zoomOut': 'Zoom out',
  'timeline.follow': 'Follow the playhead',
  'timeline.windowFrom': 'Where the window begins',
  'timeline.windowTo': 'Where the window ends',
  'timeline.playhead': 'Playhead',
  'timeline.playheadTime': ({ minutes, seconds }: { minutes: number; seconds: string }) =>
    `${minutes === 0 ? '' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} `}${seconds} seconds`,
  'timeline.playheadAfter': ({ time, after }: { time: string; after: string }) =>
    `${time}, after: ${after}`,
  'timeline.late': ({ length }: { length: string }) => `${length} late`,
  'timeline.message.request': (p: { who: string; verb: string }) => `${p.who} sends ${p.verb}`,
  'timeline.message.answer': (p: { who: string; code: string }) => `${p.who} receives ${p.code}`,
  'timeline.message.commit': (p: { who: string; version: string }) =>
    `etcd commits version ${p.version}, written by ${p.who}`,
  'timeline.message.late': (p: { who: string; late: string }) =>
    `409 for ${p.who}${p.late === '' ? '' : `, ${p.late}`}`,
  'timeline.message.lost': ({ who }: { who: string }) => `a packet of ${who} is lost`,
  'timeline.message.watch': ({ who }: { who: string }) => `${who} hears of it by its watch`,
  'timeline.factTable': 'What the timeline shows, as a table',
  'timeline.factRange': ({ from, to }: { from: string; to: string }) => `From ${from} to ${to}.`,
  'timeline.factMore': (p: { shown: number; all: number }) => `The last ${p.shown} of ${p.all}.`,
  'timeline.factWait': 'Looking them up …',
  'timeline.fact.time': 'Time',
  'timeline.fact.who': 'Who',
  'timeline.fact.what': 'What',
  'timeline.fact.why': 'Cause',
  'timeline.fact.whyOf': ({ what, at }: { what: string; at: string }) => `Why? ${at}, ${what}`,
  'timeline.fact.goTo': ({ at }: { at: string }) => `Go to ${at}`,
  'timeline.quiet': ({ length }: { length: string }) => `No messages in these ${length}.`,
  'timeline.quiet.nearest': ({ at }: { at: string }) => `Nearest message, ${at}`,
  'timeline.allLanes': 'Show all lanes',
  'timeline.allLanesShort': 'All lanes',
  'timeline.status.paused': 'paused',
  'timeline.status.down': 'down',
  'timeline.status.restarting': 'restarting',
  'timeline.status.off': 'off',
  'timeline.bookmark': ({ number, at }: { number: number; at: string }) => `Mark ${number}, ${at}`,
  'timeline.bookmarkHint': 'Delete takes it away',
  'timeline.rulerHint': 'Drag to move the playhead; with Shift, to choose a range',
  'timeline.range': 'Chosen range',
  'timeline.rangeFrom': 'Where the range begins',
  'timeline.rangeTo': 'Where the range ends',
  'timeline.rangeVideo': 'Save as video',
  'timeline.rangeShow': 'Zoom to it',
  'timeline.rangeLoop': 'Loop',
  'timeline.rangeClear': 'Dismiss',
  'timeline.length.ms': ({ ms }: { ms: string }) => `${ms} ms`,
  'timeline.length.seconds': ({ minutes, seconds }: { minutes: number; seconds: string }) =>
    `${minutes === 0 ? '' : `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} `}${seconds} ${seconds === '1' ? 'second' : 'seconds'}`,
  'timeline.unknownAt': ({ at }: { at: string }) => `Unknown at ${at}`,
  'timeline.evictedAt': ({ at }: { at: string }) => `Pods evicted at ${at}`,
  'timeline.overview': ({ to }: { to: string }) => `0:00 to ${to}`,
  'timeline.lane': ({ name }: { name: string }) => `Select ${name}`,
  'timeline.marks': 'What was done, and what happened',
  'timeline.notable': ({ at, what }: { at: string; what: string }) => `${at}, ${what}`,
  /** No names: all of them, or the only one. */
  'timeline.frozen': (p: { servers: string; several: boolean }) => `${serversOut(p)} frozen`,
  'timeline.down': (p: { servers: string; several: boolean }) => `${serversOut(p)} down`,
  'timeline.nobodyLooks': 'nobody looks',
  'timeline.etcd': 'etcd writes',

  'timeline.value.left': ({ seconds }: { seconds: string }) => `${seconds} s left`,
  'timeline.value.seconds': ({ seconds }: { seconds: string }) => `${seconds} s`,
  'timeline.value.ago': ({ seconds }: { seconds: string }) => `${seconds} s ago`,
  'timeline.value.rate': ({ rate }: { rate: string }) => `${rate} / s`,
  'timeline.value.unknown': 'Unknown',
  'timeline.value.unwatched': 'unwatched',
  'timeline.value.noNode': 'no Node yet',
  'timeline.value.noLease': 'no Lease',
  'timeline.value.noHolder': 'no holder',
  'timeline.value.believers': ({ count }: { count: string }) => `${count} believe`,

  'timeline.act.powerOff': ({ at, target }: Act) => `${at}, power off ${target}`,
  'timeline.act.powerOn': ({ at, target }: Act) => `${at}, power on ${target}`,
  'timeline.act.crash': ({ at, target }: Act) => `${at}, crash ${target} (SIGKILL)`,
  'timeline.act.stop': ({ at, target }: Act) => `${at}, stop ${target} (SIGTERM)`,
  'timeline.act.start': ({ at, target }: Act) => `${at}, start ${target}`,
  'timeline.act.wedge': ({ at, target }: Act) => `${at}, hang the elector of ${target}`,
  'timeline.act.unwedge': ({ at, target }: Act) => `${at}, free the elector of ${target}`,
  'timeline.act.pause': ({ at, target }: Act) => `${at}, pause ${target} (SIGSTOP)`,
  'timeline.act.resume': ({ at, target }: Act) => `${at}, resume ${target} (SIGCONT)`,
  'timeline.act.cut': (p: Act & { mode: CutMode; direction: CutDirection }) =>
    `${p.at}, cut off ${p.target}: ${MODES[p.mode]}, ${DIRECTIONS[p.direction]}`,
  'timeline.act.heal': ({ at, target }: Act) => `${at}, heal ${target}`,
  'timeline.act.apiServerDown': (p: Act) => `${p.at}, take ${apiServer(p)} down`,
  'timeline.act.apiServerUp': (p: Act) => `${p.at}, bring ${apiServer(p)} back`,
  'timeline.act.apiServerFreeze': (p: Act) => `${p.at}, freeze ${apiServer(p)}`,
  'timeline.act.apiServerThaw': (p: Act) => `${p.at}, thaw ${apiServer(p)}`,
  'timeline.act.stallEtcd': ({ at }: Act) => `${at}, stall etcd's disks`,
  'timeline.act.resumeEtcd': ({ at }: Act) => `${at}, etcd's disks go on`,
  'timeline.act.defragEtcd': ({ at }: Act) => `${at}, defragment etcd`,
  'timeline.act.setCommitDelay': (p: Act & { delay: number | null }) =>
    p.delay === null
      ? `${p.at}, etcd commits as before`
      : `${p.at}, etcd takes ${p.delay} ms to commit`,
  'timeline.act.setTaints': (p: Act & { taints: string }) =>
    p.taints === ''
      ? `${p.at}, no taints by hand on ${p.target}`
      : `${p.at}, taint ${p.target} ${p.taints}`,
  'timeline.act.setLoss': (p: Act & { loss: number | null }) =>
    `${p.at}, ${p.loss === null ? 'loss as before' : `${p.loss} % loss`} ${p.target === '' ? 'on every link' : `for ${p.target}`}`,
  'timeline.act.setLatency': (p: Act & { latency: string }) =>
    p.target === ''
      ? `${p.at}, latency ${p.latency} ms on every link`
      : `${p.at}, latency ${p.latency} ms for ${p.target}`,
  'timeline.act.resetLatency': ({ at, target }: Act) =>
    target === '' ? `${at}, latency back to normal` : `${at}, latency of ${target} back to normal`,
  'timeline.act.stepClock': (p: Act & { seconds: number }) =>
    `${p.at}, step the clock of ${p.target} by ${p.seconds} s`,
  'timeline.act.setClockRate': (p: Act & { rate: number }) =>
    `${p.at}, clock of ${p.target} runs at ${p.rate}×`,
  'timeline.act.deleteLease': ({ at, target }: Act) => `${at}, delete Lease ${target}`,

  'timeline.easeIn': 'Ease into events',
  'timeline.transport': 'Transport',
  'timeline.reset': 'Start over',
  'timeline.play': 'Play',
  'timeline.pause': 'Pause',
  'timeline.step': 'Forward one event',
  'timeline.nextNotable': 'Next notable event',
  'timeline.stepBack': 'Back one event',
  'timeline.previousNotable': 'Previous notable event',
  'timeline.secondBack': 'Back one second',
  'timeline.secondBackShort': '−1 s',
  'timeline.loop': 'Loop the last seconds',
  'timeline.loopOf': (p: { from: string; to: string }) => `Looping ${p.from} to ${p.to}; stop`,
  'timeline.second': 'Forward one second',
  'timeline.secondShort': '+1 s',
  'timeline.clock': ({ time }: { time: string }) => `Virtual time ${time}`,
  'timeline.wall': ({ time }: { time: string }) => `Cluster clock ${time} UTC`,
  'timeline.speed': 'Speed',
  'timeline.speedValue': ({ speed }: { speed: string }) => `${speed} times`,
  'timeline.speedButton': ({ speed }: { speed: string }) => `Speed, ${speed} times`,
};
