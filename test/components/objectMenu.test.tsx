/** The menu of an object: every fault with its inverse, and each entry is one command. */
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type ReactElement } from 'react';
import { expect, it, describe } from 'vitest';
import {
  ObjectMenu,
  type Asking,
  type MenuRequest,
} from '../../src/components/controls/ObjectMenu.tsx';
import type { Frame } from '../../src/sources/frame.ts';
import type { MenuPart } from '../../src/store/store.ts';
import {
  apiServerIs,
  calmFrame,
  cutLink,
  NODE_1,
  pausedNode,
  poweredOff,
  threeMachines,
  withCandidate,
  withLink,
  withNode,
} from '../support/fakeFrame.ts';
import { renderWithStore, type RenderedWithStore } from '../support/renderWithStore.tsx';

const KUBELET = `kubelet/${NODE_1}`;
const NODE = { kind: 'node', name: NODE_1 } as const;
const SCHEDULER = { kind: 'process', process: 'kube-scheduler/cp-3' } as const;

/** Menus and questions as the page has them. */
function Menus({ first }: { readonly first: MenuRequest }): ReactElement {
  const [request, onRequest] = useState<MenuRequest | null>(first);
  const [asking, onAsk] = useState<Asking | null>(null);
  return <ObjectMenu request={request} asking={asking} onRequest={onRequest} onAsk={onAsk} />;
}

async function open(
  target: MenuRequest['target'],
  frame: Frame = calmFrame(),
  part: MenuPart | null = null,
): Promise<RenderedWithStore & { readonly user: ReturnType<typeof userEvent.setup> }> {
  const user = userEvent.setup();
  const request = { target, x: 10, y: 10, part };
  const rendered = renderWithStore(<Menus first={request} />, { frame });
  await screen.findByRole('menu');
  return { ...rendered, user };
}

const item = (name: string | RegExp): HTMLElement => screen.getByRole('menuitem', { name });
const way = (group: string, name: string): HTMLElement =>
  within(screen.getByRole('group', { name: group })).getByRole('menuitemradio', { name });

describe('the menu of a node', () => {
  it('powers it off, and that counts as an act', async () => {
    const { user, source, store } = await open(NODE);
    await user.click(item(/Power off/));
    expect(source.injected).toEqual([{ kind: 'powerOff', node: NODE_1 }]);
    expect(store.getState().acted).toBe(true);
  });

  it('TE-4 taints it by hand', async () => {
    const { user, source } = await open(NODE);
    item(/Taints/).focus();
    await user.keyboard('{ArrowRight}');
    expect(way('Taint set by hand', 'None')).toBeChecked();
    way('Taint set by hand', 'maintenance:NoExecute').focus();
    await user.keyboard('{Enter}');
    expect(source.injected).toEqual([
      {
        kind: 'setTaints',
        node: NODE_1,
        taints: [{ key: 'maintenance', effect: 'NoExecute' }],
      },
    ]);
  });

  it('powers it on if it is off, and then no signal can be sent', async () => {
    const { user, source } = await open(NODE, poweredOff(calmFrame(), NODE_1));
    expect(item(/Crash/)).toHaveAttribute('aria-disabled', 'true');
    await user.click(item(/Power on/));
    expect(source.injected).toEqual([{ kind: 'powerOn', node: NODE_1 }]);
  });

  it('pauses the kubelet, or resumes it if it is paused', async () => {
    const { user, source, unmount } = await open(NODE);
    await user.click(item(/Pause/));
    unmount();
    const second = await open(NODE, pausedNode(calmFrame(), NODE_1));
    await second.user.click(item(/Resume/));
    expect([...source.injected, ...second.source.injected]).toEqual([
      { kind: 'pause', process: KUBELET },
      { kind: 'resume', process: KUBELET },
    ]);
  });

  it('deletes its Lease', async () => {
    const { user, source } = await open(NODE);
    await user.click(item(/Delete its Lease/));
    expect(source.injected).toEqual([
      { kind: 'deleteLease', namespace: 'kube-node-lease', name: NODE_1 },
    ]);
  });

  it('can be read from top to bottom with the arrow keys', async () => {
    const { user, source } = await open(NODE);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(source.injected).toEqual([{ kind: 'powerOff', node: NODE_1 }]);
  });
});

