/**
 * `npm run bench`: how fast the engine is, beside the floor measured in the same process, and then how
 * smoothly timeline and score move in a browser. Each benchmark has a process of its own, so that none
 * inherits the other's memory or compiled code. `-- --json` prints the results as one JSON document;
 * `-- --only renewals` runs those whose name begins so, of both sorts.
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
/** In a browser, by scripts of their own; the first that runs builds the page. */
const IN_BROWSER = ['timeline', 'frames'];
/** The history that the others are compared with, and those. */
const SMALLEST = 'history-100-1';
const LARGER = ['history-100-10', 'history-1000-1'];

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

/** What a script that drives a browser says, as it says it. */
function runInBrowser(name: string, isBuilt: boolean): string {
  const built = isBuilt ? ['--no-build'] : [];
  const child = spawnSync(process.execPath, ['--import', 'tsx', `bench/${name}.ts`, ...built], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`the benchmark ${name} failed`);
  return child.stdout;
}

/** How much more a longer or larger run holds in memory than a small one, for how many more facts. */
function growthOf(results: ReadonlyMap<string, Result>): readonly string[] {
  const small = results.get(SMALLEST);
  return LARGER.flatMap((name) => {
    const large = results.get(name);
    if (small?.facts === undefined || small.historyMiB === undefined) return [];
    if (large?.facts === undefined || large.historyMiB === undefined) return [];
    const facts = (large.facts / small.facts).toFixed(1);
    const memory = (large.historyMiB / small.historyMiB).toFixed(1);
    return [`${name} beside ${SMALLEST}: ${facts} times the facts, ${memory} times the memory`];
  });
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
const chosen = (names: readonly string[]): readonly string[] =>
  names.filter((name) => name.startsWith(only));
const say = (text: string): void => {
  if (!json) process.stdout.write(text);
};

const results = new Map<string, Result>();
const ofEngine = chosen(NAMES);
const script = ofEngine.length === 0 ? '' : await buildBenchmarks();
for (const name of ofEngine) {
  const result = runApart(script, name);
  results.set(name, result);
  say(`${show(result)}\n`);
}
for (const line of growthOf(results)) say(`${line}\n`);
const browserResults = chosen(IN_BROWSER).map((name, index): unknown => {
  const text = runInBrowser(name, index > 0 || process.argv.includes('--no-build'));
  say(text);
  return JSON.parse(text);
});
if (json)
  process.stdout.write(
    `${JSON.stringify({ results: [...results.values(), ...browserResults] })}\n`,
  );
