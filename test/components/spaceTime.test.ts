/** Messages in space and time: what is joined from facts, where lines and bands lie, and what is drawn. */
import { describe, expect, it } from 'vitest';
import { spaceTimeOf, takingPart } from '../../src/components/timeline/spaceTime.ts';
import { laySpaceTime } from '../../src/components/timeline/spaceTimeLayout.ts';
import {
  lineName,
  spaceTimeWords,
  tinyLineNames,
} from '../../src/components/timeline/spaceTimeWords.ts';
import { later, seconds, START, type Fact, type FactBody } from '../../src/engine/index.ts';
import { translator } from '../../src/i18n/translate.ts';
import { calmFrame, S } from '../support/fakeFrame.ts';
import { factLog, leaseWritten } from '../support/factLog.ts';
import { paintedAt } from '../support/paintedTimeline.ts';

const WINNER = 'kube-scheduler/cp-1';
const LOSER = 'kube-scheduler/cp-2';
const lock = { namespace: 'kube-system', name: 'kube-scheduler' };

const sent = (id: number, process: string): FactBody => ({
  kind: 'requestSent',
  id,
  process,
  verb: 'PUT',
  resource: 'Lease',
  ...lock,
  resourceVersion: 48_211,
});
const answered = (id: number, process: string, code: number): FactBody => ({
  kind: 'answered',
  id,
  process,
  code,
  senderWaiting: true,
});
const received = (id: number, process: string, code: number): FactBody => ({
  kind: 'answerReceived',
  id,
  process,
  code,
});

/** Two bring the version both have read; the second write comes 12 ms after the first. */
function race(): readonly Fact[] {
  const facts = factLog(
    [20.0, sent(1, WINNER)],
    [20.005, sent(2, LOSER)],
    [
      20.01,
      {
        kind: 'etcdWritten',
        what: 'lock',
        object: 'kube-system/kube-scheduler',
        bytes: 400,
        resourceVersion: 48_212,
        since: later(START, seconds(20)),
        saysUnknown: false,
      },
    ],
    [20.01, leaseWritten('kube-system', 'kube-scheduler', WINNER, { holderChanged: true })],
    [20.01, answered(1, WINNER, 200)],
    [
      20.022,
      {
        kind: 'leaseConflict',
        ...lock,
        process: LOSER,
        reason: 'Conflict',
        brought: 48_211,
        stored: 48_212,
      },
    ],
    [20.022, answered(2, LOSER, 409)],
    [20.03, received(1, WINNER, 200)],
    [20.04, received(2, LOSER, 409)],
  );
  const [request] = facts;
  return facts.map((fact) =>
    fact.kind === 'etcdWritten' ? { ...fact, cause: request?.seq ?? null } : fact,
  );
}

function paintedRace(from: number, to: number, now = 20.1) {
  const frame = calmFrame(now * S);
  const story = spaceTimeOf(race());
  const window = { from: from * S, to: to * S };
  const part = takingPart(story, window.from, window.to);
  const places = laySpaceTime({
    frame,
    part,
    showAll: false,
    top: 60,
    room: 200,
    most: 200,
    nameOf: lineName,
  });
  const words = spaceTimeWords(translator('en'), 1, false);
  return {
    places,
    ...paintedAt(now, [], frame, { window, scene: { space: { story, places, words } } }),
  };
}

describe('a race for a lock in space and time', () => {
  it('joins each request with its answer, and the commit with the versions it led from and to', () => {
    const { trips, commits } = spaceTimeOf(race());
    expect(trips.map(({ process, code }) => [process, code])).toEqual([
      [WINNER, 200],
      [LOSER, 409],
    ]);
    expect(commits).toMatchObject([
      { since: 20 * S, t: 20.01 * S, version: 48_212, before: 48_211, process: WINNER },
    ]);
  });

  it('AS-4 tells how long after the write that won the other one failed', () => {
    expect(spaceTimeOf(race()).lateWrites).toMatchObject([
      { t: 20.022 * S, process: LOSER, late: 12_000 },
    ]);
    expect(paintedRace(19.9, 20.2).canvas.texts()).toContain('12 ms late');
  });

  it('shows only those who took part, above and below the band of their API server', () => {
    const { places } = paintedRace(19.9, 20.2);
    expect(places.lines.map(({ process }) => process)).toEqual([WINNER, LOSER]);
    const [band] = places.bands;
    expect(places.lines[0]?.y).toBeLessThan(band?.top ?? 0);
    expect(places.lines[1]?.y).toBeGreaterThan(band?.bottom ?? Infinity);
    expect(places.hidden).toBeGreaterThan(0);
  });

  it('draws a message as a straight line from its sending to its arrival', () => {
    const { canvas, x, places } = paintedRace(19.9, 20.2);
    const request = canvas.inColour('holder').find((mark) => mark.kind === 'stroke');
    expect(request?.points[0]?.[0]).toBeCloseTo(x(20), 1);
    expect(request?.points[0]?.[1]).toBe(places.lines[0]?.y);
    expect(request?.points[1]?.[0]).toBeCloseTo(x(20.01), 1);
    expect(request?.points[1]?.[1]).toBe(places.bands[0]?.top);
  });

  it('says what each message asks and answers also where it is steep', () => {
    const { canvas, x } = paintedRace(17, 24, 21);
    const words = canvas.marks.filter(({ kind, text }) => kind === 'text' && /^\w+$/.test(text));
    const at = (word: string) => words.filter(({ text }) => text === word).map((w) => w.points[0]);
    expect(at('200')).toHaveLength(1);
    expect(at('409')).toHaveLength(1);
    expect(at('PUT')).toHaveLength(2);
    expect(at('PUT')[0]?.[0]).toBeLessThan(x(20));
    expect(at('200')[0]?.[0]).toBeGreaterThan(x(20.03));
  });

  it('draws in dashes what is still under way at the playhead', () => {
    const { canvas, x } = paintedRace(19.9, 20.2, 20.02);
    const ahead = canvas.inColour('fresh').find((mark) => mark.dash.length === 2);
    expect(ahead?.points[0]?.[0]).toBeCloseTo(x(20.02), 1);
    expect(ahead?.points[1]?.[0]).toBeCloseTo(x(20.03), 1);
  });
});

describe('on a phone', () => {
  it('a world line is named so that it fits, and stays unmistakable', () => {
    const nodes = ['ip-10-29-104-121.internal', 'ip-10-29-69-101.internal'];
    const names = [
      'kubelet/ip-10-29-104-121.internal',
      'kubelet/ip-10-29-69-101.internal',
      'kube-scheduler/cp-1',
      'kube-controller-manager/cp-1',
      'my-operator/my-operator-7d4b9c6f5d-k2x4n',
    ].map(tinyLineNames(nodes));
    expect(names).toEqual(['104-121', '69-101', 'sched cp-1', 'kcm cp-1', '…k2x4n']);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(10);
  });
});
