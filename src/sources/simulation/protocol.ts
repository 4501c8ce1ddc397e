/** What page and worker say to each other: two unions of plain values. */
import type { Command, Fact, News, Opening, Problem, Scenario } from '../../engine/index.ts';
import type { BranchView, Frame } from '../frame.ts';
import type { Forecast, SourceFailure, StepDirection, StepKind } from '../source.ts';
import type { StoredKind } from './storedObjects.ts';

/** What is done at the playhead or to the branches. Each is answered by a frame. */
export type Order =
  | { readonly kind: 'reset' }
  | {
      readonly kind: 'tick';
      readonly elapsedMs: number;
      readonly speed: number;
      /** It stops at the next notable fact. */
      readonly easing?: boolean;
    }
  | { readonly kind: 'step'; readonly step: StepKind; readonly direction: StepDirection }
  | { readonly kind: 'inject'; readonly command: Command }
  /** `ticket` comes back with the frame. */
  | { readonly kind: 'seek'; readonly t: number; readonly ticket: number }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  | { readonly kind: 'fork' }
  | { readonly kind: 'switchTo'; readonly branch: number }
  | { readonly kind: 'rename'; readonly branch: number; readonly name: string }
  | { readonly kind: 'remove'; readonly branch: number }
  | { readonly kind: 'extend'; readonly branch: number; readonly to: number }
  | { readonly kind: 'foresee'; readonly until: number };

/** What is asked and answered by facts. */
export type Question =
  | {
      readonly kind: 'recall';
      readonly ticket: number;
      /** null: the current one. */
      readonly branch: number | null;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: 'preview';
      readonly ticket: number;
      readonly commands: readonly Command[];
      readonly span: number;
    };

export type ToWorker =
  | {
      readonly kind: 'load';
      readonly ticket: number;
      readonly scenario: Scenario;
      readonly opening: Opening | null;
    }
  | Order
  | Question;

export type FromWorker =
  | {
      readonly kind: 'frame';
      readonly frame: Frame;
      /** Stored objects that are those of the frame before, and so left out of this one. */
      readonly same: readonly StoredKind[];
      /** Only if others are kept than before. */
      readonly keyframes: readonly number[] | null;
      /** How the run began, with the first frame of each run; else null. */
      readonly beginning: Frame | null;
      /** Facts that are not part of what has just been played: of other branches, or before a jump. */
      readonly news: readonly News[];
      /** Only if something about them has changed. */
      readonly branches: readonly BranchView[] | null;
      readonly forecast: Forecast | null;
      /** Of the seek that this answers. */
      readonly seek: number | null;
      /** Why what was asked was not done. */
      readonly refusal: readonly Problem[] | null;
    }
  | { readonly kind: 'answer'; readonly ticket: number; readonly facts: readonly Fact[] }
  | {
      readonly kind: 'loaded';
      readonly ticket: number;
      readonly problems: readonly Problem[];
      /** It opened before all that had been seen of it was computed. */
      readonly isShort: boolean;
    }
  | { readonly kind: 'failed'; readonly failure: SourceFailure };
