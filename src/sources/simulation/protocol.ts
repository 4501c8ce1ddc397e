/** What page and worker say to each other: two unions of plain values. */
import type { Command, JournalEntry, Problem, Scenario } from '../../engine/index.ts';
import type { Frame } from '../frame.ts';
import type { SourceFailure, StepKind } from '../source.ts';

export type ToWorker =
  | {
      readonly kind: 'load';
      readonly ticket: number;
      readonly scenario: Scenario;
      readonly journal: readonly JournalEntry[];
      /** Instant to bring the new run to before it shows, µs. */
      readonly until: number;
    }
  | { readonly kind: 'reset' }
  | { readonly kind: 'tick'; readonly elapsedMs: number; readonly speed: number }
  | { readonly kind: 'step'; readonly step: StepKind }
  | { readonly kind: 'inject'; readonly command: Command };

export type FromWorker =
  | {
      readonly kind: 'frame';
      readonly frame: Frame;
      /** The stored objects are those of the frame before: they are left out here, since nothing was written. */
      readonly sameObjects: boolean;
    }
  | { readonly kind: 'loaded'; readonly ticket: number; readonly problems: readonly Problem[] }
  | { readonly kind: 'failed'; readonly failure: SourceFailure };
