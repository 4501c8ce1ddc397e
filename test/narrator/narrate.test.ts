/** The narrator by its sentences: which one stands after which facts. */
import { describe, expect, it } from 'vitest';
import type { Fact, FactBody } from '../../src/engine/index.ts';
import { countdownOf, createNarrator, narrate } from '../../src/narrator/narrate.ts';
import type { NarratorView } from '../../src/narrator/view.ts';
import {
  apiServerIs,
  calmFrame,
  cutLink,
  lateNode,
  NODE_1,
  NODE_2,
  poweredOff,
  S,
  twoBelievers,
  unknownNode,
  withCandidate,
  withLink,
} from '../support/fakeFrame.ts';
import { factLog, leaseWritten } from '../support/factLog.ts';

const CONTROLLER = 'kube-controller-manager/cp-1';
const SCHEDULER = { namespace: 'kube-system', name: 'kube-scheduler' };

const said = (view: NarratorView, ...facts: readonly (readonly [number, FactBody])[]) =>
  narrate(createNarrator(view.run), factLog(...facts), view);

const powerOff: FactBody = {
  kind: 'command',
  command: { kind: 'powerOff', node: NODE_1 },
  by: 'user',
};

describe('a calm cluster', () => {
  it('invites to pull a plug until something has been done', () => {
    const { line } = said(calmFrame());
    expect(line.key).toBe('narrator.say.first');
    expect(line.count).toBe(3);
  });

  it('says that all is well, and no longer invites, once something has been done', () => {
    expect(said(calmFrame(), [1, powerOff]).line.key).toBe('narrator.say.calm');
  });

  it('does not take a script for the user', () => {
    const scripted: FactBody = { ...powerOff, by: 'script' };
    expect(said(calmFrame(), [1, scripted]).line.key).toBe('narrator.say.first');
  });
});

describe('a silent node', () => {
  it('asks when the cluster will notice as soon as the power is off', () => {
    const view = poweredOff(calmFrame(20 * S), NODE_1, 4);
    const { line } = said(view, [19, powerOff], [19, { kind: 'nodePoweredOff', node: NODE_1 }]);
    expect(line).toMatchObject({ key: 'narrator.say.off', node: NODE_1 });
  });

  it('does not give the answer away while the silence is ordinary', () => {
    const view = poweredOff(calmFrame(20 * S), NODE_1, 4);
    expect(countdownOf(said(view).line, view)).toBeNull();
  });

  it('counts down once the silence is longer than any healthy one', () => {
    const view = cutLink(lateNode(calmFrame(), NODE_1, 32), `kubelet/${NODE_1}`, 'lost', 'both');
    const { line } = said(view);
    expect(line.key).toBe('narrator.say.cut');
    expect(countdownOf(line, view)).toMatchObject({ length: 18 * S });
  });

  it('tells the three kinds of cut apart, and the cut that swallows answers only', () => {
    const cut = (mode: 'lost' | 'held' | 'refused', direction: 'both' | 'answers') =>
      said(cutLink(calmFrame(), `kubelet/${NODE_1}`, mode, direction)).line.key;
    expect(cut('lost', 'both')).toBe('narrator.say.cut');
    expect(cut('held', 'both')).toBe('narrator.say.cutHeld');
    expect(cut('refused', 'both')).toBe('narrator.say.cutRefused');
    expect(cut('lost', 'answers')).toBe('narrator.say.cutAnswers');
  });

  it('says that an open link is still quiet while TCP waits for its next try', () => {
    const view = withLink(calmFrame(), `kubelet/${NODE_1}`, { cut: null, waitingRequests: 1 });
    expect(said(view).line.key).toBe('narrator.say.healedWaiting');
  });

  it('names the grace period when the controller calls it Unknown, then the NoExecute taint, then how things stand', () => {
    const log = factLog(
      [
        70,
        {
          kind: 'nodeConditionChanged',
          node: NODE_1,
          status: 'Unknown',
          before: 'True',
          reason: 'NodeStatusUnknown',
          process: CONTROLLER,
        },
      ],
      [
        70.1,
        {
          kind: 'taintAdded',
          node: NODE_1,
          key: 'unreachable',
          effect: 'NoExecute',
          process: CONTROLLER,
        },
      ],
    );
    const narrator = createNarrator(1);
    const at = (seconds: number) =>
      narrate(narrator, log, unknownNode(calmFrame(seconds * S), NODE_1)).line;
    expect(at(71)).toMatchObject({ key: 'narrator.news.unknown', length: 50 * S });
    expect(at(80).key).toBe('narrator.news.noExecute');
    expect(at(120).key).toBe('narrator.say.unknownOff');
  });

  it('counts down to the eviction of its Pods', () => {
    const view = unknownNode(calmFrame(), NODE_1);
    const countdown = countdownOf(said(view).line, view);
    expect(countdown).toMatchObject({ key: 'narrator.countdown.evicts', count: 5 });
  });

  it('counts several silent nodes instead of naming one', () => {
    const view = lateNode(lateNode(calmFrame(), NODE_1), NODE_2);
    expect(said(view).line).toMatchObject({ key: 'narrator.say.manySilent', count: 2 });
  });

  it('NL-20 says that a wholly silent cluster evicts nobody', () => {
    const calm = calmFrame();
    const controller = calm.controller === null ? null : { ...calm.controller, allDisrupted: true };
    expect(said({ ...unknownNode(calm, NODE_1), controller }).line.key).toBe(
      'narrator.say.allSilent',
    );
  });
});

