/** Steps from beat to beat of a story: one press for one thing told, the same places both ways. */
import { describe, expect, it } from 'vitest';
import { isNotable, parseScenario, soleBranch, type Fact } from '../../src/engine/index.ts';
import { shippedScenario, type ShippedId } from '../../src/scenarios/index.ts';
import { createSession, type Session } from '../../src/sources/simulation/session.ts';
import { answerMessage, nothingTold } from '../../src/sources/simulation/sessionMessages.ts';

const S = 1_000_000;

function opened(id: ShippedId, at = 0): Session {
  const parsed = parseScenario(shippedScenario(id)?.document);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  const session = createSession();
  session.load(parsed.value, soleBranch([], at));
  return session;
}

const step = (session: Session, direction: 'forward' | 'back'): number => {
  session.carryOut({ kind: 'step', step: 'notable', direction });
  return session.now;
};

const forward = (session: Session, presses: number): number[] =>
  Array.from({ length: presses }, () => step(session, 'forward'));

const notableFrom = (session: Session, t: number): readonly Fact[] =>
  session.recall(null, t, t).filter(isNotable);

describe('a step to the next beat', () => {
  it('passes the verdict, its taints and what they bring in one press', () => {
    const session = opened('controllerFailover', 100 * S);
    const [verdict = 0, next = 0] = forward(session, 2);
    expect(notableFrom(session, verdict)[0]).toMatchObject({
      kind: 'nodeConditionChanged',
      status: 'Unknown',
    });
    expect(next - verdict).toBeGreaterThan(30 * S);
  });

  it('stops at each kubelet that fails by itself, however close, and once for the pass that judges them', () => {
    const session = opened('wholeClusterSilent', 20 * S);
    const kinds = forward(session, 6).map((t) => notableFrom(session, t)[0]?.kind);
    expect(kinds).toEqual([
      'renewalFailed',
      'renewalFailed',
      'renewalFailed',
      'renewalFailed',
      'nodeConditionChanged',
      'nodeConditionChanged',
    ]);
  });

  it('does not take what follows an act for the act: a stale write comes after the resuming', () => {
    const session = opened('staleWrites', 40 * S);
    const [resumed = 0, written = 0] = forward(session, 2);
    expect(notableFrom(session, resumed)[0]?.kind).toBe('command');
    expect(written - resumed).toBeLessThan(S);
    expect(notableFrom(session, written).map(({ kind }) => kind)).toContain('resourceWriteRefused');
  });

  it('leads back over the same places, also from between them, and forward again', () => {
    for (const id of ['controllerFailover', 'wholeClusterSilent', 'staleWrites'] as const) {
      const session = opened(id, 5 * S);
      const places = forward(session, 6);
      const back = places.slice(0, -1).map(() => step(session, 'back'));
      expect(back.toReversed(), id).toEqual(places.slice(0, -1));
      expect(forward(session, 5), id).toEqual(places.slice(1));
      session.carryOut({ kind: 'seek', t: (places[4] ?? 0) + 1, ticket: 1 });
      expect(step(session, 'back'), id).toBe(places[4]);
    }
  });

  it('leaves single facts to the step by event', () => {
    const session = opened('controllerFailover', 107 * S);
    const verdict = step(session, 'forward');
    const seen: Fact['kind'][] = [];
    while (session.now < verdict + S) {
      session.carryOut({ kind: 'step', step: 'event', direction: 'forward' });
      seen.push(...(session.picture()?.frame.facts ?? []).map(({ kind }) => kind));
    }
    expect(seen.filter((kind) => kind === 'taintAdded')).toHaveLength(2);
  });

  it('comes to a command that was taken back at this very instant', () => {
    const session = opened('calmCluster', 10 * S);
    session.carryOut({ kind: 'inject', command: { kind: 'powerOff', node: 'ip-10-29-104-121' } });
    session.carryOut({ kind: 'tick', elapsedMs: 5_000, speed: 1 });
    session.carryOut({ kind: 'undo' });
    expect(session.picture()?.frame.place.applied).toBe(0);
    expect(step(session, 'forward')).toBe(10 * S);
    expect(session.picture()?.frame.place.applied).toBe(1);
  });
});

describe('where nothing notable comes', () => {
  it('a step stays where it is, says so, and makes no future known', () => {
    const session = opened('calmCluster', 7 * S);
    const before = session.picture()?.frame.place;
    const answers = answerMessage(session, nothingTold(), {
      kind: 'step',
      step: 'notable',
      direction: 'forward',
    });
    expect(answers).toMatchObject([
      { kind: 'frame', frame: { now: 7 * S, place: before }, refusal: [{ code: 'nothingAhead' }] },
    ]);
  });
});
