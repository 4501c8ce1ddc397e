/**
 * The future, computed by running a copy on: from the edge of a branch with no new action, or from the
 * playhead with one that is only being aimed. Of its facts only those a timeline shows are kept.
 */
import {
  isNotable,
  type Command,
  type Fact,
  type FactKind,
  type History,
  type Instant,
  type Simulation,
} from '../../engine/index.ts';
import type { Forecast } from '../source.ts';

/** Facts of the future that are drawn, besides the notable ones. */
const DRAWN: ReadonlySet<FactKind> = new Set<FactKind>([
  'renewalObserved',
  'processStarted',
  'podRemoved',
  'podCreated',
]);
/** Events carried out for one answer at the most, so that a tick is not kept waiting. */
const EVENTS_AT_ONCE = 20_000;
/** An aimed command is not foreseen further than this, µs. */
const LONGEST_PREVIEW = 600_000_000;
const MOST_EVENTS = 200_000;

const isDrawn = (fact: Fact): boolean =>
  DRAWN.has(fact.kind) ||
  isNotable(fact) ||
  (fact.kind === 'leaseWritten' && (fact.holderChanged || fact.namespace === 'kube-node-lease'));

export interface Foresight {
  /** Computes on, up to an instant at the most. */
  look(history: History, until: number): void;
  /** What is known of the future of this branch as it is now; null if nothing. */
  forecast(history: History): Forecast | null;
}

interface Look {
  readonly branch: number;
  readonly commands: number;
  readonly from: number;
  readonly run: Simulation;
  readonly facts: Fact[];
}

export function createForesight(): Foresight {
  let look: Look | null = null;
  /** The last one given, as long as nothing is added to it. */
  let given: Forecast | null = null;

  const isOf = (history: History, { branch, commands, run }: Look): boolean =>
    branch === history.current.id &&
    commands === history.current.journal.length &&
    run.now >= history.current.edge;

  return {
    look(history, until) {
      if (look === null || !isOf(history, look)) {
        const { id, journal, edge } = history.current;
        look = {
          branch: id,
          commands: journal.length,
          from: edge,
          run: history.edgeRun(),
          facts: [],
        };
        look.run.forgetFacts();
        given = null;
      }
      // What is going to be done is not nothing: with the next command another future begins.
      const { from } = look;
      const next = history.current.journal.find(({ t }) => t > from)?.t ?? until;
      const end = Math.min(until, next) as Instant;
      if (look.run.now >= end) return;
      runOn(look.run, end, EVENTS_AT_ONCE);
      look.facts.push(...look.run.facts().filter(isDrawn));
      look.run.forgetFacts();
      given = null;
    },
    forecast(history) {
      if (look === null || !isOf(history, look)) return null;
      const { branch, commands, from, run, facts } = look;
      given ??= { branch, commands, from, until: run.now, facts: facts.slice() };
      return given;
    },
  };
}

function runOn(run: Simulation, until: Instant, events: number): void {
  for (let done = 0; done < events; done++) {
    if (run.runNext(until)) continue;
    run.runUntil(until);
    return;
  }
}

/** What the next `span` µs bring after the playhead, if this is done there. */
export function previewOf(
  history: History,
  commands: readonly Command[],
  span: number,
): readonly Fact[] {
  const { simulation, now } = history;
  const run = simulation.resume(simulation.world);
  run.runUntil(now);
  for (const command of commands) run.apply(command);
  runOn(run, (now + Math.min(span, LONGEST_PREVIEW)) as Instant, MOST_EVENTS);
  return run.facts().filter(isDrawn);
}
