/**
 * Paste what kubectl printed, or a scenario. It is read first: how much was found, how much can be
 * drawn, what had to be assumed, or what is wrong at which line. Then it is started.
 */
import { useEffect, useId, useState, type ReactElement } from 'react';
import { ok, type Problem, type Result, type Scenario } from '../../engine/index.ts';
import type { ImportNote } from '../../kubectl/importCluster.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { readText, type ReadText } from '../../store/readText.ts';
import { begin, openRun } from '../../store/session.ts';
import type { AppStore } from '../../store/store.ts';
import { Dialog } from '../common/Dialog.tsx';
import { MAX_SCORE_NODES } from '../score/scoreLayout.ts';
import { ProblemTable } from './ProblemTable.tsx';
import { scenarioTitle } from './scenarioTitle.ts';
import './dialogs.css';

type Read = Result<ReadText, readonly Problem[]> | null;

const COMMANDS = [
  'kubectl get leases -A',
  'kubectl get leases -A -o yaml',
  'kubectl get leases -A -o json',
  'kubectl get nodes,leases -A -o json',
] as const;

export function PasteDialog(): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const open = useAppStore((state) => state.open);
  const id = useId();
  const [text, setText] = useState(() => store.getState().pasted);
  const [read, setRead] = useState<Read>(() =>
    text === '' ? null : readText(text, MAX_SCORE_NODES),
  );
  const take = (next: string): void => {
    setText(next);
    setRead(readText(next, MAX_SCORE_NODES));
  };
  useEffect(() => store.setState({ pasted: '' }), [store]);
  return (
    <Dialog title={t('app.paste.title')} onClose={() => open(null)}>
      <p>{t('app.paste.intro')}</p>
      <Commands />
      <label htmlFor={id} className="hidden-text">
        {t('app.paste.label')}
      </label>
      <textarea
        id={id}
        className="field paste-text mono"
        rows={9}
        spellCheck={false}
        value={text}
        placeholder={t('app.paste.placeholder')}
        aria-invalid={read !== null && !read.ok}
        onChange={(event) => {
          setText(event.target.value);
          setRead(null);
        }}
        onDrop={(event) => {
          const [file] = event.dataTransfer.files;
          if (file === undefined) return;
          event.preventDefault();
          void file.text().then(take);
        }}
      />
      <div role="status">
        {read === null ? null : read.ok ? (
          <Found read={read.value} />
        ) : (
          <ProblemTable problems={read.error} />
        )}
      </div>
      <div className="dialog-actions">
        {read?.ok === true ? (
          <StartButton read={read.value} onStart={() => void start(store, read.value)} />
        ) : (
          <button
            type="button"
            className="button button--filled"
            disabled={text.trim() === ''}
            onClick={() => take(text)}
          >
            {t('app.paste.read')}
          </button>
        )}
      </div>
    </Dialog>
  );
}

async function start(store: AppStore, found: ReadText): Promise<void> {
  const of = { of: 'kubectl', name: '' } as const;
  const begun =
    found.kind === 'run'
      ? await openRun(store, ok(found.run), of)
      : await begin(store, { scenario: scenarioOf(found) }, of);
  if (begun) store.getState().notify('app.notice.loaded');
}

const Commands = (): ReactElement => (
  <ul className="paste-commands mono">
    {COMMANDS.map((command) => (
      <li key={command}>{command}</li>
    ))}
  </ul>
);

interface StartButtonProps {
  readonly read: ReadText;
  readonly onStart: () => void;
}

function StartButton({ read, onStart }: StartButtonProps): ReactElement {
  const t = useTranslate();
  return (
    <button type="button" className="button button--filled" autoFocus onClick={onStart}>
      {isPart(read) ? t('app.paste.startFirst', { count: drawnOf(read) }) : t('app.paste.start')}
    </button>
  );
}

const scenarioOf = (read: ReadText): Scenario =>
  read.kind === 'cluster'
    ? read.draft.scenario
    : read.kind === 'run'
      ? read.run.scenario
      : read.scenario;
const isPart = (read: ReadText): boolean =>
  read.kind === 'cluster' && read.draft.drawn < read.draft.found;
const drawnOf = (read: ReadText): number => (read.kind === 'cluster' ? read.draft.drawn : 0);

function Found({ read }: { readonly read: ReadText }): ReactElement {
  const t = useTranslate();
  if (read.kind !== 'cluster') {
    const { name, nodes, components } = scenarioOf(read);
    return (
      <p>
        {name === '' ? null : `${t('app.paste.scenario', { name: scenarioTitle(t, name) })} `}
        {t('app.paste.found', { nodes: nodes.length, elections: components.length })}
      </p>
    );
  }
  const { found, drawn, notes, scenario } = read.draft;
  return (
    <>
      <p>
        {found > drawn
          ? t('app.paste.tooMany', { found, drawn })
          : t('app.paste.found', { nodes: found, elections: scenario.components.length })}
      </p>
      {notes.length === 0 ? null : (
        <ul className="paste-notes">
          {notes.map((note) => (
            <li key={note.code}>
              <Note note={note} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Note({ note }: { readonly note: ImportNote }): ReactElement {
  const t = useTranslate();
  switch (note.code) {
    case 'controllerManagerAdded':
      return <>{t('app.paste.note.controllerManager')}</>;
    case 'electionsLeftOut':
      return <>{t('app.paste.note.electionsLeftOut', { found: note.found, drawn: note.drawn })}</>;
    case 'noNodes':
      return <>{t('app.paste.note.noNodes')}</>;
    case 'standbysAssumed':
      return <>{t('app.paste.note.standbys', { elections: note.elections })}</>;
  }
}
