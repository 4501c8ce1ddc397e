/** "Why?" asked of the marks of the stage themselves: a verdict, a tag, a crown, a cross, a diamond. */
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import type { ShortcutContext } from '../../src/components/app/shortcut.ts';
import { SHORTCUTS } from '../../src/components/app/shortcuts.ts';
import { createMarkPool } from '../../src/components/score/markPool.ts';
import { asks, wireQuestion } from '../../src/components/score/messageQuestion.ts';
import { messageShapes } from '../../src/components/score/messageShapes.ts';
import { ScoreView } from '../../src/components/score/ScoreView.tsx';
import type { OnMenu } from '../../src/components/score/stageHand.ts';
import { later, seconds, START, type FactBody } from '../../src/engine/index.ts';
import type { Frame } from '../../src/sources/frame.ts';
import {
  calmFrame,
  cutLink,
  NODE_1,
  NODE_2,
  S,
  twoBelievers,
  unknownNode,
  withNode,
} from '../support/fakeFrame.ts';
import { factLog } from '../support/factLog.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const KCM = 'kube-controller-manager/cp-1';
const KUBELET = `kubelet/${NODE_1}`;
const LOCK = { namespace: 'kube-system', name: 'kube-scheduler' };

const unknown: FactBody = {
  kind: 'nodeConditionChanged',
  node: NODE_1,
  status: 'Unknown',
  before: 'True',
  reason: 'NodeStatusUnknown',
  process: KCM,
};
const tainted = (effect: 'NoSchedule' | 'NoExecute'): FactBody => ({
  kind: 'taintAdded',
  node: NODE_1,
  key: 'unreachable',
  effect,
  process: KCM,
});
const lost: FactBody = {
  kind: 'transmissionLost',
  process: KUBELET,
  direction: 'requests',
  attempt: 0,
  waiting: 1,
  nextAt: later(START, seconds(16)),
};
const leads = (host: string): FactBody => ({
  kind: 'startedLeading',
  ...LOCK,
  process: `kube-scheduler/${host}`,
  identity: `${host}_1`,
});
const bounced: FactBody = {
  kind: 'leaseConflict',
  ...LOCK,
  process: 'kube-scheduler/cp-2',
  reason: 'Conflict',
  brought: 7,
  stored: 8,
};

const facts = factLog(
  [1, leads('cp-3')],
  [2, leads('cp-1')],
  [3, bounced],
  [4, lost],
  [10, unknown],
  [10.01, tainted('NoSchedule')],
  [12, tainted('NoExecute')],
  // A second node's verdict is newer, and not meant.
  [13, { ...unknown, node: NODE_2 }],
);

function show(frame: Frame) {
  const onMenu = vi.fn<OnMenu>();
  const shown = renderWithStore(<ScoreView onMenu={onMenu} />, {
    frame,
    state: { playing: false },
  });
  act(() => shown.source.push({ ...frame, facts }));
  const asked = () => shown.store.getState().why;
  return { ...shown, onMenu, asked, user: userEvent.setup() };
}

const fallen = (frame = calmFrame()): Frame =>
  withNode(unknownNode(frame, NODE_1), NODE_1, () => ({
    taints: ['unreachable:NoSchedule', 'unreachable:NoExecute'],
  }));

const button = (name: string): HTMLElement => screen.getByRole('button', { name });

describe('a mark of a node', () => {
  it('the verdict answers why it is Unknown, and selects the node', async () => {
    const { asked, store, user } = show(fallen());
    await user.click(button('Why is ip-10-29-104-121 Unknown?'));
    expect(asked()).toMatchObject({ kind: 'nodeConditionChanged', node: NODE_1, t: 10 * S });
    expect(store.getState().selection).toEqual({ kind: 'node', name: NODE_1 });
  });

  it('the tag answers why it carries that taint, not why it is Unknown', async () => {
    const { asked, user } = show(fallen());
    await user.click(button('Why does ip-10-29-104-121 carry NoExecute?'));
    expect(asked()).toMatchObject({ kind: 'taintAdded', effect: 'NoExecute', node: NODE_1 });
  });

  it('asks nothing while the node is Ready: there is nothing to answer', () => {
    show(calmFrame());
    expect(screen.queryByRole('button', { name: /^Why is/ })).toBeNull();
  });

  it('the cross at a wall answers why what was sent is lost', async () => {
    const cut = cutLink(calmFrame(), KUBELET, 'lost', 'both');
    const { asked, user } = show(
      withNode(cut, NODE_1, ({ link }) => ({ link: { ...link, waitingRequests: 1 } })),
    );
    await user.click(button('Why are messages of ip-10-29-104-121 lost?'));
    expect(asked()).toMatchObject({ kind: 'transmissionLost', process: KUBELET });
  });
});