describe('cutting', () => {
  it.each([
    ['Packets lost', 'Both ways', 'lost', 'both'],
    ['Packets held', 'Requests only', 'held', 'requests'],
    ['Connections refused', 'Answers only', 'refused', 'answers'],
  ])('%s, %s', async (group, direction, mode, cut) => {
    const { user, source } = await open(NODE, calmFrame(), 'cut');
    await user.click(way(group, direction));
    expect(source.injected).toEqual([{ kind: 'cut', processes: [KUBELET], mode, direction: cut }]);
  });

  it('marks the cut that holds, and heals it', async () => {
    const { user, source } = await open(NODE, cutLink(calmFrame(), KUBELET, 'held', 'both'), 'cut');
    expect(way('Packets held', 'Both ways')).toBeChecked();
    expect(way('Packets lost', 'Both ways')).not.toBeChecked();
    await user.click(item('Heal the link'));
    expect(source.injected).toEqual([{ kind: 'heal', processes: [KUBELET] }]);
  });

  it('can be changed and healed at its wall', async () => {
    const frame = cutLink(calmFrame(), KUBELET, 'lost', 'both');
    const { user, source } = await open({ kind: 'wall', process: KUBELET }, frame);
    await user.click(way('Packets lost', 'Answers only'));
    expect(source.injected).toEqual([
      { kind: 'cut', processes: [KUBELET], mode: 'lost', direction: 'answers' },
    ]);
  });

  it('offers healing at once in the whole menu of a node that is cut off', async () => {
    await open(NODE, cutLink(calmFrame(), KUBELET, 'lost', 'both'));
    expect(item('Heal the link')).toBeEnabled();
  });
});

describe('the menu of a process', () => {
  it('crashes it with SIGKILL', async () => {
    const { user, source } = await open(SCHEDULER);
    await user.click(item(/Crash.*SIGKILL/));
    expect(source.injected).toEqual([{ kind: 'crash', process: 'kube-scheduler/cp-3' }]);
  });

  it('stops it with SIGTERM', async () => {
    const { user, source } = await open(SCHEDULER);
    await user.click(item(/Stop.*SIGTERM/));
    expect(source.injected).toEqual([{ kind: 'stop', process: 'kube-scheduler/cp-3' }]);
  });

  it('starts it again when it is down', async () => {
    const frame = withCandidate(calmFrame(), SCHEDULER.process, () => ({ status: 'down' }));
    const { user, source } = await open(SCHEDULER, frame);
    await user.click(item(/Start/));
    expect(source.injected).toEqual([{ kind: 'start', process: 'kube-scheduler/cp-3' }]);
  });

  it('sets the latency of its link, to a number of its own too', async () => {
    const { user, source } = await open(SCHEDULER, calmFrame(), 'latency');
    await user.click(item('Another latency…'));
    const field = await screen.findByRole('textbox', { name: 'Milliseconds each way' });
    await user.type(field, '1234{Enter}');
    expect(source.injected).toEqual([
      { kind: 'setLatency', processes: ['kube-scheduler/cp-3'], latencyMs: 1234 },
    ]);
  });

  it('does not take a latency that no link has', async () => {
    const { user, source } = await open(SCHEDULER, calmFrame(), 'latency');
    await user.click(item('Another latency…'));
    const field = await screen.findByRole('textbox', { name: 'Milliseconds each way' });
    await user.type(field, '99999999{Enter}');
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(source.injected).toEqual([]);
  });
});

describe('the menu of the API server', () => {
  const server = { kind: 'apiServer' } as const;

  it('takes it down and freezes it while it serves', async () => {
    await open(server);
    expect(item('Take the API server down')).toBeEnabled();
    expect(item('Freeze the API server')).toBeEnabled();
  });

  it('thaws it when it is frozen', async () => {
    const { user, source } = await open(server, apiServerIs(calmFrame(), 'frozen', 3));
    await user.click(item('Thaw the API server'));
    expect(source.injected).toEqual([{ kind: 'apiServerThaw' }]);
  });

  it('brings it up when it is down', async () => {
    const { user, source } = await open(server, apiServerIs(calmFrame(), 'down'));
    await user.click(item('Bring the API server up'));
    expect(source.injected).toEqual([{ kind: 'apiServerUp' }]);
  });

  it('sets the latency of every link', async () => {
    const { user, source } = await open(server, calmFrame(), 'latency');
    expect(way('Latency of every link', 'As in the scenario')).toBeChecked();
    await user.click(way('Latency of every link', '200 ms'));
    expect(source.injected).toEqual([{ kind: 'setLatency', processes: [], latencyMs: 200 }]);
  });

  it('heals every link that is cut', async () => {
    const frame = cutLink(
      cutLink(calmFrame(), KUBELET, 'lost', 'both'),
      SCHEDULER.process,
      'held',
      'both',
    );
    const { user, source } = await open(server, frame);
    await user.click(item('Heal every link'));
    expect(source.injected).toEqual([{ kind: 'heal', processes: [KUBELET, SCHEDULER.process] }]);
  });
});

it('the menu of an election has one entry for each candidate, and says who leads', async () => {
  await open({ kind: 'election', namespace: 'kube-system', name: 'kube-scheduler' });
  expect(item(/cp-3.*leads/)).toBeVisible();
  expect(item(/cp-1/)).toBeVisible();
});

