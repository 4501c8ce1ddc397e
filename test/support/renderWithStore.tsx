/** Renders a component under a store whose source is a fake: what every component test begins with. */
import { render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import type { Frame } from '../../src/sources/frame.ts';
import { AppStoreContext } from '../../src/store/hooks.tsx';
import {
  createAppStore,
  type AppState,
  type AppStore,
  type Settings,
} from '../../src/store/store.ts';
import { createFakeSource, type FakeSource } from './fakeSource.ts';

export interface RenderedWithStore extends RenderResult {
  readonly store: AppStore;
  readonly source: FakeSource;
}

export function renderWithStore(
  element: ReactElement,
  {
    frame = null,
    state = {},
    settings = { language: 'en', theme: 'dark' },
  }: { frame?: Frame | null; state?: Partial<AppState>; settings?: Settings } = {},
): RenderedWithStore {
  const source = createFakeSource(frame);
  const store = createAppStore(source, settings);
  store.setState(state);
  const result = render(<AppStoreContext value={store}>{element}</AppStoreContext>);
  return { ...result, store, source };
}
