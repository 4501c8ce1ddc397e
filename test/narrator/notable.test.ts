/** What "next notable" stops at, and that each has a name in both languages. */
import { describe, expect, it } from 'vitest';
import type { FactBody } from '../../src/engine/index.ts';
import { translator } from '../../src/i18n/translate.ts';
import { isNotable, notableName } from '../../src/narrator/notable.ts';
import { sayLine } from '../../src/components/controls/sayLine.ts';
import { factLog, leaseWritten } from '../support/factLog.ts';

const NODE = 'ip-10-29-104-121.ap-northeast-2.compute.internal';
const LOCK = { namespace: 'kube-system', name: 'kube-scheduler', process: 'kube-scheduler/cp-1' };

const fact = (body: FactBody) => {
  const [only] = factLog([1, body]);
  if (only === undefined) throw new Error('one fact in, none out');
  return only;
};

const conditionChanged: FactBody = {
  kind: 'nodeConditionChanged',
  node: NODE,
  status: 'Unknown',
  before: 'True',
  reason: 'NodeStatusUnknown',
  process: 'kube-controller-manager/cp-1',
};

describe('what is notable', () => {
  it('stops at a change of a node, a lost race, a new leader and a broken promise', () => {
    const notable: FactBody[] = [
      conditionChanged,
      { kind: 'leaseConflict', ...LOCK, reason: 'Conflict', brought: 1, stored: 2 },
      { kind: 'startedLeading', ...LOCK, identity: 'cp-1_x' },
      { kind: 'invariantBroken', invariant: 'oneActingLeader', subject: 'kube-system/a', who: [] },
    ];
    expect(notable.map((body) => isNotable(fact(body)))).toEqual([true, true, true, true]);
  });

  it('passes by what a healthy cluster does all day', () => {
    const routine: FactBody[] = [
      leaseWritten('kube-node-lease', NODE, `kubelet/${NODE}`),
      { kind: 'passStarted', process: LOCK.process, pass: 3 },
      { kind: 'renewalObserved', node: NODE, process: LOCK.process, why: 'lease' },
      { kind: 'recordObserved', ...LOCK, holderIdentity: 'x', resourceVersion: 3 },
    ];
    expect(routine.map((body) => isNotable(fact(body)))).toEqual([false, false, false, false]);
  });

  it('stops at the first failed try of a renewal, not at each of the five', () => {
    const failed = (attempt: number): FactBody => ({
      kind: 'renewalFailed',
      node: NODE,
      attempt,
      why: 'timeout',
    });
    expect(isNotable(fact(failed(1)))).toBe(true);
    expect(isNotable(fact(failed(2)))).toBe(false);
  });
});

describe('the name of a notable fact', () => {
  it('is one short line with the short name of the node, in both languages', () => {
    const line = notableName(fact(conditionChanged));
    if (line === null) throw new Error('a notable fact without a name');
    expect(sayLine(translator('en'), line, [NODE])).toBe('ip-10-29-104-121 Unknown');
    expect(sayLine(translator('ko'), line, [NODE])).toBe('ip-10-29-104-121 Unknown');
  });

  it('keeps the whole name where two nodes share what stands before the first dot', () => {
    const line = notableName(fact(conditionChanged));
    if (line === null) throw new Error('a notable fact without a name');
    const twin = 'ip-10-29-104-121.eu-west-1.compute.internal';
    expect(sayLine(translator('en'), line, [NODE, twin])).toBe(`${NODE} Unknown`);
  });
});
