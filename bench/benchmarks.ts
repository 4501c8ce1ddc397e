/**
 * The benchmarks themselves. Run as a program with the name of one of them, in a process of its own;
 * prints the result as JSON. `run.ts` builds this file first, so that what is timed is what a browser runs.
 */
import { createFleet, fleet, runFailover, runFor, threeCandidates } from './engineRuns.ts';
import type { Simulation } from '../src/engine/index.ts';
import { historyOf } from './historyRuns.ts';
import { runFloor } from './floor.ts';
import { collectGarbage, median, peakMiB, rounded, timed, type Result } from './measure.ts';

const RUNS = 5;
const VIRTUAL_SECONDS = 300;
const FAILOVERS = 500;

/** Floor and engine in turn, so that both see the same computer. */
function renewals(nodes: number): Result {
  const scenario = fleet(nodes);
  const floor: number[] = [];
  const engine: number[] = [];
  const create: number[] = [];
  let events = 0;
  // As in a page, a run is let go only when there is a new one: the compiler keeps what it knows.
  const held: Simulation[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    collectGarbage();
    floor.push(timed(() => void (events = runFloor(nodes, VIRTUAL_SECONDS * 1e6).renewals)));
    collectGarbage();
    const before = performance.now();
    const simulation = createFleet(scenario);
    create.push(performance.now() - before);
    held.unshift(simulation);
    held.length = 1;
    engine.push(timed(() => runFor(simulation, VIRTUAL_SECONDS)));
  }
  const ms = median(engine);
  const floorMs = median(floor);
  return {
    name: 'renewals',
    nodes,
    ms: rounded(ms),
    floorMs: rounded(floorMs),
    ratio: rounded(ms / floorMs),
    createMs: rounded(median(create)),
    eventsPerSecond: Math.round((events / ms) * 1000),
    peakMiB: peakMiB(),
  };
}

/** A copy of the world, as every checkpoint will take one. */
function clone(nodes: number): Result {
  const simulation = createFleet(fleet(nodes));
  runFor(simulation, 20);
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
  { name: 'history-100-1', run: () => historyOf(fleet(100), 1) },
  { name: 'history-100-10', run: () => historyOf(fleet(100), 10) },
  { name: 'history-1000-1', run: () => historyOf(fleet(1_000), 1) },
];

const name = process.argv[2];
const benchmark = BENCHMARKS.find((each) => each.name === name);
if (benchmark === undefined) throw new Error(`there is no benchmark called ${name ?? ''}`);
process.stdout.write(JSON.stringify(benchmark.run()));
