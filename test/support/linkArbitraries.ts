/** Random runs as links keep them: journals in order, branches that leave their parents where they may, any view. */
import fc from 'fast-check';
import {
  seconds,
  type BranchDocument,
  type Command,
  type JournalEntry,
} from '../../src/engine/index.ts';
import type { RunLink, RunView } from '../../src/store/link/runLink.ts';
import type { Selection } from '../../src/store/store.ts';
import { calmRun } from './links.ts';

const { scenario } = calmRun();
const NODES = scenario.nodes.map(({ name }) => name);
const CANDIDATES = ['cp-1', 'cp-2', 'cp-3'].map((host) => `kube-scheduler/${host}`);

const node = fc.constantFrom(...NODES);
const process = fc.oneof(
  node.map((name) => `kubelet/${name}`),
  fc.constantFrom(...CANDIDATES),
);

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ kind: fc.constantFrom('powerOff' as const, 'powerOn' as const), node }),
  fc.record({
    kind: fc.constantFrom('pause' as const, 'resume' as const, 'crash' as const, 'start' as const),
    process,
  }),
  fc.record({
    kind: fc.constant('cut' as const),
    processes: fc.uniqueArray(process, { minLength: 1, maxLength: 3 }),
    mode: fc.constantFrom('lost' as const, 'held' as const, 'refused' as const),
    direction: fc.constantFrom('both' as const, 'requests' as const, 'answers' as const),
  }),
  fc.record({
    kind: fc.constant('setLatency' as const),
    processes: fc.uniqueArray(process, { maxLength: 2 }),
    latencyMs: fc.option(fc.integer({ min: 0, max: 60_000 })),
  }),
);

/** Commands in order between two instants. */
const journalWithin = (from: number, to: number): fc.Arbitrary<readonly JournalEntry[]> =>
  fc
    .array(fc.record({ t: fc.integer({ min: from, max: to }), command }), { maxLength: 8 })
    .map((entries) => entries.toSorted((one, other) => one.t - other.t));

const LONGEST = seconds(600);
const name = fc.string({ maxLength: 20 });

const firstBranch: fc.Arbitrary<BranchDocument> = fc
  .integer({ min: 0, max: LONGEST })
  .chain((edge) =>
    fc.record({
      name,
      parent: fc.constant(null),
      forkAt: fc.constant(0),
      shared: fc.constant(0),
      journal: journalWithin(0, edge),
      edge: fc.constant(edge),
    }),
  );

/** One more branch, which leaves any of those that there are. */
const further = (branches: readonly BranchDocument[]): fc.Arbitrary<readonly BranchDocument[]> =>
  fc.nat({ max: branches.length - 1 }).chain((parent) => {
    const above = branches[parent];
    if (above === undefined) throw new Error('no such branch');
    return fc
      .tuple(
        fc.integer({ min: above.forkAt, max: Math.max(above.edge, above.forkAt) }),
        fc.nat(30_000_000),
      )
      .chain(([forkAt, length]) =>
        fc
          .record({
            name,
            parent: fc.constant(parent),
            forkAt: fc.constant(forkAt),
            shared: fc.constant(above.shared + above.journal.filter(({ t }) => t <= forkAt).length),
            journal: journalWithin(forkAt, forkAt + length),
            edge: fc.constant(forkAt + length),
          })
          .map((branch) => [...branches, branch]),
      );
  });

const branches: fc.Arbitrary<readonly BranchDocument[]> = fc
  .tuple(firstBranch, fc.nat({ max: 3 }))
  .chain(([first, more]) =>
    Array.from({ length: more }).reduce<fc.Arbitrary<readonly BranchDocument[]>>(
      (grown) => grown.chain(further),
      fc.constant([first]),
    ),
  );

const selection: fc.Arbitrary<Selection | null> = fc.oneof(
  fc.constant(null),
  node.map((each): Selection => ({ kind: 'node', name: each })),
  process.map((each): Selection => ({ kind: 'process', process: each })),
  fc.constant<Selection>({ kind: 'apiServer' }),
  fc.constant<Selection>({ kind: 'election', namespace: 'kube-system', name: 'kube-scheduler' }),
);

const span = fc
  .tuple(fc.nat(LONGEST), fc.integer({ min: 1, max: LONGEST }))
  .map(([from, length]): readonly [number, number] => [from, from + length]);

/** Of a run with so many branches. */
const viewOf = (count: number): fc.Arbitrary<RunView> =>
  fc.record({
    selection,
    lens: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
    speed: fc.constantFrom(0.1, 0.25, 1, 2.5, 30, 1000),
    backward: fc.boolean(),
    loop: fc.option(span),
    compared:
      count < 2 ? fc.constant(null) : fc.option(fc.constantFrom<[number, number]>([0, 1], [1, 0])),
    inspectorShown: fc.boolean(),
    tab: fc.constantFrom('yaml' as const, 'events' as const, 'object' as const),
    window: fc.option(span.map(([from, to]) => ({ from, to }))),
    span: fc.option(fc.integer({ min: 1, max: LONGEST })),
    allLanes: fc.boolean(),
    presenting: fc.boolean(),
  });

/** Any run of the opening scene's cluster. */
export const anyRunLink: fc.Arbitrary<RunLink> = branches.chain((all) =>
  fc.record({
    scenario: fc.constant(scenario),
    branches: fc.constant(all),
    current: fc.nat({ max: all.length - 1 }),
    at: fc.nat(LONGEST),
    applied: fc.option(fc.nat(8)),
    bookmarks: fc
      .uniqueArray(fc.nat(LONGEST), { maxLength: 4 })
      .map((marks) => marks.toSorted((one, other) => one - other)),
    view: viewOf(all.length),
    language: fc.constantFrom('en' as const, 'ko' as const, null),
    theme: fc.constantFrom('dark' as const, 'light' as const, null),
  }),
);
