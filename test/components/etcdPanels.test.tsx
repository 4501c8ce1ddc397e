/** The inspector on etcd's side: what heartbeats cost, how full etcd is, and who stands by objects of their own. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Inspector } from '../../src/components/inspector/Inspector.tsx';
import { sizeRangeText, sizeText, trafficText } from '../../src/components/common/bytes.ts';
import { etcdMenu } from '../../src/components/controls/controlPlaneMenu.ts';
import { translator } from '../../src/i18n/translate.ts';
import type {
  EtcdView,
  Frame,
  IdentityLeaseView,
  LeaseCandidateView,
  ResourceView,
} from '../../src/sources/frame.ts';
import type { Selection } from '../../src/store/store.ts';
import { calmFrame, S, withElection } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const API: Selection = { kind: 'apiServer' };
const LOCK = 'kube-scheduler';
const SCHEDULER: Selection = { kind: 'election', namespace: 'kube-system', name: LOCK };

const withEtcd = (frame: Frame, change: (etcd: EtcdView) => Partial<EtcdView>): Frame => {
  const { etcd } = frame.controlPlane;
  return { ...frame, controlPlane: { ...frame.controlPlane, etcd: { ...etcd, ...change(etcd) } } };
};

async function open(tab: string, frame: Frame = calmFrame(), selection = API) {
  const user = userEvent.setup();
  const rendered = renderWithStore(<Inspector />, { frame, state: { selection } });
  await user.click(screen.getByRole('tab', { name: tab }));
  return { ...rendered, user };
}

const cells = (row: HTMLElement): string[] =>
  within(row)
    .getAllByRole('cell')
    .map(({ textContent }) => textContent);

describe('the cost of heartbeats', () => {
  it('SZ-4 stands beside each other before Leases and with them, for the nodes of this cluster', async () => {
    await open('Cost');
    const table = screen.getByRole('table', { name: '3 nodes, by the formula' });
    const row = (name: string): string[] =>
      cells(within(table).getByRole('row', { name: new RegExp(`^${name}`) }));
    expect(row('Writes/s')).toEqual(['0.30', '0.30']);
    // 3 · 6 · 15,360 B, and 3 · (60/10.2 · 560 + 60/306 · 15,360) B.
    expect(row('Bytes/min')).toEqual(['276 kB', '18.9 kB']);
    expect(row('History')).toEqual(['1.32–2.64 MiB', '92.4–185 KiB']);
  });

  it('says how many times fewer bytes that is, in a sentence', async () => {
    await open('Cost');
    expect(screen.getByText(/the same nodes write 14\.6 times fewer bytes/)).toBeVisible();
  });

  it('is drawn as two tapes on one axis, each named with what it writes and what that comes to', async () => {
    await open('Cost');
    const before = screen.getByRole('img', { name: /^Before Leases/ });
    const leases = screen.getByRole('img', { name: /^With Leases/ });
    expect(before).toHaveAccessibleName(/whole Node, 15\.4 kB, every 10 s.*5\.53 MB an hour/);
    expect(leases).toHaveAccessibleName(/A Lease, 560 B, every 10\.2 s; the Node every 306 s/);
    const ticks = (tape: HTMLElement): number => tape.innerHTML.match(/v-/g)?.length ?? 0;
    expect(ticks(before)).toBe(60);
    expect(ticks(leases)).toBe(58 + 1);
  });

  it('marks which of the two this cluster is', async () => {
    const old = withEtcd(calmFrame(), ({ heartbeat }) => ({
      heartbeat: { ...heartbeat, hasLeases: false },
    }));
    await open('Cost', old);
    expect(screen.getByText('this cluster').closest('figcaption')).toHaveTextContent(
      'Before Leases',
    );
  });

  it('tells what this run has written, by kind, and leaves out what it never writes', async () => {
    const frame = withEtcd(calmFrame(), ({ usage }) => ({
      usage: {
        ...usage,
        kinds: usage.kinds.map((each) =>
          each.kind === 'lock'
            ? { ...each, writesPerSecond: 1.5, bytesPerSecond: 630, writes: 90, bytes: 37_800 }
            : each,
        ),
      },
    }));
    await open('Cost', frame);
    expect(cells(screen.getByRole('row', { name: /^election Leases/ }))).toEqual([
      '1.50',
      '37.8 kB',
    ]);
    expect(screen.queryByRole('row', { name: /^Pods/ })).toBeNull();
  });
});

describe('the space of etcd', () => {
  it('AS-10 is a meter of the database against its quota, with what waits for compaction', async () => {
    await open('Cost');
    const meter = screen.getByRole('meter', { name: 'Size of the database' });
    expect(meter).toHaveAttribute('aria-valuenow', '700000');
    expect(meter).toHaveAttribute('aria-valuetext', '684 KiB of 2 GiB');
    expect(screen.getByText('Older versions, until compaction').nextSibling).toHaveTextContent(
      '469 KiB',
    );
    expect(screen.getByText('Next compaction').nextSibling).toHaveTextContent('3:20.0');
  });

  it('that is used up says what that means, and its menu offers to defragment', async () => {
    const full = withEtcd(calmFrame(), ({ usage }) => ({ usage: { ...usage, noSpace: true } }));
    await open('Cost', full);
    expect(screen.getByText(/quota of 2 GiB is reached\. Every write is refused/)).toBeVisible();
    const entry = etcdMenu(translator('en'), full).entries.find(({ id }) => id === 'defragEtcd');
    expect(entry).toMatchObject({ label: 'Compact and defragment', hint: '0.7 MiB' });
  });

  it('is told in the unit of the reader: traffic in thousands, space in KiB and MiB', () => {
    expect([9, 999, 1_000, 90_000, 5_529_600].map(trafficText)).toEqual([
      '9 B',
      '999 B',
      '1 kB',
      '90 kB',
      '5.53 MB',
    ]);
    expect([1_023, 1_024, 2_147_483_648].map(sizeText)).toEqual(['1023 B', '1 KiB', '2 GiB']);
    expect(sizeRangeText(524_288, 1_048_576)).toBe('0.5–1 MiB');
  });
});

const candidate: LeaseCandidateView = {
  namespace: 'kube-system',
  name: 'cp-1_6f1f',
  leaseName: LOCK,
  binaryVersion: '1.36.0',
  emulationVersion: '1.35.0',
  strategy: 'OldestEmulationVersion',
  pingTime: '2026-11-22T09:12:47.100000Z',
  renewTime: '2026-11-22T09:12:03.100000Z',
  age: 13 * S,
  isPinged: true,
  process: `${LOCK}/cp-1`,
};
const leftover: LeaseCandidateView = {
  ...candidate,
  name: 'cp-9_77aa',
  isPinged: false,
  process: null,
};

const identity: IdentityLeaseView = {
  name: 'apiserver-rplpdvtx3lntmi4xy2xnxookk4',
  holderIdentity: 'apiserver-rplpdvtx3lntmi4xy2xnxookk4_6f1f',
  hostname: 'cp-1',
  renewTime: '2026-11-22T09:12:40.100000Z',
  age: 9.1 * S,
  leaseDurationSeconds: 3_600,
  resourceVersion: 48_190,
  process: 'kube-apiserver/cp-1',
};

describe('who stands by an object of its own', () => {
  it('AI-1 AI-2 lists the API servers by their identity Leases', async () => {
    await open('Standing', { ...calmFrame(), identityLeases: [identity] });
    const row = screen.getByRole('row', { name: /^cp-1/ });
    expect(row).toHaveTextContent(identity.name);
    expect(cells(row)[0]).toMatch(/^9\.1 sof 3.600 srv 48.190$/);
  });

  it('CE-1 CE-14 lists LeaseCandidates with their versions and pings, and calls a leftover one', async () => {
    const { user, store } = await open('Standing', {
      ...calmFrame(),
      leaseCandidates: [candidate, leftover],
    });
    const row = screen.getByRole('row', { name: /cp-1/ });
    expect(cells(row)).toEqual(['1.36.01.35.0', '09:12:47.109:12:03.1']);
    expect(screen.getByRole('row', { name: /cp-9/ })).toHaveTextContent('left over');
    await user.click(within(row).getByRole('button', { name: 'cp-1' }));
    expect(store.getState().selection).toEqual({ kind: 'process', process: candidate.process });
  });

  it('says so where a release has neither', async () => {
    await open('Standing');
    expect(screen.getByText(/keeps none, or its gate is off/)).toBeVisible();
    expect(screen.getByText(/coordinated election is off/)).toBeVisible();
  });

  it('CE-8 of a coordinated election names the strategy, and who is to lead next', async () => {
    const frame = withElection(
      { ...calmFrame(), leaseCandidates: [candidate, { ...leftover, leaseName: 'other' }] },
      LOCK,
      () => ({
        coordinated: { strategy: 'OldestEmulationVersion', preferredHolder: 'cp-2_0000' },
      }),
    );
    await open('Processes', frame, SCHEDULER);
    expect(
      screen.getByRole('heading', { name: 'Coordinated election, OldestEmulationVersion' }),
    ).toBeVisible();
    expect(screen.getByText(/cp-2 is to lead next/)).toBeVisible();
    expect(within(screen.getByRole('table')).getAllByRole('row')).toHaveLength(2);
  });
});

const resource: ResourceView = {
  fencing: 'leaseTransitions',
  token: 6,
  writer: `${LOCK}/cp-3`,
  writes: 41,
  refused: 3,
  stale: 0,
  latest: null,
  odd: {
    process: `${LOCK}/cp-1`,
    token: 5,
    stored: 6,
    isRefused: true,
    isStale: true,
    at: 51.2 * S,
  },
};

describe('a guarded resource', () => {
  it('LE-32 says what it checks, what landed, and which write it refused and why', async () => {
    await open(
      'Processes',
      withElection(calmFrame(), LOCK, () => ({ resource })),
      SCHEDULER,
    );
    expect(screen.getByText('Writes refused').nextSibling).toHaveTextContent('3');
    expect(
      screen.getByText('0:51.2: cp-1 brought token 5, and 6 was stored. Refused.'),
    ).toBeVisible();
  });

  it('LE-32 that checks nothing says that a stale write landed', async () => {
    const odd = resource.odd === null ? null : { ...resource.odd, isRefused: false };
    const open32: ResourceView = { ...resource, fencing: 'none', refused: 0, stale: 9, odd };
    await open(
      'Processes',
      withElection(calmFrame(), LOCK, () => ({ resource: open32 })),
      SCHEDULER,
    );
    expect(screen.getByText('of a stale leader').nextSibling).toHaveTextContent('9');
    expect(
      screen.getByText(/cp-1 wrote although the Lease did not name it\. It landed\./),
    ).toBeVisible();
  });
});
