/** One case of the recording `blips`: packets of twelve leaders lost for a while, and how many of them go. */
import { between, ensure, type Instant } from '../../src/engine/index.ts';
import { scenarioOfRecording } from '../../src/recordings/scenarioOfRecording.ts';
import { spanOfCase } from '../../src/recordings/span.ts';
import { transitionsOfRecording, type Transitions } from '../../src/recordings/transitions.ts';
import { envelopeOf, outsideOf } from './envelope.ts';
import { readRecording } from './readRecording.ts';

export interface BlipOutcome {
  /** Leaders that were still leading at the end, of twelve. */
  readonly recordedSurvivors: number;
  /** Fewest and most survivors in one seed. */
  readonly fewest: number;
  readonly most: number;
  /** Ways in which the recording lies outside the envelope. */
  readonly outside: readonly string[];
}

function survivors(transitions: Transitions): number {
  let count = 0;
  for (const [object, story] of transitions)
    if (object.startsWith('elector a of ') && story.at(-1)?.what === 'startedLeading') count++;
  return count;
}

export function runBlip(secondsLost: string): BlipOutcome {
  const recording = readRecording('blips');
  const span = ensure(spanOfCase(recording, `blip${secondsLost}`), `case blip${secondsLost}`);
  const recorded = transitionsOfRecording(recording, span);
  const counts: number[] = [];
  const envelopes = envelopeOf(
    recorded,
    scenarioOfRecording(recording, span, 1),
    between(span.from, span.to) as number as Instant,
    {
      each: (simulated) => counts.push(survivors(simulated)),
    },
  );
  return {
    recordedSurvivors: survivors(recorded),
    fewest: Math.min(...counts),
    most: Math.max(...counts),
    outside: outsideOf(envelopes),
  };
}