it('follows what happens while it is open', async () => {
  const { source } = await open(NODE);
  const { act } = await import('@testing-library/react');
  act(() => source.push(poweredOff(calmFrame(), NODE_1)));
  expect(item(/Power on/)).toBeVisible();
});

describe('what only some faults have', () => {
  it('loses a share of the packets on one link, or none of its own again', async () => {
    const frame = withLink(calmFrame(), KUBELET, { lossPercent: 5 });
    const { user, source } = await open(NODE, frame, 'loss');
    expect(way('Share of packets lost, on this link', '5 %')).toBeChecked();
    await user.click(way('Share of packets lost, on this link', 'As in the scenario'));
    expect(source.injected).toEqual([{ kind: 'setLoss', processes: [KUBELET], lossPercent: null }]);
  });

  it('hangs the elector of a candidate, and lets it go on', async () => {
    const { user, source } = await open(SCHEDULER);
    await user.click(item('Hang its elector'));
    expect(source.injected).toEqual([{ kind: 'wedge', process: SCHEDULER.process }]);
  });

  it('lets an elector that hangs go on', async () => {
    const frame = withCandidate(calmFrame(), SCHEDULER.process, () => ({ wedged: true }));
    const { user, source } = await open(SCHEDULER, frame);
    await user.click(item('Let its elector go on'));
    expect(source.injected).toEqual([{ kind: 'unwedge', process: SCHEDULER.process }]);
  });

  it('stalls the disks of etcd', async () => {
    const { user, source } = await open({ kind: 'etcd' });
    await user.click(item('Stall the disks'));
    expect(source.injected).toEqual([{ kind: 'stallEtcd' }]);
  });

  it('slows the writes of etcd', async () => {
    const { user, source } = await open({ kind: 'etcd' });
    await user.click(way('Time a write waits for the disks', '500 ms'));
    expect(source.injected).toEqual([{ kind: 'setCommitDelay', commitDelayMs: 500 }]);
  });

  it('takes one API server of three down', async () => {
    const { user, source } = await open({ kind: 'machine', name: 'cp-2' }, threeMachines());
    await user.click(item('Take the API server down'));
    expect(source.injected).toEqual([{ kind: 'apiServerDown', server: 'kube-apiserver/cp-2' }]);
  });

  it('crashes one etcd member of three', async () => {
    const { user, source } = await open({ kind: 'machine', name: 'cp-2' }, threeMachines());
    await user.click(item('Crash its etcd member'));
    expect(source.injected).toEqual([{ kind: 'crash', process: 'etcd/cp-2' }]);
  });
});

describe('the clock tool', () => {
  const fast = (): Frame =>
    withNode(calmFrame(), NODE_1, () => ({ clock: { offset: 8_000_000, ratePpm: 1_100_000 } }));

  it('steps the wall clock', async () => {
    const { user, source } = await open(NODE, calmFrame(), 'clock');
    await user.click(way('Step its wall clock', '+8.0 s'));
    expect(source.injected).toEqual([{ kind: 'stepClock', process: KUBELET, seconds: 8 }]);
  });

  it('sets the rate of both clocks', async () => {
    const { user, source } = await open(NODE, calmFrame(), 'clock');
    await user.click(way('Rate of both its clocks', '×2'));
    expect(source.injected).toEqual([
      { kind: 'setClockRate', process: KUBELET, ratePpm: 2_000_000 },
    ]);
  });

  it('sets a clock that is off to true time again: rate and offset', async () => {
    const { user, source } = await open(NODE, fast(), 'clock');
    await user.click(item(/Set it to true time.*\+8\.0 s ×1\.1/));
    expect(source.injected).toEqual([
      { kind: 'setClockRate', process: KUBELET, ratePpm: 1_000_000 },
      { kind: 'stepClock', process: KUBELET, seconds: -8 },
    ]);
  });

  it('takes any offset by its field, and steps by what is missing', async () => {
    const { user, source } = await open(NODE, fast(), 'clock');
    await user.click(item('Turn it…'));
    const field = await screen.findByRole('textbox', { name: 'Offset from true time, seconds' });
    await user.clear(field);
    await user.type(field, '-20{Enter}');
    expect(source.injected).toEqual([{ kind: 'stepClock', process: KUBELET, seconds: -28 }]);
  });

  it('takes no rate that no clock has', async () => {
    const { user, source } = await open(NODE, fast(), 'clock');
    await user.click(item('Turn it…'));
    const field = await screen.findByRole('textbox', { name: 'Rate, times true time' });
    await user.clear(field);
    await user.type(field, '99{Enter}');
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(source.injected).toEqual([]);
  });
});
