/**
 * What would come of the act that is aimed at, where the narrator's own line is covered: in sheets and
 * dialogs. The room for it is there before, so that nothing moves under a finger.
 */
import type { ReactElement } from 'react';
import { useAimed } from './useAimed.ts';
import './narrator.css';

/** `hint`: how one aims here, while nothing is aimed at. */
export function AimLine({ hint = '' }: { readonly hint?: string }): ReactElement {
  const aimed = useAimed();
  return (
    <div className="aim-line">
      <p role="status" aria-live="polite">
        {aimed ?? ''}
      </p>
      {aimed === null && hint !== '' ? <p className="quiet">{hint}</p> : null}
    </div>
  );
}
