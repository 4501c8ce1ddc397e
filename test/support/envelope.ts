/**
 * The envelope of many seeds around one recording: per object, the seeds that tell the recorded
 * story, and between which instants each of its transitions then comes. Order between objects is
 * not compared (NL-25), so each object finds its own seeds.
 */
import { createSimulation, inSeconds } from '../../src/engine/index.ts';
import type { Instant, Scenario } from '../../src/engine/index.ts';
import { TRANSITION_FACTS, transitionsOfFacts } from '../../src/recordings/factTransitions.ts';
import { matchTransitions } from '../../src/recordings/matchTransitions.ts';
import type { Transition, Transitions } from '../../src/recordings/transitions.ts';

/** Two cores, many processes: the machine that was recorded is this exact. */
export const NOISE_SECONDS = 0.15;
export const SEEDS = 1_000;

export interface ObjectEnvelope {
  readonly object: string;
  readonly recorded: readonly Transition[];
  /** How many seeds tell the recorded story. */
  seeds: number;
  /** Seconds, by transition. */
  readonly earliest: number[];
  readonly latest: number[];
  /** Where the other seeds part from it, and how often; for the message of a failing test. */
  readonly partings: Map<string, number>;
}

/** Simulates `scenario` up to `to` and reduces it to transitions. */
export function simulate(scenario: Scenario, to: Instant): Transitions {
  const simulation = createSimulation(scenario, { detail: 'all', factKinds: TRANSITION_FACTS });
  simulation.runUntil(to);
  return transitionsOfFacts(simulation.facts(), to);
}

/** The envelope of seeds 1 to `seeds` around the recorded transitions; `each` sees every run. */
export function envelopeOf(
  recorded: Transitions,
  scenario: Scenario,
  to: Instant,
  options: {
    readonly seeds?: number;
    readonly each?: (simulated: Transitions) => void;
    /** Leaves out of every run what was left out of `recorded`. */
    readonly reduce?: (simulated: Transitions) => Transitions;
  } = {},
): readonly ObjectEnvelope[] {
  const envelopes = new Map<string, ObjectEnvelope>(
    [...recorded].map(([object, story]) => [
      object,
      {
        object,
        recorded: story,
        seeds: 0,
        earliest: story.map(() => Infinity),
        latest: story.map(() => -Infinity),
        partings: new Map(),
      },
    ]),
  );
  for (let seed = 1; seed <= (options.seeds ?? SEEDS); seed++) {
    const run = simulate({ ...scenario, seed }, to);
    const simulated = options.reduce?.(run) ?? run;
    options.each?.(simulated);
    for (const match of matchTransitions(recorded, simulated)) {
      const envelope = envelopes.get(match.object);
      if (envelope === undefined) continue;
      if (match.sameStory)
        widen(
          envelope,
          match.pairs.map((pair) => pair.simulatedSeconds),
        );
      else
        count(
          envelope.partings,
          `${word(match.parting?.simulated)} instead of ${word(match.parting?.recorded)} (${match.pairs.length + 1}.)`,
        );
    }
  }
  return [...envelopes.values()];
}

/** Every way in which the recording lies outside the envelope, in words; empty if it lies inside. */
export function outsideOf(envelopes: readonly ObjectEnvelope[]): readonly string[] {
  return envelopes.flatMap((envelope) => {
    const { object, recorded, seeds, earliest, latest, partings } = envelope;
    if (seeds === 0) {
      const often = [...partings].sort((one, other) => other[1] - one[1]).slice(0, 3);
      return [
        `${object}: no seed tells the recorded story; ${often.map(([what, times]) => `${times} × ${what}`).join('; ')}`,
      ];
    }
    return recorded.flatMap(({ what, t }, index) => {
      const at = inSeconds(t);
      const from = earliest[index] ?? Infinity;
      const to = latest[index] ?? -Infinity;
      if (at >= from - NOISE_SECONDS && at <= to + NOISE_SECONDS) return [];
      return [
        `${object}: ${what} at ${at.toFixed(3)}, in ${seeds} seeds ${from.toFixed(3)} to ${to.toFixed(3)}`,
      ];
    });
  });
}

const word = (transition: Transition | undefined): string =>
  transition === undefined ? 'the end' : transition.what;

function widen(envelope: ObjectEnvelope, instants: readonly number[]): void {
  envelope.seeds++;
  for (const [index, at] of instants.entries()) {
    envelope.earliest[index] = Math.min(envelope.earliest[index] ?? Infinity, at);
    envelope.latest[index] = Math.max(envelope.latest[index] ?? -Infinity, at);
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
