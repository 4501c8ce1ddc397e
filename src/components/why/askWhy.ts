/** Which fact somebody means who asks "why?" of an object: its latest notable one, or what that followed from at once. */
import type { Fact, FactKind } from '../../engine/index.ts';
import { isNotable } from '../../narrator/notable.ts';
import type { AppStore, Selection } from '../../store/store.ts';
import { objectEvents } from '../inspector/objectEvents.ts';

/** Facts this close together are one story. */
const ONE_STORY = 3_000_000;

/** What a story is called by; taints, Pods and promises follow from these. */
const HEADS: ReadonlySet<FactKind> = new Set<FactKind>([
  'nodeConditionChanged',
  'startedLeading',
  'stoppedLeading',
  'leaseConflict',
]);

/** The fact of a list, newest first, that "why?" is about; null if there is none. */
export function factToExplain(newestFirst: readonly Fact[]): Fact | null {
  const notable = newestFirst.filter(isNotable);
  const [latest] = notable;
  if (latest === undefined) return null;
  if (latest.kind === 'command') return latest;
  return notable.find((fact) => HEADS.has(fact.kind) && latest.t - fact.t <= ONE_STORY) ?? latest;
}

/** Looked for among so many of the newest facts where nothing is selected. */
const NEWEST = 5_000;

function aboutSelection(store: AppStore, selection: Selection | null): Fact | null {
  const frame = store.source.latest();
  if (frame === null) return null;
  const facts = store.source.facts();
  if (selection === null || selection.kind === 'apiServer')
    return factToExplain(facts.slice(-NEWEST).reverse());
  return factToExplain(objectEvents(facts, frame, selection));
}

/** Asks about an object; says so if nothing has happened to it. */
export function askAbout(store: AppStore, selection: Selection | null): void {
  const fact = aboutSelection(store, selection);
  if (fact === null) store.getState().notify('app.notice.nothingToExplain');
  else store.getState().ask(fact);
}

/** Asks about the mark that has the focus (`data-seq`, or its own `data-ask`), else about what is selected. */
export function askHere(store: AppStore): void {
  const question = document.activeElement?.closest('[data-ask]') ?? null;
  if (question instanceof HTMLElement) {
    question.click();
    return;
  }
  const mark = document.activeElement?.closest('[data-seq]') ?? null;
  const seq = mark === null ? NaN : Number(mark.getAttribute('data-seq'));
  const fact = store.source.known().find((each) => each.seq === seq);
  if (fact !== undefined) store.getState().ask(fact);
  else askAbout(store, store.getState().selection);
}
