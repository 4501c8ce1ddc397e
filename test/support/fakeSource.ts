/**
 * A source whose frames are given by hand: `push` shows one; what a component asked for is kept
 * in plain arrays for the test to read.
 */
import {
  soleBranch,
  type Command,
  type Fact,
  type JournalEntry,
  type Opening,
  type Problem,
  type Result,
  type Scenario,
} from '../../src/engine/index.ts';
import type { BranchView, Frame } from '../../src/sources/frame.ts';
import type { Forecast, Source, SourceFailure, StepKind } from '../../src/sources/source.ts';

export interface FakeSource extends Source {
  /** Shows a frame to all who listen; its facts are appended to `facts()`. */
  push(frame: Frame): void;
  readonly injected: Command[];
  readonly steps: StepKind[];
  readonly ticks: {
    readonly elapsedMs: number;
    readonly speed: number;
    readonly easing?: true;
  }[];
  readonly loaded: { readonly scenario: Scenario; readonly opening: Opening | undefined }[];
  /** What else was asked for, in order: `seek 12000000`, `undo`, `switchTo 1`. */
  readonly asked: string[];
  readonly resets: { count: number };
  /** What the next `load` answers; success unless set. */
  answerLoad(answer: Result<void, readonly Problem[]>): void;
  /** From now on what is loaded is too long to be opened whole. */
  openShort(): void;
  setScenario(scenario: Scenario | null): void;
  setFailure(failure: SourceFailure | null): void;
  setBranches(branches: readonly BranchView[]): void;
  setForecast(forecast: Forecast | null): void;
  setRefusal(refusal: readonly Problem[] | null): void;
  /** What the next seconds are said to bring; nothing unless set. What was asked stands in `previewed`. */
  answerPreview(answer: (commands: readonly Command[]) => readonly Fact[]): void;
  readonly previewed: (readonly Command[])[];
  /** Listeners attached now: a component that leaves must take its own away. */
  listeners(): number;
}

export function createFakeSource(
  first: Frame | null = null,
  facts: readonly Fact[] = [],
): FakeSource {
  let frame = first;
  let scenario: Scenario | null = null;
  let failure: SourceFailure | null = null;
  let openedShort = false;
  let loadAnswer: Result<void, readonly Problem[]> = { ok: true, value: undefined };
  const listeners = new Set<(frame: Frame) => void>();
  const log: Fact[] = [...facts];
  const journal: JournalEntry[] = [];
  let branches: readonly BranchView[] = [];
  let forecast: Forecast | null = null;
  let refusal: readonly Problem[] | null = null;
  let foretell: (commands: readonly Command[]) => readonly Fact[] = () => [];
  const ask = (...what: readonly (string | number)[]): void => {
    source.asked.push(what.join(' '));
  };
  const source: FakeSource = {
    can: { play: true, inject: true, seek: true },
    asked: [],
    previewed: [],
    injected: [],
    steps: [],
    ticks: [],
    loaded: [],
    resets: { count: 0 },
    latest: () => frame,
    beginning: () => null,
    keyframes: () => [],
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    facts: () => log,
    known: () => log,
    recall: (from, to) => Promise.resolve(log.filter(({ t }) => t >= from && t <= to)),
    branches: () => branches,
    document: () =>
      scenario === null || frame === null
        ? null
        : { scenario, ids: [0], ...soleBranch(journal, frame.now) },
    scenario: () => scenario,
    journal: () => journal,
    openedShort: () => openedShort,
    load(next, opening) {
      source.loaded.push({ scenario: next, opening });
      if (loadAnswer.ok) scenario = next;
      return Promise.resolve(loadAnswer);
    },
    reset() {
      source.resets.count += 1;
    },
    inject(command) {
      source.injected.push(command);
      journal.push({ t: frame?.now ?? 0, command });
    },
    tick(elapsedMs, speed, easing = false) {
      source.ticks.push({ elapsedMs, speed, ...(easing ? { easing } : {}) });
    },
    step(kind, direction = 'forward') {
      source.steps.push(kind);
      if (direction === 'back') source.asked.push(`back ${kind}`);
    },
    seek: (t) => ask('seek', t),
    undo: () => ask('undo'),
    redo: () => ask('redo'),
    fork: () => ask('fork'),
    switchTo: (branch) => ask('switchTo', branch),
    rename: (branch, name) => ask('rename', branch, name),
    remove: (branch) => ask('remove', branch),
    extend: (branch, to) => ask('extend', branch, to),
    foresee: (until) => ask('foresee', until),
    forecast: () => forecast,
    preview(commands) {
      source.previewed.push(commands);
      return Promise.resolve(foretell(commands));
    },
    refusal: () => refusal,
    failure: () => failure,
    dispose() {
      listeners.clear();
    },
    push(next) {
      frame = next;
      log.push(...next.facts);
      for (const listener of [...listeners]) listener(next);
    },
    answerLoad(answer) {
      loadAnswer = answer;
    },
    openShort() {
      openedShort = true;
    },
    setScenario(next) {
      scenario = next;
    },
    setFailure(next) {
      failure = next;
    },
    setBranches(next) {
      branches = next;
    },
    setForecast(next) {
      forecast = next;
    },
    answerPreview(answer) {
      foretell = answer;
    },
    setRefusal(next) {
      refusal = next;
    },
    listeners: () => listeners.size,
  };
  return source;
}
