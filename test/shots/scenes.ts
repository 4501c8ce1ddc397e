/**
 * The pictures worth looking at: a run, an instant that the engine names, and what is open. Instants
 * are asked of the engine, so that a scene stays what it is called when a rule changes its timing.
 */
import type { Page } from '@playwright/test';
import { ensure, type Command, type Fact } from '../../src/engine/index.ts';
import { linkFragment } from '../../src/store/link/link.ts';
import type { RunLink, RunView } from '../../src/store/link/runLink.ts';
import {
  calmRun,
  factsOf,
  firstFact,
  journalOf,
  linkTo,
  runLinkTo,
  type Look,
  type Run,
} from '../support/links.ts';

export interface Scene {
  readonly name: string;
  /** The address' end. */
  readonly fragment: string;
  /** What is done once the page stands. */
  readonly then?: (page: Page) => Promise<void>;
}

const SECOND = 1_000_000;
type Acts = readonly (readonly [number, Command])[];

const calm = calmRun();
const [first, second, third] = calm.scenario.nodes.map(({ name }) => name);
const node1 = ensure(first, 'a first node');
const node2 = ensure(second, 'a second node');
const node3 = ensure(third, 'a third node');
const scheduler = { kind: 'election', namespace: 'kube-system', name: 'kube-scheduler' } as const;

/** The process that the scheduler's record names when the run has gone on for a while. */
function leaderOf(component: string, run: Run, untilSeconds: number): string {
  const writes = factsOf(run, untilSeconds).filter(
    (fact): fact is Extract<Fact, { kind: 'leaseWritten' }> =>
      fact.kind === 'leaseWritten' && fact.process.startsWith(`${component}/`),
  );
  return ensure(writes.at(-1), `a leader of ${component}`).process;
}

const leader = leaderOf('kube-scheduler', calm, 20);
const onNode = (name: string): Look => ({ selection: { kind: 'node', name } });

function scene(
  name: string,
  acts: Acts,
  at: number | ((facts: readonly Fact[]) => number),
  look: Look,
): Scene {
  const run = calmRun(acts);
  const instant = typeof at === 'number' ? at * SECOND : at(factsOf(run, 420));
  return { name, fragment: linkTo(run, instant, look) };
}

const cut = (
  mode: 'lost' | 'held' | 'refused',
  direction: 'both' | 'requests' | 'answers' = 'both',
) => ({ kind: 'cut', processes: [`kubelet/${node2}`], mode, direction }) as const;
const powerOff: Acts = [[20, { kind: 'powerOff', node: node2 }]];
const crash: Acts = [[20, { kind: 'crash', process: leader }]];
const pause: Acts = [
  [20, { kind: 'pause', process: leader }],
  [50, { kind: 'resume', process: leader }],
];

const unknownAt = (facts: readonly Fact[]): number =>
  firstFact(facts, 'nodeConditionChanged', ({ status }) => status === 'Unknown').t;
const conflictOrTakeover = (facts: readonly Fact[]): number =>
  firstFact(facts, 'startedLeading', ({ name }) => name === 'kube-scheduler').t;

const press =
  (key: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
  };

/** A crash, and in a second future the same leader started again after eight seconds. */
function twoFutures(at: number, current: number, view: Partial<RunView> = {}): RunLink {
  const first = runLinkTo(calmRun(crash), 60 * SECOND, { selection: scheduler });
  const again = {
    name: '',
    parent: 0,
    forkAt: 28 * SECOND,
    shared: 1,
    journal: journalOf([[28, { kind: 'start', process: leader }]]),
    edge: 60 * SECOND,
  };
  return {
    ...first,
    branches: [...first.branches, again],
    current,
    at: Math.round(at * SECOND),
    view: { ...first.view, ...view },
  };
}

const futures = (name: string, at: number, current: number, view?: Partial<RunView>): Scene => ({
  name,
  fragment: `#${linkFragment(twoFutures(at, current, view))}`,
});

/** When somebody else leads after the crash, seconds. */
const taken = conflictOrTakeover(factsOf(calmRun(crash), 120)) / SECOND;

/** The link's QR code, from the top bar or, where there is no room for it, from the menu. */
const share = async (page: Page): Promise<void> => {
  const exports = page.getByRole('button', { name: /^(Export|내보내기)$/ });
  if (!(await exports.isVisible()))
    await page.getByRole('button', { name: /^(Menu|메뉴)$/ }).click();
  else await exports.click();
  await page.getByRole('menuitem', { name: /QR/ }).click();
  await page.getByRole('dialog').getByRole('img').waitFor();
};

const askWhy = async (page: Page): Promise<void> => {
  await page.keyboard.press('w');
};

