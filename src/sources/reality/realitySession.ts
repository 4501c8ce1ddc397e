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
import { createBracketing, type Brackets } from '../../recordings/compare/brackets.ts';
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

/** The engine's story of a span; null if a newer question came before its end. */
type Tell = (
  of: { readonly recording: Recording; readonly span: Span; readonly luck: Luck },
  ticket: number,
  onProgress: (share: number) => void,
) => Promise<Simulation | null>;

export function createRealitySession(breathe: Breathe): RealitySession {
  let recording: Recording | null = null;
  let newest = 0;

  const tell: Tell = async (of, ticket, onProgress) => {
    // Short stories have one slice: also between them newer questions are heard.
    await breathe();
    if (newest !== ticket) return null;
    const simulation = engineBeside(of.recording, of.span, of.luck);
    const end = lengthOf(of.span);
    while (runSlice(simulation, end)) {
      await breathe();
      if (newest !== ticket) return null;
      onProgress(simulation.now / end);
    }
    return simulation;
  };

  return {
    async answer(message, post) {
      newest = message.ticket;
      const { ticket } = message;
      switch (message.kind) {
        case 'stop':
          return;
        case 'open': {
          const opened = guarded(() => open(message.bytes));
          if (opened.ok) recording = opened.value;
          post({ kind: 'opened', ticket, result: opened.ok ? ok(factsOf(opened.value)) : opened });
          return;
        }
        case 'compare': {
          const result = await compare(recording, tell, message, post).catch(failedBy);
          post({ kind: 'compared', ticket, result });
          return;
        }
        case 'bracket': {
          const result = await bracket(recording, tell, message, post).catch(failedBy);
          post({ kind: 'bracketed', ticket, result });
        }
      }
    },
  };
}

async function compare(
  recording: Recording | null,
  tell: Tell,
  { ticket, caseName, luck }: Extract<ToRealityWorker, { readonly kind: 'compare' }>,
  post: (answer: FromRealityWorker) => void,
): Promise<Result<Comparison, readonly Problem[]> | null> {
  const chosen = spanOf(recording, caseName);
  if (!chosen.ok) return chosen;
  const { span } = chosen.value;
  const simulation = await tell({ ...chosen.value, luck }, ticket, (share) =>
    post({ kind: 'progress', ticket, share }),
  );
  if (simulation === null) return null;
  const recorded = transitionsOfRecording(chosen.value.recording, span);
  const simulated = transitionsOfFacts(simulation.facts(), lengthOf(span), recorded);
  return ok(compareRuns({ ...chosen.value, caseName, luck, recorded, simulated }));
}

async function bracket(
  recording: Recording | null,
  tell: Tell,
  { ticket, caseName, seeds }: Extract<ToRealityWorker, { readonly kind: 'bracket' }>,
  post: (answer: FromRealityWorker) => void,
): Promise<Result<Brackets, readonly Problem[]> | null> {
  const chosen = spanOf(recording, caseName);
  if (!chosen.ok) return chosen;
  const recorded = transitionsOfRecording(chosen.value.recording, chosen.value.span);
  const bracketing = createBracketing(recorded);
  for (let seed = 1; seed <= seeds; seed += 1) {
    const simulation = await tell(
      { ...chosen.value, luck: { kind: 'seed', seed } },
      ticket,
      (share) => post({ kind: 'progress', ticket, share: (seed - 1 + share) / seeds }),
    );
    if (simulation === null) return null;
    const end = lengthOf(chosen.value.span);
    bracketing.add(transitionsOfFacts(simulation.facts(), end, recorded));
  }
  return ok(bracketing.result());
}

const lengthOf = (span: Span): Instant => (span.to - span.from) as Instant;

interface Chosen {
  readonly recording: Recording;
  readonly span: Span;
}

/** The part of the recording that is asked for. */
function spanOf(recording: Recording | null, caseName: string | null): Result<Chosen> {
  if (recording === null) return failed('recording', say`none`, say`a recording opened before`);
  const span = caseName === null ? spanOfRecording(recording) : spanOfCase(recording, caseName);
  return span === undefined
    ? failed('case', caseName ?? '', say`${casesOf(recording).join(', ')}`)
    : ok({ recording, span });
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
