/** The four promises as small marks: a hollow tick while one holds, a cross since when it broke. */
import type { ReactElement } from 'react';
import type { Frame, InvariantView } from '../../sources/frame.ts';
import { useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import type { AppStore } from '../../store/store.ts';
import { clockText } from '../timeline/timeScale.ts';

const promises = (frame: Frame): readonly InvariantView[] => frame.invariants;
const areSame = (one: readonly InvariantView[], other: readonly InvariantView[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

export function Invariants(): ReactElement | null {
  const t = useTranslate();
  const invariants = useFrame(promises, areSame);
  if (invariants === null) return null;
  const broken = invariants.filter((each) => each.brokenSince !== null).length;
  return (
    <div className="invariants" data-broken={broken}>
      <ul aria-label={t('narrator.invariants')}>
        {invariants.map((invariant) => (
          <Mark key={invariant.name} invariant={invariant} />
        ))}
      </ul>
      <span className="invariants-text">
        {broken === 0
          ? t('narrator.invariants.hold')
          : t('narrator.invariants.broken', { count: broken })}
      </span>
    </div>
  );
}

/** The fact that broke it; the newest, if it broke more than once. */
function askWhyBroken(store: AppStore, name: InvariantView['name']): void {
  const facts = store.source.facts();
  const broke = facts.findLast(
    (fact) => fact.kind === 'invariantBroken' && fact.invariant === name,
  );
  if (broke !== undefined) store.getState().ask(broke);
}

function Mark({ invariant }: { readonly invariant: InvariantView }): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const name = t(`narrator.invariant.${invariant.name}`);
  const { brokenSince } = invariant;
  const isBroken = brokenSince !== null;
  const since = isBroken ? clockText(brokenSince) : '';
  const said = isBroken
    ? t('narrator.invariant.broken', { name, since })
    : t('narrator.invariant.holds', { name });
  if (isBroken)
    return (
      <li className="invariant invariant--broken" title={said}>
        <button
          type="button"
          aria-label={t('narrator.invariant.why', { said })}
          onClick={() => askWhyBroken(store, invariant.name)}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M3.5 3.5l9 9M12.5 3.5l-9 9" />
          </svg>
          <span aria-hidden="true">{since}</span>
        </button>
      </li>
    );
  return (
    <li className="invariant" title={said}>
      <svg viewBox="0 0 16 16" role="img" aria-label={said}>
        <circle cx={8} cy={8} r={6.2} />
        <path d="M5.3 8.2l1.9 1.9 3.6-4" />
      </svg>
    </li>
  );
}
