/** Asks for a number: the latency or the loss of one link or of all, or the time that etcd's disks take. */
import { useId, useState, type ReactElement } from 'react';
import type { Command } from '../../engine/index.ts';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { act } from '../../store/session.ts';
import { Dialog } from '../common/Dialog.tsx';
import type { Asked } from './menuEntries.ts';

interface AmountDialogProps {
  readonly of: Asked;
  /** None: every link. */
  readonly processes: readonly string[];
  readonly onClose: () => void;
}

/** What the scenario format allows too: a minute, or all of it. */
const MOST: Readonly<Record<Asked, number>> = { latency: 60_000, commitDelay: 60_000, loss: 100 };
const LABEL = {
  latency: 'controls.latencyLabel',
  commitDelay: 'controls.commitDelayLabel',
  loss: 'controls.lossLabel',
} as const;

function commandOf(of: Asked, processes: readonly string[], value: number): Command {
  switch (of) {
    case 'latency':
      return { kind: 'setLatency', processes, latencyMs: value };
    case 'loss':
      return { kind: 'setLoss', processes, lossPercent: value };
    case 'commitDelay':
      return { kind: 'setCommitDelay', commitDelayMs: value };
  }
}

function titleKey(of: Asked, everywhere: boolean) {
  if (of === 'commitDelay') return 'controls.commitDelay';
  if (of === 'loss') return everywhere ? 'controls.lossAll' : 'controls.loss';
  return everywhere ? 'controls.latencyAll' : 'controls.latency';
}

export function AmountDialog({ of, processes, onClose }: AmountDialogProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const id = useId();
  const [text, setText] = useState('');
  const value = Number(text);
  const isGood = text.trim() !== '' && value >= 0 && value <= MOST[of];
  const set = (): void => {
    if (!isGood) return;
    act(store, commandOf(of, processes, value));
    onClose();
  };
  return (
    <Dialog title={t(titleKey(of, processes.length === 0))} size="small" onClose={onClose}>
      <form
        className="ask"
        onSubmit={(event) => {
          event.preventDefault();
          set();
        }}
      >
        <label htmlFor={id}>{t(LABEL[of])}</label>
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
          {t(of === 'loss' ? 'controls.lossRange' : 'controls.latencyRange')}
        </p>
      </form>
    </Dialog>
  );
}
