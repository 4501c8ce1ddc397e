/** What comes in and goes out as files, links and pasted text, bound to the browser. */
import { useMemo } from 'react';
import type { ShippedId } from '../../scenarios/index.ts';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { beginShipped, currentDocument, currentLink } from '../../store/session.ts';
import type { AppStore } from '../../store/store.ts';
import { copyText } from '../common/clipboard.ts';

export interface Files {
  readonly openShipped: (id: ShippedId) => void;
  /** Asks for a file and opens it. */
  readonly chooseFile: () => void;
  readonly openFile: (file: File) => void;
  readonly save: () => void;
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
      const { openText } = await import('./openText.ts');
      await openText(store, await file.text(), file.name);
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
    save: () => save(store),
    copyLink: () => void copyLink(store),
  };
}

function save(store: AppStore): void {
  const scenario = currentDocument(store);
  if (scenario === null) return;
  const blob = new Blob([`${JSON.stringify(scenario, null, 2)}\n`], { type: 'application/json' });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fileName(store.source.scenario()?.name ?? '')}.json`;
  link.click();
  // The download has its own hold on the blob by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
  store.getState().notify('app.notice.saved');
}

const fileName = (name: string): string =>
  name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '') || 'scenario';

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
