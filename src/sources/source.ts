/**
 * Source: where pictures come from and what can be asked of it. A component sees this and `frame.ts`
 * and nothing else of this folder.
 */
import type { Command, Fact, JournalEntry, Problem, Result, Scenario } from '../engine/index.ts';
import type { Frame } from './frame.ts';

export type StepKind =
  /** To the next fact that shows on the stage. */
  | 'event'
  | 'second'
  /** To the next notable fact (see `isNotable`). */
  | 'notable';

export interface SourceFailure {
  readonly message: string;
  readonly seed: number;
  readonly at: number;
}

export interface Source {
  readonly can: { readonly play: boolean; readonly inject: boolean; readonly seek: boolean };
  /** The newest frame; null before the first. */
  latest(): Frame | null;
  /** Called after each new frame. Returns the unsubscribe. */
  subscribe(listener: (frame: Frame) => void): () => void;
  /**
   * Facts of this run, in order, oldest first; the array is appended to in place and replaced on a
   * new run. Routine message facts older than five minutes are dropped once there are many.
   */
  facts(): readonly Fact[];
  /** The run as a document: what a link or a file needs. */
  scenario(): Scenario | null;
  journal(): readonly JournalEntry[];
  /**
   * Replaces the run. The running one stays until the new one is complete; on failure it stays for
   * good. With a journal and an instant, the new run is brought there before it shows.
   */
  load(
    scenario: Scenario,
    journal?: readonly JournalEntry[],
    until?: number,
  ): Promise<Result<void, readonly Problem[]>>;
  /** The same scenario from t = 0, without the user's commands. */
  reset(): void;
  /** A command at the playhead. */
  inject(command: Command): void;
  /** Advance by real time; the session turns it into virtual time with the speed given. Dropped while one is unanswered. */
  tick(elapsedMs: number, speed: number): void;
  step(kind: StepKind): void;
  /** Why the run stopped, if it did: a bug of ours, shown with seed and instant. */
  failure(): SourceFailure | null;
  dispose(): void;
}
