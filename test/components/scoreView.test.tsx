/** The stage as people use it: found by role and name, by pointer and by keyboard. */
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ScoreView } from '../../src/components/score/ScoreView.tsx';
import type { OnMenu } from '../../src/components/score/stageHand.ts';
import type { Frame } from '../../src/sources/frame.ts';
import type { AppState } from '../../src/store/store.ts';
import {
  apiServerIs,
  calmFrame,
  cutLink,
  lateNode,
  manyNodes,
  NODE_1,
  NODE_2,
  NODE_3,
  poweredOff,
  twoBelievers,
  unknownNode,
} from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

function show(frame: Frame, state: Partial<AppState> = {}) {
  const onMenu = vi.fn<OnMenu>();
  const shown = renderWithStore(<ScoreView onMenu={onMenu} />, {
    frame,
    state: { playing: false, ...state },
  });
  return { ...shown, onMenu };
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

afterEach(() => vi.useRealTimers());

describe('the stage says what it shows', () => {
  it('as one group, with the nodes that are in trouble', () => {
    show(cutLink(unknownNode(calmFrame(), NODE_1), `kubelet/${NODE_2}`, 'lost', 'both'));
    expect(
      screen.getByRole('group', { name: 'Cluster scene, 3 nodes, 1 Unknown, 1 cut off' }),
    ).toBeInTheDocument();
  });

  it('with a button for each ring that has a menu and says its state', () => {
    show(lateNode(poweredOff(calmFrame(), NODE_1), NODE_2));
    expect(button('ip-10-29-104-121, powered off.')).toHaveAttribute('aria-haspopup', 'menu');
    expect(button('ip-10-29-69-101, late.')).toBeInTheDocument();
    expect(button('ip-10-29-79-205, Ready.')).toBeInTheDocument();
  });

  it('with numbers in a name only while it has focus', () => {
    show(lateNode(calmFrame(), NODE_2));
    const ring = button(/^ip-10-29-69-101, late/);
    act(() => ring.focus());
    expect(ring).toHaveAccessibleName(
      'ip-10-29-69-101, late. Observer 32.3 of 50 seconds. Unknown in 17.7 seconds.',
    );
    act(() => ring.blur());
    expect(ring).toHaveAccessibleName('ip-10-29-69-101, late.');
  });

  it('who leads, who stands by, and who believes without being written', () => {
    show(twoBelievers(calmFrame(), 'kube-scheduler'));
    expect(button('cp-1 leads kube-scheduler')).toBeInTheDocument();
    expect(button('cp-3 believes it leads kube-scheduler, but is not written')).toBeInTheDocument();
    expect(button('cp-2, standby of kube-scheduler')).toBeInTheDocument();
    expect(button('Lease kube-scheduler, held by cp-1')).toBeInTheDocument();
  });

  it('that the API server is frozen', () => {
    show(apiServerIs(calmFrame(), 'frozen', 2));
    expect(button('kube-apiserver, frozen')).toBeInTheDocument();
  });

  it('each row as a group of its own', () => {
    show(calmFrame());
    const row = screen.getByRole('group', { name: 'Row of ip-10-29-69-101' });
    expect(
      within(row)
        .getAllByRole('button')
        .map((each) => each.getAttribute('aria-label')),
    ).toEqual([
      'ip-10-29-69-101, Ready.',
      'Power off ip-10-29-69-101',
      'Lease of ip-10-29-69-101',
      'What the controller infers about ip-10-29-69-101',
    ]);
  });
});

describe('the pointer', () => {
  it('selects what is clicked', async () => {
    const { store } = show(calmFrame());
    await userEvent.click(button('Lease kube-scheduler, held by cp-3'));
    expect(store.getState().selection).toEqual({
      kind: 'election',
      namespace: 'kube-system',
      name: 'kube-scheduler',
    });
    await userEvent.click(button('cp-2, standby of kube-scheduler'));
    expect(store.getState().selection).toEqual({ kind: 'process', process: 'kube-scheduler/cp-2' });
  });

  it('pulls the plug of a node, and puts it back', async () => {
    const { source, store } = show(calmFrame());
    await userEvent.click(button('Power off ip-10-29-69-101'));
    expect(source.injected).toEqual([{ kind: 'powerOff', node: NODE_2 }]);
    expect(store.getState().acted).toBe(true);
    act(() => source.push(poweredOff(calmFrame(), NODE_2)));
    await userEvent.click(button('Power on ip-10-29-69-101'));
    expect(source.injected[1]).toEqual({ kind: 'powerOn', node: NODE_2 });
  });

  it('with the power tool does so on the ring itself', async () => {
    const { source } = show(calmFrame(), { tool: 'power' });
    await userEvent.click(button('ip-10-29-104-121, Ready.'));
    expect(source.injected).toEqual([{ kind: 'powerOff', node: NODE_1 }]);
  });

  it.each(['stop', 'cut', 'latency', 'delete'] as const)(
    'with the %s tool opens that part of the menu',
    async (tool) => {
      const { onMenu, source } = show(calmFrame(), { tool });
      await userEvent.click(button('cp-1 leads kube-controller-manager'));
      expect(onMenu).toHaveBeenCalledWith(
        { kind: 'process', process: 'kube-controller-manager/cp-1' },
        expect.any(Number),
        expect.any(Number),
        tool,
      );
      expect(source.injected).toEqual([]);
    },
  );

  it('opens the menu on a right click', () => {
    const { onMenu } = show(calmFrame());
    fireEvent.contextMenu(button('ip-10-29-104-121, Ready.'), { clientX: 54, clientY: 108 });
    expect(onMenu).toHaveBeenCalledWith({ kind: 'node', name: NODE_1 }, 54, 108);
  });

  it('opens the menu after a press of 450 ms by touch, and selects nothing', () => {
    vi.useFakeTimers();
    const { onMenu, store } = show(calmFrame());
    const ring = button('ip-10-29-104-121, Ready.');
    fireEvent.pointerDown(ring, { pointerType: 'touch', clientX: 60, clientY: 110 });
    vi.advanceTimersByTime(440);
    expect(onMenu).not.toHaveBeenCalled();
    vi.advanceTimersByTime(20);
    expect(onMenu).toHaveBeenCalledWith({ kind: 'node', name: NODE_1 }, 60, 110);
    fireEvent.pointerUp(ring);
    fireEvent.click(ring);
    expect(store.getState().selection).toBeNull();
  });

  it('draws a line with the cut tool across two rails, which cuts both links', () => {
    const { source } = show(calmFrame(), { tool: 'cut' });
    const stage = screen.getByRole('group', { name: /^Cluster scene/ });
    fireEvent.pointerDown(stage, { clientX: 390, clientY: 90, button: 0 });
    fireEvent.pointerMove(stage, { clientX: 390, clientY: 150 });
    fireEvent.pointerMove(stage, { clientX: 390, clientY: 190 });
    fireEvent.pointerUp(stage, { clientX: 390, clientY: 190 });
    expect(source.injected).toEqual([
      {
        kind: 'cut',
        processes: [`kubelet/${NODE_1}`, `kubelet/${NODE_2}`],
        mode: 'lost',
        direction: 'both',
      },
    ]);
  });

  it('opens the menu of a wall, to heal it', async () => {
    const { onMenu } = show(cutLink(calmFrame(), `kubelet/${NODE_3}`, 'held', 'requests'));
    await userEvent.click(
      button('Cut of ip-10-29-79-205: held, requests. Opens a menu to heal it.'),
    );
    expect(onMenu).toHaveBeenCalledWith(
      { kind: 'wall', process: `kubelet/${NODE_3}` },
      expect.any(Number),
      expect.any(Number),
    );
  });

  it('turns the truth lens by its column heading, and back', async () => {
    const { store } = show(calmFrame());
    const heading = button('What holders believe');
    await userEvent.click(heading);
    expect(store.getState().lens).toBe(1);
    expect(heading).toHaveAttribute('aria-pressed', 'true');
    await userEvent.click(heading);
    expect(store.getState().lens).toBe(0);
  });
});

describe('the keyboard', () => {
  it('reaches the objects of the stage with one tab stop', () => {
    show(calmFrame());
    const reachable = screen
      .getAllByRole('button')
      .filter((each) => each.hasAttribute('data-hit') && each.tabIndex === 0);
    expect(reachable).toEqual([button('ip-10-29-104-121, Ready.')]);
  });

  it('walks rows and columns with the arrows, and selects where it goes', async () => {
    const { store } = show(calmFrame());
    act(() => button('ip-10-29-104-121, Ready.').focus());
    await userEvent.keyboard('{ArrowDown}');
    expect(button(/^ip-10-29-69-101, Ready/)).toHaveFocus();
    expect(store.getState().selection).toEqual({ kind: 'node', name: NODE_2 });
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(button('Lease of ip-10-29-69-101')).toHaveFocus();
    await userEvent.keyboard('{ArrowUp}{ArrowUp}');
    expect(button('kube-apiserver, serving')).toHaveFocus();
    expect(store.getState().selection).toEqual({ kind: 'apiServer' });
  });

  it('opens the menu with Enter and with Shift+F10, and selects with Space', async () => {
    const { onMenu, store } = show(calmFrame());
    act(() => button('ip-10-29-104-121, Ready.').focus());
    await userEvent.keyboard('{Enter}{Shift>}{F10}{/Shift}');
    expect(onMenu.mock.calls.map(([target]) => target)).toEqual([
      { kind: 'node', name: NODE_1 },
      { kind: 'node', name: NODE_1 },
    ]);
    await userEvent.keyboard(' ');
    expect(store.getState().selection).toEqual({ kind: 'node', name: NODE_1 });
  });
});

describe('with more nodes', () => {
  it('every one of twelve has its ring and its ticket', () => {
    show(manyNodes(12));
    for (let index = 1; index <= 12; index += 1) {
      expect(button(new RegExp(`^worker-${index}, `))).toBeInTheDocument();
      expect(button(`Lease of worker-${index}`)).toBeInTheDocument();
    }
  });
});

describe('by hand', () => {
  it('a body clicked twice loses its power, or gets it back', async () => {
    const on = show(calmFrame());
    await userEvent.dblClick(button(/^ip-10-29-69-101, Ready/));
    expect(on.source.injected).toEqual([{ kind: 'powerOff', node: NODE_2 }]);
    on.unmount();
    const off = show(poweredOff(calmFrame(), NODE_2));
    await userEvent.dblClick(button(/^ip-10-29-69-101, powered off/));
    expect(off.source.injected).toEqual([{ kind: 'powerOn', node: NODE_2 }]);
  });

  it('a wall under the cut tool turns: both ways, requests, answers', async () => {
    const KUBELET = `kubelet/${NODE_2}`;
    for (const [now, next] of [
      ['both', 'requests'],
      ['requests', 'answers'],
      ['answers', 'both'],
    ] as const) {
      const { source, unmount } = show(cutLink(calmFrame(), KUBELET, 'held', now), { tool: 'cut' });
      await userEvent.click(button(/^Cut of ip-10-29-69-101/));
      expect(source.injected).toEqual([
        { kind: 'cut', processes: [KUBELET], mode: 'held', direction: next },
      ]);
      unmount();
    }
  });

  it('a wall that has the focus is taken away by Delete', async () => {
    const { source } = show(cutLink(calmFrame(), `kubelet/${NODE_2}`, 'lost', 'both'));
    act(() => button(/^Cut of ip-10-29-69-101/).focus());
    await userEvent.keyboard('{Delete}');
    expect(source.injected).toEqual([{ kind: 'heal', processes: [`kubelet/${NODE_2}`] }]);
  });
});

describe('on a phone', () => {
  const phone = (): void => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: query.includes('max-width'),
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
  };
  afterEach(() => {
    vi.stubGlobal('matchMedia', (query: string) => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }));
  });

  it('a strip chooses the Lease that is shown large', async () => {
    phone();
    const { store } = show(calmFrame());
    const strip = screen.getByRole('group', { name: 'Leases' });
    expect(
      within(strip)
        .getAllByRole('button')
        .map((each) => each.textContent),
    ).toEqual(['104-121', '69-101', '79-205', 'kcm', 'sched', 'operator', 'API']);
    await userEvent.click(within(strip).getByRole('button', { name: 'kube-scheduler' }));
    expect(store.getState().selection).toEqual({
      kind: 'election',
      namespace: 'kube-system',
      name: 'kube-scheduler',
    });
    expect(screen.getByRole('img', { name: 'Lease ring of kube-scheduler' })).toBeInTheDocument();
  });

  it('every process is a chip: behind the lock that is shown stand those that stand for it', async () => {
    phone();
    const { store, onMenu } = show(calmFrame());
    const strip = screen.getByRole('group', { name: 'Leases' });
    await userEvent.click(within(strip).getByRole('button', { name: 'kube-scheduler' }));
    const standby = within(strip).getByRole('button', { name: /^cp-1, standby of kube-scheduler/ });
    await userEvent.click(standby);
    expect(store.getState().selection).toEqual({ kind: 'process', process: 'kube-scheduler/cp-1' });
    expect(standby).toHaveAttribute('aria-current', 'true');
    expect(screen.getByText('kube-scheduler cp-1')).toBeInTheDocument();
    await userEvent.click(within(strip).getByRole('button', { name: /^kube-apiserver/ }));
    await userEvent.click(
      screen.getByRole('button', { name: /^Machine cp-1, API server serving/ }),
    );
    expect(onMenu).toHaveBeenLastCalledWith(
      { kind: 'machine', name: 'cp-1' },
      expect.anything(),
      expect.anything(),
    );
  });

  it('a long press on the large ring opens its menu', () => {
    phone();
    vi.useFakeTimers();
    const { onMenu } = show(calmFrame());
    fireEvent.pointerDown(button('Lease ring of ip-10-29-104-121'), {
      pointerType: 'touch',
      clientX: 90,
      clientY: 200,
    });
    vi.advanceTimersByTime(460);
    expect(onMenu).toHaveBeenCalledWith({ kind: 'node', name: NODE_1 }, 90, 200);
  });
});
