/**
 * Plays a simulation against elapsed real time; knows nothing of workers. The one place where real
 * time becomes virtual time is `advance`.
 */
import {
  createSimulation,
  isNotable,
  type Command,
  type Fact,
  type FactKind,
  type Instant,
  type JournalEntry,
  type Scenario,
  type Simulation,
} from '../../engine/index.ts';
import type { Frame } from '../frame.ts';
import type { StepKind } from '../source.ts';
import { createMessageMemory, type MessageMemory } from './messageViews.ts';
import { worldToFrame } from './worldToFrame.ts';

export interface Session {
  /** A new run, brought to `until` with the journal's commands on the way. The old one is gone only when this returns. */
  load(scenario: Scenario, journal: readonly JournalEntry[], until: number): void;
  reset(): void;
  tick(elapsedMs: number, speed: number): void;
  step(kind: StepKind): void;
  inject(command: Command): void;
  /** The present picture, with the facts since the last one; null before the first load. */
  frame(): Frame | null;
  /** Run and revision of the objects that the page has. */
  readonly shown: { run: number; revision: number };
  readonly now: number;
  readonly seed: number;
}

/** Events carried out in one slice at the most, so that the page is never kept waiting. */
const EVENTS_PER_SLICE = 40_000;
/** How far a step looks for something to stop at, virtual µs. */
const STEP_LIMIT = 3_600_000_000;

/** Facts that change what is seen on the stage: a step by event stops at these. */
const VISIBLE: ReadonlySet<FactKind> = new Set<FactKind>([
  'requestSent',
  'leaseWritten',
  'leaseDeleted',
  'leaseConflict',
  'answerReceived',
  'watchDelivered',
  'renewalObserved',
  'transmissionLost',
  'messageHeld',
  'waitingPassed',
  'requestRefused',
  'requestTimedOut',
  'connectionLost',
  'newLeaderObserved',
  'processStarted',
  'podReadyChanged',
  'podRemoved',
  'podCreated',
]);

const stopsAt: Readonly<Record<'event' | 'notable', (fact: Fact) => boolean>> = {
  event: (fact) => VISIBLE.has(fact.kind) || isNotable(fact),
  notable: isNotable,
};

export function createSession(): Session {
  let simulation: Simulation | null = null;
  let run = 0;
  let memory: MessageMemory = createMessageMemory();
  /** Virtual µs that a tick owed but could not be spent: less than one. */
  let owed = 0;

  const begin = (scenario: Scenario, journal: readonly JournalEntry[], until: number): void => {
    const next = createSimulation(scenario);
    for (const entry of journal) {
      if (entry.t > until) break;
      next.runUntil(entry.t as Instant);
      next.apply(entry.command);
    }
    next.runUntil(until as Instant);
    simulation = next;
    run++;
    owed = 0;
    memory = createMessageMemory();
  };

  return {
    load: begin,
    reset: () => {
      if (simulation !== null) begin(simulation.plan.scenario, [], 0);
    },
    tick: (elapsedMs, speed) => {
      if (simulation === null) return;
      owed += elapsedMs * 1_000 * speed;
      const whole = Math.floor(owed);
      owed -= whole;
      advance(simulation, (simulation.now + whole) as Instant);
    },
    step: (kind) => {
      if (simulation !== null) takeStep(simulation, kind);
    },
    inject: (command) => simulation?.apply(command),
    frame: () => {
      if (simulation === null) return null;
      const facts = simulation.facts().slice();
      simulation.forgetFacts();
      return worldToFrame(simulation.sim, { run, facts, memory });
    },
    shown: { run: 0, revision: 0 },
    get now() {
      return simulation?.now ?? 0;
    },
    get seed() {
      return simulation?.plan.scenario.seed ?? 0;
    },
  };
}

function advance(simulation: Simulation, target: Instant): void {
  for (let events = 0; events < EVENTS_PER_SLICE; events++) {
    if (!simulation.runNext(target)) {
      simulation.runUntil(target);
      return;
    }
  }
}

function takeStep(simulation: Simulation, kind: StepKind): void {
  if (kind === 'second') {
    simulation.runUntil((simulation.now + 1_000_000) as Instant);
    return;
  }
  const limit = (simulation.now + STEP_LIMIT) as Instant;
  const from = simulation.facts().length;
  const isStop = stopsAt[kind];
  for (let events = 0; events < EVENTS_PER_SLICE; events++) {
    if (!simulation.runNext(limit)) return;
    if (simulation.facts().slice(from).some(isStop)) return;
  }
}
