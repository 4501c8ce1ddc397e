/** A run opened at an instant has the lanes of the same run played up to it: no fact of its past is missing. */
import { describe, expect, it } from 'vitest';
import { parseScenario, soleBranch } from '../../src/engine/index.ts';
import { createLaneBook } from '../../src/components/timeline/laneBook.ts';
import type { TimelineLanes } from '../../src/components/timeline/timelineLanes.ts';
import { shippedScenario, type ShippedId } from '../../src/scenarios/index.ts';
import { createSimulationSource } from '../../src/sources/simulation/simulationSource.ts';
import { createSameThreadWorker } from '../support/sameThreadWorker.ts';

const SECOND = 1_000_000;
/** Virtual ms between two frames of a run that is played: what only frames tell is that coarse. */
const TICK = 100;

function scenarioOf(id: ShippedId) {
  const parsed = parseScenario(shippedScenario(id)?.document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

function begun(id: ShippedId, at: number) {
  const worker = createSameThreadWorker();
  const source = createSimulationSource(worker);
  const book = createLaneBook(source);
  source.subscribe((frame) => void book.update(frame));
  void source.load(scenarioOf(id), at === 0 ? undefined : soleBranch([], at * SECOND));
  worker.answer();
  return { worker, source, lanes: () => lanesOf(book.of(0)) };
}

const lanesOf = (lanes: TimelineLanes | null): TimelineLanes => {
  if (lanes === null) throw new Error('there are no lanes');
  return lanes;
};

function played(id: ShippedId, until: number): TimelineLanes {
  const { worker, source, lanes } = begun(id, 0);
  while ((source.latest()?.now ?? 0) < until * SECOND) {
    source.tick(TICK, 1);
    worker.answer();
  }
  return lanes();
}

/** To a tenth of a second, which is what a frame can tell. */
const coarse = (t: number | null): number | null => (t === null ? null : Math.round(t / 200_000));

const told = (lanes: TimelineLanes) => ({
  nodes: lanes.nodes.map(({ name, restarts, unwatched, unknown, stamps, stops, paused }) => ({
    name,
    restarts: restarts.map(coarse),
    unwatched: unwatched.map((span) => [coarse(span.from), coarse(span.to)]),
    unknown,
    stamps,
    stops,
    paused,
  })),
  elections: lanes.elections.map(({ name, tenures, beliefs, pauses, stamps }) => ({
    name,
    tenures: tenures.map((span) => [span.process, coarse(span.from), coarse(span.to)]),
    beliefs: beliefs.map((span) => [span.process, coarse(span.from), coarse(span.to)]),
    pauses: pauses.map((span) => [span.process, coarse(span.from), coarse(span.to)]),
    stamps,
  })),
  looks: lanes.looks,
  servers: lanes.servers,
  anyUnknown: lanes.anyUnknown,
});

describe('a run opened at an instant', () => {
  it.each([
    ['calmCluster', 40],
    ['nodeCrash', 150],
    ['leaderCrash', 60],
    ['controllerFailover', 120],
    ['pausedLeader', 60],
    ['lateRelease', 60],
    ['staleWrites', 90],
    ['wholeClusterSilent', 200],
    ['frozenServer', 90],
  ] as const)('%s at %i s has the lanes of the same run played until then', (id, until) => {
    const opened = begun(id, until);
    expect(told(opened.lanes())).toEqual(told(played(id, until)));
  });
});
