/**
 * Keeps one recording and compares it with the engine. The engine runs in slices between which
 * newer questions are heard: the newest one wins, and an older one ends unanswered.
 */
import {
  createSimulation,
  fail,
  ok,
  type Instant,
  type Problem,
  type Result,
  type Simulation,
  problemAt,
  say,
  type Phrase,
} from '../../engine/index.ts';
import { compareRuns } from '../../recordings/compare/compareRuns.ts';
import type { Comparison, Luck, RecordingFacts } from '../../recordings/compare/comparison.ts';
import { TRANSITION_FACTS, transitionsOfFacts } from '../../recordings/factTransitions.ts';
import { parseRecording } from '../../recordings/parseRecording.ts';
import type { Recording } from '../../recordings/recording.ts';
import { scenarioOfRecording } from '../../recordings/scenarioOfRecording.ts';
import { spanOfCase, spanOfRecording, type Span } from '../../recordings/span.ts';
import { tapeOf } from '../../recordings/tape/tapeOf.ts';
import { transitionsOfRecording } from '../../recordings/transitions.ts';
import type { FromRealityWorker, ToRealityWorker } from './realityProtocol.ts';
import { recordingText } from './recordingText.ts';

export interface RealitySession {
  /** Answers a message by any number of posts. */
  answer(message: ToRealityWorker, post: (answer: FromRealityWorker) => void): Promise<void>;
}

/** Events carried out in one slice: a few milliseconds. */
const EVENTS_PER_SLICE = 4_000;

/** Lets the messages that wait be heard. */
type Breathe = () => Promise<void>;

export function createRealitySession(breathe: Breathe): RealitySession {
  let recording: Recording | null = null;
  let newest = 0;

  async function compare(
    message: Extract<ToRealityWorker, { readonly kind: 'compare' }>,
    post: (answer: FromRealityWorker) => void,
  ): Promise<Result<Comparison, readonly Problem[]> | null> {
    const { ticket, caseName, luck } = message;
    if (recording === null) return failed('recording', say`none`, say`a recording opened before`);
    const span = caseName === null ? spanOfRecording(recording) : spanOfCase(recording, caseName);
    if (span === undefined)
      return failed('case', caseName ?? '', say`${casesOf(recording).join(', ')}`);
    const simulation = engineBeside(recording, span, luck);
    const end = (span.to - span.from) as Instant;
    while (runSlice(simulation, end)) {
      await breathe();
      if (newest !== ticket) return null;
      post({ kind: 'progress', ticket, share: simulation.now / end });
    }
    const recorded = transitionsOfRecording(recording, span);
    return ok(
      compareRuns({
        recording,
        caseName,
        span,
        luck,
        recorded,
        simulated: transitionsOfFacts(simulation.facts(), end, recorded),
      }),
    );
  }

  return {
    async answer(message, post) {
      newest = message.ticket;
      const { ticket } = message;
      if (message.kind === 'open') {
        const opened = guarded(() => open(message.bytes));
        if (opened.ok) recording = opened.value;
        post({ kind: 'opened', ticket, result: opened.ok ? ok(factsOf(opened.value)) : opened });
        return;
      }
      try {
        post({ kind: 'compared', ticket, result: await compare(message, post) });
      } catch (error) {
        post({ kind: 'compared', ticket, result: failedBy(error) });
      }
    },
  };
}

function open(bytes: Uint8Array): Result<Recording> {
  const text = recordingText(bytes);
  return text.ok ? parseRecording(text.value) : text;
}

/** A recording that passed every check and still stops us is our fault, and is said all the same. */
function guarded(read: () => Result<Recording>): Result<Recording> {
  try {
    return read();
  } catch (error) {
    return failedBy(error);
  }
}

const failed = (path: string, found: string | Phrase, allowed: Phrase): Result<never> =>
  fail([problemAt(path, found, allowed, 'recording.unfit')]);

const failedBy = (error: unknown): Result<never> =>
  failed('engine', error instanceof Error ? error.message : String(error), say`a run to its end`);

function engineBeside(recording: Recording, span: Span, luck: Luck): Simulation {
  const seed = luck.kind === 'seed' ? luck.seed : 1;
  return createSimulation(scenarioOfRecording(recording, span, seed), {
    detail: 'all',
    factKinds: TRANSITION_FACTS,
    ...(luck.kind === 'tape' ? { tape: tapeOf(recording, span) } : {}),
  });
}

/** Runs on for a slice; false when the end is reached. */
function runSlice(simulation: Simulation, end: Instant): boolean {
  for (let events = 0; events < EVENTS_PER_SLICE; events++) {
    if (!simulation.runNext(end)) {
      simulation.runUntil(end);
      return false;
    }
  }
  return true;
}

/** Cases that can be looked at by themselves, in order. */
function casesOf(recording: Recording): readonly string[] {
  const names = recording.rows.flatMap((row) =>
    row.source === 'lab' && row.deed === 'case' ? [row.who] : [],
  );
  return names.every((name, index) => names.indexOf(name) === index) ? names : [];
}

const factsOf = (recording: Recording): RecordingFacts => ({
  name: recording.header.name,
  title: recording.header.title,
  about: recording.header.about,
  kubernetes: recording.header.kubernetes,
  start: recording.header.start,
  seconds: recording.header.seconds,
  rows: recording.rows.length,
  nodes: recording.header.nodes.length,
  cases: casesOf(recording),
});
