/** The one state of what a phone shows. Where it is a verdict or a crown it is a button that answers why. */
import { useCallback, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import { heroSubject } from './heroSubject.ts';
import type { Hit } from './hits.ts';
import { PaintSpan } from './PaintSpan.tsx';
import { stateOf } from './phoneWords.ts';

interface PhoneStateProps {
  readonly shown: Selection;
  readonly mark: Hit | null;
  readonly t: Translate;
}

export function PhoneState({ shown, mark, t }: PhoneStateProps): ReactElement {
  const state = useCallback(
    (frame: Frame) => {
      const subject = heroSubject(frame, shown);
      return subject === null ? null : stateOf(subject, t);
    },
    [shown, t],
  );
  if (mark === null) return <PaintSpan className="phone-state" read={state} />;
  return (
    <button
      type="button"
      className="phone-state phone-state--asks"
      data-hit={mark.id}
      data-ask=""
      aria-label={mark.label}
    >
      <PaintSpan className="phone-state-text" read={state} />
    </button>
  );
}
