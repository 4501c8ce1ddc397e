/**
 * `npm run bench`: how fast the engine is, beside the floor measured in the same process. Each
 * benchmark has a process of its own, so that none inherits the other's memory or compiled code.
 * `-- --json` prints the results as one JSON document; `-- --only renewals` runs some of them.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'vite';
import type { Result } from './measure.ts';

const BUILT = 'node_modules/.cache/lease-lab-bench';
const NAMES = [
  'renewals-5000',
  'renewals-130000',
  'clone-5000',
  'clone-130000',
  'failover',
  'history-100-1',
  'history-100-10',
  'history-1000-1',
];

/** One plain script, as the browser gets it, only for Node. */
async function buildBenchmarks(): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: { ssr: 'bench/benchmarks.ts', outDir: BUILT, emptyOutDir: true, target: 'es2022' },
  });
  return join(BUILT, 'benchmarks.js');
}

function runApart(script: string, name: string): Result {
  const child = spawnSync(process.execPath, ['--expose-gc', script, name], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`the benchmark ${name} failed`);
  return JSON.parse(child.stdout) as Result;
}

function show(result: Result): string {
  const { name, nodes, ms, floorMs, ratio, createMs, eventsPerSecond, peakMiB: peak } = result;
  const parts = [
    `${name}${nodes === undefined ? '' : ` ${nodes.toLocaleString('en')} nodes`}`.padEnd(28),
    `${ms} ms`.padStart(12),
  ];
  if (floorMs !== undefined) parts.push(`floor ${floorMs} ms`, `ratio ${ratio}`);
  if (createMs !== undefined) parts.push(`made in ${createMs} ms`);
  if (eventsPerSecond !== undefined) {
    parts.push(`${eventsPerSecond.toLocaleString('en')} renewals a second`);
  }
  const { hours, historyMiB, facts } = result;
  if (hours !== undefined && historyMiB !== undefined && facts !== undefined) {
    parts.push(
      `${hours} h`,
      'p95 of 200 seeks',
      `history ${historyMiB} MiB`,
      `${facts.toLocaleString('en')} facts`,
    );
  }
  if (peak !== undefined) parts.push(`peak ${peak} MiB`);
  return parts.join('   ');
}

const argumentAfter = (flag: string): string | undefined => {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
};

const json = process.argv.includes('--json');
const only = argumentAfter('--only') ?? '';
const script = await buildBenchmarks();
const results = NAMES.filter((name) => name.startsWith(only)).map((name) => {
  const result = runApart(script, name);
  if (!json) process.stdout.write(`${show(result)}\n`);
  return result;
});
if (json) process.stdout.write(`${JSON.stringify({ results })}\n`);
