/** What the export menu does: each makes its text or picture of the run that is open and saves it. */
import type { ShareTranslate } from '../../i18n/shareTranslate.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { AppStore } from '../../store/store.ts';
import { scenarioTitle } from '../app/scenarioTitle.ts';
import { clockText } from '../timeline/timeScale.ts';
import { download, fileStem } from './download.ts';
import { csv, jsonLines } from './logText.ts';
import { objectsYaml } from './objectsText.ts';
import { pngOf } from './picturePng.ts';
import { pictureOf, type Picture } from './pictureSvg.ts';

export interface ExportWords {
  readonly t: Translate;
  readonly share: ShareTranslate;
}

/** `calmCluster-1-15.0`: which run, and when. */
export function exportName(store: AppStore): string {
  const at = clockText(store.source.latest()?.now ?? 0).replaceAll(':', '-');
  return `${fileStem(store.source.scenario()?.name ?? '')}-${at}`;
}

export async function exportLog(store: AppStore, as: 'jsonl' | 'csv'): Promise<void> {
  // What the page has dropped of a long run is computed again.
  const facts = await store.source.recall(0, store.source.latest()?.now ?? 0);
  const parts = as === 'jsonl' ? await jsonLines(facts) : await csv(facts);
  const type = as === 'jsonl' ? 'application/jsonl' : 'text/csv';
  download(`${exportName(store)}.${as}`, parts, type);
}

export function exportObjects(store: AppStore): void {
  const frame = store.source.latest();
  if (frame !== null) download(`${exportName(store)}.yaml`, [objectsYaml(frame)], 'text/yaml');
}

/** What belongs to the picture: stage, narrator, clocks and lanes. */
const AREAS = '.shell-stage, .shell-narrator, .shell-time';

/** The page as it looks now, as one drawing. */
export function viewPicture(store: AppStore, { t, share }: ExportWords): Promise<Picture> {
  const frame = store.source.latest();
  const caption = share('share.export.caption', {
    name: scenarioTitle(t, frame?.scenario.name ?? ''),
    at: clockText(frame?.now ?? 0),
    seed: frame?.scenario.seed ?? 0,
  });
  return pictureOf([...document.querySelectorAll(AREAS)], caption);
}

export async function exportSvg(store: AppStore, words: ExportWords): Promise<void> {
  const { svg } = await viewPicture(store, words);
  download(`${exportName(store)}.svg`, [svg], 'image/svg+xml');
}

export async function exportPng(store: AppStore, words: ExportWords): Promise<void> {
  const png = await pngOf(await viewPicture(store, words));
  if (png === null) throw new Error('this browser makes no PNG');
  download(`${exportName(store)}.png`, [png], 'image/png');
}

/** Runs one of the above, and says whether something was saved. */
export async function exporting(store: AppStore, work: () => void | Promise<void>): Promise<void> {
  const { notify } = store.getState();
  try {
    await work();
    notify('app.notice.saved');
  } catch {
    notify('app.notice.notSaved');
  }
}
