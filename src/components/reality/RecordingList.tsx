/** The recordings that ship, each with what it shows and its rules, and the way to one's own. */
import { useEffect, useRef, type ReactElement } from 'react';
import { RECORDINGS } from '../../recordings/library.ts';
import { useAppStore } from '../../store/hooks.tsx';
import { useMedia } from '../common/useMedia.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';

/** Below this width the list is a single control. */
const NARROW = '(max-width: 1100px)';

interface RecordingListProps {
  readonly onFile: (file: File) => void;
}

export function RecordingList({ onFile }: RecordingListProps): ReactElement {
  const t = useRealityTranslate();
  const isNarrow = useMedia(NARROW);
  return (
    <nav className="reality-list" aria-label={t('reality.recordings')} tabIndex={-1} data-region>
      {isNarrow ? <Choice /> : <List />}
      <OpenOwn onFile={onFile} />
    </nav>
  );
}

function useChoose(): (recording: string) => void {
  const setReality = useAppStore((state) => state.setReality);
  return (recording) => setReality({ recording, caseName: null, at: 0, range: null });
}

function List(): ReactElement {
  const t = useRealityTranslate();
  const chosen = useAppStore((state) => state.reality.recording);
  const choose = useChoose();
  const list = useRef<HTMLUListElement>(null);
  // What is open may stand below the edge: chosen by a link, or before this page was left.
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <>
      <p className="reality-intro">{t('reality.intro')}</p>
      <ul ref={list}>
        {RECORDINGS.map(({ name, rules }) => (
          <li key={name}>
            <button
              type="button"
              aria-current={name === chosen ? 'true' : undefined}
              onClick={() => choose(name)}
            >
              <b>{t(`reality.${name}.title`)}</b>
              <span>{t(`reality.${name}.about`)}</span>
              <small className="mono" aria-label={t('reality.rules', { rules: rules.join(', ') })}>
                {rules.join(' ')}
              </small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Choice(): ReactElement {
  const t = useRealityTranslate();
  const chosen = useAppStore((state) => state.reality.recording);
  const choose = useChoose();
  return (
    <select
      className="field reality-choice"
      aria-label={t('reality.choose')}
      value={chosen}
      onChange={(event) => choose(event.target.value)}
    >
      {chosen === '' ? <option value="">{t('reality.own')}</option> : null}
      {RECORDINGS.map(({ name }) => (
        <option key={name} value={name}>
          {t(`reality.${name}.title`)}
        </option>
      ))}
    </select>
  );
}

function OpenOwn({ onFile }: RecordingListProps): ReactElement {
  const t = useRealityTranslate();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="reality-own">
      <button type="button" className="button" onClick={() => input.current?.click()}>
        {t('reality.openOwn')}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".jsonl,.gz,.json,application/gzip,text/plain"
        aria-label={t('reality.openOwn')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) onFile(file);
          event.target.value = '';
        }}
      />
    </div>
  );
}
