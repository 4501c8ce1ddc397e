/** The buttons under a question for a number: set it, go back to what is usual, or see all else. */
import type { ReactElement } from 'react';
import { useTranslate } from '../../store/hooks.tsx';

interface AskActionsProps {
  readonly isGood: boolean;
  /** What going back is called. */
  readonly usual: string;
  readonly onUsual: () => void;
  /** Absent if one comes from there. */
  readonly onMore: (() => void) | undefined;
}

export function AskActions({ isGood, usual, onUsual, onMore }: AskActionsProps): ReactElement {
  const t = useTranslate();
  return (
    <div className="dialog-actions">
      <button type="submit" className="button button--filled" disabled={!isGood}>
        {t('controls.latencySet')}
      </button>
      <button type="button" className="button" onClick={onUsual}>
        {usual}
      </button>
      {onMore === undefined ? null : (
        <button type="button" className="button" onClick={onMore}>
          {t('controls.askMore')}
        </button>
      )}
    </div>
  );
}