/** Main screens, taken in every size, theme and language. */
export const SCENES: readonly Scene[] = [
  { name: '01-opening', fragment: linkTo(calm, 16.4 * SECOND, onNode(node1)) },
  scene('02-powered-off', powerOff, 45, onNode(node2)),
  scene('03-unknown', powerOff, (facts) => unknownAt(facts) + 0.6 * SECOND, onNode(node2)),
  scene('04-evicting', powerOff, (facts) => unknownAt(facts) + 30 * SECOND, onNode(node2)),
  scene('05-evicted', powerOff, 400, onNode(node2)),
  scene('06-cut-lost', [[20, cut('lost')]], 42, onNode(node2)),
  scene('07-cut-held', [[20, cut('held')]], 42, onNode(node2)),
  scene('08-cut-refused', [[20, cut('refused')]], 42, onNode(node2)),
  scene('09-cut-answers', [[20, cut('lost', 'answers')]], 42, onNode(node3)),
  scene('10-leader-crashed', crash, 30, { selection: scheduler }),
  scene('11-taken-over', crash, (facts) => conflictOrTakeover(facts) + 0.01 * SECOND, {
    selection: scheduler,
  }),
  scene('12-two-believe', pause, 52, { selection: scheduler }),
  scene('13-api-frozen', [[20, { kind: 'apiServerFreeze' }]], 28, onNode(node1)),
  scene('14-api-down', [[20, { kind: 'apiServerDown' }]], 28, onNode(node1)),
  scene('15-observers-only', powerOff, 50, { ...onNode(node2), lens: 3 }),
  { ...scene('16-table', powerOff, 50, onNode(node2)), then: press('t') },
  { ...scene('17-help', [], 16, onNode(node1)), then: press('?') },
  futures('18-branches', 45, 1),
  futures('19-compare', 45, 1, { compared: [0, 1] }),
  { ...scene('20-why', crash, 45, { selection: scheduler }), then: askWhy },
  futures('21-space-time', taken + 0.01, 0, {
    window: { from: Math.round((taken - 0.1) * SECOND), to: Math.round((taken + 0.1) * SECOND) },
  }),
  futures('22-present', 45, 0, { presenting: true }),
  { ...scene('23-share', crash, 45, { selection: scheduler }), then: share },
  { name: '24-problem', fragment: linkTo(calm, 16 * SECOND).slice(0, -40) },
];

/** One window after another, from the whole run down to single messages, the playhead in its middle. */
function zoomed(): readonly Scene[] {
  return [60, 20, 5, 1, 0.2, 0.04].map((span, index) => {
    const from = Math.max(0, taken - span / 2);
    const window = { from: Math.round(from * SECOND), to: Math.round((from + span) * SECOND) };
    return futures(`${String(index + 1).padStart(2, '0')}-${span}-s`, taken, 0, { window });
  });
}

/** Across a node's death, and across a failover: what a class would see, instant by instant; then how time is held. */
export function strips(): readonly { readonly name: string; readonly scenes: readonly Scene[] }[] {
  const dies = unknownAt(factsOf(calmRun(powerOff), 420)) / SECOND;
  const strip = (acts: Acts, look: Look, instants: readonly number[]): readonly Scene[] =>
    instants.map((at, index) => {
      const number = String(index + 1).padStart(2, '0');
      return scene(`${number}-at-${at.toFixed(3)}`, acts, at, look);
    });
  return [
    {
      name: 'death',
      scenes: strip(powerOff, onNode(node2), [
        19.9,
        20.1,
        25,
        35,
        45,
        55,
        dies - 0.2,
        dies,
        dies + 0.05,
        dies + 0.2,
        dies + 1,
        dies + 5,
        dies + 60,
        dies + 299,
        dies + 301,
        dies + 310,
      ]),
    },
    {
      name: 'failover',
      scenes: strip(crash, { selection: scheduler }, [
        19.9,
        20.05,
        22,
        26,
        30,
        taken - 0.5,
        taken - 0.02,
        taken - 0.006,
        taken - 0.003,
        taken,
        taken + 0.01,
        taken + 0.2,
        taken + 2,
        taken + 5,
      ]),
    },
    {
      name: 'dragged-back',
      scenes: [taken + 5, taken + 0.2, taken, taken - 0.01, taken - 3, 25, 20.05, 19.9].map(
        (at, index) => futures(`${String(index + 1).padStart(2, '0')}-at-${at.toFixed(3)}`, at, 0),
      ),
    },
    {
      name: 'acted-in-the-past',
      scenes: [
        futures('01-first-future', 60, 0),
        futures('02-back', 28, 0),
        futures('03-fork', 28, 1),
        futures('04-after', 30, 1),
        futures('05-second-future', 45, 1),
        futures('06-compared', 45, 1, { compared: [0, 1] }),
      ],
    },
    { name: 'zoomed', scenes: zoomed() },
  ];
}
