/** Asks for a latency in milliseconds, for one link or for all. */
import { useId, useState, type ReactElement } from 'react';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { act } from '../../store/session.ts';
import { Dialog } from '../common/Dialog.tsx';

/** A minute: what the scenario format allows too. */
const LONGEST = 60_000;

interface LatencyDialogProps {
  /** None: every link. */
  readonly processes: readonly string[];
  readonly onClose: () => void;
}

export function LatencyDialog({ processes, onClose }: LatencyDialogProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const id = useId();
  const [text, setText] = useState('');
  const value = Number(text);
  const isGood = text.trim() !== '' && value >= 0 && value <= LONGEST;
  const set = (): void => {
    if (!isGood) return;
    act(store, { kind: 'setLatency', processes, latencyMs: value });
    onClose();
  };
  return (
    <Dialog
      title={t(processes.length === 0 ? 'controls.latencyAll' : 'controls.latency')}
      size="small"
      onClose={onClose}
    >
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          set();
        }}
      >
        <label htmlFor={id}>{t('controls.latencyLabel')}</label>
        <div className="ask-line">
          <input
            id={id}
            className="field mono"
            inputMode="decimal"
            value={text}
            aria-invalid={text !== '' && !isGood}
            aria-describedby={`${id}-range`}
            onChange={(event) => setText(event.target.value)}
          />
          <button type="submit" className="button button--filled" disabled={!isGood}>
            {t('controls.latencySet')}
          </button>
        </div>
        <p id={`${id}-range`} className="quiet">
          {t('controls.latencyRange')}
        </p>
      </form>
    </Dialog>
  );
}
