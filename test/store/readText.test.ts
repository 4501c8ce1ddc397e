/** Text from outside is told apart by what it says. */
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/store/readText.ts';
import { scenarioDocument } from '../support/scenarioDocuments.ts';

const TABLE = `NAMESPACE         NAME       HOLDER     AGE
kube-node-lease   worker-a   worker-a   41d
kube-node-lease   worker-b   worker-b   41d
kube-node-lease   worker-c   worker-c   41d
`;

describe('a text', () => {
  it('that is a scenario in JSON is a scenario', () => {
    const read = readText(JSON.stringify(scenarioDocument()), 12);
    expect(read).toMatchObject({ ok: true, value: { kind: 'scenario', scenario: { seed: 7 } } });
  });

  it('that is a scenario in YAML is one too', () => {
    const read = readText('format: lease-lab/scenario\nversion: 1\nseed: 3\nnodes: [a, b]\n', 12);
    expect(read).toMatchObject({ ok: true, value: { kind: 'scenario', scenario: { seed: 3 } } });
  });

  it('that is a scenario with mistakes gets all of them, each with its field', () => {
    const read = readText('{"format":"lease-lab/scenario","version":1,"seed":-1,"nodse":3}', 12);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error.map(({ path }) => path)).toEqual(['seed', 'nodse']);
  });

  it('that kubectl printed is a cluster, of which as many nodes are taken as can be drawn', () => {
    const read = readText(TABLE, 2);
    expect(read).toMatchObject({
      ok: true,
      value: { kind: 'cluster', draft: { found: 3, drawn: 2 } },
    });
  });

  it('that breaks off in the middle of JSON is named by its line', () => {
    const read = readText('{\n  "apiVersion": "v1",\n  "items": [', 12);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error[0]?.path).toMatch(/^line \d/);
  });

  it('that is prose is not taken for anything', () => {
    const read = readText('hello there', 12);
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error[0]?.allowed).toContain('kubectl get leases');
  });
});
