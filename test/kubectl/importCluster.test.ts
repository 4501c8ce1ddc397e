/** Every shape of output that a real kubectl printed becomes a cluster; anything else gets a problem with its place. */
import { describe, expect, it } from 'vitest';
import type { Problem } from '../../src/engine/index.ts';
import { importCluster, type ClusterImport } from '../../src/kubectl/importCluster.ts';
import { kubectlFixtures, readPrinted, readSession } from '../support/kubectlFixtures.ts';

function imported(text: string): ClusterImport {
  const result = importCluster(text);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

function problemOf(text: string): Problem | undefined {
  const result = importCluster(text);
  return result.ok ? undefined : result.error[0];
}

const namesOf = ({ nodes }: ClusterImport): string[] => nodes.map(({ name }) => name);
const electionsOf = ({ components }: ClusterImport): string[] =>
  components.map(({ leaseNamespace, leaseName }) => `${leaseNamespace}/${leaseName}`);

const NODES = ['node-0', 'node-1', 'node-2', 'node-3'];
const ELECTIONS = [
  'default/my-operator-0',
  'default/my-operator-1',
  'kube-system/kube-controller-manager',
  'kube-system/kube-scheduler',
];
const WHOLE = kubectlFixtures().filter((name) =>
  /leases-(A|wide|labels|noheaders|json|yaml|yaml-managed)$|nodes-leases-json$|custom$/.test(name),
);

describe('a recorded output of all Leases', () => {
  it('was recorded in every shape', () => {
    expect(WHOLE).toHaveLength(27);
  });

  it.each(WHOLE)('%s gives the nodes and the elections, and the API server apart', (name) => {
    const cluster = imported(readSession(name));
    expect(namesOf(cluster)).toEqual(NODES);
    expect(electionsOf(cluster)).toEqual(ELECTIONS);
    expect(cluster.apiServers).toBe(1);
    expect(cluster.components[3]?.holder).toMatch(/^vm_8cdc70cc/);
  });

  it.each(WHOLE)('%s reads the same without the command before it', (name) => {
    expect(imported(readPrinted(name))).toEqual(imported(readSession(name)));
  });

  it.each(WHOLE)(
    '%s reads the same with the line ends of Windows and the next prompt after it',
    (name) => {
      const text = `${readSession(name)}user@host:~$ `.replaceAll('\n', '\r\n');
      expect(imported(text)).toEqual(imported(readSession(name)));
    },
  );
});

describe('what objects tell', () => {
  const cluster = imported(readSession('t0-nodes-leases-json'));

  it('are the zones and regions of the Nodes', () => {
    expect(cluster.zones).toEqual(['ap-northeast-2a', 'ap-northeast-2b']);
    expect(cluster.nodes[1]).toMatchObject({
      name: 'node-1',
      region: 'r',
      zone: 'ap-northeast-2b',
    });
  });

  it('are durations, transitions, and ages at the time of the newest renewal', () => {
    expect(cluster.nodeLeaseDurationSeconds).toBe(40);
    expect(cluster.components[3]).toMatchObject({
      leaseDurationSeconds: 15,
      leaseTransitions: 0,
      ageSeconds: 10,
    });
    expect(cluster.date).toBe('2026-11-22T15:26:23Z');
  });

  it('is the same in YAML as in JSON', () => {
    const yaml = imported(readSession('t0-leases-yaml'));
    const json = imported(readSession('t0-leases-json'));
    expect({ ...yaml, date: '', format: '' }).toEqual({ ...json, date: '', format: '' });
  });

  it('can be of a single Lease', () => {
    expect(namesOf(imported(readSession('t0-lease-one-yaml')))).toEqual(['node-0']);
    expect(namesOf(imported(readSession('t0-lease-one-json')))).toEqual(['node-0']);
  });

  it('can be of Nodes alone', () => {
    for (const name of ['t0-nodes', 't0-nodes-wide', 't0-nodes-yaml']) {
      expect(namesOf(imported(readSession(name)))).toEqual(NODES);
    }
  });
});

describe('what a table tells', () => {
  it('are ages', () => {
    expect(imported(readSession('t0-leases-A')).components[0]?.ageSeconds).toBe(10);
  });

  it('of one namespace are nodes where every Lease is held by the node of its name', () => {
    expect(namesOf(imported(readPrinted('t0-leases-kube-node-lease')))).toEqual(NODES);
  });

  it('of one namespace are elections of the namespace that the command names', () => {
    const cluster = imported(
      '$ kubectl get lease -n ops\nNAME   HOLDER   AGE\nlock   pod-a    3d\n',
    );
    expect(electionsOf(cluster)).toEqual(['ops/lock']);
  });

  it('is the same where a chat has squeezed its spaces', () => {
    const text = readSession('t0-leases-A');
    expect(imported(text.replaceAll(/ {2,}/g, ' '))).toEqual(imported(text));
  });

  it('keeps a Lease that nobody holds', () => {
    const text =
      'NAMESPACE     NAME             HOLDER   AGE\nkube-system   kube-scheduler            3d\n';
    expect(imported(text).components[0]).toMatchObject({
      leaseName: 'kube-scheduler',
      holder: '',
      ageSeconds: 259_200,
    });
    expect(imported(text.replaceAll(/ {2,}/g, ' ')).components[0]).toMatchObject({ holder: '' });
  });

  it('can follow a table of Nodes, as get nodes,leases prints them', () => {
    const nodes = readPrinted('t0-nodes').replaceAll(/^node-/gm, 'node/node-');
    const cluster = imported(`${nodes}\n${readPrinted('t0-leases-A')}`);
    expect(namesOf(cluster)).toEqual(NODES);
    expect(electionsOf(cluster)).toEqual(ELECTIONS);
  });
});

describe('what is not the output asked for is named', () => {
  it.each([
    ['an empty paste', '  \n\n', { path: 'line 1', found: 'nothing', code: 'empty' }],
    [
      'no Leases',
      readSession('forbidden-empty'),
      { path: 'line 2', found: 'No resources found in empty namespace.', code: 'noResources' },
    ],
    [
      'a Lease that is not there',
      readSession('watch-notfound'),
      { path: 'line 2', code: 'serverError' },
    ],
    [
      'what the user may not see',
      'Error from server (Forbidden): leases.coordination.k8s.io is forbidden: User "jane" cannot list resource "leases"',
      { path: 'line 1', code: 'serverError' },
    ],
    [
      'an API server that does not answer',
      'The connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?',
      { code: 'serverError' },
    ],
    [
      'a table of Pods',
      '$ kubectl get pods\nNAME    READY   STATUS    RESTARTS   AGE\nweb-1   1/1     Running   0          3d\n',
      { path: 'line 2', code: 'resource' },
    ],
    [
      'a List of Pods',
      '{"kind":"List","items":[{"kind":"Pod","metadata":{"name":"a"}}]}',
      { path: 'items[0].kind', found: 'Pod', code: 'resource' },
    ],
    [
      'an empty List',
      '{"apiVersion":"v1","items":[],"kind":"List"}',
      { path: 'items', code: 'noResources' },
    ],
    ['a description', readSession('t0-describe-lease'), { path: 'line 2', code: 'description' }],
    ['prose', 'the cluster is broken, please help', { path: 'line 1', code: 'unknown' }],
    [
      'an age that is none',
      'NAME   HOLDER   AGE\na      b        often\n',
      { path: 'line 2, AGE', found: 'often', code: 'cell' },
    ],
    [
      'a name that is none',
      'NAME    HOLDER   AGE\nNode1   Node1    3d\n',
      { path: 'line 2, NAME', found: 'Node1', code: 'cell' },
    ],
    ['a header without rows', 'NAME   HOLDER   AGE\n', { path: 'line 1', code: 'noResources' }],
    [
      'YAML that does not parse',
      'apiVersion: v1\nkind: List\nitems:\n- kind: "Lease\n  metadata: {}\n',
      { code: 'yaml' },
    ],
    ['YAML that is no object', '- a\n- b\n', { code: 'type' }],
  ])('%s', (_, text, expected) => {
    const found = problemOf(text);
    expect(found).toMatchObject(expected);
    expect(found?.allowed).not.toBe('');
  });

  it('a JSON that was cut off, with its last line and what is still open', () => {
    const cut = readSession('t0-leases-json').split('\n').slice(0, 30).join('\n');
    expect(problemOf(cut)).toMatchObject({
      path: 'line 30',
      found: 'the end of the text',
      code: 'json',
    });
    expect(problemOf(cut)?.allowed).toContain('still open: } } ] }');
  });

  it('a YAML that was cut off, by the kind that stands after the items', () => {
    const whole = readSession('t0-leases-yaml');
    const cut = problemOf(whole.slice(0, whole.lastIndexOf('- apiVersion')));
    expect(cut).toMatchObject({ path: 'kind', found: 'nothing', code: 'resource' });
    expect(cut?.allowed).toContain('cut off');
  });

  it('a YAML whose aliases unfold without end', () => {
    const rows = Array.from(
      { length: 9 },
      (_, index) => `a${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]`,
    );
    expect(problemOf(['kind: Lease', 'a0: &a0 [x]', ...rows].join('\n'))).toMatchObject({
      code: 'yaml',
    });
  });

  it('a JSON with a fault, with its line and what stands there', () => {
    const text = readSession('t0-leases-json').replace('"kind": "Lease",', '"kind" "Lease",');
    expect(problemOf(text)).toMatchObject({
      path: 'line 7',
      found: '"Lease",',
      allowed: ':',
      code: 'json',
    });
  });

  it('a field of the wrong kind, with its path', () => {
    const text = readSession('t0-leases-json').replace(
      '"leaseDurationSeconds": 15',
      '"leaseDurationSeconds": "15"',
    );
    expect(problemOf(text)).toMatchObject({
      path: 'items[0].spec.leaseDurationSeconds',
      found: '"15"',
    });
    const late = readSession('t0-leases-yaml').replace(/renewTime: .*/, 'renewTime: soon');
    expect(problemOf(late)).toMatchObject({ path: 'items[0].spec.renewTime', found: '"soon"' });
  });
});
