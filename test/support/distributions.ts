/** Recorded and simulated waiting times side by side: the same scenario, the engine with a fixed seed and without a tape. */
import {
  between,
  createSimulation,
  kolmogorovSmirnov,
  later,
  START,
  type KolmogorovSmirnov,
  type Scenario,
} from '../../src/engine/index.ts';
import { TRANSITION_FACTS, transitionsOfFacts } from '../../src/recordings/factTransitions.ts';
import { detectionTimes, failoverTimes, releaseTimes } from './waitingTimes.ts';
import { scenarioOfRecording } from '../../src/recordings/scenarioOfRecording.ts';
import { spanOfRecording } from '../../src/recordings/span.ts';
import { transitionsOfRecording, type Transitions } from '../../src/recordings/transitions.ts';
import { readRecording } from './readRecording.ts';

/** A recording, and what the engine makes of its scenario. */
export interface Ran {
  readonly scenario: Scenario;
  readonly recorded: Transitions;
  readonly simulated: Transitions;
}

export const DISTRIBUTION_SEED = 20_261_122;

export function runWithoutTape(name: string): Ran {
  const recording = readRecording(name);
  const span = spanOfRecording(recording);
  const scenario = scenarioOfRecording(recording, span, DISTRIBUTION_SEED);
  const to = later(START, between(span.from, span.to));
  const simulation = createSimulation(scenario, { detail: 'all', factKinds: TRANSITION_FACTS });
  simulation.runUntil(to);
  return {
    scenario,
    recorded: transitionsOfRecording(recording, span),
    simulated: transitionsOfFacts(simulation.facts(), to),
  };
}

export interface Compared extends KolmogorovSmirnov {
  readonly recorded: Sample;
  readonly simulated: Sample;
}

export interface Sample {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly p95: number;
}

export function compareSamples(
  recorded: readonly number[],
  simulated: readonly number[],
): Compared {
  return {
    ...kolmogorovSmirnov(recorded, simulated),
    recorded: sampleOf(recorded),
    simulated: sampleOf(simulated),
  };
}

function sampleOf(values: readonly number[]): Sample {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  const mean = sorted.reduce((sum, each) => sum + each, 0) / sorted.length;
  return { count: sorted.length, mean, median: at(0.5), p95: at(0.95) };
}

/** One comparison, in words. */
export interface Distribution {
  readonly what: string;
  readonly compared: Compared;
}

const DETECTION_RECORDINGS = ['crash', 'nodes', 'zones', 'kcm'];

/** Every waiting time of which the recordings have a sample. */
export function distributions(): readonly Distribution[] {
  const failover = runWithoutTape('failover');
  const { scenario, recorded, simulated } = failover;
  const dead = DETECTION_RECORDINGS.map(runWithoutTape);
  return [
    {
      what: 'leader killed, until another leads, one standby',
      compared: compareSamples(
        failoverTimes(scenario, recorded, 1),
        failoverTimes(scenario, simulated, 1),
      ),
    },
    {
      what: 'leader killed, until another leads, two standbys',
      compared: compareSamples(
        failoverTimes(scenario, recorded, 2),
        failoverTimes(scenario, simulated, 2),
      ),
    },
    {
      what: 'clean release, until another leads, one standby',
      compared: compareSamples(releaseTimes(scenario, recorded), releaseTimes(scenario, simulated)),
    },
    {
      what: 'kubelet killed, until its node is Unknown',
      compared: compareSamples(
        dead.flatMap((run) => detectionTimes(run.scenario, run.recorded)),
        dead.flatMap((run) => detectionTimes(run.scenario, run.simulated)),
      ),
    },
  ];
}

const COLUMNS = [
  'recorded: n',
  'mean',
  'median',
  '95 %',
  'engine: n',
  'mean',
  'median',
  '95 %',
  'D',
  'p',
];

/** The comparisons as a table of Markdown, as it stands in docs/model.md. */
export function distributionTable(all: readonly Distribution[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const ofSample = ({ count, mean, median, p95 }: Sample): string[] => [
    String(count),
    ...[mean, median, p95].map((each) => each.toFixed(2)),
  ];
  return [
    row(['seconds', ...COLUMNS]),
    row(['---', ...COLUMNS.map(() => '---:')]),
    ...all.map(({ what, compared }) =>
      row([
        what,
        ...ofSample(compared.recorded),
        ...ofSample(compared.simulated),
        compared.d.toFixed(3),
        compared.p.toFixed(2),
      ]),
    ),
  ].join('\n');
}
