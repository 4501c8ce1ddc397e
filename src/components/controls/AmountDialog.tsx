/**
 * Asks for a number: the latency or the loss of one link or of all, or the time that etcd's disks
 * take. A slider for arrows and fingers, a field for any number; nothing is done before Set.
 */
import { useEffect, useId, useState, type ReactElement } from 'react';
import type { Command } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { aimAt } from '../../store/aim.ts';
import { act } from '../../store/session.ts';
import { Dialog } from '../common/Dialog.tsx';
import { AimLine } from './AimLine.tsx';
import { AskActions } from './AskActions.tsx';
import type { Asked } from './menuEntries.ts';
import { linkOf } from './targets.ts';
import './clockDialog.css';

interface AmountDialogProps {
  readonly of: Asked;
  /** None: every link. */
  readonly processes: readonly string[];
  readonly onClose: () => void;
  /** Opens all else that can be done; absent if one comes from there. */
  readonly onMore?: () => void;
}

/** What the scenario format allows too: a minute, or all of it. */
const MOST: Readonly<Record<Asked, number>> = { latency: 60_000, commitDelay: 60_000, loss: 100 };
/** How far the slider reaches, and its step. */
const REACH: Readonly<Record<Asked, readonly [most: number, step: number]>> = {
  latency: [2_000, 10],
  commitDelay: [10_000, 50],
  loss: [100, 1],
};
const LABEL = {
  latency: 'controls.latencyLabel',
  commitDelay: 'controls.commitDelayLabel',
  loss: 'controls.lossLabel',
} as const;

function commandOf(of: Asked, processes: readonly string[], value: number | null): Command {
  switch (of) {
    case 'latency':
      return { kind: 'setLatency', processes, latencyMs: value };
    case 'loss':
      return { kind: 'setLoss', processes, lossPercent: value };
    case 'commitDelay':
      return { kind: 'setCommitDelay', commitDelayMs: value };
  }
}

/** What the user has set so far; 0 for nothing. */
function amountNow(frame: Frame | null, of: Asked, processes: readonly string[]): number {
  if (frame === null) return 0;
  const [only] = processes;
  const { etcd } = frame.controlPlane;
  if (of === 'commitDelay') return etcd.delayed ? etcd.commitDelayMs : 0;
  const link = only === undefined ? frame : linkOf(frame, only);
  return (of === 'loss' ? link?.lossPercent : link?.latencyMs) ?? 0;
}

function titleKey(of: Asked, everywhere: boolean) {
  if (of === 'commitDelay') return 'controls.commitDelay';
  if (of === 'loss') return everywhere ? 'controls.lossAll' : 'controls.loss';
  return everywhere ? 'controls.latencyAll' : 'controls.latency';
}

export function AmountDialog({ of, processes, onClose, onMore }: AmountDialogProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const id = useId();
  const [text, setText] = useState(() => String(amountNow(store.source.latest(), of, processes)));
  const value = Number(text);
  const isGood = text.trim() !== '' && value >= 0 && value <= MOST[of];
  const [most, step] = REACH[of];
  const [before] = useState(value);
  const { setAim } = store.getState();
  useEffect(() => {
    setAim(isGood && value !== before ? aimAt([commandOf(of, processes, value)]) : null);
  }, [setAim, of, processes, value, before, isGood]);
  useEffect(() => () => setAim(null), [setAim]);
  const put = (amount: number | null): void => {
    act(store, commandOf(of, processes, amount));
    onClose();
  };
  return (
    <Dialog title={t(titleKey(of, processes.length === 0))} size="small" onClose={onClose}>
      <form
        className="clock-ask"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isGood) put(value);
        }}
      >
        <div className="clock-turn">
          <label htmlFor={id}>{t(LABEL[of])}</label>
          <input
            type="range"
            aria-label={t(LABEL[of])}
            autoFocus
            min={0}
            max={most}
            step={step}
            value={isGood ? Math.min(value, most) : 0}
            onChange={(event) => setText(event.target.value)}
          />
          <input
            id={id}
            className="field mono"
            inputMode="decimal"
            value={text}
            aria-invalid={!isGood}
            aria-describedby={`${id}-range`}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <p id={`${id}-range`} className="quiet">
          {t(of === 'loss' ? 'controls.lossRange' : 'controls.latencyRange')}
        </p>
        <AimLine />
        <AskActions
          isGood={isGood}
          usual={t('controls.askNormal')}
          onUsual={() => put(null)}
          onMore={onMore}
        />
      </form>
    </Dialog>
  );
}
