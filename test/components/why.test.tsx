/** "Why?" as a reader meets it: opened from marks, keys, menu and promises; steps that go there; the way back. */
import { act, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppShell } from '../../src/components/app/AppShell.tsx';
import type { ShortcutContext } from '../../src/components/app/shortcut.ts';
import { SHORTCUTS } from '../../src/components/app/shortcuts.ts';
import { EventsTab } from '../../src/components/inspector/EventsTab.tsx';
import { askAbout, factToExplain } from '../../src/components/why/askWhy.ts';
import { mergeFacts, stretchesBefore } from '../../src/components/why/useWhy.ts';
import { WhyPanel, WhySheet } from '../../src/components/why/WhyPanel.tsx';
import { AppStoreContext } from '../../src/store/hooks.tsx';
import type { Fact } from '../../src/engine/index.ts';
import type { WhyStep } from '../../src/narrator/why/step.ts';
import type { AppStore, Settings } from '../../src/store/store.ts';
import { calmFrame, S } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';
import { runActs } from '../support/whyRun.ts';

const run = runActs([[25, { kind: 'powerOff', node: 'node-1' }]], 80);
const unknown = run.first('nodeConditionChanged', (fact) => fact.status === 'Unknown');
const QUESTION = 'Why is node-1 Unknown?';

beforeEach(() => {
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
});

/** A frame whose nodes are those of the run, with its facts. */
function runFrame() {
  const frame = calmFrame(80 * S);
  const nodes = frame.nodes.map((node, index) => ({
    ...node,
    name: `node-${index}`,
    process: `kubelet/node-${index}`,
  }));
  return { ...frame, nodes, facts: run.facts };
}

function asking(settings: Settings = { language: 'en', theme: 'dark' }) {
  const rendered = renderWithStore(<></>, { settings });
  rendered.source.setScenario(run.scenario);
  act(() => rendered.source.push(runFrame()));
  return { ...rendered, user: userEvent.setup() };
}

async function panel(store: AppStore, fact: Fact = unknown): Promise<HTMLElement> {
  render(
    <AppStoreContext value={store}>
      <WhyPanel fact={fact} />
    </AppStoreContext>,
  );
  await screen.findByRole('list', { name: 'From effect to cause' });
  return screen.getByRole('complementary', { name: 'Why?' });
}

const steps = (): readonly HTMLElement[] =>
  within(screen.getByRole('list', { name: 'From effect to cause' })).getAllByRole('button');

describe('the panel', () => {
  it('asks the question and answers it from effect to cause, with times, rules and who did it', async () => {
    const { store } = asking();
    await panel(store);
    expect(screen.getByRole('heading', { name: QUESTION })).toHaveFocus();
    const said = steps().map((step) => step.textContent);
    expect(said).toHaveLength(4);
    expect(said[0]).toMatch(
      /1:16\.9.*found no newer renewTime of node-1, and 50 s had gone by.*NL-7/,
    );
    expect(said[0]).toContain('NodeStatusUnknown, kube-controller-manager on a');
    expect(said[1]).toMatch(/stopwatch for node-1 was last restarted here.*NL-6/);
    expect(said[3]).toMatch(/0:25\.0you.*node-1 lost its power/);
  });

  it('says that what ended the chain came meanwhile, where it is later than the step before it', async () => {
    const { store } = asking();
    await panel(store);
    const said = steps().map((step) => step.textContent);
    expect(said.at(-1)).toMatch(/^meanwhile0:25\.0you/);
    expect(said.slice(0, -1).some((text) => text.includes('meanwhile'))).toBe(false);
  });

  it('says politely how long the answer is, once the log has been searched', async () => {
    const { store } = asking();
    await panel(store);
    const said = await screen.findByText(`${QUESTION} Four steps from effect to cause.`);
    expect(said).toHaveAttribute('role', 'status');
  });

  it('goes to the moment of a step and selects what it is about', async () => {
    const { store, source, user } = asking();
    await panel(store);
    const last = steps().at(-1);
    if (last === undefined) throw new Error('no step');
    await user.click(last);
    expect(source.asked).toContain('seek 25000000');
    expect(store.getState()).toMatchObject({
      playing: false,
      selection: { kind: 'node', name: 'node-1' },
    });
    expect(last).toHaveAttribute('aria-current', 'step');
  });

  it('keeps its answer when the playhead goes back, and closes with another run', async () => {
    const { store, source } = asking();
    act(() => store.getState().ask(unknown));
    await panel(store);
    act(() => source.push({ ...runFrame(), now: 25 * S, facts: [] }));
    expect(steps()).toHaveLength(4);
    expect(store.getState().why).toBe(unknown);
    act(() => source.push({ ...calmFrame(), run: 2 }));
    expect(store.getState().why).toBeNull();
  });

  it('says it in Korean, too', async () => {
    const { store } = asking({ language: 'ko', theme: 'dark' });
    render(
      <AppStoreContext value={store}>
        <WhyPanel fact={unknown} />
      </AppStoreContext>,
    );
    expect(await screen.findByRole('heading', { name: 'node-1, 왜 Unknown입니까?' })).toBeVisible();
    expect(
      screen.getByText('node-1의 전원이 꺼졌습니다. 아무에게도 알려지지 않았습니다.'),
    ).toBeVisible();
  });

  it('is a sheet on a phone, which its own button closes', async () => {
    const { store, user } = asking();
    act(() => store.getState().ask(unknown));
    render(
      <AppStoreContext value={store}>
        <WhySheet fact={unknown} />
      </AppStoreContext>,
    );
    const sheet = await screen.findByRole('dialog', { name: QUESTION });
    expect(within(sheet).getAllByRole('listitem')).toHaveLength(4);
    await user.click(within(sheet).getByRole('button', { name: 'Close' }));
    expect(store.getState().why).toBeNull();
  });
});

