/** Who opens recordings and compares them for the page; where it does so is its own matter. */
import type { Problem, Result } from '../../engine/index.ts';
import type { Brackets } from './brackets.ts';
import type { Comparison, Luck, RecordingFacts } from './comparison.ts';

export interface CompareRequest {
  readonly caseName: string | null;
  readonly luck: Luck;
}

export interface Comparer {
  /** Fetches a recording that ships with the page. */
  openShipped(name: string): Promise<Result<RecordingFacts, readonly Problem[]>>;
  /** Reads a recording of the user's own; the one that was open stays if this one cannot be used. */
  openOwn(bytes: Uint8Array): Promise<Result<RecordingFacts, readonly Problem[]>>;
  /** Compares what is open; null when a newer request came before the answer. */
  compare(
    request: CompareRequest,
    onProgress: (share: number) => void,
  ): Promise<Result<Comparison, readonly Problem[]> | null>;
  /** Tells what is open by so many seeds; null when it was stopped, or a newer request came. */
  bracket(
    request: { readonly caseName: string | null; readonly seeds: number },
    onProgress: (share: number) => void,
  ): Promise<Result<Brackets, readonly Problem[]> | null>;
  /** Ends what is under way unanswered. */
  stop(): void;
  dispose(): void;
}
