/**
 * A source whose frames are given by hand: `push` shows one; what a component asked for is kept
 * in plain arrays for the test to read.
 */
import type {
  Command,
  Fact,
  JournalEntry,
  Problem,
  Result,
  Scenario,
} from '../../src/engine/index.ts';
import type { Frame } from '../../src/sources/frame.ts';
import type { Source, SourceFailure, StepKind } from '../../src/sources/source.ts';

export interface FakeSource extends Source {
  /** Shows a frame to all who listen; its facts are appended to `facts()`. */
  push(frame: Frame): void;
  readonly injected: Command[];
  readonly steps: StepKind[];
  readonly ticks: { readonly elapsedMs: number; readonly speed: number }[];
  readonly loaded: {
    readonly scenario: Scenario;
    readonly journal: readonly JournalEntry[];
    readonly until: number | undefined;
  }[];
  readonly resets: { count: number };
  /** What the next `load` answers; success unless set. */
  answerLoad(answer: Result<void, readonly Problem[]>): void;
  setScenario(scenario: Scenario | null): void;
  setFailure(failure: SourceFailure | null): void;
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
  let loadAnswer: Result<void, readonly Problem[]> = { ok: true, value: undefined };
  const listeners = new Set<(frame: Frame) => void>();
  const log: Fact[] = [...facts];
  const journal: JournalEntry[] = [];
  const source: FakeSource = {
    can: { play: true, inject: true, seek: false },
    injected: [],
    steps: [],
    ticks: [],
    loaded: [],
    resets: { count: 0 },
    latest: () => frame,
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    facts: () => log,
    scenario: () => scenario,
    journal: () => journal,
    load(next, entries = [], until = undefined) {
      source.loaded.push({ scenario: next, journal: entries, until });
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
    tick(elapsedMs, speed) {
      source.ticks.push({ elapsedMs, speed });
    },
    step(kind) {
      source.steps.push(kind);
    },
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
    setScenario(next) {
      scenario = next;
    },
    setFailure(next) {
      failure = next;
    },
    listeners: () => listeners.size,
  };
  return source;
}
