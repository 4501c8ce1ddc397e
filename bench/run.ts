/**
 * `npm run bench`: how fast the engine is, beside the floor measured in the same process. Each
 * benchmark has a process of its own, so that none inherits the other's memory or compiled code.
 * `-- --json` prints the results as one JSON document; `-- --only renewals` runs some of them.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { runFloor } from './floor.ts';
import { fleet, runFleet, runFailover, threeCandidates } from './engineRuns.ts';
import { collectGarbage, median, peakMiB, rounded, timed, type Result } from './measure.ts';

const RUNS = 5;
const VIRTUAL_SECONDS = 300;
const FAILOVERS = 500;

/** Floor and engine in turn, so that both see the same computer. */
function renewals(nodes: number): Result {
  const scenario = fleet(nodes);
  const floor: number[] = [];
  const engine: number[] = [];
  let events = 0;
  for (let run = 0; run < RUNS; run += 1) {
    collectGarbage();
    floor.push(timed(() => void (events = runFloor(nodes, VIRTUAL_SECONDS * 1e6).renewals)));
    collectGarbage();
    engine.push(timed(() => void runFleet(scenario, VIRTUAL_SECONDS)));
  }
  const ms = median(engine);
  const floorMs = median(floor);
  return {
    name: 'renewals',
    nodes,
    ms: rounded(ms),
    floorMs: rounded(floorMs),
    ratio: rounded(ms / floorMs),
    eventsPerSecond: Math.round((events / ms) * 1000),
    peakMiB: peakMiB(),
  };
}

/** A copy of the world, as every checkpoint will take one. */
function clone(nodes: number): Result {
  const simulation = runFleet(fleet(nodes), 20);
  const times: number[] = [];
  for (let run = 0; run < 4 * RUNS; run += 1) {
    collectGarbage();
    times.push(timed(() => void simulation.clone()));
  }
  return { name: 'clone', nodes, ms: rounded(median(times), 3), peakMiB: peakMiB() };
}

/** One trial: a warm election of three, the leader crashes, someone else leads. */
function failover(): Result {
  const times: number[] = [];
  for (let trial = 0; trial < FAILOVERS; trial += 1) {
    const scenario = threeCandidates(trial);
    times.push(timed(() => runFailover(scenario)));
  }
  return { name: 'failover', ms: rounded(median(times), 3), peakMiB: peakMiB() };
}

const BENCHMARKS: readonly { readonly name: string; readonly run: () => Result }[] = [
  { name: 'renewals-5000', run: () => renewals(5_000) },
  { name: 'renewals-130000', run: () => renewals(130_000) },
  { name: 'clone-5000', run: () => clone(5_000) },
  { name: 'clone-130000', run: () => clone(130_000) },
  { name: 'failover', run: failover },
];

function runApart(name: string): Result {
  const child = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', fileURLToPath(import.meta.url), '--one', name],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.status !== 0) throw new Error(`the benchmark ${name} failed`);
  return JSON.parse(child.stdout) as Result;
}

function show(result: Result): string {
  const { name, nodes, ms, floorMs, ratio, eventsPerSecond, peakMiB: peak } = result;
  const parts = [
    `${name}${nodes === undefined ? '' : ` ${nodes.toLocaleString('en')} nodes`}`.padEnd(28),
    `${ms} ms`.padStart(12),
  ];
  if (floorMs !== undefined) parts.push(`floor ${floorMs} ms`, `ratio ${ratio}`);
  if (eventsPerSecond !== undefined) {
    parts.push(`${eventsPerSecond.toLocaleString('en')} renewals a second`);
  }
  if (peak !== undefined) parts.push(`peak ${peak} MiB`);
  return parts.join('   ');
}

const argumentAfter = (flag: string): string | undefined => {
  const at = process.argv.indexOf(flag);
  return at < 0 ? undefined : process.argv[at + 1];
};

const one = argumentAfter('--one');
if (one !== undefined) {
  const benchmark = BENCHMARKS.find(({ name }) => name === one);
  if (benchmark === undefined) throw new Error(`there is no benchmark called ${one}`);
  process.stdout.write(JSON.stringify(benchmark.run()));
} else {
  const json = process.argv.includes('--json');
  const only = argumentAfter('--only') ?? '';
  const results = BENCHMARKS.filter(({ name }) => name.startsWith(only)).map(({ name }) => {
    const result = runApart(name);
    if (!json) process.stdout.write(`${show(result)}\n`);
    return result;
  });
  if (json) process.stdout.write(`${JSON.stringify({ results })}\n`);
}
