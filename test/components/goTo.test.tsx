/** Going to an object by its name. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { GoToDialog } from '../../src/components/app/GoToDialog.tsx';
import { calmFrame, NODE_3 } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

function show() {
  const rendered = renderWithStore(<GoToDialog />, {
    frame: calmFrame(),
    state: { dialog: 'goto' },
  });
  return { ...rendered, user: userEvent.setup() };
}
const field = (): HTMLElement => screen.getByRole('searchbox', { name: /^Name of a node/ });

describe('the dialog', () => {
  it('selects the first that fits with Enter, and closes', async () => {
    const { user, store } = show();
    expect(field()).toHaveFocus();
    await user.keyboard('79-2{Enter}');
    expect(store.getState()).toMatchObject({
      selection: { kind: 'node', name: NODE_3 },
      dialog: null,
    });
  });

  it('finds a process among all that have its name in them', async () => {
    const { user, store } = show();
    await user.keyboard('scheduler');
    await user.click(screen.getByRole('button', { name: 'kube-scheduler cp-3' }));
    expect(store.getState().selection).toEqual({ kind: 'process', process: 'kube-scheduler/cp-3' });
  });

  it('says that nothing has that name, and stays', async () => {
    const { user, store } = show();
    await user.keyboard('worker-66{Enter}');
    expect(screen.getByRole('status')).toHaveTextContent('No Lease is called "worker-66"');
    expect(store.getState().dialog).toBe('goto');
  });
});
