/**
 * A run as a document: how long a jump to anywhere takes, from the request to the picture, and what
 * the past costs in memory.
 */
import { seconds, type Scenario } from '../src/engine/index.ts';
import { createSession, type Session } from '../src/sources/simulation/session.ts';
import { collectGarbage, peakMiB, quantile, rounded, timed, type Result } from './measure.ts';
import { placesIn } from './seekPlaces.ts';

const MIB = 1024 * 1024;

/** Played to its end in steps of ten seconds, each followed by a picture, as a page would. */
function played(scenario: Scenario, until: number): { readonly session: Session; facts: number } {
  const session = createSession();
  session.load(scenario, null);
  let facts = 0;
  while (session.now < until) {
    session.carryOut({ kind: 'tick', elapsedMs: 10_000, speed: 1 });
    const picture = session.picture();
    facts += picture?.frame.facts.length ?? 0;
  }
  return { session, facts };
}

const used = (): number => {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

export function historyOf(scenario: Scenario, hours: number): Result {
  const before = used();
  const until = seconds(hours * 3_600);
  const { session, facts } = played(scenario, until);
  const historyMiB = rounded((used() - before) / MIB, 1);
  const times = placesIn(until).map((t) =>
    timed(() => {
      session.carryOut({ kind: 'seek', t, ticket: 0 });
      session.picture();
    }),
  );
  return {
    name: 'history',
    nodes: scenario.nodes.length,
    hours,
    ms: rounded(quantile(times, 0.95)),
    historyMiB,
    facts,
    peakMiB: peakMiB(),
  };
}
