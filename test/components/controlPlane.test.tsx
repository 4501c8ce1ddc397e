/** The control plane on the stage: its machines, etcd, and the marks of what was done to them. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { clockWords } from '../../src/components/score/clockWords.ts';
import { ScoreView } from '../../src/components/score/ScoreView.tsx';
import type { OnMenu } from '../../src/components/score/stageHand.ts';
import { translator } from '../../src/i18n/translate.ts';
import type { Frame } from '../../src/sources/frame.ts';
import { calmFrame, NODE_1, threeMachines, withLink } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

function stage(frame: Frame) {
  const onMenu = vi.fn<OnMenu>();
  const user = userEvent.setup();
  const rendered = renderWithStore(<ScoreView onMenu={onMenu} />, { frame });
  return { ...rendered, onMenu, user };
}

const withEtcd = (frame: Frame, etcd: Partial<Frame['controlPlane']['etcd']>): Frame => ({
  ...frame,
  controlPlane: { ...frame.controlPlane, etcd: { ...frame.controlPlane.etcd, ...etcd } },
});

describe('a control plane of three machines', () => {
  it('has a place for each, whose menu is that machine’s alone', async () => {
    const { user, onMenu } = stage(threeMachines());
    await user.click(screen.getByRole('button', { name: /Machine cp-2, API server serving/ }));
    expect(onMenu.mock.calls[0]?.[0]).toEqual({ kind: 'machine', name: 'cp-2' });
  });

  it('says how many members of etcd reach each other', () => {
    stage(threeMachines());
    expect(screen.getByRole('button', { name: /etcd, quorum, 3 of 3/ })).toBeVisible();
  });

  it('says on each rail which API server it leads to', () => {
    const frame = withLink(threeMachines(), `kubelet/${NODE_1}`, { server: 'cp-3' });
    const { container } = stage(frame);
    expect(within(container).getAllByText('cp-3').length).toBeGreaterThan(2);
  });
});

describe('etcd', () => {
  it('has no machines to choose where there is one', () => {
    stage(calmFrame());
    expect(screen.queryByRole('button', { name: /Machine cp-1/ })).toBeNull();
    expect(screen.getByRole('button', { name: /etcd, quorum, 1 of 1/ })).toBeVisible();
  });

  it.each([
    [{ leader: null }, 'no quorum'],
    [{ stalled: true }, 'disks stalled'],
    [{ commitDelayMs: 500 }, '+500 ms'],
  ])('%o is said in its foot', (etcd, words) => {
    stage(withEtcd(calmFrame(), etcd));
    expect(screen.getByText(words)).toBeInTheDocument();
  });
});

describe('marks of faults', () => {
  it.each([
    [{ offset: -8_000_000, ratePpm: 1_100_000 }, '−8.0 s ×1.1'],
    [{ offset: 120_000_000, ratePpm: 1_000_000 }, '+120 s'],
    [{ offset: 0, ratePpm: 900_000 }, '×0.9'],
  ])('a clock that is not true says how far off it is, and how fast: %o', (clock, words) => {
    expect(clockWords(clock, translator('en'))).toBe(words);
  });

  it('a rail that loses packets says which share', () => {
    stage(withLink(calmFrame(), `kubelet/${NODE_1}`, { lossPercent: 20 }));
    expect(screen.getByText('20 %')).toBeInTheDocument();
  });
});
