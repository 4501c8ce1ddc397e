/**
 * Laws of a run as a document: wherever the playhead goes, the log is that of a straight run. The
 * clusters and what is done to them are those of the swarm.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createHistory,
  createSimulation,
  openHistory,
  type Command,
  type Fact,
  type History,
  type Instant,
  type JournalEntry,
  type Scenario,
} from '../../../src/engine/index.ts';
import { encodeWorld } from '../../../src/engine/index.ts';
import { branchDocuments } from '../../../src/sources/simulation/branchDocuments.ts';
import { drawSwarm, type Swarm } from '../../support/swarm.ts';
import { LAW_SEED } from '../../support/seeds.ts';

const RUNS = { seed: LAW_SEED, numRuns: 15 };
const END = 90;
const at = (second: number): Instant => Math.round(second * 1e6) as Instant;

const swarms = fc.nat(100_000).map(drawSwarm);
const moments = fc.integer({ min: 0, max: END * 1000 }).map((ms) => at(ms / 1000));
const walks = fc.array(moments, { minLength: 1, maxLength: 12 });

const journalOf = ({ faults }: Swarm): JournalEntry[] =>
  faults
    .filter((fault) => fault.at < END)
    .map((fault) => ({ t: at(fault.at), command: fault.command }));

/** What happens if nobody ever looks back. */
function straight(scenario: Scenario, journal: readonly JournalEntry[], until: Instant) {
  const simulation = createSimulation(scenario);
  for (const { t, command } of journal) {
    if (t > until) break;
    simulation.runUntil(t as Instant);
    simulation.apply(command);
  }
  simulation.runUntil(until);
  return simulation;
}

/** The same done by hand in a history. */
function lived(scenario: Scenario, journal: readonly JournalEntry[], until: Instant): History {
  const history = createHistory(scenario);
  for (const { t, command } of journal) {
    history.advance(t as Instant);
    expect(history.act(command).ok).toBe(true);
  }
  history.advance(until);
  return history;
}

/** What a reader of the news has of a branch: each fact once, in order of its number. */
function readerOf(history: History) {
  const logs = new Map<number, Fact[]>();
  const facts = (branch: number): Fact[] => {
    let log = logs.get(branch);
    if (log === undefined) {
      const { parent, forkSeq } = history.branches.find(({ id }) => id === branch) ?? {
        parent: null,
        forkSeq: 0,
      };
      log = parent === null ? [] : facts(parent).filter(({ seq }) => seq < forkSeq);
      logs.set(branch, log);
    }
    return log;
  };
  return {
    facts,
    read() {
      for (const { branch, facts: more } of history.takeNews()) {
        const log = facts(branch);
        for (const fact of more) if (fact.seq > (log.at(-1)?.seq ?? -1)) log.push(fact);
      }
    },
  };
}

