/**
 * The law of futures: whatever way a run was lived, its document opens as the same run. What is known
 * of each future is what a straight run with its commands tells.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSimulation, type Command, type Fact, type Instant } from '../../src/engine/index.ts';
import type { BranchView, Frame } from '../../src/sources/frame.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../support/buildCluster.ts';
import { documentOf, pageOf, reopened, type Page } from '../support/futurePages.ts';
import { LAW_SEED } from '../support/seeds.ts';

const SECOND = 1_000_000;
const scenario = buildScenario({
  seed: 11,
  nodes: 2,
  components: { [CONTROLLER_MANAGER]: ['a', 'b'] },
});

const commands: readonly Command[] = [
  { kind: 'powerOff', node: 'node-0' },
  { kind: 'powerOn', node: 'node-0' },
  { kind: 'apiServerDown' },
  { kind: 'apiServerUp' },
  { kind: 'cut', processes: ['kubelet/node-1'], mode: 'lost', direction: 'both' },
];

/** What a hand does to a run. A future is named by its place in the list. */
type Step =
  | { readonly kind: 'act'; readonly command: Command }
  | { readonly kind: 'play' | 'seek'; readonly seconds: number }
  | { readonly kind: 'undo' | 'redo' | 'fork' }
  | { readonly kind: 'switchTo' | 'remove'; readonly place: number };

const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('act' as const),
        command: fc.constantFrom(...commands),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        kind: fc.constant('seek' as const),
        seconds: fc.integer({ min: 0, max: 60 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constant('play' as const),
        seconds: fc.integer({ min: 1, max: 20 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('undo' as const, 'redo' as const, 'fork' as const),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant('switchTo' as const), place: fc.nat(3) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), place: fc.nat(3) }) },
  ),
  { minLength: 4, maxLength: 24 },
);

function takeStep({ source, answer }: Page, step: Step): void {
  const futures = source.branches();
  const future = 'place' in step ? (futures[step.place % futures.length]?.id ?? 0) : 0;
  if (step.kind === 'act') source.inject(step.command);
  else if (step.kind === 'seek') source.seek(step.seconds * SECOND);
  else if (step.kind === 'play') source.tick(step.seconds * 1000, 1);
  else if (step.kind === 'switchTo') source.switchTo(future);
  else if (step.kind === 'remove') source.remove(future);
  else source[step.kind]();
  answer();
}

function straight({ journal }: BranchView, edge: number): readonly Fact[] {
  const simulation = createSimulation(scenario);
  for (const { t, command } of journal) {
    simulation.runUntil(t as Instant);
    simulation.apply(command);
  }
  simulation.runUntil(edge as Instant);
  return simulation.facts();
}

/** The picture at the furthest known instant of a future, apart from how the page came there. */
function pictureAt({ source, answer }: Page, id: number, edge: number): Partial<Frame> {
  source.switchTo(id);
  source.seek(edge);
  answer();
  const frame = source.latest();
  if (frame === null) throw new Error('nothing is loaded');
  const { run: _run, facts: _facts, messages: _messages, place: _place, ...picture } = frame;
  return picture;
}

describe('futures', { timeout: 240_000 }, () => {
  it('open from their link as they were, whatever way they were lived', () => {
    fc.assert(
      fc.property(steps, (walk) => {
        const page = pageOf(scenario);
        for (const step of [{ kind: 'play', seconds: 40 } as const, ...walk]) takeStep(page, step);
        const document = documentOf(page);
        const again = reopened(document);
        expect(documentOf(again)).toEqual({ ...document, ids: document.ids.map((_, id) => id) });
        document.branches.forEach(({ edge }, place) => {
          const id = document.ids[place] ?? -1;
          const lived = page.source.branches().find((each) => each.id === id);
          const opened = again.source.branches()[place];
          if (lived === undefined || opened === undefined) throw new Error(`no branch ${id}`);
          expect(opened.journal).toEqual(lived.journal);
          expect([...page.source.known(id)]).toEqual(straight(lived, edge));
          expect([...again.source.known(place)]).toEqual(straight(lived, edge));
        });
        document.branches.forEach(({ edge }, place) => {
          const id = document.ids[place] ?? -1;
          expect(pictureAt(again, place, edge)).toEqual(pictureAt(page, id, edge));
        });
      }),
      { seed: LAW_SEED, numRuns: 40 },
    );
  });
});
