/** The menu of a phone's top bar: what has no room on the page is there, the futures too. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
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
