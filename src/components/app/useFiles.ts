/** What comes in and goes out as files, links and pasted text, bound to the browser. */
import { useMemo } from 'react';
import { type Problem, problemAt, say } from '../../engine/index.ts';
import type { ShippedId } from '../../scenarios/index.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { beginShipped, currentDocument, currentFile, currentLink } from '../../store/session.ts';
import { LARGEST_FILE } from '../../store/link/limits.ts';
import { RUN_FILE_END } from '../../store/link/runLink.ts';
import type { AppStore } from '../../store/store.ts';
import { copyText } from '../common/clipboard.ts';

export interface Files {
  readonly openShipped: (id: ShippedId) => void;
  /** Asks for a file and opens it. */
  readonly chooseFile: () => void;
  readonly openFile: (file: File) => void;
  /** This run as a file that opens with the same picture. */
  readonly save: () => void;
  /** The scenario alone, with what the user did as its script. */
  readonly saveScenario: () => void;
  readonly copyLink: () => void;
}

const ACCEPTED = '.json,.yaml,.yml,.txt,application/json,text/plain';

export function useFiles(): Files {
  const store = useAppStoreApi();
  return useMemo(() => filesOf(store), [store]);
}

function filesOf(store: AppStore): Files {
  const openFile = (file: File): void => {
    void (async () => {
      if (file.size > LARGEST_FILE) {
        store.getState().report({ of: 'file', name: file.name, problems: [tooLarge(file.size)] });
        return;
      }
      const text = await file.text().catch(() => null);
      if (text === null) {
        store.getState().report({ of: 'file', name: file.name, problems: [UNREADABLE] });
        return;
      }
      const { openText } = await import('./openText.ts');
      await openText(store, text, file.name);
    })();
  };
  return {
    openShipped: (id) => void beginShipped(store, id),
    chooseFile: () => {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = ACCEPTED;
      input.addEventListener('change', () => {
        const [file] = input.files ?? [];
        if (file !== undefined) openFile(file);
      });
      input.click();
    },
    openFile,
    save: () => void save(store),
    saveScenario: () => void saveScenario(store),
    copyLink: () => void copyLink(store),
  };
}

/** A folder that was dropped, or a file that is gone or may not be read. */
const UNREADABLE: Problem = problemAt(
  'file',
  say`what this browser could not read`,
  say`a file of text`,
  'unreadable',
);

const tooLarge = (size: number): Problem =>
  problemAt('file', say`${size} bytes`, say`at most ${LARGEST_FILE}`, 'tooLarge');

async function save(store: AppStore): Promise<void> {
  const [text, { download, fileStem }] = await Promise.all([
    currentFile(store),
    import('../export/download.ts'),
  ]);
  if (text === null) return;
  const name = fileStem(store.source.scenario()?.name ?? '');
  download(`${name}${RUN_FILE_END}`, [text], 'application/json');
  store.getState().notify('app.notice.saved');
}

async function saveScenario(store: AppStore): Promise<void> {
  const scenario = currentDocument(store);
  if (scenario === null) return;
  const { download, fileStem } = await import('../export/download.ts');
  const name = fileStem(store.source.scenario()?.name ?? '');
  download(`${name}.json`, [`${JSON.stringify(scenario, null, 2)}\n`], 'application/json');
  store.getState().notify('app.notice.saved');
}

async function copyLink(store: AppStore): Promise<void> {
  const { notify } = store.getState();
  const link = await currentLink(store);
  if (!link.ok) {
    if (link.error === 'tooLong') notify('app.notice.linkTooLong');
    if (link.error === 'ownFile') notify('app.notice.linkOwnFile');
    return;
  }
  const address = new URL(window.location.href);
  address.hash = link.value;
  // Replaced, not pushed: no history entry, and no hashchange that would open it again.
  window.history.replaceState(null, '', address);
  notify((await copyText(address.href)) ? 'app.notice.linkCopied' : 'app.notice.linkNotCopied');
}
