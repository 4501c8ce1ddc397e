/** One zone closely: which band each node is in, how old its last renewal is, how near the brake is. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Dialogs } from '../../src/components/app/Dialogs.tsx';
import { ZoneStrip } from '../../src/components/score/ZoneStrip.tsx';
import { zonePanelScene } from '../../src/components/zone/zonePanel.ts';
import type { Frame, NodeView, ZoneView } from '../../src/sources/frame.ts';
import { calmFrame, manyNodes, S } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const NOW = 200 * S;
const ZONE: ZoneView = {
  zone: 'zone-b',
  state: 'PartialDisruption',
  ready: 2,
  notReady: 3,
  queued: 1,
  waiting: ['worker-3'],
  rate: 0,
  tokenAt: null,
};

/** A zone of five whose last renewals are so old, of which some are called Unknown or tainted. */
function zoneOf(ages: readonly number[], change: (index: number) => Partial<NodeView>): Frame {
  const frame = manyNodes(ages.length, NOW);
  const { controller } = calmFrame(NOW);
  return {
    ...frame,
    nodes: frame.nodes.map((node, index) => ({
      ...node,
      zone: 'zone-b',
      taints: [],
      ready: 'True',
      record: { ...node.record, exists: true, writtenAt: NOW - (ages[index] ?? 0) * S },
      ...change(index),
    })),
    controller: controller === null ? null : { ...controller, zones: [ZONE], threshold: 0.55 },
  };
}

const counts = (frame: Frame): Readonly<Record<string, number>> =>
  Object.fromEntries(
    (zonePanelScene(frame, 'zone-b')?.bands ?? []).map(({ band, count }) => [band, count]),
  );

describe('bands', () => {
  it('KL-3 count a node on time until a stretched renewal is over, then one band for each missed', () => {
    const frame = zoneOf([2, 10.3, 10.5, 21, 32, 43], () => ({}));
    expect(counts(frame)).toMatchObject({
      onTime: 2,
      missed1: 1,
      missed2: 1,
      missed3: 1,
      missed4: 1,
    });
  });

  it('go by what the controller said once it has said it, each node in one band', () => {
    const frame = zoneOf([60, 60, 2], (index) =>
      index === 0
        ? { ready: 'Unknown' }
        : index === 1
          ? { ready: 'Unknown', taints: ['unreachable:NoExecute'] }
          : {},
    );
    expect(counts(frame)).toMatchObject({ onTime: 1, unknown: 1, noExecute: 1, missed4: 0 });
  });

  it('name a node without a Lease only while there is one', () => {
    expect(counts(zoneOf([2], () => ({})))).not.toHaveProperty('noLease');
    const without = zoneOf([2], () => ({
      record: {
        exists: false,
        age: null,
        renewTime: null,
        resourceVersion: 0,
        leaseDurationSeconds: 40,
        writtenAt: null,
      },
    }));
    expect(counts(without)).toMatchObject({ noLease: 1 });
  });
});

describe('the panel', () => {
  const show = (frame: Frame) => {
    const user = userEvent.setup();
    const rendered = renderWithStore(
      <>
        <ZoneStrip />
        <Dialogs onMenu={vi.fn()} />
      </>,
      { frame },
    );
    return { ...rendered, user };
  };
  const frame = zoneOf([2, 12, 52, 53, 58], (index) => (index > 1 ? { ready: 'Unknown' } : {}));

  it('opens from the zone under the stage', async () => {
    const { user } = show(frame);
    await user.click(screen.getByRole('button', { name: /^zone-b/ }));
    const dialog = within(await screen.findByRole('dialog', { name: 'zone-b' }));
    const bands = dialog.getByRole('table', { name: /Nodes by renewals missed/ });
    expect(within(bands).getByRole('row', { name: /Unknown 3/ })).toBeVisible();
    expect(within(bands).getByRole('row', { name: /1 missed 1/ })).toBeVisible();
  });

  it('NL-6 says how many last renewals are older than the grace period', async () => {
    const { user } = show(frame);
    await user.click(screen.getByRole('button', { name: /^zone-b/ }));
    expect(
      await screen.findByRole('img', {
        name: 'Ages of 5 last renewals; 3 of them 50 seconds or older.',
      }),
    ).toBeVisible();
  });

  it('NL-18 shows the share that is not Ready against the threshold', async () => {
    const { user } = show(frame);
    await user.click(screen.getByRole('button', { name: /^zone-b/ }));
    expect(
      await screen.findByRole('img', { name: '60 % not Ready; disrupted from 55 % on.' }),
    ).toBeVisible();
  });
});
