/** Links to a run at an instant, as the page itself makes them: where a script wants to be, it goes. */
import {
  createSimulation,
  ensure,
  parseScenario,
  seconds,
  soleBranch,
  type Command,
  type Fact,
  type Instant,
  type JournalEntry,
  type Scenario,
} from '../../src/engine/index.ts';
import type { Language } from '../../src/i18n/translate.ts';
import type { Lens, Selection } from '../../src/store/store.ts';
import { linkFragment } from '../../src/store/link/link.ts';
import { FIRST_VIEW, type RunLink } from '../../src/store/link/runLink.ts';
import { scenarioDocument } from './scenarioDocuments.ts';

export interface Run {
  readonly scenario: Scenario;
  readonly journal: readonly JournalEntry[];
}

export interface Look {
  readonly selection?: Selection;
  readonly lens?: Lens;
  readonly speed?: number;
  readonly language?: Language;
}

export function scenarioOf(document: unknown): Scenario {
  const parsed = parseScenario(document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** What the user did, by second. */
export const journalOf = (acts: readonly (readonly [number, Command])[]): readonly JournalEntry[] =>
  acts.map(([at, command]) => ({ t: seconds(at), command }));

/** The opening scene with something done to it. */
export const calmRun = (acts: readonly (readonly [number, Command])[] = []): Run => ({
  scenario: scenarioOf(scenarioDocument()),
  journal: journalOf(acts),
});

/** As many calm nodes as wanted, beside the opening scene's control plane. */
export const calmNodes = (count: number): Run => {
  const document = scenarioDocument();
  if (typeof document !== 'object') throw new Error('the opening scene is not an object');
  const nodes = { count, podsPerNode: 2, namePattern: 'worker-{i}' };
  return { scenario: scenarioOf({ ...document, nodes }), journal: [] };
};

/** The address' end that opens the run at that instant: paused, unless it is the beginning. */
export const linkTo = (run: Run, at: number, look: Look = {}): string =>
  `#${linkFragment(runLinkTo(run, at, look))}`;

/** What such a link says. */
export function runLinkTo({ scenario, journal }: Run, at: number, look: Look = {}): RunLink {
  const { language = null, ...view } = look;
  const t = Math.round(at);
  const { branches, current } = soleBranch(journal, t);
  return {
    scenario,
    branches,
    current,
    at: t,
    applied: null,
    bookmarks: [],
    view: { ...FIRST_VIEW, ...view },
    language,
    theme: null,
  };
}

/** What the engine itself says about a run: every fact until that second. */
export function factsOf({ scenario, journal }: Run, untilSeconds: number): readonly Fact[] {
  const simulation = createSimulation(scenario);
  for (const { t, command } of journal) {
    simulation.runUntil(t as Instant);
    simulation.apply(command);
  }
  simulation.runUntil(seconds(untilSeconds) as number as Instant);
  return simulation.facts();
}

/** The first fact of that kind that fits; there must be one. */
export function firstFact<K extends Fact['kind']>(
  facts: readonly Fact[],
  kind: K,
  fits: (fact: Extract<Fact, { kind: K }>) => boolean = () => true,
): Extract<Fact, { kind: K }> {
  const isIt = (fact: Fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind;
  return ensure(facts.filter(isIt).find(fits), `a fact ${kind}`);
}
