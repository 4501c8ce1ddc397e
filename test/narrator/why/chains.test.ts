/** The chain of a fact, from runs of the engine: what had to be so, in which order, by which rule, and who began it. */
import { describe, expect, it } from 'vitest';
import { seconds, type Command, type FactOf } from '../../../src/engine/index.ts';
import type { WhyStep } from '../../../src/narrator/why/step.ts';
import { buildScenario, type ClusterOptions } from '../../support/buildCluster.ts';
import { keysOf, runActs, runScenario, sentences } from '../../support/whyRun.ts';

const KCM = 'kube-controller-manager';
const TWO = { components: { [KCM]: ['a', 'b'] } };
const cutNode: Command = {
  kind: 'cut',
  processes: ['kubelet/node-1'],
  mode: 'lost',
  direction: 'both',
};
const isUnknown = (fact: FactOf<'nodeConditionChanged'>): boolean => fact.status === 'Unknown';
const ofStep = (steps: readonly WhyStep[], key: string): WhyStep => {
  const found = steps.find((step) => step.key === `why.${key}`);
  if (found === undefined) throw new Error(`no step ${key} in ${keysOf(steps).join(', ')}`);
  return found;
};
const endsWithYou = (steps: readonly WhyStep[]): boolean => steps.at(-1)?.by === 'user';

describe('a node is Unknown', () => {
  it('because its machine lost power: NL-7, NL-6, and you', () => {
    const run = runActs([[25, { kind: 'powerOff', node: 'node-1' }]], 80);
    const steps = run.why('nodeConditionChanged', isUnknown);
    expect(keysOf(steps)).toEqual(['node.unknown', 'node.sawLease', 'node.wrote', 'act.powerOff']);
    expect(steps[0]?.rules).toEqual(['NL-7']);
    expect(endsWithYou(steps)).toBe(true);
    expect(steps.at(-1)).toMatchObject({
      t: seconds(25),
      subject: { kind: 'node', name: 'node-1' },
    });
  });

  it('while it lives: five tries fold into one step between the verdict and the stopwatch', () => {
    const run = runActs([[25, cutNode]], 80);
    const steps = run.why('nodeConditionChanged', isUnknown);
    expect(keysOf(steps)).toEqual([
      'node.unknown',
      'tries.timedOut',
      'node.sawLease',
      'node.wrote',
      'act.cut',
    ]);
    const tries = ofStep(steps, 'tries.timedOut');
    expect(tries.params.count).toBe(5);
    expect(tries.until).toBeGreaterThan(tries.t + seconds(30));
    expect(sentences(steps, run.scenario)[1]).toBe(
      'Five tries went out. Each waited up to 10 s and got no answer.',
    );
  });

  it('with refused connections: the tries say so', () => {
    const run = runActs([[25, { ...cutNode, mode: 'refused' }]], 80);
    const steps = run.why('nodeConditionChanged', isUnknown);
    expect(keysOf(steps)).toContain('tries.refused');
    expect(endsWithYou(steps)).toBe(true);
  });

  it('names the write that the stopwatch saw, and how long it took to be seen (NL-6)', () => {
    const run = runActs([[25, { kind: 'powerOff', node: 'node-1' }]], 80);
    const steps = run.why('nodeConditionChanged', isUnknown);
    const saw = ofStep(steps, 'node.sawLease');
    const wrote = ofStep(steps, 'node.wrote');
    expect(saw.params.version).toBe(wrote.params.version);
    expect(wrote.params.length).toBe(saw.t - wrote.t);
    expect(run.facts[wrote.seq]?.kind).toBe('leaseWritten');
  });

  it('and is Ready again because its kubelet wrote it, over a link that you healed (KL-13)', () => {
    const run = runActs(
      [
        [25, cutNode],
        [120, { kind: 'heal', processes: ['kubelet/node-1'] }],
      ],
      160,
    );
    const steps = run.why(
      'nodeConditionChanged',
      (fact) => fact.status === 'True' && fact.before === 'Unknown',
    );
    expect(keysOf(steps)).toEqual(['node.repaired', 'wire.opened', 'act.heal']);
    expect(endsWithYou(steps)).toBe(true);
  });
});

