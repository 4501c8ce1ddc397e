/**
 * Beginning another run and taking the present one along: what links, files, pastes and the gallery
 * share. The run that is there goes on until the new one is complete, and for good if it fails.
 */
import {
  ensure,
  fail,
  ok,
  parseScenario,
  printScenario,
  type Command,
  soleBranch,
  type Opening,
  type Problem,
  type Result,
  type Scenario,
  type ScenarioDocument,
} from '../engine/index.ts';
import { shippedScenario, type ShippedId } from '../scenarios/index.ts';
import type { Frame } from '../sources/frame.ts';
import { firstSelection } from './firstSelection.ts';
import type { RunLink } from './link/runLink.ts';
import type { AppStore, Notice, Selection, Trouble } from './store.ts';

export interface Beginning {
  readonly scenario: Scenario;
  readonly opening?: Opening;
}

/** Replaces the run; on failure says why, and nothing else changes. */
export async function begin(
  store: AppStore,
  { scenario, opening }: Beginning,
  of: Pick<Trouble, 'of' | 'name'>,
): Promise<boolean> {
  // A tick that is under way would move the new run from where it was to be opened.
  const { playing } = store.getState();
  store.getState().setPlaying(false);
  const result = await saidToOpen(store, store.source.load(scenario, opening));
  if (!result.ok) {
    store.getState().setPlaying(playing);
    store.getState().report({ ...of, problems: result.error });
    return false;
  }
  store.setState({
    mode: 'simulate',
    selection: firstSelection(scenario),
    lens: 0,
    tool: 'select',
    aim: null,
    foreseen: null,
    dialog: null,
    trouble: null,
    acted: opening?.branches.some(({ journal }) => journal.length > 0) ?? false,
    // The picture that was sent is a still one until it is played on.
    playing: (opening?.t ?? 0) === 0,
    speed: 1,
    backward: false,
    loop: null,
    bookmarks: [],
    compared: null,
    timeWindow: null,
    timeSpan: null,
    heldWindow: null,
    range: null,
  });
  if (store.source.openedShort()) store.getState().notify('app.notice.openedShort');
  return true;
}

/** A run that was played for hours takes seconds to open; that it does is said until it has. */
async function saidToOpen<T>(store: AppStore, opening: Promise<T>): Promise<T> {
  const say = (): void => store.getState().notify('app.notice.opening');
  const first = setTimeout(say, SLOW);
  const again = setInterval(say, AGAIN);
  const result = await opening;
  clearTimeout(first);
  clearInterval(again);
  if (store.getState().notice?.key === 'app.notice.opening') store.setState({ notice: null });
  return result;
}
/** Milliseconds after which one wonders, and until a notice has gone. */
const [SLOW, AGAIN] = [600, 4_000];

/** One of the scenarios that ship, from its beginning or stopped at an instant (µs). */
export async function beginShipped(store: AppStore, id: ShippedId, at = 0): Promise<boolean> {
  const scenario = parseScenario(ensure(shippedScenario(id), 'a scenario that ships').document);
  if (scenario.ok) {
    const of = { of: 'scenario', name: id } as const;
    const opening = soleBranch([], at);
    if (!(await begin(store, { scenario: scenario.value, opening }, of))) return false;
    if (at > 0) store.getState().setPlaying(false);
    return true;
  }
  store.getState().report({ of: 'scenario', name: id, problems: scenario.error });
  return false;
}

/** A packed run, and what is left of one that was cut off within its very first letters. */
const PACKED = /^#?v\d*(\.|$)/;

/** Whether the fragment of an address means to be a link. What reads it comes when it is needed. */
export const isLink = (fragment: string): boolean =>
  PACKED.test(fragment) || /^#?(scenario|reality)=/.test(fragment);

/** Whether it opens a recording, which needs no run. */
export const isRealityLink = (fragment: string): boolean => /^#?reality=/.test(fragment);

/** Opens the link in an address; false if it could not be, which has been said then. */
export async function openLink(store: AppStore, fragment: string): Promise<boolean> {
  if (!PACKED.test(fragment)) return openPlainLink(store, fragment);
  const { parseLink } = await import('./link/link.ts');
  return openRun(store, parseLink(fragment), { of: 'link', name: '' });
}

