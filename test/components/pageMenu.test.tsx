/** The menu of a phone's top bar: what has no room on the page is there, the futures too. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { PageMenu } from '../../src/components/app/PageMenu.tsx';
import { calmFrame, S } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

it('the futures take the place of its rows, with the focus on the first that can be chosen', async () => {
  const user = userEvent.setup();
  const onClose = vi.fn();
  const { source } = renderWithStore(<PageMenu at={{ x: 10, y: 10 }} onClose={onClose} />, {
    frame: calmFrame(20 * S),
  });
  await user.click(await screen.findByRole('menuitem', { name: /^Futures and going back/ }));
  expect(onClose).not.toHaveBeenCalled();
  const fork = screen.getByRole('menuitem', { name: 'New future from here' });
  expect(fork).toHaveFocus();
  await user.click(fork);
  expect(source.asked).toEqual(['fork']);
  expect(onClose).toHaveBeenCalled();
});

afterEach(() => vi.unstubAllGlobals());

/** What the top bar of a wider page has on it. */
it('on a phone leads to all exports, pictures and the log too', async () => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: true,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  const user = userEvent.setup();
  renderWithStore(<PageMenu at={{ x: 10, y: 10 }} onClose={vi.fn()} />, {
    frame: calmFrame(20 * S),
  });
  await user.click(await screen.findByRole('menuitem', { name: 'Export' }));
  expect(screen.getByRole('menu', { name: 'Export' })).toBeInTheDocument();
  for (const name of ['Log as JSON lines', 'Objects as YAML', 'View as PNG'])
    expect(screen.getByRole('menuitem', { name })).toBeInTheDocument();
  expect(screen.getByRole('menuitem', { name: /QR code/ })).toHaveFocus();
});
