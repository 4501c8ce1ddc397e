/** Who opens recordings and compares them for the page; where it does so is its own matter. */
import type { Problem, Result } from '../../engine/index.ts';
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
  dispose(): void;
}
