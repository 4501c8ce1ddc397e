/** The scenarios that ship, by group, each with what to watch; and the way to a file of one's own. */
import { useState, type ReactElement } from 'react';
import { GROUPS, SCENARIOS, type ShippedScenario } from '../../scenarios/index.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { useFiles } from './useFiles.ts';
import './gallery.css';

export function GalleryDialog(): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  const { chooseFile } = useFiles();
  const [words, setWords] = useState('');
  const says = ({ title, about }: ShippedScenario): boolean =>
    `${t(title)} ${t(about)}`.toLowerCase().includes(words.trim().toLowerCase());
  const found = SCENARIOS.filter(says);
  return (
    <Dialog title={t('app.gallery')} size="large" onClose={() => open(null)}>
      <div className="gallery-head">
        <input
          className="field"
          type="search"
          aria-label={t('app.gallery.find')}
          placeholder={t('app.gallery.find')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <button type="button" className="button" onClick={() => open('scenario')}>
          {t('app.form.open')}
        </button>
        <button type="button" className="button" onClick={chooseFile}>
          {t('app.openFile')}
        </button>
      </div>
      {GROUPS.map((group) => {
        const own = found.filter((scenario) => scenario.group === group);
        if (own.length === 0) return null;
        return (
          <section key={group} className="gallery-group" aria-labelledby={`gallery-${group}`}>
            <h3 id={`gallery-${group}`}>{t(`scenario.group.${group}`)}</h3>
            <ul>
              {own.map((scenario) => (
                <Entry key={scenario.id} scenario={scenario} />
              ))}
            </ul>
          </section>
        );
      })}
      <p role="status" className="quiet">
        {found.length === 0 ? t('app.gallery.none') : ''}
      </p>
    </Dialog>
  );
}

function Entry({ scenario }: { readonly scenario: ShippedScenario }): ReactElement {
  const t = useTranslate();
  const { openShipped } = useFiles();
  const { id, title, about } = scenario;
  return (
    <li>
      <button
        type="button"
        aria-label={t('app.gallery.open', { name: t(title) })}
        aria-describedby={`gallery-about-${id}`}
        onClick={() => openShipped(id)}
      >
        <b>{t(title)}</b>
        <span id={`gallery-about-${id}`}>{t(about)}</span>
      </button>
    </li>
  );
}
