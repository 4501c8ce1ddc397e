/** The three truths, one under the other, each with its owner and its own number. */
import type { ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useFrame, useTranslate } from '../../store/hooks.tsx';
import type { Lens } from '../../store/store.ts';
import { HeadingMark } from '../score/HeadingMark.tsx';
import { subjectOf } from './subject.ts';
import { truthsOf, type Truth, type TruthKind } from './truths.ts';

const whole = (frame: Frame): Frame => frame;

export function Truths(): ReactElement | null {
  const t = useTranslate();
  const frame = useFrame(whole);
  const selection = useAppStore((state) => state.selection);
  const lens = useAppStore((state) => state.lens);
  const truths = frame === null ? [] : truthsOf(t, subjectOf(frame, selection));
  if (truths.length === 0) return null;
  return (
    <dl className="truths">
      {truths.map((truth) => (
        <Row key={truth.kind} truth={truth} lens={lens} />
      ))}
    </dl>
  );
}

const LENS_OF: Readonly<Record<TruthKind, Lens>> = { holder: 1, record: 2, observer: 3 };
const MARK_OF = { holder: 'holders', record: 'record', observer: 'observers' } as const;

function Row({ truth, lens }: { readonly truth: Truth; readonly lens: Lens }): ReactElement {
  const t = useTranslate();
  const dimmed = lens !== 0 && lens !== LENS_OF[truth.kind];
  return (
    <div className={`truth truth--${truth.tone}${dimmed ? ' truth--dimmed' : ''}`}>
      <dt>
        <HeadingMark of={MARK_OF[truth.kind]} />
        <b>{t(`inspector.${truth.kind}`)}</b>{' '}
        <span className={truth.isName ? 'mono' : undefined}>{truth.owner}</span>
      </dt>
      <dd className="truth-number">
        {truth.seconds === null ? (
          <span aria-label={t('app.none')}>—</span>
        ) : (
          <>
            {truth.seconds}
            <small>{t('inspector.secondsUnit')}</small>
          </>
        )}
      </dd>
      <dd className="truth-words">{truth.words}</dd>
    </div>
  );
}
