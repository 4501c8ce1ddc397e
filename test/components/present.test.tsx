/** Presenting: the keys of a remote, what is left out, the black screen, the pointer, the way out. */
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppShell } from '../../src/components/app/AppShell.tsx';
import { SHORTCUTS } from '../../src/components/app/shortcuts.ts';
import { PRESENT_KEYS } from '../../src/components/present/presentKeys.ts';
import { en } from '../../src/i18n/en.ts';
import { shareEn } from '../../src/i18n/share.en.ts';
import type { AppState } from '../../src/store/store.ts';
import { calmFrame, NODE_1 } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const leave = () => screen.findByRole('button', { name: shareEn['share.present.leave'] });

async function presentation(state: Partial<AppState> = {}) {
  const rendered = renderWithStore(<AppShell />, {
    frame: calmFrame(),
    state: { presenting: true, selection: { kind: 'node', name: NODE_1 }, ...state },
  });
  await leave();
  return { ...rendered, user: userEvent.setup() };
}

describe('presenting', () => {
  it('begins with F5 and with its button, without loading the page anew', async () => {
    const user = userEvent.setup();
    const { store } = renderWithStore(<AppShell />, { frame: calmFrame() });
    await user.keyboard('{F5}');
    expect(store.getState().presenting).toBe(true);
    act(() => store.getState().present(false));
    await user.click(screen.getByRole('button', { name: en['app.present'] }));
    expect(store.getState().presenting).toBe(true);
  });

  it('keeps stage, narrator, transport and timeline, and nothing else', async () => {
    await presentation();
    expect(screen.getByRole('region', { name: en['app.region.stage'] })).toBeVisible();
    expect(screen.getByRole('region', { name: en['narrator.label'] })).toBeVisible();
    expect(screen.getByRole('toolbar', { name: en['timeline.transport'] })).toBeVisible();
    expect(screen.queryByRole('banner')).toBeNull();
    expect(screen.queryByRole('complementary', { name: en['inspector.label'] })).toBeNull();
    expect(screen.queryByRole('button', { name: en['app.copyLink'] })).toBeNull();
  });

  it('a remote goes from notable to notable, both ways', async () => {
    const { user, source, store } = await presentation();
    await user.keyboard('{PageDown}{PageUp}{ArrowRight}');
    expect(source.steps).toEqual(['notable', 'notable', 'notable']);
    expect(source.asked).toContain('back notable');
    expect(store.getState().playing).toBe(false);
  });

  it('I slides the inspector over the stage, and Escape takes it away before it leaves', async () => {
    const { user, store } = await presentation();
    await user.keyboard('i');
    expect(screen.getByRole('complementary', { name: en['inspector.label'] })).toBeVisible();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('complementary', { name: en['inspector.label'] })).toBeNull();
    expect(store.getState().presenting).toBe(true);
    await user.keyboard('{Escape}');
    expect(store.getState()).toMatchObject({ presenting: false, inspectorShown: true });
  });

  it('Escape that the browser keeps for its full screen takes one thing away at a time too', async () => {
    Object.defineProperty(document, 'fullscreenEnabled', { value: true, configurable: true });
    document.documentElement.requestFullscreen = () => Promise.resolve();
    Object.defineProperty(document, 'fullscreenElement', { value: null, configurable: true });
    const { user, store } = await presentation();
    await user.keyboard('i');
    fireEvent(document, new Event('fullscreenchange'));
    expect(store.getState()).toMatchObject({ presenting: true, inspectorOver: false });
    fireEvent(document, new Event('fullscreenchange'));
    expect(store.getState().presenting).toBe(false);
    Reflect.deleteProperty(document, 'fullscreenEnabled');
    Reflect.deleteProperty(document, 'fullscreenElement');
    Reflect.deleteProperty(document.documentElement, 'requestFullscreen');
  });

  it.each(['b', '.'])('%s makes the screen black, and any key only brings it back', async (key) => {
    const { user, source } = await presentation();
    await user.keyboard(key);
    expect(screen.getByText(shareEn['share.present.blank'])).toBeInTheDocument();
    await user.keyboard('k');
    expect(screen.queryByText(shareEn['share.present.blank'])).toBeNull();
    expect(source.injected).toEqual([]);
  });

  it('Q dims all but a circle at the pointer, as long as it is held', async () => {
    const { container } = await presentation();
    fireEvent.pointerMove(document.body, { clientX: 300, clientY: 200 });
    fireEvent.keyDown(document.body, { key: 'q' });
    expect(container.querySelector('.spotlight')).toHaveStyle({ '--pointer-x': '300px' });
    fireEvent.keyUp(document.body, { key: 'q' });
    expect(container.querySelector('.spotlight')).toBeNull();
  });

  it('the other keys are still the page’s own', async () => {
    const { user, source } = await presentation();
    await user.keyboard('k');
    expect(source.injected).toEqual([{ kind: 'powerOff', node: NODE_1 }]);
  });

  it('ends with its button', async () => {
    const { user, store } = await presentation();
    await user.click(await leave());
    expect(store.getState().presenting).toBe(false);
    expect(screen.getByRole('banner')).toBeVisible();
  });
});

it('no key of the remote means two things', () => {
  const keys = PRESENT_KEYS.flatMap((each) => each.keys);
  expect(new Set(keys).size).toBe(keys.length);
  expect(SHORTCUTS.flatMap((each) => each.keys)).toContain('F5');
});
