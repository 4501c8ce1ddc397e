/** What is compared: the recording in words, which case of it, and by whose luck the engine runs. */
import type { ReactElement } from 'react';
import type { RecordingFacts } from '../../recordings/compare/comparison.ts';
import { isRecordingName } from '../../recordings/library.ts';
import { useAppStore } from '../../store/hooks.tsx';
import { clockLabel } from '../timeline/timeScale.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';

export function RealityHead({ facts }: { readonly facts: RecordingFacts | null }): ReactElement {
  const t = useRealityTranslate();
  const recording = useAppStore((state) => state.reality.recording);
  const ships = isRecordingName(recording);
  return (
    <div className="reality-head">
      <div className="reality-words">
        <h2>{ships ? t(`reality.${recording}.title`) : (facts?.title ?? t('reality.own'))}</h2>
        {/* Of a file of one's own there are only its own words. */}
        <p lang={ships ? undefined : 'en'}>
          {ships ? t(`reality.${recording}.about`) : (facts?.about ?? '')}
        </p>
        {facts === null ? null : (
          <p className="reality-facts mono">
            {t('reality.facts', {
              release: facts.kubernetes,
              length: clockLabel(facts.seconds * 1e6),
              rows: facts.rows,
            })}
          </p>
        )}
      </div>
      <div className="reality-choices">
        {facts === null || facts.cases.length === 0 ? null : <CaseChoice cases={facts.cases} />}
        <LuckChoice />
      </div>
    </div>
  );
}

function CaseChoice({ cases }: { readonly cases: readonly string[] }): ReactElement {
  const t = useRealityTranslate();
  const caseName = useAppStore((state) => state.reality.caseName);
  const setReality = useAppStore((state) => state.setReality);
  return (
    <label className="reality-label">
      <span>{t('reality.case')}</span>
      <select
        className="field mono"
        value={caseName ?? cases[0] ?? ''}
        onChange={(event) => setReality({ caseName: event.target.value, at: 0, range: null })}
      >
        {cases.map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
    </label>
  );
}

const MAX_SEED = 2 ** 32 - 1;

function LuckChoice(): ReactElement {
  const t = useRealityTranslate();
  const seed = useAppStore((state) => state.reality.seed);
  const setReality = useAppStore((state) => state.setReality);
  const luck = seed === null ? 'tape' : 'seed';
  return (
    <div className="reality-luck">
      <div className="segments" role="group" aria-label={t('reality.luck')}>
        {(['tape', 'seed'] as const).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={luck === each}
            aria-describedby="reality-luck-about"
            onClick={() => setReality({ seed: each === 'tape' ? null : (seed ?? 1) })}
          >
            {t(`reality.luck.${each}`)}
          </button>
        ))}
      </div>
      {seed === null ? null : (
        <span className="reality-seed">
          <input
            className="field mono"
            type="number"
            min={0}
            max={MAX_SEED}
            step={1}
            aria-label={t('reality.seed')}
            value={seed}
            onChange={(event) => {
              const value = event.target.valueAsNumber;
              if (Number.isInteger(value) && value >= 0 && value <= MAX_SEED)
                setReality({ seed: value });
            }}
          />
          <button type="button" className="button" onClick={() => setReality({ seed: seed + 1 })}>
            {t('reality.nextSeed')}
          </button>
        </span>
      )}
      <p id="reality-luck-about">{t(`reality.luck.${luck}.about`)}</p>
    </div>
  );
}
