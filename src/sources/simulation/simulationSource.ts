/** A Source over the simulation worker: keeps the newest frame, the facts and the journal of the run. */
import type { Fact, JournalEntry, Problem, Result, Scenario } from '../../engine/index.ts';
import type { Frame } from '../frame.ts';
import type { Source, SourceFailure } from '../source.ts';
import { appendFacts } from './factKeeper.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** What a worker must be able to do; a test gives one that answers in the same thread. */
export interface WorkerLike {
  postMessage(message: ToWorker): void;
  addEventListener(kind: 'message', listener: (event: { readonly data: FromWorker }) => void): void;
  terminate(): void;
}

const createWorker = (): WorkerLike =>
  new Worker(new URL('./simulation.worker.ts', import.meta.url), { type: 'module' });

interface Run {
  scenario: Scenario | null;
  frame: Frame | null;
  facts: Fact[];
  journal: JournalEntry[];
  failure: SourceFailure | null;
}

interface Ticket {
  readonly scenario: Scenario;
  readonly settle: (result: Result<void, readonly Problem[]>) => void;
}

export function createSimulationSource(worker: WorkerLike = createWorker()): Source {
  const run: Run = { scenario: null, frame: null, facts: [], journal: [], failure: null };
  const listeners = new Set<(frame: Frame) => void>();
  const tickets = new Map<number, Ticket>();
  let nextTicket = 1;
  let isTickOut = false;

  worker.addEventListener('message', ({ data }) => {
    if (data.kind === 'loaded') {
      const ticket = tickets.get(data.ticket);
      tickets.delete(data.ticket);
      if (ticket === undefined) return;
      if (data.problems.length === 0) run.scenario = ticket.scenario;
      ticket.settle(
        data.problems.length === 0
          ? { ok: true, value: undefined }
          : { ok: false, error: data.problems },
      );
      return;
    }
    isTickOut = false;
    if (data.kind === 'failed') {
      run.failure = data.failure;
      if (run.frame !== null) for (const listener of listeners) listener(run.frame);
      return;
    }
    const frame = complete(run.frame, data);
    takeFrame(run, frame);
    for (const listener of listeners) listener(frame);
  });

  return {
    can: { play: true, inject: true, seek: false },
    latest: () => run.frame,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    facts: () => run.facts,
    scenario: () => run.scenario,
    journal: () => run.journal,
    load: (scenario, journal = [], until = 0) =>
      new Promise((settle) => {
        const ticket = nextTicket++;
        tickets.set(ticket, { scenario, settle });
        worker.postMessage({ kind: 'load', ticket, scenario, journal, until });
      }),
    reset: () => worker.postMessage({ kind: 'reset' }),
    inject: (command) => worker.postMessage({ kind: 'inject', command }),
    tick: (elapsedMs, speed) => {
      if (isTickOut || run.frame === null || run.failure !== null) return;
      isTickOut = true;
      worker.postMessage({ kind: 'tick', elapsedMs, speed });
    },
    step: (step) => worker.postMessage({ kind: 'step', step }),
    failure: () => run.failure,
    dispose: () => worker.terminate(),
  };
}

/** A frame that came without its objects has those of the one before. */
function complete(
  before: Frame | null,
  { frame, sameObjects }: Extract<FromWorker, { readonly kind: 'frame' }>,
): Frame {
  if (!sameObjects || before === null) return frame;
  const { leases, nodeObjects, podObjects } = before;
  return { ...frame, leases, nodeObjects, podObjects };
}

function takeFrame(run: Run, frame: Frame): void {
  if (run.frame === null || frame.run !== run.frame.run) {
    run.facts = [];
    run.journal = [];
    run.failure = null;
  }
  run.frame = frame;
  run.facts = appendFacts(run.facts, frame.facts, frame.now);
  for (const fact of frame.facts) {
    if (fact.kind === 'command' && fact.by === 'user')
      run.journal.push({ t: fact.t, command: fact.command });
  }
}
