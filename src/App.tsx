/** The application over a store: settings on the document, the first run, links in the address. */
import { lazy, useEffect, type ReactElement } from 'react';
import { AppShell } from './components/app/AppShell.tsx';
import { PlainShell } from './components/app/PlainShell.tsx';
import { OPENING } from './scenarios/index.ts';
import { AppStoreContext, useAppStore } from './store/hooks.tsx';
import { beginShipped, isLink, isRealityLink, openLink } from './store/session.ts';
import type { AppStore } from './store/store.ts';

/** Comes with the first look: the page, its words, and the worker that compares. */
const RealityView = lazy(async () => {
  const [view, source] = await Promise.all([
    import('./components/reality/RealityView.tsx'),
    import('./sources/reality/realitySource.ts'),
  ]);
  const comparer = source.createRealitySource();
  return { default: () => <view.RealityView comparer={comparer} /> };
});

export function App({ store }: { readonly store: AppStore }): ReactElement {
  useEffect(() => dressDocument(store), [store]);
  useEffect(() => followAddress(store), [store]);
  return (
    <AppStoreContext value={store}>
      <Shell />
    </AppStoreContext>
  );
}

function Shell(): ReactElement {
  const mode = useAppStore((state) => state.mode);
  if (mode === 'simulate') return <AppShell />;
  return (
    <PlainShell>
      <RealityView />
    </PlainShell>
  );
}

/** Theme and language stand on the document, where styles, fonts and screen readers look for them. */
function dressDocument(store: AppStore): () => void {
  const dress = (): void => {
    const { theme, language, presenting, mode } = store.getState();
    const { documentElement: root } = document;
    // To write what stands there would have the browser style the whole page again.
    if (root.dataset['theme'] !== theme) root.dataset['theme'] = theme;
    root.toggleAttribute('data-presenting', presenting && mode === 'simulate');
    if (root.lang !== language) root.lang = language;
  };
  dress();
  return store.subscribe(dress);
}

/** Opens what the address says, now and whenever its fragment changes; else the opening scene. */
function followAddress(store: AppStore): () => void {
  const onHashChange = (): void => {
    if (isLink(window.location.hash)) void openLink(store, window.location.hash);
  };
  window.addEventListener('hashchange', onHashChange);
  // Once: React mounts twice while developing.
  if (store.source.scenario() === null) void openFirst(store);
  return () => window.removeEventListener('hashchange', onHashChange);
}

async function openFirst(store: AppStore): Promise<void> {
  const { hash } = window.location;
  // Behind the page that needs no run, the opening scene waits.
  if (!isLink(hash) || isRealityLink(hash)) await beginShipped(store, OPENING);
  if (!isLink(hash)) return;
  if (isRealityLink(hash)) await openLink(store, hash);
  else if (!(await openLink(store, hash))) {
    // What is wrong with the link is said over the opening scene.
    const { trouble } = store.getState();
    await beginShipped(store, OPENING);
    if (trouble !== null) store.getState().report(trouble);
  }
}