describe('elections', () => {
  it('names both candidates of a lost race and the version they had read', () => {
    const conflict: FactBody = {
      kind: 'leaseConflict',
      ...SCHEDULER,
      process: 'kube-scheduler/cp-3',
      reason: 'Conflict',
      brought: 48211,
      stored: 48212,
    };
    const { line } = said(
      calmFrame(20 * S),
      [19, leaseWritten('kube-system', 'kube-scheduler', 'kube-scheduler/cp-1')],
      [19.01, conflict],
    );
    expect(line).toMatchObject({
      key: 'narrator.news.conflict',
      process: 'kube-scheduler/cp-3',
      other: 'kube-scheduler/cp-1',
      count: 48211,
    });
  });

  it('calls a repeat that bounces off its own earlier write by its name', () => {
    const process = `kubelet/${NODE_1}`;
    const { line } = said(
      calmFrame(20 * S),
      [19, leaseWritten('kube-node-lease', NODE_1, process)],
      [
        19.01,
        {
          kind: 'leaseConflict',
          namespace: 'kube-node-lease',
          name: NODE_1,
          process,
          reason: 'Conflict',
          brought: 48211,
          stored: 48212,
        },
      ],
    );
    expect(line.key).toBe('narrator.news.ownConflict');
  });

  it('NL-23 says that a new controller manager has forgotten every silence', () => {
    const { line } = said(calmFrame(20 * S), [
      19,
      {
        kind: 'startedLeading',
        namespace: 'kube-system',
        name: 'kube-controller-manager',
        process: 'kube-controller-manager/cp-2',
        identity: 'cp-2_x',
      },
    ]);
    expect(line).toMatchObject({ key: 'narrator.news.newController', length: 50 * S });
  });

  it('LE-5 gives renewDeadline plus retryPeriod, 12 s, as the time after which a leader gives up', () => {
    const { line } = said(calmFrame(20 * S), [
      19,
      {
        kind: 'stoppedLeading',
        ...SCHEDULER,
        process: 'kube-scheduler/cp-3',
        identity: 'cp-3_x',
        why: 'renewDeadline',
      },
    ]);
    expect(line).toMatchObject({ key: 'narrator.news.gaveUp', length: 12 * S });
  });

  it('TR-7 calls a renewal that outlived its sender what it is', () => {
    const written = leaseWritten('kube-system', 'kube-scheduler', 'kube-scheduler/cp-3', {
      senderWaiting: false,
    });
    expect(said(calmFrame(20 * S), [19, written]).line.key).toBe('narrator.news.posthumous');
  });

  it('says that the standbys wait when the leader was killed', () => {
    const view = withCandidate(calmFrame(), 'kube-scheduler/cp-3', () => ({ status: 'down' }));
    expect(said(view).line).toMatchObject({
      key: 'narrator.say.leaderGone',
      process: 'kube-scheduler/cp-3',
      length: 15 * S,
    });
  });

  it('lets two leaders in belief outweigh everything else, as an alert', () => {
    const view = apiServerIs(twoBelievers(calmFrame()), 'down');
    const narration = said(view, [16, { kind: 'apiServerDown', server: 'kube-apiserver/cp-1' }]);
    expect(narration.line.key).toBe('narrator.say.split');
    expect(narration.alert).toEqual(narration.line);
    expect(said(calmFrame()).alert).toBeNull();
  });
});

describe('taking in facts', () => {
  it('says the same whether facts come one by one or all at once', () => {
    const log: Fact[] = factLog(
      [10, powerOff],
      [10, { kind: 'nodePoweredOff', node: NODE_1 }],
      [
        12,
        { kind: 'waitingPassed', process: `kubelet/${NODE_2}`, direction: 'requests', count: 1 },
      ],
    );
    const view = poweredOff(calmFrame(13 * S), NODE_1, 6);
    const narrator = createNarrator(1);
    let line = narrate(narrator, [], view).line;
    for (let count = 1; count <= log.length; count += 1)
      line = narrate(narrator, log.slice(0, count), view).line;
    expect(line).toEqual(narrate(createNarrator(1), log, view).line);
  });

  it('lets news go when their time is over, so that hours at 1000× leave nothing behind', () => {
    const narrator = createNarrator(1);
    const log = factLog(
      ...Array.from({ length: 500 }, (_, index): [number, FactBody] => [
        index * 7,
        { kind: 'waitingPassed', process: `kubelet/${NODE_2}`, direction: 'requests', count: 1 },
      ]),
    );
    narrate(narrator, log, calmFrame(3600 * S));
    expect(narrator.news).toHaveLength(0);
  });
});
