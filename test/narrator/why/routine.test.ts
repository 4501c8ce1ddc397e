/**
 * "Why?" of what goes on all the time, and of the release that robs another holder: no step is only
 * the name of a kind, rounds that are alike are one step, and no step says what was not so.
 */
import { describe, expect, it } from 'vitest';
import { seconds, type Fact, type FactKind, type FactOf } from '../../../src/engine/index.ts';
import { explain } from '../../../src/narrator/why/explain.ts';
import type { WhyStep } from '../../../src/narrator/why/step.ts';
import { only, runOfShipped } from '../../support/shippedRun.ts';
import { keysOf, runActs, sentences } from '../../support/whyRun.ts';

const calm = runOfShipped('calmCluster', 60);

function chainOf<K extends FactKind>(
  { scenario, facts }: typeof calm,
  kind: K,
  where: (fact: FactOf<K>) => boolean,
): readonly WhyStep[] {
  const found = only(facts, kind).findLast(where);
  if (found === undefined) throw new Error(`there is no such ${kind}`);
  const fact = facts.find(({ seq }) => seq === found.seq) as Fact;
  return explain(fact, facts, scenario);
}

const rulesOf = (steps: readonly WhyStep[]): readonly string[] =>
  steps.map(({ rules }) => rules.join(' '));

describe('a renewal of a node', () => {
  const steps = chainOf(calm, 'watchDelivered', ({ namespace }) => namespace === 'kube-node-lease');

  it('KL-1, KL-4, AS-9: the watch tells of a write, the write was asked for, and the round before had ended', () => {
    expect(keysOf(steps)).toEqual([
      'routine.watched',
      'node.wrote',
      'routine.sent',
      'routine.kubeletRound',
      'begin.warm',
    ]);
    expect(rulesOf(steps)).toEqual(['AS-9', 'KL-4', 'KL-4', 'KL-1', '']);
  });

  it('NL-6: is what a look of the controller sees, and what starts its stopwatch anew', () => {
    const seen = chainOf(calm, 'renewalObserved', ({ why }) => why === 'lease');
    expect(keysOf(seen).slice(0, 2)).toEqual(['routine.sawLease', 'node.wrote']);
    expect(seen[0]?.rules).toEqual(['NL-6']);
  });
});

describe('an election at rest', () => {
  it('LE-5, LE-6: the leader renews from what it knows, every two seconds', () => {
    const steps = chainOf(
      calm,
      'requestSent',
      ({ verb, name }) => verb === 'PUT' && name === 'kube-scheduler',
    );
    expect(keysOf(steps)).toEqual(['routine.sent', 'routine.leaderRound', 'begin.warm']);
    expect(rulesOf(steps)).toEqual(['LE-6', 'LE-5', '']);
    expect(steps[1]?.params.length).toBe(seconds(2));
  });

  it('LE-3, LE-7: a standby asks every 2 to 4.4 s, and all its rounds before are one step', () => {
    const steps = chainOf(
      calm,
      'answerReceived',
      ({ id }) =>
        only(calm.facts, 'requestSent').find((sent) => sent.id === id)?.verb === 'GET' &&
        only(calm.facts, 'requestSent').find((sent) => sent.id === id)?.name === 'kube-scheduler',
    );
    expect(keysOf(steps)).toEqual([
      'routine.heard',
      'routine.answered',
      'routine.sent',
      'routine.standbyRound',
      'begin.warm',
    ]);
    expect(sentences(steps, calm.scenario)[3]).toMatch(/asks again after 2 s to 4\.4 s\.$/);
    expect(sentences(steps, calm.scenario, 'ko')[3]).toMatch(
      /2초에서 4\.4초 사이에 다시 묻습니다\.$/,
    );
  });

  it('LE-7: what a standby saw is what the leader wrote', () => {
    const steps = chainOf(calm, 'recordObserved', ({ name }) => name === 'kube-scheduler');
    expect(keysOf(steps).slice(0, 3)).toEqual([
      'routine.sawRecord',
      'lease.written',
      'routine.sent',
    ]);
    expect(steps[1]?.params.version).toBe(steps[0]?.params.version);
  });
});

it('NL-2: a look of the controller follows the look before, and all of them are one step', () => {
  const steps = chainOf(calm, 'passStarted', () => true);
  expect(keysOf(steps)).toEqual(['routine.look', 'routine.lookBefore', 'begin.warm']);
});

it('NL-10, TE-7: a Pod is not Ready because its node is not; its timer stops because the taint is gone', () => {
  const run = runActs(
    [
      [25, { kind: 'powerOff', node: 'node-1' }],
      [100, { kind: 'powerOn', node: 'node-1' }],
    ],
    140,
    { podsPerNode: 2 },
  );
  expect(keysOf(run.why('podReadyChanged', ({ ready }) => !ready)).slice(0, 2)).toEqual([
    'routine.podNotReady',
    'node.unknown',
  ]);
  const stopped = run.why('podEvictionCancelled');
  expect(keysOf(stopped)[0]).toBe('routine.timerStopped');
  expect(keysOf(stopped)[1]).toMatch(/^taint\.gone/);
  expect(stopped.at(-1)?.by).toBe('user');
});

it('LE-8: nobody leads because the leader was killed, and its name still stands in the record', () => {
  const { scenario, facts } = runOfShipped('leaderCrash', 30);
  const steps = chainOf({ scenario, facts }, 'invariantBroken', () => true);
  expect(keysOf(steps)).toEqual(['broken.someoneLeads', 'routine.stillNamed', 'act.crash']);
});

describe('LE-18: a late release', () => {
  const run = runOfShipped('lateRelease', 60);
  const steps = chainOf(run, 'lockReleased', () => true);

  it('came through on healing, after another had taken the lock because its own tries had failed', () => {
    expect(keysOf(steps)).toEqual([
      'stop.releasedAnothers',
      'act.heal',
      'lead.started',
      'tries.timedOut',
      'lead.lastSeen',
      'lead.lastWrite',
      'act.cut',
    ]);
  });

  it('LE-11: its own 200 is no renewal, so no chain calls it the last success', () => {
    const released = only(run.facts, 'lockReleased')[0]?.t ?? 0;
    for (const kind of ['stoppedLeading', 'processExited', 'workCancelled'] as const) {
      const chain = chainOf(run, kind, (fact) => fact.t === released);
      expect(chain.some(({ key, t }) => key === 'why.stop.lastSuccess' && t >= released)).toBe(
        false,
      );
      expect(chain.at(-1)?.key).toBe('why.act.cut');
    }
  });

  it('is what freed the lock for the next one, and what the robbed leader gave up for', () => {
    const next = chainOf(run, 'startedLeading', () => true);
    expect(keysOf(next)).toContain('stop.releasedAnothers');
    const robbed = chainOf(run, 'stoppedLeading', () => true);
    expect(keysOf(robbed)).toContain('stop.releasedAnothers');
  });
});