describe('what nobody did', () => {
  const lossy = (options: ClusterOptions = {}) => {
    const scenario = buildScenario(options);
    return { ...scenario, network: { ...scenario.network, lossPercent: 60 } };
  };

  it("TR-9: a renewal lost to the scenario's own loss ends with that loss, from the first instant", () => {
    const run = runScenario(lossy(), [], 600);
    const steps = run.why('renewalFailed');
    expect(keysOf(steps)[0]).toBe('renewal.timeout');
    const last = ofStep(steps, 'begin.loss');
    expect(steps.at(-1)).toBe(last);
    expect(last).toMatchObject({ t: 0, rules: ['TR-9'], by: null });
    expect(sentences([last], run.scenario)).toEqual([
      'From the start of this run 60 % of all transmissions are lost, on every link.',
    ]);
  });

  it('TR-9: an act that changed the loss is named instead', () => {
    const run = runScenario(
      buildScenario({}),
      [[20, { kind: 'setLoss', processes: [], lossPercent: 100 }]],
      120,
    );
    expect(keysOf(run.why('renewalFailed')).at(-1)).toBe('act.setLoss');
  });

  it('CK-2: two leaders because the clock of one ran slow from the start', () => {
    const scenario = buildScenario(TWO);
    const clocks = [{ process: `${KCM}/a`, offsetSeconds: 0, ratePpm: 500_000 }];
    const run = runScenario(
      { ...scenario, clocks },
      [[25, { kind: 'cut', processes: [`${KCM}/a`], mode: 'lost', direction: 'both' }]],
      60,
    );
    const steps = run.why('invariantBroken', (fact) => fact.invariant === 'oneActingLeader');
    expect(steps.at(-1)?.key).toBe('why.act.cut');
  });

  it('SZ-4: a database that is full began with its quota', () => {
    const scenario = buildScenario({});
    const etcd = { ...scenario.etcd, nodeKiB: 500, quotaMiB: 2, compactionIntervalSeconds: 86_400 };
    const run = runScenario({ ...scenario, etcd }, [], 900);
    expect(keysOf(run.why('etcdNoSpace'))).toEqual(['etcd.etcdNoSpace', 'begin.quota']);
  });
});

describe('a clock that is set back', () => {
  // Just after a report of its status, which would make the controller forget the Lease that it saved.
  const run = runActs([[76, { kind: 'stepClock', process: 'kubelet/node-1', seconds: -120 }]], 140);

  it('NL-6, CK-1: hides renewals from the controller, which counts none of those that it sees', () => {
    const steps = run.why('nodeConditionChanged', isUnknown);
    expect(keysOf(steps)).toEqual([
      'node.unknown',
      'node.wroteBackward',
      'node.sawLease',
      'node.wrote',
      'act.stepClock',
    ]);
    expect(ofStep(steps, 'node.wroteBackward')).toMatchObject({ rules: ['NL-6'] });
    expect(steps.at(-1)).toMatchObject({ t: seconds(76), rules: ['CK-1'], by: 'user' });
  });

  it('says in both languages that the renewTime went backward and was not accepted', () => {
    const steps = run.why('nodeConditionChanged', isUnknown);
    expect(sentences(steps, run.scenario)[1]).toMatch(
      /^The kubelet of node-1 renewed \d+ times, but each renewTime was earlier than the one that the controller had saved\. It accepted none of them\.$/,
    );
    expect(sentences(steps, run.scenario, 'ko')[1]).toContain('하나도 받아들이지 않았습니다');
    expect(sentences(steps, run.scenario).at(-1)).toBe(
      'The wall clock of node-1 was set back by 120 s. A renewTime that goes back is not seen as a renewal.',
    );
    expect(sentences(steps, run.scenario, 'ko').at(-1)).toContain('120초');
  });

  it('CK-1: set ahead, it hides nothing', () => {
    const ahead = runActs(
      [[76, { kind: 'stepClock', process: 'kubelet/node-1', seconds: 120 }]],
      140,
    );
    expect(ahead.facts.filter(({ kind }) => kind === 'nodeConditionChanged')).toEqual([]);
  });
});

describe('a taint and what it does to Pods', () => {
  const run = runActs([[25, { kind: 'powerOff', node: 'node-1' }]], 400);

  it('NL-12: NoSchedule follows the condition at once', () => {
    const steps = run.why('taintAdded', (fact) => fact.effect === 'NoSchedule');
    expect(keysOf(steps).slice(0, 2)).toEqual(['taint.noSchedule', 'node.unknown']);
    expect(steps[0]?.rules).toEqual(['NL-12']);
  });

  it('TE-6, TE-8: a Pod is deleted when its own patience is over; seven steps lead back to you', () => {
    const steps = run.why('podDeleted');
    expect(keysOf(steps)).toEqual([
      'pod.deleted',
      'pod.scheduled',
      'taint.noExecute',
      'node.unknown',
      'node.sawLease',
      'node.wrote',
      'act.powerOff',
    ]);
    expect(ofStep(steps, 'pod.scheduled').params.length).toBe(seconds(300));
    expect(sentences(steps, run.scenario)[1]).toContain('tolerates the taint for 5 min');
  });

  it('NL-16: the second node of a zone waits for the token that the first one took', () => {
    // Four live nodes keep the zone from slowing down.
    const zone = runActs(
      [
        [25, { kind: 'powerOff', node: 'node-1' }],
        [25, { kind: 'powerOff', node: 'node-2' }],
      ],
      120,
      { nodes: 6 },
    );
    const firstTaint = zone.first('taintAdded', (fact) => fact.effect === 'NoExecute');
    const steps = zone.why(
      'taintAdded',
      (fact) => fact.effect === 'NoExecute' && fact.node !== firstTaint.node,
    );
    expect(keysOf(steps).slice(0, 2)).toEqual(['taint.noExecute', 'taint.turn']);
    expect(ofStep(steps, 'taint.turn').seq).toBe(firstTaint.seq);
    expect(endsWithYou(steps)).toBe(true);
  });

  it('NL-20: when every zone is silent the taints go, and the chain tells the last node that fell', () => {
    const all = runActs(
      [0, 1, 2].map((node) => [25, { kind: 'powerOff', node: `node-${node}` }] as const),
      90,
    );
    const steps = all.why('taintRemoved');
    expect(keysOf(steps).slice(0, 3)).toEqual(['taint.goneForAll', 'zone.allDown', 'node.unknown']);
    expect(endsWithYou(steps)).toBe(true);
  });
});

