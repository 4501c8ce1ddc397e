/** Two futures in the stage's place: lanes, rows and promises, by role and name. */
import { act, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { CompareView } from '../../src/components/compare/CompareView.tsx';
import { partingOf } from '../../src/components/compare/useComparison.ts';
import { compareWithParent } from '../../src/components/controls/branchActs.ts';
import { parseScenario, type Command } from '../../src/engine/index.ts';
import { shippedScenario } from '../../src/scenarios/index.ts';
import { createSimulationSource } from '../../src/sources/simulation/simulationSource.ts';
import type { BranchView } from '../../src/sources/frame.ts';
import { AppStoreContext, useAppStore } from '../../src/store/hooks.tsx';
import { createAppStore } from '../../src/store/store.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../support/buildCluster.ts';
import { createSameThreadWorker } from '../support/sameThreadWorker.ts';

const CUT: Command = {
  kind: 'cut',
  processes: ['kubelet/node-0'],
  mode: 'lost',
  direction: 'both',
};

/** A node is cut at 10 s; in B it is healed at 30 s; both are at 90 s. */
function twoFutures() {
  const worker = createSameThreadWorker();
  const source = createSimulationSource(worker);
  const scenario = buildScenario({
    seed: 5,
    nodes: 3,
    components: { [CONTROLLER_MANAGER]: ['a'] },
  });
  const settle = (...acts: readonly (() => unknown)[]): void => {
    for (const act of acts) {
      act();
      worker.answer();
    }
  };
  settle(
    () => source.load(scenario),
    () => source.tick(10_000, 1),
    () => source.inject(CUT),
    () => source.tick(80_000, 1),
    () => source.seek(30_000_000),
    () => source.inject({ kind: 'heal', processes: ['kubelet/node-0'] }),
    () => source.tick(60_000, 1),
  );
  return { source, worker };
}

/** As the page does it: what is compared stands in the store. */
function Compared(): ReactElement | null {
  const ids = useAppStore((state) => state.compared);
  return ids === null ? null : <CompareView ids={ids} />;
}

async function show({ source, worker } = twoFutures(), ids: readonly number[] = [0, 1]) {
  const store = createAppStore(source, { language: 'en', theme: 'dark' });
  store.getState().compare(ids);
  render(
    <AppStoreContext value={store}>
      <Compared />
    </AppStoreContext>,
  );
  worker.answer();
  await screen.findByRole('table', { name: 'What differs' });
  return { store, worker };
}

describe('two futures', () => {
  it('say in one sentence until when they are one, and what was done first in the other', async () => {
    await show();
    expect(screen.getByText('Shared until 0:30.0, then in B: heal node-0.')).toBeInTheDocument();
  });

  it('come to their conclusion before the lanes and the table that it is drawn from', async () => {
    await show();
    const finding = screen.getByText('In A the controller gave up on node-0. In B it did not.');
    const [lane] = screen.getAllByRole('img', { name: /^Future A, node-/ });
    if (lane === undefined) throw new Error('no lane');
    expect(finding.compareDocumentPosition(lane)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('are told as far as each is known, with the playhead still before the verdict', async () => {
    const two = twoFutures();
    two.source.seek(35_000_000);
    two.worker.answer();
    await show(two);
    expect(
      screen.getByText('In A the controller gave up on node-0. In B it did not.'),
    ).toBeInTheDocument();
  });

  it('say up to when the shorter one is known, where it cannot be said that something never happens', async () => {
    await show(oneIsShorter());
    expect(
      screen.getByText('In A the controller gave up on node-0. In B it had not by 0:40.0.'),
    ).toBeInTheDocument();
    const row = screen.getByRole('row', { name: /node-0 is Unknown/ });
    expect(within(row).getByText('not by 0:40.0')).toBeInTheDocument();
    expect(
      screen.getByRole('columnheader', { name: /^B .*known to 0:40\.0$/ }),
    ).toBeInTheDocument();
  });

  it('name the one act that they differ in', async () => {
    await show();
    const b = screen.getByRole('heading', { name: /^B .*heal node-0/ });
    expect(b).toHaveTextContent('the only difference');
    expect(screen.getByRole('heading', { name: /^A as is$/ })).toBeInTheDocument();
  });

  it('show the lane that differs once for each, and the others when asked', async () => {
    await show();
    expect(screen.getAllByRole('img', { name: /^Future [AB], node-/ })).toHaveLength(2);
    await userEvent.click(screen.getByRole('button', { name: 'All lanes' }));
    expect(screen.getAllByRole('img', { name: /^Future [AB], node-/ })).toHaveLength(6);
  });

  it('say in words that one gave up on the node, and the other did not', async () => {
    await show();
    const row = screen.getByRole('row', { name: /node-0 is Unknown/ });
    const [one, other] = within(row).getAllByRole('cell');
    expect(one).toHaveTextContent(/^\d:\d\d\.\d$/);
    expect(other).toHaveTextContent('never');
    expect(
      screen.getByText('In A the controller gave up on node-0. In B it did not.'),
    ).toBeInTheDocument();
  });

  it('show which promise broke in which of them', async () => {
    await show();
    const table = screen.getByRole('table', { name: 'What differs' });
    const row = within(table).getByRole('row', { name: /live node/i });
    const [one, other] = within(row).getAllByRole('cell');
    expect(one).toHaveTextContent(/broken/);
    expect(other).toHaveTextContent('holds');
  });

  it('take the focus that was on the stage, and give it back to the stage', async () => {
    const stage = document.createElement('div');
    stage.id = 'stage';
    stage.tabIndex = -1;
    document.body.append(stage);
    const { store } = await show();
    expect(screen.getByRole('region', { name: /futures/i })).toHaveFocus();
    act(() => store.getState().compare(null));
    expect(stage).toHaveFocus();
    stage.remove();
  });

  it('are left again by their button', async () => {
    const { store } = await show();
    await userEvent.click(screen.getByRole('button', { name: 'Back to one future' }));
    expect(store.getState().compared).toBeNull();
  });
});

/** LE-18: in A the link of a cut-off leader is healed too late, in B in time; both are at 60 s. */
function lateAndInTime() {
  const worker = createSameThreadWorker();
  const source = createSimulationSource(worker);
  const parsed = parseScenario(shippedScenario('lateRelease')?.document);
  if (!parsed.ok) throw new Error('the scenario that ships does not parse');
  for (const act of [
    () => void source.load(parsed.value),
    () => source.tick(60_000, 1),
    () => source.seek(33_000_000),
    () => source.inject({ kind: 'heal', processes: ['my-operator/operator-a'] }),
    () => source.tick(27_000, 1),
  ]) {
    act();
    worker.answer();
  }
  return { source, worker };
}

describe('two futures that change leaders at almost the same time', () => {
  it('differ in whether two led at once, which weighs more than who came when', async () => {
    await show(lateAndInTime());
    expect(
      screen.getByText('In A a promise broke: “At most one acting leader”. In B it held.'),
    ).toBeVisible();
    const row = within(screen.getByRole('table', { name: 'What differs' })).getByRole('row', {
      name: /At most one acting leader/,
    });
    expect(row).toHaveTextContent(/broken for 1[01]\.\d s/);
  });
});

/** B, in which the node is healed at 30 s, is shown and known to 40 s only; A is known to 90 s. */
function oneIsShorter() {
  const worker = createSameThreadWorker();
  const source = createSimulationSource(worker);
  const scenario = buildScenario({
    seed: 5,
    nodes: 3,
    components: { [CONTROLLER_MANAGER]: ['a'] },
  });
  for (const step of [
    () => source.load(scenario),
    () => source.tick(10_000, 1),
    () => source.inject(CUT),
    () => source.tick(80_000, 1),
    () => source.seek(30_000_000),
    () => source.inject({ kind: 'heal', processes: ['kubelet/node-0'] }),
    () => source.tick(10_000, 1),
  ]) {
    step();
    worker.answer();
  }
  return { source, worker };
}

describe('futures in each of which another node is lost', () => {
  it('are told together: whom the controller gave up on in the one, and whom in the other', async () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    for (const step of [
      () => source.load(buildScenario({ seed: 5, nodes: 3 })),
      () => source.tick(10_000, 1),
      () => source.inject({ kind: 'powerOff', node: 'node-0' }),
      () => source.tick(80_000, 1),
      () => source.seek(5_000_000),
      () => source.inject({ kind: 'powerOff', node: 'node-1' }),
      () => source.tick(85_000, 1),
    ]) {
      step();
      worker.answer();
    }
    await show({ source, worker });
    expect(
      screen.getByText('In A the controller gave up on node-0, in B on node-1.'),
    ).toBeInTheDocument();
  });
});

describe('a future alone', () => {
  function alone() {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(buildScenario({ seed: 5, nodes: 3 }));
    worker.answer();
    source.tick(10_000, 1);
    worker.answer();
    const store = createAppStore(source, { language: 'en', theme: 'dark' });
    compareWithParent(store);
    render(
      <AppStoreContext value={store}>
        <Compared />
      </AppStoreContext>,
    );
    return { store, worker };
  }

  it('says that there is nothing to compare yet, and how a second one begins', () => {
    alone();
    expect(screen.getByRole('heading', { name: 'Nothing to compare yet' })).toBeInTheDocument();
    expect(screen.getByText(/where you press B/)).toBeInTheDocument();
  });

  it('begins the second one by its button, and gives the stage back to act in it', async () => {
    const { store, worker } = alone();
    await userEvent.click(screen.getByRole('button', { name: 'Begin future B at 0:10.0' }));
    act(() => {
      worker.answer();
    });
    expect(store.source.branches()).toHaveLength(2);
    await waitFor(() => expect(store.getState().compared).toBeNull());
  });
});

/** And in C the same node is healed too late, at 70 s: it is Unknown, and comes back. */
function threeFutures() {
  const two = twoFutures();
  const { source, worker } = two;
  for (const step of [
    () => source.switchTo(0),
    () => source.seek(70_000_000),
    () => source.inject({ kind: 'heal', processes: ['kubelet/node-0'] }),
    () => source.tick(20_000, 1),
  ]) {
    step();
    worker.answer();
  }
  return two;
}

describe('three futures', () => {
  const three = () => show(threeFutures(), [0, 1, 2]);
  const lanes = (): readonly HTMLElement[] =>
    screen.getAllByRole('img', { name: /^Future [ABC], node-/ });

  it('are small multiples, 40 px each: the lane that differs, once for each future, together', async () => {
    await three();
    expect(screen.getByRole('heading', { name: 'One run, three futures' })).toBeInTheDocument();
    expect(lanes().map((lane) => lane.getAttribute('height'))).toEqual(['40', '40', '40']);
    const lane = screen.getByRole('region', { name: 'node-0' });
    expect(within(lane).getAllByRole('img')).toHaveLength(3);
  });

  it('have a column each, for facts and for promises', async () => {
    await three();
    const table = screen.getByRole('table', { name: 'What differs' });
    expect(within(table).getAllByRole('columnheader')).toHaveLength(4);
    const cells = within(within(table).getByRole('row', { name: /node-0 is Unknown/ }));
    expect(cells.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
      expect.stringMatching(/^0:5\d\.\d$/),
      'never',
      expect.stringMatching(/^0:5\d\.\d$/),
    ]);
    const promise = within(within(table).getByRole('row', { name: /live node/i }));
    expect(promise.getAllByRole('cell').map((cell) => cell.textContent)).toEqual([
      expect.stringContaining('broken'),
      'holds',
      expect.stringMatching(/broken/),
    ]);
  });

  it('come to one sentence about all of them', async () => {
    await three();
    expect(
      screen.getByText('In A and C the controller gave up on node-0. In B it did not.'),
    ).toBeInTheDocument();
  });

  it('are chosen by a switch each, two at least; two of them stand tall again', async () => {
    const { store, worker } = await three();
    const which = within(screen.getByRole('group', { name: 'Which futures' }));
    const [a, b, c] = which.getAllByRole('button');
    expect([a, b, c].map((each) => each?.getAttribute('aria-pressed'))).toEqual([
      'true',
      'true',
      'true',
    ]);
    if (a === undefined) throw new Error('no switch');
    a.focus();
    await userEvent.keyboard('{Enter}');
    expect(store.getState().compared).toEqual([1, 2]);
    worker.answer();
    expect(await screen.findByText(/In C the controller gave up on node-0/)).toBeInTheDocument();
    expect(lanes().map((lane) => lane.getAttribute('height'))).toEqual(['80', '80']);
    expect(a).toHaveAttribute('aria-pressed', 'false');
    expect(c).toBeDisabled();
    await userEvent.click(a);
    expect(store.getState().compared).toEqual([0, 1, 2]);
  });

  it('go on without one that is deleted', async () => {
    const { store, worker } = await three();
    act(() => {
      store.source.remove(1);
      worker.answer();
    });
    expect(store.getState().compared).toEqual([0, 2]);
  });
});

describe('the place where two branches part', () => {
  const branch = (id: number, parent: number | null, forkAt: number): BranchView => ({
    id,
    name: '',
    parent,
    forkAt,
    shared: 0,
    forkSeq: forkAt * 10,
    journal: [],
    edge: 100,
  });
  const branches = [branch(0, null, 0), branch(1, 0, 30), branch(2, 0, 20), branch(3, 1, 50)];

  it('is the fork of a branch and its parent', () => {
    expect(partingOf(branches, [0, 1])).toEqual({ at: 30, seq: 300 });
    expect(partingOf(branches, [3, 1])).toEqual({ at: 50, seq: 500 });
  });

  it('of several is the first of their forks', () => {
    expect(partingOf(branches, [0, 1, 2])).toEqual({ at: 20, seq: 200 });
    expect(partingOf(branches, [0, 1, 3])).toEqual({ at: 30, seq: 300 });
  });

  it('is the earlier fork of two that leave the same one', () => {
    expect(partingOf(branches, [1, 2])).toEqual({ at: 20, seq: 200 });
    expect(partingOf(branches, [3, 2])).toEqual({ at: 20, seq: 200 });
  });
});
