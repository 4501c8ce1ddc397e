/**
 * A recording beside the engine, as plain data that can cross to the page: who is compared, the
 * lanes of both, every pair with its difference, what was done, and the figures of the whole.
 */
import type { Lane } from './lanes.ts';

/** Where the engine's chances come from. */
export type Luck = { readonly kind: 'tape' } | { readonly kind: 'seed'; readonly seed: number };

export interface ComparedPair {
  readonly id: number;
  readonly subject: string;
  readonly object: string;
  readonly what: string;
  /** Null: the recording does not have it. */
  readonly recordedSeconds: number | null;
  /** Null: the engine does not have it. */
  readonly simulatedSeconds: number | null;
  /** Engine minus recording; null when either is missing. */
  readonly differenceSeconds: number | null;
}

export interface Subject {
  readonly key: string;
  readonly kind: 'node' | 'lock' | 'other';
  readonly name: string;
  readonly recorded: Lane;
  readonly simulated: Lane;
  readonly pairs: readonly ComparedPair[];
  /** Largest difference of its pairs; infinite if one stands alone. */
  readonly worstSeconds: number;
}

export interface ComparedFault {
  readonly seconds: number;
  readonly deed: string;
  readonly who: readonly string[];
  /** Of a link: what passes to the server and to the client. */
  readonly toServer: string | null;
  readonly toClient: string | null;
}

export interface Bin {
  /** Seconds, engine minus recording; infinite at the ends. */
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

export interface ComparisonSummary {
  readonly recorded: number;
  readonly matched: number;
  readonly withinNoise: number;
  /** In the recording alone. */
  readonly missing: number;
  /** In the engine alone. */
  readonly extra: number;
  readonly largest: ComparedPair | null;
  readonly histogram: readonly Bin[];
}

export interface Comparison {
  readonly recording: string;
  readonly caseName: string | null;
  readonly luck: Luck;
  readonly seconds: number;
  readonly subjects: readonly Subject[];
  readonly faults: readonly ComparedFault[];
  readonly summary: ComparisonSummary;
}

/** What is known of a recording before it is compared. */
export interface RecordingFacts {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly kubernetes: string;
  readonly start: string;
  readonly seconds: number;
  readonly rows: number;
  readonly nodes: number;
  readonly cases: readonly string[];
}
