/** A Source over the simulation worker: keeps the newest frame, what is known of each branch, and the branches. */
import type { Fact, Problem, Result, Scenario } from '../../engine/index.ts';
import type { BranchView, Frame, RunDocument } from '../frame.ts';
import type { Forecast, Source, SourceFailure } from '../source.ts';
import { branchDocuments } from './branchDocuments.ts';
import { createBranchRecords, type BranchRecords } from './branchRecords.ts';
import type { FromWorker, Question, ToWorker } from './protocol.ts';

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
  isShort: boolean;
  frame: Frame | null;
  beginning: Frame | null;
  keyframes: readonly number[];
  branches: readonly BranchView[];
  forecast: Forecast | null;
  refusal: readonly Problem[] | null;
  failure: SourceFailure | null;
}

const emptyRun = (): Run => ({
  scenario: null,
  isShort: false,
  frame: null,
  beginning: null,
  keyframes: [],
  branches: [],
  forecast: null,
  refusal: null,
  failure: null,
});

interface Ticket {
  readonly scenario: Scenario;
  readonly settle: (result: Result<void, readonly Problem[]>) => void;
}

function subscribeTo<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

type LoadedMessage = Extract<FromWorker, { readonly kind: 'loaded' }>;

function settle(run: Run, tickets: Map<number, Ticket>, message: LoadedMessage): void {
  const { problems, isShort } = message;
  const ticket = tickets.get(message.ticket);
  tickets.delete(message.ticket);
  if (ticket === undefined) return;
  const isLoaded = problems.length === 0;
  if (isLoaded) Object.assign(run, { scenario: ticket.scenario, isShort });
  ticket.settle(isLoaded ? { ok: true, value: undefined } : { ok: false, error: problems });
}

type FrameMessage = Extract<FromWorker, { readonly kind: 'frame' }>;

export function createSimulationSource(worker: WorkerLike = createWorker()): Source {
  const run = emptyRun();
  const records = createBranchRecords();
  const listeners = new Set<(frame: Frame) => void>();
  const tickets = new Map<number, Ticket>();
  const seeks = createSeeks(worker);
  let nextTicket = 1;
  const questions = createQuestions(worker, () => nextTicket++);
  let isTickOut = false;
  // What is asked for while another run opens was meant for the one that is seen: it is not done.
  const isOpening = (): boolean => tickets.size > 0;
  const present: Pick<WorkerLike, 'postMessage'> = {
    postMessage: (message) => {
      if (!isOpening()) worker.postMessage(message);
    },
  };

  const show = (): void => {
    if (run.frame !== null) for (const listener of listeners) listener(run.frame);
  };

  worker.addEventListener('message', ({ data }) => {
    switch (data.kind) {
      case 'loaded':
        // A question asked meanwhile was about the run before; this one would answer it wrongly.
        if (data.problems.length === 0) for (const each of [seeks, questions]) each.reset();
        settle(run, tickets, data);
        return;
      case 'answer':
        questions.answered(data.ticket, data.facts);
        return;
      case 'failed':
        isTickOut = false;
        run.failure = data.failure;
        for (const each of [seeks, questions]) each.reset();
        show();
        return;
      case 'frame':
        isTickOut = false;
        take(run, records, data);
        show();
        if (listeners.size > 0) records.drop(data.frame.place.edge);
        seeks.answered(data.seek);
    }
  });

  return {
    can: { play: true, inject: true, seek: true },
    ...readersOf(run, records),
    subscribe: (listener) => subscribeTo(listeners, listener),
    recall: (from, to, branch) =>
      questions.ask((ticket) => ({ kind: 'recall', ticket, branch: branch ?? null, from, to })),
    load: (scenario, opening) =>
      new Promise((settle) => {
        const ticket = nextTicket++;
        tickets.set(ticket, { scenario, settle });
        worker.postMessage({ kind: 'load', ticket, scenario, opening: opening ?? null });
      }),
    ...ordersTo(present),
    tick: (elapsedMs, speed, easing = false) => {
      if (isTickOut || isOpening() || run.frame === null || run.failure !== null) return;
      isTickOut = true;
      worker.postMessage({ kind: 'tick', elapsedMs, speed, ...(easing ? { easing } : {}) });
    },
    seek: (t) => {
      if (!isOpening()) seeks.ask(t);
    },
    preview: (commands, span) =>
      questions.ask((ticket) => ({ kind: 'preview', ticket, commands, span })),
    dispose: () => worker.terminate(),
  };
}

type Readers = Omit<
  Source,
  keyof Orders | 'can' | 'subscribe' | 'recall' | 'preview' | 'load' | 'tick' | 'seek' | 'dispose'
>;

/** What is known without asking. */
const readersOf = (run: Run, records: BranchRecords): Readers => ({
  latest: () => run.frame,
  beginning: () => run.beginning,
  keyframes: () => run.keyframes,
  facts: () => (run.frame === null ? [] : records.upTo(run.frame)),
  known: (branch = run.frame?.place.branch ?? 0) => records.known(branch),
  scenario: () => run.scenario,
  openedShort: () => run.isShort,
  journal: () => currentBranch(run)?.journal ?? [],
  branches: () => run.branches,
  document: () => documentOf(run),
  forecast: () => forecastOf(run),
  refusal: () => run.refusal,
  failure: () => run.failure,
});

