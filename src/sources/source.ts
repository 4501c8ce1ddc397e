/**
 * Source: where pictures come from and what can be asked of it. A component sees this and `frame.ts`
 * and nothing else of this folder.
 */
import type {
  Command,
  Fact,
  JournalEntry,
  Opening,
  Problem,
  Result,
  Scenario,
} from '../engine/index.ts';
import type { BranchView, Frame, RunDocument } from './frame.ts';

export type StepKind =
  /** To a fact that shows on the stage. */
  | 'event'
  /** To any fact. */
  | 'any'
  | 'second'
  /** To the first notable fact of a beat (see `isNotable`); refused where none comes for long. */
  | 'notable';

export type StepDirection = 'forward' | 'back';

export interface SourceFailure {
  readonly message: string;
  readonly seed: number;
  readonly at: number;
}

/** What will happen if nobody does anything: facts after the edge of a branch, of the kinds that a timeline shows. */
export interface Forecast {
  readonly branch: number;
  /** How many commands the branch had then: with one more, it is another future. */
  readonly commands: number;
  readonly from: number;
  /** How far it has been computed. */
  readonly until: number;
  readonly facts: readonly Fact[];
}

export interface Source {
  readonly can: { readonly play: boolean; readonly inject: boolean; readonly seek: boolean };
  /** The newest frame; null before the first. */
  latest(): Frame | null;
  /**
   * The run at t = 0, also where it was opened at a later instant; without its objects. Null before
   * the first frame, and where the source knows no beginning.
   */
  beginning(): Frame | null;
  /** Instants of the current branch of which the whole state is kept, in order, µs. */
  keyframes(): readonly number[];
  /** Called after each new frame. Returns the unsubscribe. */
  subscribe(listener: (frame: Frame) => void): () => void;
  /**
   * Facts of the current branch up to the playhead, in order, oldest first. Routine message facts
   * older than five minutes are dropped once there are many: `recall` computes them again.
   */
  facts(): readonly Fact[];
  /**
   * All facts of a branch that are known, also those after the playhead; the current one's if none is
   * named. The array is appended to in place, and replaced when old facts are dropped.
   */
  known(branch?: number): readonly Fact[];
  /** All facts of a branch between two instants (µs, both included), also those that were dropped. */
  recall(from: number, to: number, branch?: number): Promise<readonly Fact[]>;
  scenario(): Scenario | null;
  /** Commands of the current branch, also those after the playhead. */
  journal(): readonly JournalEntry[];
  /** The futures of this run, in order of their letters; one at least once something is loaded. */
  branches(): readonly BranchView[];
  /** The run as a document: what a link or a file needs. */
  document(): RunDocument | null;
  /**
   * Replaces the run. The running one stays until the new one is complete; on failure it stays for
   * good. With an opening, the new run is brought there before it shows.
   */
  load(scenario: Scenario, opening?: Opening): Promise<Result<void, readonly Problem[]>>;
  /** Whether what was opened is computed less far than it had been seen: it was too long to wait for. */
  openedShort(): boolean;
  /** The same scenario from t = 0, without the user's commands. */
  reset(): void;
  /** A command at the playhead; where a future is known, it begins a branch. */
  inject(command: Command): void;
  /**
   * Advance by real time; the session turns it into virtual time with the speed given, backward if
   * that is negative. Dropped while one is unanswered. `easing`: it goes no further than to the next
   * notable fact.
   */
  tick(elapsedMs: number, speed: number, easing?: boolean): void;
  step(kind: StepKind, direction?: StepDirection): void;
  /** Moves the playhead. While one is unanswered, only the last one asked for is kept. */
  seek(t: number): void;
  /** To just before the last command, or past the next one. */
  undo(): void;
  redo(): void;
  /** A branch at the playhead, in which nothing else has been done yet. */
  fork(): void;
  switchTo(branch: number): void;
  rename(branch: number, name: string): void;
  remove(branch: number): void;
  /** Computes a branch at least up to an instant, so that it can be compared there. */
  extend(branch: number, to: number): void;
  /** The newest forecast of the current branch; null if there is none. */
  forecast(): Forecast | null;
  /** Asks for a forecast up to an instant; it comes with a later frame. */
  foresee(until: number): void;
  /** What the next `span` µs bring with these commands at the playhead, or with none: for previews while aiming. */
  preview(commands: readonly Command[], span: number): Promise<readonly Fact[]>;
  /** What was refused last (a fifth branch, a step to nothing); null once something else was done. */
  refusal(): readonly Problem[] | null;
  /** Why the run stopped, if it did: a bug of ours, shown with seed and instant. */
  failure(): SourceFailure | null;
  dispose(): void;
}
