/** Finds an object by its name and selects it: nodes, locks, those that stand for them, the API server. */
import { useId, useMemo, useState, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { Selection } from '../../store/store.ts';
import { Dialog } from '../common/Dialog.tsx';
import { nameOfProcess } from '../controls/targets.ts';
import './dialogs.css';

interface Place {
  readonly name: string;
  /** All that it may be found by. */
  readonly found: string;
  readonly selection: Selection;
}

/** Everything that can be selected, in the order of the stage. */
function placesOf(frame: Frame): readonly Place[] {
  const nodes = frame.nodes.map(({ name, process }): Place => ({
    name: nameOfProcess(frame, process),
    found: name,
    selection: { kind: 'node', name },
  }));
  const elections = frame.elections.flatMap(({ namespace, name, candidates }): readonly Place[] => [
    { name, found: name, selection: { kind: 'election', namespace, name } },
    ...candidates.map(({ process }): Place => {
      const said = nameOfProcess(frame, process);
      return { name: said, found: `${said} ${process}`, selection: { kind: 'process', process } };
    }),
  ]);
  const server = 'kube-apiserver';
  return [
    ...nodes,
    ...elections,
    { name: server, found: server, selection: { kind: 'apiServer' } },
  ];
}

export function GoToDialog(): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const open = useAppStore((state) => state.open);
  const id = useId();
  const [text, setText] = useState('');
  const [frame] = useState(() => store.source.latest());
  const places = useMemo(() => (frame === null ? [] : placesOf(frame)), [frame]);
  const wanted = text.trim().toLowerCase();
  const matches = places.filter(({ found }) => found.toLowerCase().includes(wanted));
  const go = (place: Place | undefined): void => {
    if (place === undefined) return;
    store.getState().select(place.selection);
    open(null);
  };
  return (
    <Dialog title={t('app.goto.title')} size="small" onClose={() => open(null)}>
      <form
        className="goto"
        onSubmit={(event) => {
          event.preventDefault();
          go(matches[0]);
        }}
      >
        <label htmlFor={id}>{t('app.goto.name')}</label>
        <input
          id={id}
          className="field mono"
          type="search"
          autoFocus
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {matches.length === 0 ? (
          <p role="status">{t('app.goto.none', { name: text.trim() })}</p>
        ) : (
          <ul>
            {matches.map((place) => (
              <li key={JSON.stringify(place.selection)}>
                <button type="button" className="goto-place mono" onClick={() => go(place)}>
                  {place.name}
                </button>
              </li>
            ))}
          </ul>
        )}
      </form>
    </Dialog>
  );
}
