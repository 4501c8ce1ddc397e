/** What the page that stands beside reality and its worker say to each other: two unions of plain values. */
import type { Problem, Result } from '../../engine/index.ts';
import type { Brackets } from '../../recordings/compare/brackets.ts';
import type { Comparison, Luck, RecordingFacts } from '../../recordings/compare/comparison.ts';

export type ToRealityWorker =
  | { readonly kind: 'open'; readonly ticket: number; readonly bytes: Uint8Array }
  | {
      readonly kind: 'compare';
      readonly ticket: number;
      readonly caseName: string | null;
      readonly luck: Luck;
    }
  /** The same story by so many seeds. */
  | {
      readonly kind: 'bracket';
      readonly ticket: number;
      readonly caseName: string | null;
      readonly seeds: number;
    }
  /** Nobody wants the answer any more. */
  | { readonly kind: 'stop'; readonly ticket: number };

export type FromRealityWorker =
  | { readonly kind: 'progress'; readonly ticket: number; readonly share: number }
  | {
      readonly kind: 'opened';
      readonly ticket: number;
      readonly result: Result<RecordingFacts, readonly Problem[]>;
    }
  | {
      readonly kind: 'compared';
      readonly ticket: number;
      /** Null: another question came before this one was answered. */
      readonly result: Result<Comparison, readonly Problem[]> | null;
    }
  | {
      readonly kind: 'bracketed';
      readonly ticket: number;
      /** Null: as above, or stopped. */
      readonly result: Result<Brackets, readonly Problem[]> | null;
    };
