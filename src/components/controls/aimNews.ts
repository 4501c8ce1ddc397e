/**
 * What an aim would change: of the notable facts that follow with it and without it, those that only
 * one of the two has. What comes anyway is not the hand's doing. Pure.
 */
import { isNotable, type Fact, type FactKind } from '../../engine/index.ts';
import { notableName } from '../../narrator/notable.ts';
import type { Foreseen } from '../../store/aim.ts';

/** What decides something; the rest leads up to it. */
const DECIDES: ReadonlySet<FactKind> = new Set<FactKind>([
  'nodeConditionChanged',
  'startedLeading',
  'stoppedLeading',
  'invariantBroken',
  'allZonesDisrupted',
  'allZonesDisruptedEnded',
  'podDeleted',
  'podBound',
  'etcdNoSpace',
]);
/** More than this would not be read while aiming. */
const MOST = 2;

export interface AimNews {
  /** `comes`: only with the aim; `spared`: only without it. */
  readonly kind: 'comes' | 'spared' | 'same';
  /** In order of time. */
  readonly facts: readonly Fact[];
}

/** What a fact says, whenever it happens; null for what has no words. */
function saying(fact: Fact): string | null {
  if (fact.kind === 'command' || !isNotable(fact)) return null;
  const line = notableName(fact);
  return line === null ? null : JSON.stringify(line);
}

/** Those of one that the other does not say as often. */
function onlyIn(one: readonly Fact[], other: readonly Fact[]): readonly Fact[] {
  const counts = new Map<string, number>();
  for (const fact of other) {
    const said = saying(fact);
    if (said !== null) counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  return one.filter((fact) => {
    const said = saying(fact);
    if (said === null) return false;
    const left = counts.get(said) ?? 0;
    counts.set(said, left - 1);
    return left <= 0;
  });
}

/** A promise that a verdict breaks needs no word beside the verdict. */
const isSaidAlready = (fact: Fact, facts: readonly Fact[]): boolean =>
  fact.kind === 'invariantBroken' &&
  (fact.invariant === 'noLiveNodeUnknown' || fact.invariant === 'someZoneIsUp') &&
  facts.some(({ kind }) => kind === 'nodeConditionChanged');

function weightiest(facts: readonly Fact[]): readonly Fact[] {
  const deciding = facts.filter((fact) => DECIDES.has(fact.kind) && !isSaidAlready(fact, facts));
  return deciding.length > 0 ? deciding.slice(0, MOST) : facts.slice(0, 1);
}

export function newsOfAim({ facts, otherwise }: Foreseen): AimNews {
  const comes = weightiest(onlyIn(facts, otherwise));
  const spared = weightiest(onlyIn(otherwise, facts));
  const decides = (some: readonly Fact[]): boolean => some.some(({ kind }) => DECIDES.has(kind));
  // To be spared a verdict is more than to have one more try.
  if (comes.length > 0 && (decides(comes) || !decides(spared)))
    return { kind: 'comes', facts: comes };
  return spared.length > 0 ? { kind: 'spared', facts: spared } : { kind: 'same', facts: [] };
}

/** Nodes whose verdict comes of the aim: what the timeline writes at their flags. */
export function nodesOfAim({ facts, otherwise }: Foreseen): ReadonlySet<string> {
  return new Set(
    onlyIn(facts, otherwise).flatMap((fact) =>
      fact.kind === 'nodeConditionChanged' && fact.status === 'Unknown' ? [fact.node] : [],
    ),
  );
}