describe('laws of a run as a document', { timeout: 240_000 }, () => {
  it('shows at any instant the world of a straight run to that instant', () => {
    fc.assert(
      fc.property(swarms, walks, (swarm, walk) => {
        const journal = journalOf(swarm);
        const history = lived(swarm.scenario, journal, at(END));
        for (const t of walk) {
          history.seek(t);
          const expected = straight(swarm.scenario, journal, t);
          expect(encodeWorld(history.simulation.world)).toBe(encodeWorld(expected.world));
        }
      }),
      RUNS,
    );
  });

  it('tells the log of a straight run, whatever way the playhead takes', () => {
    fc.assert(
      fc.property(swarms, walks, (swarm, walk) => {
        const journal = journalOf(swarm);
        const history = lived(swarm.scenario, journal, at(END / 2));
        const reader = readerOf(history);
        reader.read();
        for (const t of walk) {
          history.seek(t);
          reader.read();
          history.advance((t + 3_000_000) as Instant, 50);
          reader.read();
        }
        history.seek(at(END));
        reader.read();
        const kept = journal.filter(({ t }) => t <= Math.max(...walk, at(END)));
        const expected = straight(swarm.scenario, kept, at(END));
        expect(reader.facts(0).filter(({ t }) => t <= at(END))).toEqual(expected.facts());
      }),
      RUNS,
    );
  });

  it('gives the same branch for the same commands, and keeps the old future', () => {
    fc.assert(
      fc.property(swarms, moments, (swarm, fork) => {
        const journal = journalOf(swarm);
        const history = lived(swarm.scenario, journal, at(END));
        const reader = readerOf(history);
        reader.read();
        const before = structuredClone(reader.facts(0));
        history.seek(fork);
        const command: Command = { kind: 'apiServerDown' };
        expect(history.act(command).ok).toBe(true);
        history.advance(at(END));
        reader.read();
        const own = [...journal.filter(({ t }) => t <= fork), { t: fork, command }];
        const isPast = fork < at(END);
        const expected = straight(swarm.scenario, own, at(END));
        expect(history.current.id).toBe(isPast ? 1 : 0);
        expect(reader.facts(history.current.id)).toEqual(expected.facts());
        if (!isPast) return;
        expect(reader.facts(0)).toEqual(before);
        history.switchTo(0);
        expect(encodeWorld(history.simulation.world)).toBe(
          encodeWorld(straight(swarm.scenario, journal, at(END)).world),
        );
      }),
      RUNS,
    );
  });

  it('opens from its documents as it was', () => {
    fc.assert(
      fc.property(swarms, moments, moments, (swarm, fork, t) => {
        const history = lived(swarm.scenario, journalOf(swarm), at(END));
        history.seek(fork);
        history.act({ kind: 'apiServerDown' });
        history.advance(at(END));
        history.seek(t);
        const documents = branchDocuments(history.branches, history.current.id);
        const opened = openHistory(swarm.scenario, {
          ...documents,
          t: history.now,
          applied: history.applied,
        });
        if (!opened.ok) throw new Error(JSON.stringify(opened.error));
        const { branches, current } = opened.value;
        expect(branchDocuments(branches, current.id)).toEqual(documents);
        expect(encodeWorld(opened.value.simulation.world)).toBe(
          encodeWorld(history.simulation.world),
        );
        const [one, other] = [readerOf(history), readerOf(opened.value)];
        const straightAway = straight(
          swarm.scenario,
          history.current.journal,
          history.current.edge,
        ).facts();
        one.read();
        other.read();
        expect(other.facts(history.current.id)).toEqual(straightAway);
      }),
      RUNS,
    );
  });

  it('recalls any stretch of a log as it was told', () => {
    fc.assert(
      fc.property(swarms, moments, moments, (swarm, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one];
        const journal = journalOf(swarm);
        const history = lived(swarm.scenario, journal, at(END));
        const all = straight(swarm.scenario, journal, at(END)).facts();
        expect(history.recall(0, from, to)).toEqual(all.filter(({ t }) => t >= from && t <= to));
      }),
      RUNS,
    );
  });

  it('takes back a command and does it again', () => {
    fc.assert(
      fc.property(swarms, (swarm) => {
        const journal = journalOf(swarm);
        const history = lived(swarm.scenario, journal, at(END));
        const expectDone = (count: number, t: number): void => {
          expect(history.applied).toBe(count);
          const expected = straight(swarm.scenario, journal.slice(0, count), t as Instant);
          expect(encodeWorld(history.simulation.world)).toBe(encodeWorld(expected.world));
        };
        for (const [before, { t }] of [...journal.entries()].toReversed()) {
          expect(history.undo()).toBe(true);
          expectDone(before, t);
        }
        expect(history.undo()).toBe(false);
        for (const [before, { t }] of journal.entries()) {
          expect(history.redo()).toBe(true);
          expectDone(before + 1, t);
        }
        expect(history.redo()).toBe(false);
        history.seek(at(END));
        expect(encodeWorld(history.simulation.world)).toBe(
          encodeWorld(straight(swarm.scenario, journal, at(END)).world),
        );
        expect(history.branches).toHaveLength(1);
      }),
      RUNS,
    );
  });
});