/** Opens the run of a link or a file, at its instant and with its view. */
export async function openRun(
  store: AppStore,
  run: Result<RunLink>,
  of: Pick<Trouble, 'of' | 'name'>,
): Promise<boolean> {
  if (!run.ok) {
    store.getState().report({ ...of, problems: run.error });
    return false;
  }
  const { openingOf, showView } = await import('./link/runOfStore.ts');
  const { scenario } = run.value;
  if (!(await begin(store, { scenario, opening: openingOf(run.value) }, of))) return false;
  showView(store, run.value);
  return true;
}

/** A link that people can read: a scenario that ships at an instant, or a recording beside the engine. */
async function openPlainLink(store: AppStore, fragment: string): Promise<boolean> {
  const { parsePlainLink } = await import('./plainLink.ts');
  const link = parsePlainLink(fragment);
  if (!link.ok) {
    store.getState().report({ of: 'link', name: '', problems: link.error });
    return false;
  }
  const { value } = link;
  if (value.language !== null) store.setState({ language: value.language });
  if (value.kind === 'scenario') return beginShipped(store, value.id, value.at);
  store.getState().setReality(value.place);
  store.getState().setMode('reality');
  return true;
}

/** The fragment of a link to this run at this instant. */
export async function currentLink(store: AppStore): Promise<Result<string, LinkFailure>> {
  if (store.getState().mode === 'reality') return realityLink(store);
  const [{ linkFragment }, { runOfStore }, { LONGEST_LINK }] = await Promise.all([
    import('./link/link.ts'),
    import('./link/runOfStore.ts'),
    import('./link/limits.ts'),
  ]);
  const run = runOfStore(store);
  if (run === null) return fail('nothing');
  const fragment = linkFragment(run);
  return fragment.length > LONGEST_LINK ? fail('tooLong') : ok(fragment);
}

/** The text of a file with this run at this instant; null while nothing is open. */
export async function currentFile(store: AppStore): Promise<string | null> {
  const [{ runFileText }, { runOfStore }] = await Promise.all([
    import('./link/runFile.ts'),
    import('./link/runOfStore.ts'),
  ]);
  const run = runOfStore(store);
  return run === null ? null : runFileText(run);
}

/** Why there is no link: nothing to link to, too much of it, or a file that only this browser has. */
export type LinkFailure = 'nothing' | 'tooLong' | 'ownFile';

async function realityLink(store: AppStore): Promise<Result<string, LinkFailure>> {
  const { realityFragment } = await import('./plainLink.ts');
  const { reality, language } = store.getState();
  return reality.recording === '' ? fail('ownFile') : ok(realityFragment(reality, language));
}

/** This run as a scenario document: what the user did becomes its script. */
export function currentDocument(store: AppStore): ScenarioDocument | null {
  const scenario = store.source.scenario();
  if (scenario === null) return null;
  const done = store.source
    .journal()
    .map(({ t, command }) => ({ atSeconds: t / 1_000_000, command }));
  const script = [...scenario.script, ...done].sort(
    (one, other) => one.atSeconds - other.atSeconds,
  );
  return printScenario({ ...scenario, script });
}

/** Says so when what was asked was refused: nothing to step to, or four futures already. */
export const tellRefusals = (store: AppStore): (() => void) => {
  let told: unknown = null;
  return store.source.subscribe(() => {
    const refusal = store.source.refusal();
    if (refusal !== null && refusal !== told) store.getState().notify(noticeOf(refusal));
    told = refusal;
  });
};

const noticeOf = (refusal: readonly Problem[]): Notice['key'] =>
  refusal.some(({ code }) => code === 'nothingAhead')
    ? 'app.notice.nothingAhead'
    : 'app.notice.fourFutures';

/** An act of the user, at the playhead. */
export function act(store: AppStore, command: Command): void {
  if (!store.source.can.inject) return;
  store.getState().setAim(null);
  store.source.inject(command);
  store.getState().setActed(true);
}

/** Whether what is selected still exists in a frame. */
export function isThere(selection: Selection, frame: Frame): boolean {
  switch (selection.kind) {
    case 'node':
      return frame.nodes.some(({ name }) => name === selection.name);
    case 'election':
      return frame.elections.some(
        ({ name, namespace }) => name === selection.name && namespace === selection.namespace,
      );
    case 'process':
      return (
        frame.nodes.some(({ process }) => process === selection.process) ||
        frame.elections.some(({ candidates }) =>
          candidates.some(({ process }) => process === selection.process),
        )
      );
    case 'apiServer':
      return true;
  }
}
