/** Aiming: what the hand is about to do is shown and said before it is done, and leaves no trace. */
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useEffect, useState, type ReactElement } from 'react';
import { describe, expect, it } from 'vitest';
import { followAims } from '../../src/components/controls/foresee.ts';
import { Narrator } from '../../src/components/controls/Narrator.tsx';
import {
  ObjectMenu,
  type Asking,
  type MenuRequest,
} from '../../src/components/controls/ObjectMenu.tsx';
import { ScoreView } from '../../src/components/score/ScoreView.tsx';
import type { Command, Fact, FactBody } from '../../src/engine/index.ts';
import type { Frame } from '../../src/sources/frame.ts';
import { useAppStoreApi } from '../../src/store/hooks.tsx';
import type { AppState } from '../../src/store/store.ts';
import { calmFrame, cutLink, NODE_1, poweredOff } from '../support/fakeFrame.ts';
import { factLog } from '../support/factLog.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const KUBELET_1 = `kubelet/${NODE_1}`;
const CUT: Command = { kind: 'cut', processes: [KUBELET_1], mode: 'lost', direction: 'both' };

function Page(): ReactElement {
  const store = useAppStoreApi();
  const [request, onRequest] = useState<MenuRequest | null>(null);
  const [asking, onAsk] = useState<Asking | null>(null);
  useEffect(() => followAims(store), [store]);
  return (
    <>
      <ScoreView onMenu={(target, x, y, part) => onRequest({ target, x, y, part: part ?? null })} />
      <Narrator />
      <ObjectMenu request={request} asking={asking} onRequest={onRequest} onAsk={onAsk} />
    </>
  );
}

const unknownAt = (seconds: number): readonly Fact[] => {
  const body: FactBody = {
    kind: 'nodeConditionChanged',
    node: NODE_1,
    status: 'Unknown',
    before: 'True',
    reason: 'NodeStatusUnknown',
    process: 'kube-controller-manager/cp-1',
  };
  return factLog([seconds, body]);
};

function page(state: Partial<AppState> = {}, frame: Frame = calmFrame()) {
  const shown = renderWithStore(<Page />, { frame, state: { playing: false, ...state } });
  shown.source.answerPreview((commands) => (commands.length === 0 ? [] : unknownAt(69)));
  return { ...shown, user: userEvent.setup() };
}

const ring = (): HTMLElement => screen.getByRole('button', { name: /^ip-10-29-104-121, / });
const point = (at: HTMLElement): boolean => fireEvent.pointerMove(at, { pointerType: 'mouse' });
const said = (text: RegExp): Promise<HTMLElement> => screen.findByText(text);
const outlined = (container: HTMLElement): number =>
  container.querySelectorAll('.score-aim-outline').length;
const thickened = (container: HTMLElement): number =>
  container.querySelectorAll('.score-aim .score-cutting-rail').length;

describe('a tool over a thing', () => {
  it('outlines the body that it would strike, and says what would come of it', async () => {
    const { source, container } = page({ tool: 'power' });
    point(ring());
    expect(outlined(container)).toBe(1);
    await said(/^If you power off ip-10-29-104-121: ip-10-29-104-121 Unknown at 1:09\.$/);
    expect(source.previewed).toEqual([[{ kind: 'powerOff', node: NODE_1 }], []]);
    expect(source.injected).toEqual([]);
    expect(source.journal()).toEqual([]);
  });

  it('thickens the rail that it would cut', () => {
    const { container } = page({ tool: 'cut' });
    point(ring());
    expect(thickened(container)).toBe(1);
    expect(outlined(container)).toBe(0);
  });

  it('heals where the link is cut already, and powers on what is off', async () => {
    const cut = page({ tool: 'cut' }, cutLink(calmFrame(), KUBELET_1, 'lost', 'both'));
    point(ring());
    await said(/^If you heal ip-10-29-104-121/);
    cut.unmount();
    page({ tool: 'power' }, poweredOff(calmFrame(), NODE_1));
    point(ring());
    await said(/^If you power on ip-10-29-104-121/);
  });

  it('lets everything be as soon as it leaves', async () => {
    const { container } = page({ tool: 'power' });
    point(ring());
    await said(/^If you power off/);
    fireEvent.pointerLeave(screen.getByRole('group', { name: /^Cluster scene/ }));
    expect(outlined(container)).toBe(0);
    expect(screen.queryByText(/^If you power off/)).not.toBeInTheDocument();
  });

  it('asks for nothing while it only passes', () => {
    const { source } = page({ tool: 'power' });
    point(ring());
    fireEvent.pointerLeave(screen.getByRole('group', { name: /^Cluster scene/ }));
    expect(source.previewed).toEqual([]);
  });

  it('does not aim with a finger, which acts where it touches', () => {
    const { container } = page({ tool: 'power' });
    fireEvent.pointerMove(ring(), { pointerType: 'touch' });
    expect(outlined(container)).toBe(0);
  });

  it('aims at nothing while it only selects', () => {
    const { container } = page();
    point(ring());
    expect(outlined(container) + thickened(container)).toBe(0);
  });
});

describe('the keyboard', () => {
  it('aims with the focus', async () => {
    const { container } = page({ tool: 'power' });
    ring().focus();
    await said(/^If you power off ip-10-29-104-121/);
    expect(outlined(container)).toBe(1);
    fireEvent.blur(ring());
    expect(outlined(container)).toBe(0);
  });

  it('aims at the entry of a menu that is highlighted', async () => {
    const { user, source } = page();
    ring().focus();
    await user.keyboard('{Shift>}{F10}{/Shift}');
    await screen.findByRole('menu');
    screen.getByRole('menuitem', { name: /^Power off/ }).focus();
    await said(/^If you power off ip-10-29-104-121/);
    await user.keyboard('{Escape}');
    expect(screen.queryByText(/^If you power off/)).not.toBeInTheDocument();
    expect(source.injected).toEqual([]);
  });

  it('aims at the amount that a slider shows', async () => {
    const { user, source, store } = page();
    store.getState().setTool('latency');
    fireEvent.click(ring(), { detail: 1 });
    await user.click(await screen.findByRole('menuitem', { name: /Another latency/ }));
    const dialog = within(await screen.findByRole('dialog'));
    fireEvent.change(dialog.getByRole('slider'), { target: { value: '400' } });
    await dialog.findByText(/^If the link of ip-10-29-104-121 takes 400 ms each way/);
    expect(source.injected).toEqual([]);
  });
});

describe('an act', () => {
  it('ends the aim, and what is shown then is the run itself', async () => {
    const { user, source, store } = page({ tool: 'cut' });
    point(ring());
    expect(store.getState().aim?.commands).toEqual([CUT]);
    store.getState().setTool('power');
    await user.click(ring());
    expect(source.injected).toEqual([{ kind: 'powerOff', node: NODE_1 }]);
  });
});
