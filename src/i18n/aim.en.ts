/** English, what would come of an act that is only being aimed. */

interface Aimed {
  readonly target: string;
}
interface Amount {
  readonly amount: number | null;
}
interface At {
  readonly at: string;
}
interface Coming extends At {
  readonly condition: string;
  readonly what: string;
}

const server = (target: string): string =>
  target === '' ? 'the API server' : `the API server on ${target}`;
const links = (target: string): string => (target === '' ? 'every link' : `the link of ${target}`);

export const aimEn = {
  'aim.hold': 'Hold a row to see what would come of it.',
  'aim.comes': (p: Coming) => `${p.condition}: ${p.what} at ${p.at}.`,
  'aim.comesThen': (p: Coming & { then: string; thenAt: string }) =>
    `${p.condition}: ${p.what} at ${p.at}, and ${p.then} at ${p.thenAt}.`,
  'aim.spared': (p: Coming) => `${p.condition}, this is avoided: ${p.what} at ${p.at}.`,
  'aim.same': (p: { condition: string; seconds: number }) =>
    `${p.condition}, nothing notable comes of it within ${p.seconds} s.`,

  'aim.flag.cut': ({ at }: At) => `Unknown at ${at}, if you cut here`,
  'aim.flag.powerOff': ({ at }: At) => `Unknown at ${at}, if you power it off`,
  'aim.flag.pause': ({ at }: At) => `Unknown at ${at}, if you pause it`,
  'aim.flag.other': ({ at }: At) => `Unknown at ${at}, if you do this`,

  'aim.if.powerOff': ({ target }: Aimed) => `If you power off ${target}`,
  'aim.if.powerOn': ({ target }: Aimed) => `If you power on ${target}`,
  'aim.if.crash': ({ target }: Aimed) => `If you crash ${target}`,
  'aim.if.stop': ({ target }: Aimed) => `If you stop ${target}`,
  'aim.if.start': ({ target }: Aimed) => `If you start ${target}`,
  'aim.if.pause': ({ target }: Aimed) => `If you pause ${target}`,
  'aim.if.resume': ({ target }: Aimed) => `If you resume ${target}`,
  'aim.if.wedge': ({ target }: Aimed) => `If you hang the elector of ${target}`,
  'aim.if.unwedge': ({ target }: Aimed) => `If you free the elector of ${target}`,
  'aim.if.cut': ({ target }: Aimed) => `If you cut off ${target}`,
  'aim.if.heal': ({ target }: Aimed) => `If you heal ${target}`,
  'aim.if.apiServerDown': (p: Aimed) => `If you take ${server(p.target)} down`,
  'aim.if.apiServerUp': (p: Aimed) => `If you bring ${server(p.target)} back`,
  'aim.if.apiServerFreeze': (p: Aimed) => `If you freeze ${server(p.target)}`,
  'aim.if.apiServerThaw': (p: Aimed) => `If you thaw ${server(p.target)}`,
  'aim.if.stallEtcd': "If you stall etcd's disks",
  'aim.if.resumeEtcd': "If etcd's disks go on",
  'aim.if.defragEtcd': 'If you defragment etcd',
  'aim.if.setCommitDelay': ({ amount }: Amount) =>
    amount === null ? 'If etcd commits as before' : `If etcd takes ${amount} ms to commit`,
  'aim.if.setTaints': ({ target }: Aimed) => `If you change the taints of ${target}`,
  'aim.if.setLoss': (p: Aimed & Amount) =>
    p.amount === null
      ? `If ${links(p.target)} loses as before`
      : `If ${links(p.target)} loses ${p.amount} %`,
  'aim.if.setLatency': (p: Aimed & Amount) =>
    p.amount === null
      ? `If ${links(p.target)} is as fast as before`
      : `If ${links(p.target)} takes ${p.amount} ms each way`,
  'aim.if.stepClock': (p: Aimed & Amount) =>
    `If you step the clock of ${p.target} by ${p.amount} s`,
  'aim.if.setClockRate': (p: Aimed & Amount) => `If the clock of ${p.target} runs at ${p.amount}×`,
  'aim.if.clockTrue': ({ target }: Aimed) => `If you set the clock of ${target} right`,
  'aim.if.deleteLease': ({ target }: Aimed) => `If you delete the Lease of ${target}`,
};
