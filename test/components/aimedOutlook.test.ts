/** What would come of an act that is aimed at: told apart from what comes anyway, and drawn as its own. */
import { describe, expect, it } from 'vitest';
import { newsOfAim, nodesOfAim } from '../../src/components/controls/aimNews.ts';
import { createAimedOutlook } from '../../src/components/timeline/aimedOutlook.ts';
import { createLanes, takeIn } from '../../src/components/timeline/timelineLanes.ts';
import type { Command, FactBody } from '../../src/engine/index.ts';
import { aimAt, touching, type Foreseen } from '../../src/store/aim.ts';
import { calmFrame, NODE_1, NODE_2, S } from '../support/fakeFrame.ts';
import { factLog } from '../support/factLog.ts';
import { paintedAt } from '../support/paintedTimeline.ts';

type Told = readonly (readonly [seconds: number, body: FactBody])[];

const unknown = (node: string): FactBody => ({
  kind: 'nodeConditionChanged',
  node,
  status: 'Unknown',
  before: 'True',
  reason: 'NodeStatusUnknown',
  process: 'kube-controller-manager/cp-1',
});
const failed = (node: string): FactBody => ({
  kind: 'renewalFailed',
  node,
  attempt: 1,
  why: 'timeout',
});
const CUT: Command = {
  kind: 'cut',
  processes: [`kubelet/${NODE_1}`],
  mode: 'lost',
  direction: 'both',
};

const foreseen = (facts: Told, otherwise: Told, command: Command = CUT): Foreseen => ({
  aim: aimAt([command]) ?? { commands: [], touched: touching({}) },
  branch: 0,
  done: 0,
  from: 30 * S,
  until: 110 * S,
  facts: factLog(...facts),
  otherwise: factLog(...otherwise),
});

const kinds = (news: ReturnType<typeof newsOfAim>) => [
  news.kind,
  ...news.facts.map(({ kind }) => kind),
];

describe('what an aim would change', () => {
  it('is the verdict that only comes with it, not the failed try before', () => {
    const news = newsOfAim(
      foreseen(
        [
          [40, failed(NODE_1)],
          [80, unknown(NODE_1)],
        ],
        [],
      ),
    );
    expect(kinds(news)).toEqual(['comes', 'nodeConditionChanged']);
  });

  it('is not what comes anyway', () => {
    const both = foreseen([[60, unknown(NODE_2)]], [[60, unknown(NODE_2)]]);
    expect(kinds(newsOfAim(both))).toEqual(['same']);
    expect(nodesOfAim(both).size).toBe(0);
  });

  it('is also a verdict that does not come any more, as when a link is healed', () => {
    const heal: Command = { kind: 'heal', processes: [`kubelet/${NODE_1}`] };
    const news = newsOfAim(foreseen([[41, failed(NODE_2)]], [[80, unknown(NODE_1)]], heal));
    expect(kinds(news)).toEqual(['spared', 'nodeConditionChanged']);
  });
});

describe('the future of the timeline while something is aimed at', () => {
  const painted = (told: Foreseen, window = { from: 0, to: 100 * S }) => {
    const frame = calmFrame(30 * S);
    const lanes = createLanes(frame);
    takeIn(
      lanes,
      factLog([25, { kind: 'renewalObserved', node: NODE_1, process: 'x', why: 'lease' }]),
    );
    const outlook = createAimedOutlook().of(lanes, frame, told, 'en');
    return {
      outlook,
      ...paintedAt(30, [], frame, {
        window,
        ...(outlook === null ? {} : { outlook, scene: { outlook } }),
      }),
    };
  };

  it('raises the flag where it would be, and says that it is the hand’s doing', () => {
    const { canvas, x } = painted(foreseen([[80, unknown(NODE_1)]], []));
    expect(canvas.texts()).toContain('Unknown at 1:20, if you cut here');
    const ribbon = canvas
      .inColour('expired')
      .find((mark) => mark.kind === 'strokeRect' && mark.dash.length === 2);
    expect(ribbon?.points[0]?.[0]).toBeCloseTo(x(80), 1);
  });

  it('says it at the right edge where the instant lies beyond', () => {
    const { canvas } = painted(foreseen([[80, unknown(NODE_1)]], []), { from: 0, to: 50 * S });
    expect(canvas.texts()).toContain('Unknown at 1:20, if you cut here ›');
  });

  it('claims no flag that would be raised anyway', () => {
    const anyway: Told = [[80, unknown(NODE_1)]];
    const { canvas } = painted(foreseen(anyway, anyway));
    expect(canvas.texts()).toContain('Unknown at 1:20');
  });

  it('is not drawn from an answer about another branch, or once something else was done', () => {
    const told = foreseen([[80, unknown(NODE_1)]], []);
    expect(painted({ ...told, branch: 1 }).outlook).toBeNull();
    expect(painted({ ...told, done: 1 }).outlook).toBeNull();
  });
});
