/**
 * A recording's scenario run with the recording's own luck, and the two compared transition by
 * transition. What the engine is known to do otherwise stands in the test as a list of exceptions,
 * each with rule and reason; an exception that is not needed any more fails the test.
 */
import { expect } from 'vitest';
import { between, createSimulation, type Instant } from '../../src/engine/index.ts';
import {
  alignTransitions,
  NOISE_SECONDS,
  type Alignment,
} from '../../src/recordings/alignTransitions.ts';
import { TRANSITION_FACTS, transitionsOfFacts } from '../../src/recordings/factTransitions.ts';
import type { Recording } from '../../src/recordings/recording.ts';
import { scenarioOfRecording } from '../../src/recordings/scenarioOfRecording.ts';
import type { Span } from '../../src/recordings/span.ts';
import { tapeOf } from '../../src/recordings/tape/tapeOf.ts';
import { transitionsOfRecording } from '../../src/recordings/transitions.ts';

/** A recorded transition that the engine has not, or the other way round, or at another time. */
export interface Exception {
  /** All of the object's name, or a pattern for several that are the same case. */
  readonly object: string | RegExp;
  readonly what: string | RegExp;
  /** About when, seconds; for several of them, the first. */
  readonly t: number;
  /** How many transitions it stands for; 1 if absent. */
  readonly count?: number;
  readonly rule: string;
  readonly reason: string;
}

/** What a test asserts of one recording. */
export interface TapedRun {
  /** Transitions within 0.15 s, of all recorded ones. */
  readonly onTime: number;
  readonly recorded: number;
  /** In words; what an exception covers is not in them. */
  readonly late: readonly string[];
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  readonly unusedExceptions: readonly string[];
}

export function runOnTape(recording: Recording, span: Span): Alignment {
  const to = between(span.from, span.to) as number as Instant;
  const recorded = transitionsOfRecording(recording, span);
  // Of electors the tape has each request's way; of all others the time in the server is all there was.
  const scenario = scenarioOfRecording(recording, span, 1);
  const hasElectors = recording.rows.some((row) => row.source === 'process');
  const network = hasElectors ? scenario.network : { ...scenario.network, jitterMs: 0 };
  const simulation = createSimulation(
    { ...scenario, network },
    {
      detail: 'all',
      factKinds: TRANSITION_FACTS,
      tape: tapeOf(recording, span),
    },
  );
  simulation.runUntil(to);
  return alignTransitions(recorded, transitionsOfFacts(simulation.facts(), to, recorded));
}

/** Same story, same instants, but for the exceptions. */
export function compareOnTape(
  recording: Recording,
  span: Span,
  exceptions: readonly Exception[] = [],
  isCompared: (object: string) => boolean = () => true,
): TapedRun {
  const run = runOnTape(recording, span);
  const compared = <T extends { readonly object: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ object }) => isCompared(object));
  const [pairs, missing, extra] = [compared(run.pairs), compared(run.missing), compared(run.extra)];
  const uses = exceptions.map(() => 0);
  const isOpen = (each: { object: string; what: string; seconds: number }): boolean => {
    const place = exceptions.findIndex(
      (exception, index) =>
        (uses[index] ?? 0) < (exception.count ?? 1) &&
        fits(exception.object, each.object) &&
        fits(exception.what, each.what) &&
        each.seconds >= exception.t - 1 &&
        (exception.count !== undefined || each.seconds <= exception.t + 1),
    );
    if (place >= 0) uses[place] = (uses[place] ?? 0) + 1;
    return place < 0;
  };
  const late = pairs.filter((pair) => Math.abs(pair.differenceSeconds) > NOISE_SECONDS);
  const words = (each: { object: string; what: string; seconds: number }): string =>
    `${each.object}: ${each.what} at ${each.seconds.toFixed(3)}`;
  return {
    onTime: pairs.length - late.length,
    recorded: pairs.length + missing.length,
    late: late
      .filter((pair) => isOpen({ ...pair, seconds: pair.recordedSeconds }))
      .map(
        (pair) =>
          `${words({ ...pair, seconds: pair.recordedSeconds })}: ${pair.differenceSeconds.toFixed(3)} s`,
      ),
    missing: missing.filter(isOpen).map(words),
    extra: extra.filter(isOpen).map(words),
    unusedExceptions: exceptions.flatMap(({ object, what, t, count = 1 }, index) =>
      uses[index] === count ? [] : [`${object} ${what} ${t}: ${uses[index]} of ${count}`],
    ),
  };
}

/** At least 95 % on time (a test that says less has not got there yet), none missing, none extra, but for the exceptions, all of which are needed. */
export function expectOnTape(run: TapedRun, atLeast = 0.95): void {
  const { onTime, recorded, ...rest } = run;
  expect(rest).toEqual({ late: [], missing: [], extra: [], unusedExceptions: [] });
  expect(onTime / recorded).toBeGreaterThanOrEqual(atLeast);
}

const fits = (pattern: string | RegExp, text: string): boolean =>
  typeof pattern === 'string' ? pattern === text : pattern.test(text);
