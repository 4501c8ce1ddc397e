/**
 * The history of broken promises, read off the log: each break with its start, its end and who took
 * part. It is what the timeline plants pins from; the world itself only knows what is broken now.
 */
import type { Instant } from '../base/time.ts';
import type { Fact, InvariantName } from '../simulation/eventLog.ts';

export interface Break {
  readonly invariant: InvariantName;
  /** The lock (`namespace/name`), node, Pod or process it is about. */
  readonly subject: string;
  readonly since: Instant;
  /** null: broken still. */
  readonly until: Instant | null;
  /** Processes, the first ones first; all who took part once it is over. */
  readonly who: readonly string[];
  /** The lock, or ''. */
  readonly lease: string;
  /** The fact that began it: where a pin leads to. */
  readonly seq: number;
}

/** Every break of a log, in the order in which they began. */
export function breaksOf(facts: readonly Fact[]): readonly Break[] {
  const breaks: Break[] = [];
  const open = new Map<string, number>();
  for (const fact of facts) {
    if (fact.kind !== 'invariantBroken' && fact.kind !== 'invariantHolds') continue;
    const { invariant, subject, who, lease = '', seq } = fact;
    const key = `${invariant} ${subject}`;
    if (fact.kind === 'invariantBroken') {
      open.set(key, breaks.length);
      breaks.push({ invariant, subject, since: fact.t, until: null, who, lease, seq });
      continue;
    }
    const place = open.get(key) ?? -1;
    const begun = breaks[place];
    open.delete(key);
    if (begun !== undefined) breaks[place] = { ...begun, until: fact.t, who };
  }
  return breaks;
}
