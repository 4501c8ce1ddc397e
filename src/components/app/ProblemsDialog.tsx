/** All that is wrong with an input: where, what was found, what was expected. What ran goes on. */
import type { ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { ProblemTable } from './ProblemTable.tsx';
import './dialogs.css';

export function ProblemsDialog(): ReactElement | null {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  const trouble = useAppStore((state) => state.trouble);
  if (trouble === null) return null;
  return (
    <Dialog title={t(`app.trouble.${trouble.of}`)} onClose={() => open(null)}>
      <div role="alert">
        {trouble.name === '' ? null : <p>{t('app.trouble.of', { name: trouble.name })}</p>}
        <ProblemTable problems={trouble.problems} />
      </div>
      <p className="quiet">{t('app.trouble.stays')}</p>
      <div className="dialog-actions">
        <button type="button" className="button button--filled" onClick={() => open(null)}>
          {t('app.close')}
        </button>
      </div>
    </Dialog>
  );
}