describe('asking', () => {
  const press = (key: string, store: AppStore): void => {
    const context: ShortcutContext = { store, onMenu: () => undefined, onAsk: () => undefined };
    SHORTCUTS.find(({ keys }) => keys.includes(key))?.run(context);
  };

  it('W asks about the latest notable fact of what is selected: the verdict, not what followed from it', () => {
    const { store } = asking();
    store.getState().select({ kind: 'node', name: 'node-1' });
    press('w', store);
    expect(store.getState().why).toMatchObject({ kind: 'nodeConditionChanged', status: 'Unknown' });
  });

  it('W asks about the mark that has the focus', () => {
    const { store } = asking();
    const command = run.first('command');
    render(<button type="button" data-seq={command.seq} />);
    screen.getByRole('button').focus();
    press('w', store);
    expect(store.getState().why).toMatchObject({ kind: 'command', seq: command.seq });
  });

  it('Esc leads back before it does anything else', () => {
    const { store } = asking();
    store.getState().ask(unknown);
    store.getState().setLens(2);
    press('Escape', store);
    expect(store.getState()).toMatchObject({ why: null, lens: 2 });
  });

  it('says so where nothing has happened yet', () => {
    const { store } = asking();
    askAbout(store, { kind: 'node', name: 'node-0' });
    expect(store.getState()).toMatchObject({
      why: null,
      notice: { key: 'app.notice.nothingToExplain' },
    });
  });

  it('an event of the inspector is a door to its chain', async () => {
    const { store, user } = asking();
    store.getState().select({ kind: 'node', name: 'node-1' });
    render(
      <AppStoreContext value={store}>
        <EventsTab />
      </AppStoreContext>,
    );
    await user.click(screen.getByRole('button', { name: 'node-1 Unknown' }));
    expect(store.getState().why?.seq).toBe(unknown.seq);
  });

  it('takes an act for its own answer, and a verdict before its consequences', () => {
    const notable = run.facts.toReversed();
    expect(factToExplain(notable)?.kind).toBe('nodeConditionChanged');
    expect(factToExplain(notable.filter(({ t }) => t < 30 * S))?.kind).toBe('command');
    expect(factToExplain([])).toBeNull();
  });
});

describe('in the page', () => {
  it('stands in the place of the inspector, and gives it back', async () => {
    const { store, source } = renderWithStore(<AppShell />, { frame: calmFrame() });
    source.setScenario(run.scenario);
    act(() => source.push(runFrame()));
    expect(screen.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
    act(() => store.getState().ask(unknown));
    // It is a module of its own, which comes with the first question.
    await screen.findByRole('heading', { name: QUESTION }, { timeout: 20_000 });
    expect(screen.queryByRole('complementary', { name: 'Inspector' })).toBeNull();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  });
});

describe('what is recalled', () => {
  it('is two minutes before each step, as one where they touch', () => {
    const [one] = run.why('command');
    if (one === undefined) throw new Error('no step');
    const step = (t: number): WhyStep => ({ ...one, t });
    expect(stretchesBefore([step(500 * S), step(450 * S), step(20 * S)])).toEqual([
      { from: 0, to: 20 * S },
      { from: 330 * S, to: 500 * S },
    ]);
  });

  it('joins what is known, each fact once and in order', () => {
    const [a, b, c] = run.facts;
    if (a === undefined || b === undefined || c === undefined) throw new Error('no facts');
    expect(mergeFacts([a, c], [b, c])).toEqual([a, b, c]);
  });
});
