/** From an imported cluster to a scenario that the engine accepts and runs. */
import { describe, expect, it } from 'vitest';
import { createSimulation, type Scenario } from '../../src/engine/index.ts';
import {
  importCluster,
  scenarioFromImport,
  type ImportDraft,
} from '../../src/kubectl/importCluster.ts';
import { readSession } from '../support/kubectlFixtures.ts';

function draftOf(text: string, maxNodes = 100): ImportDraft {
  const imported = importCluster(text);
  if (!imported.ok) throw new Error(JSON.stringify(imported.error));
  const draft = scenarioFromImport(imported.value, { maxNodes });
  if (!draft.ok) throw new Error(JSON.stringify(draft.error));
  return draft.value;
}

const componentOf = (scenario: Scenario, name: string): Scenario['components'][number] => {
  const component = scenario.components.find((each) => each.name === name);
  if (component === undefined) throw new Error(`no component ${name}`);
  return component;
};

const hostsOf = (scenario: Scenario, name: string): string[] =>
  componentOf(scenario, name).candidates.map(({ host }) => host);

const table = (...rows: string[]): string => ['NAMESPACE NAME HOLDER AGE', ...rows].join('\n');
const UUID = '8cdc70cc-6101-4938-8b03-da298132a010';
const MANAGER = `kube-system kube-controller-manager cp-2_${UUID} 41d`;

describe('a recorded cluster as a scenario', () => {
  const { scenario, found, drawn, notes } = draftOf(readSession('t0-nodes-leases-json'));

  it('has its nodes with zones, its elections with leaders and durations', () => {
    expect({ found, drawn }).toEqual({ found: 4, drawn: 4 });
    expect(scenario.nodes[1]).toMatchObject({
      name: 'node-1',
      region: 'r',
      zone: 'ap-northeast-2b',
    });
    expect(scenario.kubelet.nodeLeaseDurationSeconds).toBe(40);
    expect(componentOf(scenario, 'kube-scheduler')).toMatchObject({
      leader: 'vm',
      leaseDurationSeconds: 15,
      leaseTransitions: 0,
    });
    expect(scenario.date).toBe('2026-11-22T15:26:23Z');
    expect(notes).toEqual([{ code: 'standbysAssumed', elections: 4 }]);
  });

  it('runs', () => {
    expect(() => createSimulation(scenario)).not.toThrow();
  });
});

describe('candidates', () => {
  it('of a control plane host are the other control plane hosts', () => {
    const { scenario } = draftOf(table(MANAGER, `kube-system kube-scheduler cp-7_${UUID} 41d`));
    expect(hostsOf(scenario, 'kube-scheduler')).toEqual(['cp-2', 'cp-7', 'cp-8']);
    expect(componentOf(scenario, 'kube-scheduler').leader).toBe('cp-7');
    expect(hostsOf(scenario, 'kube-controller-manager')).toEqual(['cp-1', 'cp-2', 'cp-7']);
  });

  it('of a Pod are Pods of the same set, the same ones each time', () => {
    const text = table(MANAGER, `my-operator my-operator my-operator-7d4f9c-k2x4n_${UUID} 6d`);
    const hosts = hostsOf(draftOf(text).scenario, 'my-operator');
    expect(hosts).toHaveLength(3);
    expect(hosts).toContain('my-operator-7d4f9c-k2x4n');
    for (const host of hosts)
      expect(host).toMatch(/^my-operator-7d4f9c-[bcdfghjklmnpqrstvwxz2456789]{5}$/);
    expect(hostsOf(draftOf(text).scenario, 'my-operator')).toEqual(hosts);
  });

  it('of a StatefulSet are counted from 0', () => {
    const { scenario } = draftOf(table(MANAGER, 'ops store store-0 6d'));
    expect(hostsOf(scenario, 'store')).toEqual(['store-0', 'store-1', 'store-2']);
  });

  it('of a host in the cloud keep its domain', () => {
    const { scenario } = draftOf(
      table(`kube-system kube-controller-manager ip-10-0-0-17.ec2.internal_${UUID} 41d`),
    );
    expect(hostsOf(scenario, 'kube-controller-manager')).toEqual([
      'ip-10-0-0-17.ec2.internal',
      'ip-10-0-0-18.ec2.internal',
      'ip-10-0-0-19.ec2.internal',
    ]);
  });

  it('are named after the Lease where nobody leads, or the holder is no name', () => {
    const { scenario } = draftOf(table(MANAGER, 'ops lock  3d', 'ops other Some_Thing! 3d'));
    expect(hostsOf(scenario, 'lock')).toEqual(['lock', 'lock-2', 'lock-3']);
    expect(componentOf(scenario, 'lock').leader).toBeUndefined();
    expect(hostsOf(scenario, 'other')).toEqual(['some-thing', 'some-thing-2', 'some-thing-3']);
  });
});

describe('what the text does not tell', () => {
  it('is kube-controller-manager where it runs out of sight: it is added, and that is said', () => {
    const { scenario, notes } = draftOf(readSession('t0-leases-kube-node-lease'));
    expect(scenario.components.map(({ name }) => name)).toEqual(['kube-controller-manager']);
    expect(notes).toEqual([{ code: 'controllerManagerAdded' }]);
  });

  it('are deadline and period, in proportion to a duration that is not the usual one', () => {
    const lease = (duration: number, holder: string): string =>
      JSON.stringify({
        kind: 'Lease',
        metadata: { name: 'a', namespace: 'b' },
        spec: { holderIdentity: holder, leaseDurationSeconds: duration },
      });
    expect(componentOf(draftOf(lease(60, 'x')).scenario, 'a')).toMatchObject({
      leaseDurationSeconds: 60,
      renewDeadlineSeconds: 40,
      retryPeriodSeconds: 8,
    });
    expect(componentOf(draftOf(lease(137, 'x')).scenario, 'a')).toMatchObject({
      renewDeadlineSeconds: 107,
      retryPeriodSeconds: 26,
    });
    // A released Lease says 1 s.
    expect(componentOf(draftOf(lease(1, '')).scenario, 'a').leaseDurationSeconds).toBe(15);
  });

  it('are nodes, if only elections were pasted', () => {
    expect(draftOf(table(MANAGER)).notes).toContainEqual({ code: 'noNodes' });
  });
});

describe('more than can be drawn', () => {
  it('of nodes: the first ones, and how many there were', () => {
    const { scenario, found, drawn } = draftOf(readSession('t0-leases-A'), 3);
    expect({ found, drawn }).toEqual({ found: 4, drawn: 3 });
    expect(scenario.nodes.map(({ name }) => name)).toEqual(['node-0', 'node-1', 'node-2']);
  });

  it('of elections: the control plane is never left out', () => {
    const many = Array.from({ length: 250 }, (_, index) => `ops lock-${index} pod-${index} 3d`);
    const { scenario, notes } = draftOf(table(...many, MANAGER));
    expect(scenario.components).toHaveLength(200);
    expect(scenario.components[0]?.name).toBe('kube-controller-manager');
    expect(notes).toContainEqual({ code: 'electionsLeftOut', found: 251, drawn: 200 });
  });
});

it('Leases of the same name in two namespaces are two components', () => {
  const { scenario } = draftOf(
    table(MANAGER, 'a lock x 3d', 'b lock y 3d', 'a kube-controller-manager z 3d'),
  );
  expect(scenario.components.map(({ name }) => name)).toEqual([
    'kube-controller-manager',
    'lock',
    'lock.b',
    'kube-controller-manager.a',
  ]);
});