describe('a crown', () => {
  it('in the ticket answers why the one that is named holds the lock', async () => {
    const { asked, user } = show(twoBelievers(calmFrame(), 'kube-scheduler'));
    await user.click(button('Why does cp-1 hold kube-scheduler?'));
    expect(asked()).toMatchObject({ kind: 'startedLeading', process: 'kube-scheduler/cp-1' });
  });

  it('of one that is not named answers why it believes so', async () => {
    const { asked, user } = show(twoBelievers(calmFrame(), 'kube-scheduler'));
    await user.click(button('Why does cp-3 believe that it leads kube-scheduler?'));
    expect(asked()).toMatchObject({ kind: 'startedLeading', process: 'kube-scheduler/cp-3' });
  });

  it('is asked about as its election where the log does not say when it began', async () => {
    const { asked, user } = show(calmFrame());
    await user.click(button('Why does cp-1 hold kube-controller-manager?'));
    expect(asked()).toBeNull();
  });
});

describe('by keyboard', () => {
  it('Enter answers, and opens no menu', async () => {
    const { asked, onMenu, user } = show(fallen());
    act(() => button('Why is ip-10-29-104-121 Unknown?').focus());
    await user.keyboard('{Enter}');
    expect(asked()).toMatchObject({ kind: 'nodeConditionChanged' });
    expect(onMenu).not.toHaveBeenCalled();
  });

  it('W asks about the mark that has the focus, as a click does', () => {
    const { asked, store, onMenu } = show(fallen());
    act(() => button('Why does ip-10-29-104-121 carry NoExecute?').focus());
    const context: ShortcutContext = { store, onMenu, onAsk: () => undefined };
    act(() => SHORTCUTS.find(({ keys }) => keys.includes('w'))?.run(context));
    expect(asked()).toMatchObject({ kind: 'taintAdded', effect: 'NoExecute' });
  });

  it('arrows reach it from the dial', async () => {
    const { user } = show(fallen());
    act(() => button('What the controller infers about ip-10-29-104-121').focus());
    await user.keyboard('{ArrowRight}');
    expect(button('Why is ip-10-29-104-121 Unknown?')).toHaveFocus();
  });
});

describe('a mark on the wire', () => {
  const stage = (): HTMLElement => screen.getByRole('group', { name: /^Cluster scene/ });

  function diamondOn(parent: Element): Element {
    const root = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    parent.append(root);
    const pool = createMarkPool(root, messageShapes('p'));
    const mark = asks(pool.take('conflict'), 'conflict', 'kube-scheduler/cp-2');
    return mark.group.element;
  }

  it('a diamond answers why its write bounced', () => {
    const { asked } = show(calmFrame());
    fireEvent.click(diamondOn(stage()));
    expect(asked()).toMatchObject({ kind: 'leaseConflict', process: 'kube-scheduler/cp-2' });
  });

  it('is left alone by a tool that does something to the rail', () => {
    const { asked, store } = show(calmFrame());
    act(() => store.setState({ tool: 'cut' }));
    fireEvent.click(diamondOn(stage()));
    expect(asked()).toBeNull();
  });

  it('is large enough for a pointer, and asks nothing once it is lent to something else', () => {
    const root = document.createElementNS('http://www.w3.org/2000/svg', 'g');
    const mark = asks(createMarkPool(root, messageShapes('p')).take('error'), 'refused', KUBELET);
    expect(wireQuestion(mark.group.element)).toEqual({ kind: 'refused', process: KUBELET });
    expect(Number(mark.group.element.querySelector('.message-target')?.getAttribute('r'))).toBe(14);
    asks(mark, null, KUBELET);
    expect(wireQuestion(mark.group.element)).toBeNull();
  });
});
