/** A message to the worker → what is posted back. A bug of ours stops the run and is shown with seed and instant. */
import type { Problem } from '../../engine/index.ts';
import type { BranchView } from '../frame.ts';
import type { Forecast } from '../source.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { Picture, Session } from './session.ts';
import { NO_KEYS, STORED_KINDS, type StoredKeys } from './storedObjects.ts';

/** What the page has been told, so that it need not be told again. */
export interface Told {
  /** The last run whose beginning the page knows. */
  run: number;
  /** Keys of the stored objects that it has. */
  stored: StoredKeys;
  branches: string;
  keyframes: string;
  forecast: Forecast | null;
}

export const nothingTold = (): Told => ({
  run: -1,
  stored: NO_KEYS,
  branches: '',
  keyframes: '',
  forecast: null,
});

export function answerMessage(session: Session, told: Told, message: ToWorker): FromWorker[] {
  try {
    return carryOut(session, told, message);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    if (message.kind === 'load') {
      const problem = { path: '', found: text, allowed: '', code: 'engine' };
      return [{ kind: 'loaded', ticket: message.ticket, problems: [problem], isShort: false }];
    }
    return [{ kind: 'failed', failure: { message: text, seed: session.seed, at: session.now } }];
  }
}

function carryOut(session: Session, told: Told, message: ToWorker): FromWorker[] {
  switch (message.kind) {
    case 'recall': {
      const { ticket, branch, from, to } = message;
      return [{ kind: 'answer', ticket, facts: session.recall(branch, from, to) }];
    }
    case 'preview': {
      const { ticket, commands, span } = message;
      return [{ kind: 'answer', ticket, facts: session.preview(commands, span) }];
    }
    case 'load': {
      const result = session.load(message.scenario, message.opening);
      const problems = result.ok ? [] : result.error;
      return [
        { kind: 'loaded', ticket: message.ticket, problems, isShort: result.ok && session.isShort },
        ...(result.ok ? framed(session, told, {}) : []),
      ];
    }
    default: {
      const result = session.carryOut(message);
      const seek = message.kind === 'seek' ? message.ticket : null;
      return framed(session, told, { seek, refusal: result.ok ? null : result.error });
    }
  }
}

interface With {
  readonly seek?: number | null;
  readonly refusal?: readonly Problem[] | null;
}

function framed(session: Session, told: Told, { seek = null, refusal = null }: With): FromWorker[] {
  const picture = session.picture(told.stored);
  if (picture === null) return [];
  const { news, forecast, frame, stored } = picture;
  const same = STORED_KINDS.filter((kind) => stored[kind] === told.stored[kind]);
  told.stored = stored;
  const isNewRun = told.run !== frame.run;
  told.run = frame.run;
  const isNewForecast = forecast !== told.forecast;
  told.forecast = forecast;
  return [
    {
      kind: 'frame',
      frame,
      same,
      keyframes: keyframesIfChanged(told, picture),
      beginning: isNewRun ? picture.beginning() : null,
      news,
      branches: branchesIfChanged(told, picture),
      forecast: isNewForecast ? forecast : null,
      seek,
      refusal,
    },
  ];
}

function keyframesIfChanged(told: Told, { keyframes, frame }: Picture): readonly number[] | null {
  const text = [frame.run, ...keyframes].join();
  if (told.keyframes === text) return null;
  told.keyframes = text;
  return keyframes;
}

function branchesIfChanged(told: Told, { frame, branches }: Picture): readonly BranchView[] | null {
  const text = [
    frame.run,
    frame.place.branch,
    ...branches.map(({ id, name, parent, forkAt, shared, journal, edge }) =>
      // The current one's edge moves on with every frame, and comes with it.
      JSON.stringify([
        id,
        name,
        parent,
        forkAt,
        shared,
        journal.length,
        id === frame.place.branch ? 0 : edge,
      ]),
    ),
  ].join();
  if (told.branches === text) return null;
  told.branches = text;
  return branches;
}
