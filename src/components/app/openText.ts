/**
 * Opens a text that may be anything: a run that was saved, a scenario as JSON or YAML, or what
 * kubectl printed. Loaded when first needed, since it brings the YAML reader.
 */
import { ok } from '../../engine/index.ts';
import { begin, openRun } from '../../store/session.ts';
import type { AppStore } from '../../store/store.ts';
import { readText } from '../../store/readText.ts';
import { MAX_SCORE_NODES } from '../score/scoreLayout.ts';

/**
 * Begins the run that the text describes, or says what is wrong with it. A cluster is shown in the
 * paste dialog first: how much of it was found, and how much can be drawn.
 */
export async function openText(store: AppStore, text: string, name: string): Promise<void> {
  const read = readText(text, MAX_SCORE_NODES);
  if (!read.ok) store.getState().report({ of: 'file', name, problems: read.error });
  else if (read.value.kind === 'run')
    await openRun(store, ok(read.value.run), { of: 'file', name });
  else if (read.value.kind === 'cluster') store.setState({ pasted: text, dialog: 'paste' });
  else if (await begin(store, { scenario: read.value.scenario }, { of: 'file', name })) {
    store.getState().notify('app.notice.loaded');
  }
}
