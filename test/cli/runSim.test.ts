/** The headless runner: what it prints, and how it says that it cannot. */
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { describe, expect, it } from 'vitest';
import { parseArguments, parseLength } from '../../src/cli/parseArguments.ts';
import { runSim } from '../../src/cli/runSim.ts';
import type { Fact } from '../../src/engine/index.ts';

interface Outcome {
  readonly status: number;
  readonly printed: string;
  readonly complaints: string;
}

/** Runs the words; a file is read from the disk unless a text is given for it. */
async function run(words: string, files: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  let [printed, complaints] = ['', ''];
  const status = await runSim(words.split(' '), {
    readFile: (path) => files[path] ?? readFileSync(path, 'utf8'),
    print: (text) => {
      printed += text;
      return Promise.resolve();
    },
    complain: (text) => {
      complaints += text;
    },
  });
  return { status, printed, complaints };
}

const NODE_CRASH = 'src/scenarios/nodeCrash.json';
const facts = (printed: string): readonly Fact[] =>
  printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Fact);

describe('arguments', () => {
  const codes = (words: string): readonly string[] => {
    const parsed = parseArguments(words.split(' '));
    return parsed.ok ? [] : parsed.error.map(({ path, code }) => `${path}: ${code}`);
  };

  it.each([
    ['90', 90],
    ['600s', 600],
    ['1.5s', 1.5],
    ['500ms', 0.5],
    ['10m', 600],
    ['1h30m', 5_400],
  ])('%s is a length of time', (text, expected) => {
    expect(parseLength(text)).toBe(expected);
  });

  it.each(['', 's', '-3s', '3 days', '10x'])('%j is no length of time', (text) => {
    expect(parseLength(text)).toBeNull();
  });

  it('every wrong argument is named', () => {
    expect(
      codes('a.json --seed -1 --until soon --log xml --facts leaseWritten,nonsense --speed 3'),
    ).toEqual([
      '--speed: unknownFlag',
      '--seed: range',
      '--until: duration',
      '--log: choice',
      '--facts: unknownFact',
    ]);
    expect(codes('--seed 3')).toEqual(['SCENARIO.json: missing']);
    expect(codes('a.json b.json')).toEqual(['SCENARIO.json: missing']);
    expect(codes('a.json --objects yaml --log text')).toEqual(['--objects: conflict']);
    expect(codes('a.json --seed')).toEqual(['--seed: missing']);
    expect(codes('a.json --seed=3 --until=1m')).toEqual([]);
  });
});

describe('a run', () => {
  it('prints the log as JSON lines, each fact caused by one before it', async () => {
    const { status, printed } = await run(`${NODE_CRASH} --until 70s --log jsonl`);
    const log = facts(printed);
    expect(status).toBe(0);
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, index) => index));
    expect(log.filter(({ seq, cause }) => cause !== null && cause >= seq)).toEqual([]);
    expect(log.some(({ kind }) => kind === 'nodeConditionChanged')).toBe(true);
  });

  it('prints only the facts asked for, and the start, which all causes lead to', async () => {
    const words = `${NODE_CRASH} --until 70s --log jsonl --facts command,nodeConditionChanged`;
    expect(facts((await run(words)).printed).map(({ kind }) => kind)).toEqual([
      'runStarted',
      'command',
      'nodeConditionChanged',
    ]);
  });

  it('says the same of a fact in words', async () => {
    const { printed } = await run(`${NODE_CRASH} --until 70s --facts nodeConditionChanged`);
    expect(printed).toMatch(
      /^ +\d+\.\d{6} #1 +←0 +nodeConditionChanged +node=worker-2 status=Unknown before=True reason=NodeStatusUnknown/m,
    );
  });

  it('is the same run with the same seed, and another with another', async () => {
    const words = `${NODE_CRASH} --until 30s`;
    const [one, again, other] = [
      await run(words),
      await run(words),
      await run(`${words} --seed 8`),
    ];
    expect(again.printed).toBe(one.printed);
    expect(other.printed).not.toBe(one.printed);
  });

  it('prints the end state as kubectl would', async () => {
    const { printed } = await run(`${NODE_CRASH} --until 70s --objects yaml`);
    const [document] = parseAllDocuments(printed) as { toJS(): unknown }[];
    const list = document?.toJS() as { kind: string; items: { kind: string }[] };
    expect(list.kind).toBe('List');
    const count = (kind: string): number => list.items.filter((each) => each.kind === kind).length;
    expect([count('Lease'), count('Node'), count('Pod')]).toEqual([6, 3, 12]);
  });

  it('reads YAML as well', async () => {
    const text = 'format: lease-lab/scenario\nversion: 1\nnodes:\n- a\n';
    const { status, printed } = await run('x.yaml --until 1s', { 'x.yaml': text });
    expect([status, printed.includes('runStarted')]).toEqual([0, true]);
  });

  it('explains itself', async () => {
    expect((await run('--help')).printed).toContain('--until 600s');
  });
});

describe('what cannot be run', () => {
  it('status 2, and every problem of the scenario by name', async () => {
    const text = '{"format": "lease-lab/scenario", "version": 1, "seed": -1, "nodes": ["A"]}';
    const { status, printed, complaints } = await run('bad.json', { 'bad.json': text });
    expect([status, printed]).toEqual([2, '']);
    expect(complaints).toMatch(
      /^bad\.json: nodes\[0\]\.name: found "A"; expected .*\[dns1123Subdomain\]$/m,
    );
    expect(complaints).toMatch(/^bad\.json: seed: found -1; expected a whole number .*\[range\]$/m);
  });

  it('status 2, and the line where a file stops being JSON', async () => {
    const { status, complaints } = await run('bad.json', { 'bad.json': '{\n  "format": oops\n}' });
    expect(status).toBe(2);
    expect(complaints).toContain('bad.json: line 2: found oops');
  });

  it('status 2 for a file that is not there', async () => {
    const { status, complaints } = await run('no/such/file.json');
    expect(status).toBe(2);
    expect(complaints).toContain('[unreadable]');
  });
});

describe('--describe', () => {
  it('prints the end state of a node, with its Lease, as kubectl describe would', async () => {
    const scenario = JSON.stringify({
      format: 'lease-lab/scenario',
      version: 1,
      nodes: ['node-0'],
    });
    const { status, printed } = await run('a.json --until 30s --describe node/node-0', {
      'a.json': scenario,
    });
    expect(status).toBe(0);
    expect(printed).toMatch(/^Name: +node-0\n/);
    expect(printed).toMatch(/Lease:\n {2}HolderIdentity: {2}node-0\n {2}AcquireTime: {5}<unset>\n/);
    const lease = await run('a.json --until 30s --describe lease/kube-system/kube-scheduler', {
      'a.json': scenario,
    });
    expect(lease.printed).toMatch(/^Name: +kube-scheduler\nNamespace: +kube-system\n/);
  });

  it('an object that is not there, or no object at all, is named', async () => {
    const scenario = JSON.stringify({ format: 'lease-lab/scenario', version: 1 });
    const missing = await run('a.json --until 1s --describe node/nobody', { 'a.json': scenario });
    expect([missing.status, missing.complaints]).toEqual([
      2,
      expect.stringContaining('--describe: found node/nobody'),
    ]);
    const wrong = await run('a.json --describe pod/x', { 'a.json': scenario });
    expect([wrong.status, wrong.complaints]).toEqual([2, expect.stringContaining('[choice]')]);
  });
});
