/** The line of what an election's leader writes to (LE-32), and how candidates that stand close are named. */
import { describe, expect, it } from 'vitest';
import { resourceState, resourceWords } from '../../src/components/score/resourceWords.ts';
import {
  standbyWords,
  tightName,
  type StandbyRoom,
} from '../../src/components/score/electionWords.ts';
import { scoreLayout } from '../../src/components/score/scoreLayout.ts';
import { ScoreView } from '../../src/components/score/ScoreView.tsx';
import { translator } from '../../src/i18n/translate.ts';
import type { ResourceView, ResourceWriteView } from '../../src/sources/frame.ts';
import { calmFrame, S, withElection } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const t = translator('en');
const LOCK = 'kube-scheduler';
const NOW = 60 * S;

const write = (at: number, change: Partial<ResourceWriteView> = {}): ResourceWriteView => ({
  process: `${LOCK}/cp-1`,
  token: 5,
  stored: 5,
  isRefused: false,
  isStale: false,
  at: at * S,
  ...change,
});
const resource = (change: Partial<ResourceView>): ResourceView => ({
  fencing: 'none',
  token: 6,
  writer: `${LOCK}/cp-3`,
  writes: 4,
  refused: 0,
  stale: 0,
  latest: write(59.8),
  odd: null,
  ...change,
});

describe('a guarded resource on the stage', () => {
  it('LE-32 says who wrote last, and by what it fences', () => {
    expect(resourceWords(resource({}), NOW, false, t).text).toBe(
      'cp-1 wrote to the resource 0.2 s ago',
    );
    const fenced = resource({ fencing: 'leaseTransitions' });
    expect(resourceWords(fenced, NOW, false, t).text).toBe(
      'fenced by leaseTransitions, cp-1 wrote 0.2 s ago',
    );
  });

  it('LE-32 shows a stale write that landed for 3 s, and then what is written now', () => {
    const landed = resource({ odd: write(58, { isStale: true }) });
    expect(resourceState(landed, NOW)).toBe('landed');
    expect(resourceWords(landed, NOW, false, t)).toEqual({
      text: 'a stale write of cp-1 landed',
      tone: 'expired',
    });
    expect(resourceState(landed, 61.1 * S)).toBe('quiet');
  });

  it('LE-32 shows a refused one as refused, with both tokens', () => {
    const refused = resource({
      fencing: 'leaseTransitions',
      odd: write(59, { isStale: true, isRefused: true, stored: 6 }),
    });
    expect(resourceState(refused, NOW)).toBe('refused');
    expect(resourceWords(refused, NOW, false, t).text).toBe('cp-1 refused: token 5, seen 6');
    expect(resourceWords(refused, NOW, true, t).text).toBe('a write of cp-1 refused');
  });

  it('has a line of its own below its row, which no other row lies on', () => {
    const made = scoreLayout({
      width: 972,
      height: 528,
      labels: [90],
      elections: [
        { key: 'a/a', namespace: 'a', left: 2, right: 1, guarded: true },
        { key: 'a/b', namespace: 'a', left: 1, right: 2 },
      ],
      expanded: null,
    });
    const [first, second] = made.elections;
    const line = first?.resourceY ?? 0;
    expect(line - 9).toBeGreaterThan((first?.ticket.y ?? 0) + (first?.ticket.height ?? 0) - 4);
    expect(line + 6).toBeLessThan(second?.ticket.y ?? 0);
    expect(second?.resourceY).toBeNull();
  });

  it('is drawn with a gate only if it checks a token', () => {
    const drawn = (fencing: ResourceView['fencing']): Element => {
      const frame = withElection(calmFrame(), LOCK, () => ({ resource: resource({ fencing }) }));
      return renderWithStore(<ScoreView onMenu={() => undefined} />, { frame }).container;
    };
    expect(drawn('none').querySelectorAll('.resource-gate')).toHaveLength(0);
    expect(drawn('resourceVersion').querySelectorAll('.resource-gate')).toHaveLength(1);
  });
});

describe('candidates that stand close', () => {
  it('are named by what tells them apart', () => {
    const hosts = ['operator-a', 'operator-b', 'operator-c'];
    expect(hosts.map((host) => tightName(host, hosts))).toEqual(['…a', '…b', '…c']);
    expect(tightName('cp-1', ['cp-1', 'cp-2', 'cp-3'])).toBe('cp-1');
    expect(tightName('averylonghostname', ['averylonghostname', 'x'])).toHaveLength(8);
  });

  it('say less where there is less room', () => {
    const frame = calmFrame();
    const election = frame.elections.find(({ name }) => name === LOCK);
    const candidate = election?.candidates[1];
    if (election === undefined || candidate === undefined) throw new Error('no standby');
    const said = (room: StandbyRoom): string =>
      standbyWords(frame, election, candidate, room, t).text;
    expect([said('wide'), said('tight'), said('least')]).toEqual([
      '1.8 / 15 s',
      '1.8/15 s',
      '1.8 s',
    ]);
    const open = { ...candidate, silence: 16 * S, nextAt: frame.now + S };
    expect(standbyWords(frame, election, open, 'wide', t).text).toBe('again in 1.0 s');
    expect(standbyWords(frame, election, open, 'short', t).text).toBe('in 1.0 s');
  });
});
