/** Random runs as links keep them: journals in order, branches that leave their parents where they may, any view. */
import fc from 'fast-check';
import {
  ensure,
  LONGEST_NAME,
  seconds,
  type BranchDocument,
  type Command,
  type JournalEntry,
  type Scenario,
} from '../../src/engine/index.ts';
import type { RunLink, RunView } from '../../src/store/link/runLink.ts';
import type { InspectorTab, Selection } from '../../src/store/store.ts';
import { processesOf } from './buildCluster.ts';
import { commandsOf } from './commandArbitraries.ts';
import { calmRun } from './links.ts';
import { drawsOf } from './seeds.ts';
import { drawScenario } from './swarmScenario.ts';

/** The opening scene, or a cluster of the swarm. */
const anyScenario: fc.Arbitrary<Scenario> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(calmRun().scenario) },
  { weight: 4, arbitrary: fc.nat(100_000).map((seed) => drawScenario(seed, drawsOf(seed))) },
);

export const EVERY_TAB: readonly InspectorTab[] = ['yaml', 'events', 'object', 'standing', 'cost'];

/** Commands in order between two instants. */
const journalWithin = (
  command: fc.Arbitrary<Command>,
  from: number,
  to: number,
): fc.Arbitrary<readonly JournalEntry[]> =>
  fc
    .array(fc.record({ t: fc.integer({ min: from, max: to }), command }), { maxLength: 8 })
    .map((entries) => entries.toSorted((one, other) => one.t - other.t));

/** Any letters there are, so many that they fit however long each is. */
const name = fc.string({ unit: 'binary', maxLength: LONGEST_NAME / 2 });

const firstBranch = (
  command: fc.Arbitrary<Command>,
  longest: number,
): fc.Arbitrary<BranchDocument> =>
  fc.nat(longest).chain((edge) =>
    fc.record({
      name,
      parent: fc.constant(null),
      forkAt: fc.constant(0),
      shared: fc.constant(0),
      journal: journalWithin(command, 0, edge),
      edge: fc.constant(edge),
    }),
  );

/** One more branch, which leaves any of those that there are. */
const further = (
  command: fc.Arbitrary<Command>,
  branches: readonly BranchDocument[],
): fc.Arbitrary<readonly BranchDocument[]> =>
  fc.nat({ max: branches.length - 1 }).chain((parent) => {
    const above = ensure(branches[parent], 'a branch');
    return fc
      .tuple(fc.integer({ min: above.forkAt, max: above.edge }), fc.nat(30_000_000))
      .chain(([forkAt, length]) =>
        fc
          .record({
            name,
            parent: fc.constant(parent),
            forkAt: fc.constant(forkAt),
            shared: fc.constant(above.shared + above.journal.filter(({ t }) => t <= forkAt).length),
            journal: journalWithin(command, forkAt, forkAt + length),
            edge: fc.constant(forkAt + length),
          })
          .map((branch) => [...branches, branch]),
      );
  });

const branchesOf = (
  command: fc.Arbitrary<Command>,
  longest: number,
): fc.Arbitrary<readonly BranchDocument[]> =>
  fc
    .tuple(firstBranch(command, longest), fc.nat({ max: 3 }))
    .chain(([first, more]) =>
      Array.from({ length: more }).reduce<fc.Arbitrary<readonly BranchDocument[]>>(
        (grown) => grown.chain((branches) => further(command, branches)),
        fc.constant([first]),
      ),
    );

function selectionOf(scenario: Scenario): fc.Arbitrary<Selection | null> {
  const { nodes, components } = scenario;
  return fc.constantFrom<(Selection | null)[]>(
    null,
    { kind: 'apiServer' },
    ...nodes.map((node) => ({ kind: 'node', name: node.name }) as const),
    ...processesOf(scenario).map((process) => ({ kind: 'process', process }) as const),
    ...components.map(
      ({ leaseNamespace, leaseName }) =>
        ({ kind: 'election', namespace: leaseNamespace, name: leaseName }) as const,
    ),
  );
}

const spanWithin = (longest: number) =>
  fc
    .tuple(fc.nat(longest), fc.integer({ min: 1, max: longest }))
    .map(([from, length]): readonly [number, number] => [from, from + length]);

/** Two or more of so many branches, in any order. */
const comparedOf = (count: number): fc.Arbitrary<readonly number[] | null> =>
  count < 2
    ? fc.constant(null)
    : fc.option(
        fc.shuffledSubarray(
          Array.from({ length: count }, (_, place) => place),
          { minLength: 2 },
        ),
      );

/** Of a run with so many branches. */
const viewOf = (scenario: Scenario, count: number, longest: number): fc.Arbitrary<RunView> =>
  fc.record({
    selection: selectionOf(scenario),
    lens: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
    speed: fc.constantFrom(0.1, 0.25, 1, 2.5, 30, 1000),
    backward: fc.boolean(),
    loop: fc.option(spanWithin(longest)),
    compared: comparedOf(count),
    inspectorShown: fc.boolean(),
    tab: fc.constantFrom(...EVERY_TAB),
    window: fc.option(spanWithin(longest).map(([from, to]) => ({ from, to }))),
    span: fc.option(fc.integer({ min: 1, max: longest })),
    allLanes: fc.boolean(),
    presenting: fc.boolean(),
  });

/** Any run as a link may tell of it, at most about so long (µs). */
const runLinks = (longest: number): fc.Arbitrary<RunLink> =>
  anyScenario.chain((scenario) =>
    branchesOf(commandsOf(scenario), longest).chain((all) =>
      fc.record({
        scenario: fc.constant(scenario),
        branches: fc.constant(all),
        current: fc.nat({ max: all.length - 1 }),
        at: fc.nat(longest),
        applied: fc.option(fc.nat(8)),
        bookmarks: fc
          .uniqueArray(fc.nat(longest), { maxLength: 4 })
          .map((marks) => marks.toSorted((one, other) => one - other)),
        view: viewOf(scenario, all.length, longest),
        language: fc.constantFrom('en' as const, 'ko' as const, null),
        theme: fc.constantFrom('dark' as const, 'light' as const, null),
      }),
    ),
  );

export const anyRunLink: fc.Arbitrary<RunLink> = runLinks(seconds(600));

/** All that is done in a branch: what it keeps of its parent, and its own. */
function journalOf(branches: readonly BranchDocument[], place: number): readonly JournalEntry[] {
  const { parent, shared, journal } = ensure(branches[place], 'a branch');
  return parent === null ? journal : [...journalOf(branches, parent).slice(0, shared), ...journal];
}

/** The run as the page itself would keep it: its playhead is where the run has been. */
function asSeen(run: RunLink): RunLink {
  const at = Math.min(run.at, ensure(run.branches[run.current], 'a branch').edge);
  const journal = journalOf(run.branches, run.current);
  const [least, most] = [
    journal.filter(({ t }) => t < at).length,
    journal.filter(({ t }) => t <= at).length,
  ];
  return { ...run, at, applied: Math.min(Math.max(run.applied ?? most, least), most) };
}

/** A short run, as the page keeps it. */
export const anySeenRun: fc.Arbitrary<RunLink> = runLinks(seconds(40)).map(asSeen);
