/** Which lanes a phone shows of many, and which election is drawn large where there is no room for all. */
import { describe, expect, it } from 'vitest';
import { chooseLanes } from '../../src/components/timeline/chooseLanes.ts';
import { align, createLanes } from '../../src/components/timeline/timelineLanes.ts';
import type { Frame } from '../../src/sources/frame.ts';
import type { Selection } from '../../src/store/store.ts';
import {
  calmFrame,
  NODE_1,
  NODE_2,
  NODE_3,
  S,
  unknownNode,
  withCandidate,
  withElection,
} from '../support/fakeFrame.ts';

/** Names of the lanes of a phone, from above. */
function onPhone(frame: Frame, selection: Selection | null = null): readonly string[] {
  const lanes = createLanes(frame);
  align(lanes, frame);
  const { wishes } = chooseLanes({
    frame,
    lanes,
    selection,
    window: { from: 0, to: frame.now },
    isPhone: true,
    worstBefore: null,
  });
  return wishes.map(({ kind, index }) =>
    kind === 'node'
      ? (frame.nodes[index]?.name ?? '')
      : kind === 'election'
        ? (lanes.elections[index]?.name ?? '')
        : kind,
  );
}

const calm = calmFrame(16 * S);

describe('a phone', () => {
  it('shows the selected node, the worst other one, and an election', () => {
    const frame = unknownNode(calm, NODE_3);
    expect(onPhone(frame, { kind: 'node', name: NODE_2 }).slice(0, 2)).toEqual([NODE_2, NODE_3]);
    expect(onPhone(frame)).toHaveLength(3);
  });

  it('shows the election whose leader does not run, and before it the one with two leaders', () => {
    const paused = withCandidate(calm, 'kube-scheduler/cp-3', () => ({ status: 'paused' }));
    expect(onPhone(paused).at(-1)).toBe('kube-scheduler');
    const split = withElection(paused, 'my-operator', ({ believers }) => ({
      believers: [...believers, 'my-operator/another'],
    }));
    expect(onPhone(split).at(-1)).toBe('my-operator');
  });

  it('shows the election that is selected, whatever befalls the others', () => {
    const paused = withCandidate(calm, 'kube-scheduler/cp-3', () => ({ status: 'paused' }));
    const namespace = paused.elections.find(({ name }) => name === 'my-operator')?.namespace ?? '';
    const selection: Selection = {
      kind: 'election',
      namespace,
      name: 'my-operator',
    };
    expect(onPhone(paused, selection)).toEqual([NODE_1, NODE_2, 'my-operator']);
  });
});
