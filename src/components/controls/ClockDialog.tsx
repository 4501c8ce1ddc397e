/**
 * Turns a process's clocks: how far its wall clock is off true time, and how fast both of its clocks
 * run. Each has a slider for arrows and fingers and a field for any number; nothing is done before Set.
 */
import { useEffect, useId, useState, type ReactElement } from 'react';
import {
  MAX_OFFSET_SECONDS,
  MAX_RATE_PPM,
  MIN_RATE_PPM,
  TRUE_RATE_PPM,
  type Command,
} from '../../engine/index.ts';
import type { ClockView } from '../../sources/frame.ts';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { aimAt } from '../../store/aim.ts';
import { act } from '../../store/session.ts';
import { Dialog } from '../common/Dialog.tsx';
import { AimLine } from './AimLine.tsx';
import { AskActions } from './AskActions.tsx';
import { clockOf, nameOfProcess } from './targets.ts';
import './clockDialog.css';

interface ClockDialogProps {
  readonly process: string;
  readonly onClose: () => void;
  /** Opens all else that can be done to clocks; absent if one comes from there. */
  readonly onMore?: () => void;
}

/** How far the sliders reach; the fields go further. */
const OFFSET_REACH = 120;
const [SLOWEST, FASTEST] = [0.5, 2];

const tenths = (micros: number): number => Math.round(micros / 100_000) / 10;

/** The commands that lead from the clock as it is to what was asked for. */
export function clockCommands(
  process: string,
  now: ClockView | null,
  wanted: { readonly offsetSeconds: number; readonly rate: number },
): readonly Command[] {
  const ratePpm = Math.round(wanted.rate * TRUE_RATE_PPM);
  const offset = now?.offset ?? 0;
  const commands: Command[] = [];
  if (ratePpm !== (now?.ratePpm ?? TRUE_RATE_PPM))
    commands.push({ kind: 'setClockRate', process, ratePpm });
  // What was not turned stays what it is to the microsecond.
  if (wanted.offsetSeconds !== tenths(offset))
    commands.push({
      kind: 'stepClock',
      process,
      seconds: Math.round(wanted.offsetSeconds * 1_000_000 - offset) / 1_000_000,
    });
  return commands;
}

export function ClockDialog({ process, onClose, onMore }: ClockDialogProps): ReactElement | null {
  const t = useTranslate();
  const store = useAppStoreApi();
  const [frame] = useState(() => store.source.latest());
  const start = frame === null ? null : clockOf(frame, process);
  const [offset, setOffset] = useState(String(tenths(start?.offset ?? 0)));
  const [rate, setRate] = useState(String((start?.ratePpm ?? TRUE_RATE_PPM) / TRUE_RATE_PPM));
  const isGoodOffset = isWithin(offset, -MAX_OFFSET_SECONDS, MAX_OFFSET_SECONDS);
  const isGoodRate = isWithin(rate, MIN_RATE_PPM / TRUE_RATE_PPM, MAX_RATE_PPM / TRUE_RATE_PPM);
  const { setAim } = store.getState();
  useEffect(() => {
    if (!isGoodOffset || !isGoodRate) return;
    const wanted = { offsetSeconds: Number(offset), rate: Number(rate) };
    setAim(aimAt(clockCommands(process, start, wanted)));
    return () => setAim(null);
  }, [setAim, process, start, offset, rate, isGoodOffset, isGoodRate]);
  if (frame === null) return null;
  const set = (): void => {
    const latest = store.source.latest();
    if (!isGoodOffset || !isGoodRate || latest === null) return;
    const wanted = { offsetSeconds: Number(offset), rate: Number(rate) };
    for (const command of clockCommands(process, clockOf(latest, process), wanted))
      act(store, command);
    onClose();
  };
  return (
    <Dialog
      title={t('controls.clockOf', { name: nameOfProcess(frame, process) })}
      size="small"
      onClose={onClose}
    >
      <form
        className="clock-ask"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          set();
        }}
      >
        <Turn
          label={t('controls.clockOffset')}
          range={[-OFFSET_REACH, OFFSET_REACH, 0.5]}
          first
          value={offset}
          isGood={isGoodOffset}
          onChange={setOffset}
        />
        <Turn
          label={t('controls.clockRateLabel')}
          range={[SLOWEST, FASTEST, 0.01]}
          value={rate}
          isGood={isGoodRate}
          onChange={setRate}
        />
        <p className="quiet">{t('controls.clockWhy')}</p>
        <AimLine />
        <AskActions
          isGood={isGoodOffset && isGoodRate}
          usual={t('controls.clockTrue')}
          onUsual={() => {
            setOffset('0');
            setRate('1');
          }}
          onMore={onMore}
        />
      </form>
    </Dialog>
  );
}

function isWithin(text: string, least: number, most: number): boolean {
  const value = Number(text);
  return text.trim() !== '' && value >= least && value <= most;
}

interface TurnProps {
  readonly label: string;
  readonly range: readonly [min: number, max: number, step: number];
  readonly value: string;
  readonly isGood: boolean;
  /** It has the focus when the dialog opens. */
  readonly first?: boolean;
  readonly onChange: (value: string) => void;
}

function Turn({ label, range, value, isGood, first = false, onChange }: TurnProps): ReactElement {
  const id = useId();
  const [min, max, step] = range;
  const at = isGood ? Math.min(Math.max(Number(value), min), max) : 0;
  return (
    <div className="clock-turn">
      <label htmlFor={id}>{label}</label>
      <input
        type="range"
        aria-label={label}
        autoFocus={first}
        min={min}
        max={max}
        step={step}
        value={at}
        onChange={(event) => onChange(event.target.value)}
      />
      <input
        id={id}
        className="field mono"
        inputMode="decimal"
        value={value}
        aria-invalid={!isGood}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
