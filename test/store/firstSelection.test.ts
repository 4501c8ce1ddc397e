/** What the inspector shows when a run opens. */
import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/engine/index.ts';
import { SCENARIOS } from '../../src/scenarios/index.ts';
import { firstSelection } from '../../src/store/firstSelection.ts';

function selectedIn(fields: object) {
  const scenario = parseScenario({
    format: 'lease-lab/scenario',
    version: 1,
    nodes: ['worker-1', 'worker-2'],
    components: ['kube-scheduler'],
    ...fields,
  });
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  return firstSelection(scenario.value);
}

const scripted = (...commands: readonly object[]) =>
  selectedIn({ script: commands.map((command) => ({ atSeconds: 10, command })) });

const SCHEDULER = { kind: 'election', namespace: 'kube-system', name: 'kube-scheduler' };

describe('what is selected when a run opens', () => {
  it('is the first node where nothing is scripted', () => {
    expect(selectedIn({})).toEqual({ kind: 'node', name: 'worker-1' });
  });

  it('is an election where there is no node', () => {
    expect(selectedIn({ nodes: [] })).toEqual(SCHEDULER);
  });

  it.each([
    [{ kind: 'powerOff', node: 'worker-2' }],
    [{ kind: 'cut', processes: ['kubelet/worker-2'], mode: 'lost' }],
    [{ kind: 'deleteLease', namespace: 'kube-node-lease', name: 'worker-2' }],
  ])('is the node that the script is about: %j', (command) => {
    expect(scripted(command)).toEqual({ kind: 'node', name: 'worker-2' });
  });

  it.each([
    [{ kind: 'pause', process: 'kube-scheduler/cp-1' }],
    [{ kind: 'cut', processes: ['kube-scheduler/cp-2'], mode: 'held' }],
    [{ kind: 'deleteLease', namespace: 'kube-system', name: 'kube-scheduler' }],
  ])('is the election that the script is about: %j', (command) => {
    expect(scripted(command)).toEqual(SCHEDULER);
  });

  it('goes by what comes after where the script begins with something that concerns everybody', () => {
    expect(scripted({ kind: 'stallEtcd' }, { kind: 'powerOff', node: 'worker-2' })).toEqual({
      kind: 'node',
      name: 'worker-2',
    });
    expect(scripted({ kind: 'stallEtcd' })).toEqual({ kind: 'node', name: 'worker-1' });
  });

  it('is there in every scenario that ships', () => {
    for (const { document } of SCENARIOS) {
      const scenario = parseScenario(document);
      expect(scenario.ok && firstSelection(scenario.value)).toBeTruthy();
    }
  });
});
