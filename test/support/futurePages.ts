/** The page of a run beside a worker in the same thread, and the same run opened from its link by another browser. */
import type { Scenario } from '../../src/engine/index.ts';
import type { RunDocument } from '../../src/sources/frame.ts';
import type { Source } from '../../src/sources/source.ts';
import { createSimulationSource } from '../../src/sources/simulation/simulationSource.ts';
import { linkFragment, parseLink } from '../../src/store/link/link.ts';
import { FIRST_VIEW } from '../../src/store/link/runLink.ts';
import { openingOf } from '../../src/store/link/runOfStore.ts';
import { createSameThreadWorker } from './sameThreadWorker.ts';

export interface Page {
  readonly source: Source;
  readonly answer: () => void;
}

export function pageOf(of: Scenario, opening?: Parameters<Source['load']>[1]): Page {
  const worker = createSameThreadWorker();
  const source = createSimulationSource(worker);
  void source.load(of, opening);
  worker.answer();
  return { source, answer: worker.answer };
}

/** Through a link and back, as another browser opens it. */
export function reopened(document: RunDocument): Page {
  const link = parseLink(
    linkFragment({
      ...document,
      at: document.t,
      applied: document.applied ?? null,
      bookmarks: [],
      view: FIRST_VIEW,
      language: null,
      theme: null,
    }),
  );
  if (!link.ok) throw new Error(JSON.stringify(link.error));
  return pageOf(link.value.scenario, openingOf(link.value));
}

export function documentOf({ source }: Page): RunDocument {
  const document = source.document();
  if (document === null) throw new Error(JSON.stringify(source.failure()));
  return document;
}
