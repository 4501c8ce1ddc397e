/** The entrance of the page: a source, a store over it, the first scenario, and React. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { ensure } from './engine/index.ts';
import { createSimulationSource } from './sources/simulation/simulationSource.ts';
import { tellRefusals } from './store/session.ts';
import { keepSettings, readSettings, type SettingsStorage } from './store/storage.ts';
import { createAppStore } from './store/store.ts';

/** Reading the property alone can be refused. */
function ownStorage(): SettingsStorage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

const storage = ownStorage();
const settings = readSettings(storage, {
  languages: navigator.languages,
  prefersLight: window.matchMedia('(prefers-color-scheme: light)').matches,
});
const store = createAppStore(createSimulationSource(), settings);
keepSettings(store, storage);
tellRefusals(store);

createRoot(ensure(document.getElementById('root'), 'the page has a root')).render(
  <StrictMode>
    <App store={store} />
  </StrictMode>,
);