function take(run: Run, records: BranchRecords, message: FrameMessage): void {
  const frame = complete(run.frame, message);
  if (run.frame === null || frame.run !== run.frame.run) {
    records.clear();
    Object.assign(run, { branches: [], forecast: null, failure: null });
  }
  run.frame = frame;
  run.beginning = message.beginning ?? run.beginning;
  run.keyframes = message.keyframes ?? run.keyframes;
  run.branches = message.branches ?? run.branches;
  run.forecast = message.forecast ?? run.forecast;
  run.refusal = message.refusal;
  const { branch } = frame.place;
  records.take([...message.news, { branch, facts: frame.facts }], run.branches);
  if (message.branches !== null) records.keepOnly(run.branches);
}

/** What is asked and answered by facts; by none where the worker fails before. */
function createQuestions(worker: WorkerLike, ticketOf: () => number) {
  const open = new Map<number, (facts: readonly Fact[]) => void>();
  return {
    ask: (question: (ticket: number) => Question): Promise<readonly Fact[]> =>
      new Promise((settle) => {
        const ticket = ticketOf();
        open.set(ticket, settle);
        worker.postMessage(question(ticket));
      }),
    answered: (ticket: number, facts: readonly Fact[]): void => {
      open.get(ticket)?.(facts);
      open.delete(ticket);
    },
    reset: (): void => {
      for (const settle of open.values()) settle([]);
      open.clear();
    },
  };
}

type Orders = Pick<
  Source,
  | 'reset'
  | 'inject'
  | 'step'
  | 'undo'
  | 'redo'
  | 'fork'
  | 'switchTo'
  | 'rename'
  | 'remove'
  | 'extend'
  | 'foresee'
>;

/** What is asked of the worker and answered by a frame. */
const ordersTo = (worker: Pick<WorkerLike, 'postMessage'>): Orders => ({
  reset: () => worker.postMessage({ kind: 'reset' }),
  inject: (command) => worker.postMessage({ kind: 'inject', command }),
  step: (step, direction = 'forward') => worker.postMessage({ kind: 'step', step, direction }),
  undo: () => worker.postMessage({ kind: 'undo' }),
  redo: () => worker.postMessage({ kind: 'redo' }),
  fork: () => worker.postMessage({ kind: 'fork' }),
  switchTo: (branch) => worker.postMessage({ kind: 'switchTo', branch }),
  rename: (branch, name) => worker.postMessage({ kind: 'rename', branch, name }),
  remove: (branch) => worker.postMessage({ kind: 'remove', branch }),
  extend: (branch, to) => worker.postMessage({ kind: 'extend', branch, to }),
  foresee: (until) => worker.postMessage({ kind: 'foresee', until }),
});

/** One seek is under way at a time; of those asked for meanwhile, the last one follows. */
function createSeeks(worker: WorkerLike) {
  let out: number | null = null;
  let wanted: number | null = null;
  let ticket = 0;
  const send = (t: number): void => {
    out = ++ticket;
    worker.postMessage({ kind: 'seek', t, ticket });
  };
  return {
    ask: (t: number): void => {
      const whole = Math.max(0, Math.round(t));
      if (out === null) send(whole);
      else wanted = whole;
    },
    reset: (): void => {
      out = null;
      wanted = null;
    },
    answered: (answer: number | null): void => {
      if (answer === null || answer !== out) return;
      out = null;
      if (wanted === null) return;
      const next = wanted;
      wanted = null;
      send(next);
    },
  };
}

const currentBranch = ({ frame, branches }: Run): BranchView | undefined =>
  branches.find(({ id }) => id === frame?.place.branch);

/** A forecast is of one branch, and of what has been done in it. */
function forecastOf({ frame, forecast }: Run): Forecast | null {
  if (frame === null || forecast === null) return null;
  const { branch, commands, edge } = frame.place;
  const isOfThis = forecast.branch === branch && forecast.commands === commands;
  return isOfThis && forecast.until > edge ? forecast : null;
}

function documentOf({ scenario, frame, branches }: Run): RunDocument | null {
  if (scenario === null || frame === null) return null;
  const { place } = frame;
  const seen = branches.map((branch) =>
    branch.id === place.branch ? { ...branch, edge: place.edge } : branch,
  );
  return {
    scenario,
    ...branchDocuments(seen, place.branch),
    t: frame.now,
    applied: place.applied,
  };
}

/** Objects that a frame came without are those of the one before. */
function complete(before: Frame | null, { frame, same }: FrameMessage): Frame {
  if (before === null || same.length === 0) return frame;
  const { leases } = same.includes('leases') ? before : frame;
  const { nodeObjects } = same.includes('nodeObjects') ? before : frame;
  const { podObjects } = same.includes('podObjects') ? before : frame;
  return { ...frame, leases, nodeObjects, podObjects };
}
