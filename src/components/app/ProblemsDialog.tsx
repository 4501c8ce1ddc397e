/**
 * All that is wrong with an input: in a sentence, then where, what was found, what was expected. What
 * was open is still open, and can be saved from here.
 */
import { useId, type ReactElement } from 'react';
import { isFault, type Fault } from '../../store/link/problem.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { useShareTranslate } from '../export/useShareTranslate.ts';
import { ProblemTable } from './ProblemTable.tsx';
import { useFiles } from './useFiles.ts';
import './dialogs.css';

export function ProblemsDialog(): ReactElement | null {
  const t = useTranslate();
  const share = useShareTranslate();
  const open = useAppStore((state) => state.open);
  const trouble = useAppStore((state) => state.trouble);
  const { save } = useFiles();
  if (trouble === null) return null;
  const [first] = trouble.problems;
  const fault = first !== undefined && isFault(first.code) ? first.code : null;
  return (
    <Dialog title={t(`app.trouble.${trouble.of}`)} onClose={() => open(null)}>
      <div role="alert">
        {fault === null ? null : <FaultHead fault={fault} />}
        {trouble.name === '' ? null : <p>{t('app.trouble.of', { name: trouble.name })}</p>}
        <ProblemTable problems={trouble.problems} />
      </div>
      <p className="quiet">{t('app.trouble.stays')}</p>
      <div className="dialog-actions">
        <button type="button" className="button button--filled" onClick={() => open(null)}>
          {t('app.close')}
        </button>
        <button type="button" className="button" onClick={save}>
          {share('share.fault.save')}
        </button>
      </div>
    </Dialog>
  );
}

/** A ring that nobody can read, and what is wrong in a sentence. */
function FaultHead({ fault }: { readonly fault: Fault }): ReactElement {
  const share = useShareTranslate();
  const hatch = useId();
  return (
    <div className="fault-head">
      <svg viewBox="0 0 64 64" aria-hidden="true">
        <pattern
          id={hatch}
          width={4}
          height={4}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <path className="fault-hatch" d="M1 0V4" />
        </pattern>
        <circle cx={32} cy={32} r={27} fill="none" stroke={`url(#${hatch})`} strokeWidth={6} />
        <circle className="fault-edge" cx={32} cy={32} r={30} />
        <circle className="fault-edge" cx={32} cy={32} r={24} />
        <text className="fault-mark" x={32} y={38}>
          ?
        </text>
      </svg>
      <p>{share(`share.fault.${fault}`)}</p>
    </div>
  );
}
