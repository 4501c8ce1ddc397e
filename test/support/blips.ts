/**
 * One case of the recording `blips`: packets of twelve leaders lost for a while, and how many of them
 * go. Locks do not touch each other, so each of the twelve has a share of the seeds to itself.
 */
import { between, ensure, later, START, type Scenario } from '../../src/engine/index.ts';
import type { Recording } from '../../src/recordings/recording.ts';
import { scenarioOfRecording } from '../../src/recordings/scenarioOfRecording.ts';
import { spanOfCase } from '../../src/recordings/span.ts';
import { transitionsOfRecording, type Transitions } from '../../src/recordings/transitions.ts';
import { envelopeOf, outsideOf, SEEDS } from './envelope.ts';
import { readRecording } from './readRecording.ts';

export interface BlipOutcome {
  /** Leaders that were still leading at the end, of twelve. */
  readonly recordedSurvivors: number;
  /** Of 1,000 runs of one lock: survivors. */
  readonly survivors: number;
  readonly runs: number;
  /** Ways in which the recording lies outside the envelope. */
  readonly outside: readonly string[];
}

const LOCKS = 12;
const SEEDS_OF_EACH = Math.ceil(SEEDS / LOCKS);

function survivorsOf(transitions: Transitions): number {
  let count = 0;
  for (const [object, story] of transitions)
    if (object.startsWith('elector a of ') && story.at(-1)?.what === 'startedLeading') count++;
  return count;
}

/** The one lock, its leader, and what was done to it. The standby only looks on: in no case does it come to lead. */
function lockAlone(scenario: Scenario, lock: string): Scenario {
  const isOfIt = (process: string): boolean => process === `${lock}/a`;
  return {
    ...scenario,
    components: scenario.components.flatMap((component) =>
      component.name === lock
        ? [{ ...component, candidates: component.candidates.filter(({ host }) => host === 'a') }]
        : [],
    ),
    script: scenario.script.flatMap((entry) => {
      const { command } = entry;
      if (command.kind !== 'cut' && command.kind !== 'heal')
        return 'process' in command && isOfIt(command.process) ? [entry] : [];
      const processes = command.processes.filter(isOfIt);
      return processes.length === 0 ? [] : [{ ...entry, command: { ...command, processes } }];
    }),
  };
}

const cache = new Map<string, Recording>();
const blips = (): Recording => {
  const known = cache.get('blips') ?? readRecording('blips');
  cache.set('blips', known);
  return known;
};

export function runBlip(secondsLost: string): BlipOutcome {
  const recording = blips();
  const span = ensure(spanOfCase(recording, `blip${secondsLost}`), `case blip${secondsLost}`);
  const recorded = transitionsOfRecording(recording, span);
  const scenario = scenarioOfRecording(recording, span, 1);
  const to = later(START, between(span.from, span.to));
  let survivors = 0;
  const outside = scenario.components.flatMap(({ name }) => {
    const own = new Map([...recorded].filter(([object]) => isAbout(object, name)));
    const envelopes = envelopeOf(own, lockAlone(scenario, name), to, {
      seeds: SEEDS_OF_EACH,
      each: (simulated) => (survivors += survivorsOf(simulated)),
    });
    return outsideOf(envelopes);
  });
  return {
    recordedSurvivors: survivorsOf(recorded),
    survivors,
    runs: scenario.components.length * SEEDS_OF_EACH,
    outside,
  };
}

const isAbout = (object: string, lock: string): boolean =>
  object.split(' ').some((word) => word === lock || word === `default/${lock}`);
