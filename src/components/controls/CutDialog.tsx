/** Cut any set of nodes and processes off the API server, in any of the three ways; or heal them. */
import { useState, type ReactElement } from 'react';
import type { CutDirection, CutMode } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import { act } from '../../store/session.ts';
import type { AppStore } from '../../store/store.ts';
import { Dialog } from '../common/Dialog.tsx';
import { hostName } from '../common/names.ts';
import { processOf } from '../score/targetActs.ts';
import { allProcesses, linkOf, nameOfProcess } from './targets.ts';
import './cutDialog.css';

const whole = (frame: Frame): Frame => frame;
const MODES: readonly CutMode[] = ['lost', 'held', 'refused'];
const DIRECTIONS: readonly CutDirection[] = ['both', 'requests', 'answers'];

export function CutDialog(): ReactElement | null {
  const t = useTranslate();
  const store = useAppStoreApi();
  const open = useAppStore((state) => state.open);
  const frame = useFrame(whole);
  const [chosen, choose] = useState<ReadonlySet<string>>(() => selectedProcess(store));
  const [mode, setMode] = useState<CutMode>('lost');
  const [direction, setDirection] = useState<CutDirection>('both');
  if (frame === null) return null;
  const processes = allProcesses(frame).filter((process) => chosen.has(process));
  const cut = processes.filter((process) => linkOf(frame, process)?.cut != null);
  const all = allProcesses(frame);
  return (
    <Dialog title={t('controls.set.title')} onClose={() => open(null)}>
      <div className="dialog-actions">
        <button type="button" className="button" onClick={() => choose(new Set(all))}>
          {t('controls.set.all')}
        </button>
        <button type="button" className="button" onClick={() => choose(new Set())}>
          {t('controls.set.none')}
        </button>
      </div>
      <Parties frame={frame} chosen={chosen} onChoose={choose} />
      <OneOf
        label={t('controls.mode')}
        value={mode}
        options={MODES.map((id) => ({ id, label: t(`controls.mode.${id}`) }))}
        onChange={setMode}
      />
      <p className="quiet">{t(`controls.mode.${mode}.why`)}</p>
      <OneOf
        label={t('controls.direction')}
        value={direction}
        options={DIRECTIONS.map((id) => ({ id, label: t(`controls.direction.${id}`) }))}
        onChange={setDirection}
      />
      <div className="dialog-actions">
        <button
          type="button"
          className="button button--filled"
          disabled={processes.length === 0}
          onClick={() => {
            act(store, { kind: 'cut', processes, mode, direction });
            open(null);
          }}
        >
          {t('controls.set.cut', { count: processes.length })}
        </button>
        <button
          type="button"
          className="button"
          disabled={cut.length === 0}
          onClick={() => {
            act(store, { kind: 'heal', processes: cut });
            open(null);
          }}
        >
          {t('controls.set.heal', { count: cut.length })}
        </button>
      </div>
    </Dialog>
  );
}

/** The dialog begins with what is selected, if it has a link. */
function selectedProcess(store: AppStore): ReadonlySet<string> {
  const { selection } = store.getState();
  const frame = store.source.latest();
  const process = selection === null || frame === null ? null : processOf(frame, selection);
  return new Set(process === null ? [] : [process]);
}

interface PartiesProps {
  readonly frame: Frame;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

function Parties({ frame, chosen, onChoose }: PartiesProps): ReactElement {
  const t = useTranslate();
  const toggle = (process: string): void => {
    const next = new Set(chosen);
    if (!next.delete(process)) next.add(process);
    onChoose(next);
  };
  const box = (process: string, name: string): ReactElement => {
    const cut = linkOf(frame, process)?.cut ?? null;
    return (
      <label key={process} className="cut-party">
        <input type="checkbox" checked={chosen.has(process)} onChange={() => toggle(process)} />
        <span className="mono">{name}</span>
        {cut === null ? null : (
          <span className="quiet">
            {t('controls.set.isCut', { mode: t(`controls.mode.${cut.mode}.short`) })}
          </span>
        )}
      </label>
    );
  };
  return (
    <div className="cut-parties">
      <fieldset>
        <legend>{t('controls.set.nodes')}</legend>
        {frame.nodes.map(({ process }) => box(process, nameOfProcess(frame, process)))}
      </fieldset>
      {frame.elections.map((election) => (
        <fieldset key={`${election.namespace}/${election.name}`}>
          <legend className="mono">{election.component}</legend>
          {election.candidates.map(({ process, host }) => box(process, hostName(host)))}
        </fieldset>
      ))}
    </div>
  );
}

interface OneOfProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly id: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

function OneOf<T extends string>({ label, value, options, onChange }: OneOfProps<T>): ReactElement {
  return (
    <div className="one-of">
      <span>{label}</span>
      <div className="segments" role="group" aria-label={label}>
        {options.map((option) => (
          <button
            key={option.id}
            type="button"
            aria-pressed={option.id === value}
            onClick={() => onChange(option.id)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </div>
  );
}