describe('a leader', () => {
  it('LE-8: leads because its own stopwatch ran out on a leader that you killed', () => {
    const run = runActs([[25, { kind: 'crash', process: `${KCM}/a` }]], 60, TWO);
    const steps = run.why('startedLeading');
    expect(keysOf(steps)).toEqual(['lead.started', 'lead.lastSeen', 'lead.lastWrite', 'act.crash']);
    expect(ofStep(steps, 'lead.lastSeen').params.length).toBe(seconds(15));
    expect(endsWithYou(steps)).toBe(true);
  });

  it('LE-9, LE-15: takes a released lock without waiting', () => {
    const run = runActs([[25, { kind: 'stop', process: 'kube-scheduler/a' }]], 40, {
      components: { [KCM]: ['a'], 'kube-scheduler': ['a', 'b'] },
    });
    const steps = run.why('startedLeading');
    expect(keysOf(steps)).toEqual(['lead.started', 'lead.free', 'stop.released', 'act.stop']);
  });

  it('LE-5, LE-12: gives up after a round in which nothing was answered', () => {
    const run = runActs(
      [[25, { kind: 'cut', processes: [`${KCM}/a`], mode: 'lost', direction: 'both' }]],
      60,
      TWO,
    );
    const steps = run.why('stoppedLeading');
    expect(keysOf(steps)).toEqual(['stop.gaveUp', 'tries.timedOut', 'stop.lastSuccess', 'act.cut']);
    expect(ofStep(steps, 'stop.lastSuccess').params.length).toBeGreaterThanOrEqual(seconds(12));
    const exit = run.why('processExited');
    expect(keysOf(exit).slice(0, 2)).toEqual(['exit.restarts', 'stop.gaveUp']);
  });

  it('LE-26: two of them, because one was woken while another had taken over; both acts are yours', () => {
    const run = runActs(
      [
        [25, { kind: 'pause', process: `${KCM}/a` }],
        [55, { kind: 'resume', process: `${KCM}/a` }],
      ],
      60,
      TWO,
    );
    const steps = run.why('invariantBroken', (fact) => fact.invariant === 'oneActingLeader');
    expect(keysOf(steps)).toEqual([
      'broken.oneActingLeader',
      'act.resume',
      'lead.started',
      'lead.lastSeen',
      'lead.lastWrite',
      'act.pause',
    ]);
    expect(steps.filter(({ by }) => by === 'user')).toHaveLength(2);
  });

  it('AS-5: bounces with 409 because its Lease was deleted', () => {
    const run = runActs(
      [[26, { kind: 'deleteLease', namespace: 'kube-node-lease', name: 'node-1' }]],
      40,
    );
    const steps = run.why('leaseConflict');
    expect(keysOf(steps)).toEqual(['conflict.deleted', 'routine.base', 'act.deleteLease']);
    expect(steps[0]?.params.length).toBe(run.first('leaseConflict').t - seconds(26));
  });

  it('AS-8: a renewal that hung in etcd landed at last, and the repeat of it bounced', () => {
    const run = runActs(
      [
        [25, { kind: 'stallEtcd' }],
        [60, { kind: 'resumeEtcd' }],
      ],
      61,
    );
    const steps = run.why('leaseConflict');
    expect(keysOf(steps)).toEqual(['conflict.own', 'conflict.ownLandedLate', 'act.stallEtcd']);
    const failed = run.why('renewalFailed');
    expect(keysOf(failed)).toEqual(['renewal.timeout', 'renewal.last', 'act.stallEtcd']);
  });
});

describe('an act', () => {
  it('is its own answer', () => {
    const run = runActs([[25, { kind: 'powerOff', node: 'node-1' }]], 26);
    const steps = run.why('command');
    expect(keysOf(steps)).toEqual(['act.powerOff']);
    expect(sentences(steps, run.scenario)).toEqual(['node-1 lost its power. Nobody was told.']);
  });
});
