/** The page as a whole: what can be found on it by role and name, and what its dialogs do. */
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppShell } from '../../src/components/app/AppShell.tsx';
import { parseScenario } from '../../src/engine/index.ts';
import { shippedScenario } from '../../src/scenarios/index.ts';
import type { Frame } from '../../src/sources/frame.ts';
import type { AppState, Settings } from '../../src/store/store.ts';
import {
  calmFrame,
  cutLink,
  NODE_1,
  NODE_2,
  threeMachines,
  unknownNode,
  withLink,
  withNode,
} from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const ENGLISH: Settings = { language: 'en', theme: 'dark' };

function shell({
  frame = calmFrame(),
  state = {},
  settings = ENGLISH,
}: { frame?: Frame; state?: Partial<AppState>; settings?: Settings } = {}) {
  const user = userEvent.setup();
  const selection = { kind: 'node', name: NODE_1 } as const;
  const rendered = renderWithStore(<AppShell />, {
    frame,
    state: { selection, playing: false, ...state },
    settings,
  });
  return { ...rendered, user };
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

afterEach(() => vi.restoreAllMocks());

describe('the page', () => {
  it('has its regions, in the order of reading', () => {
    shell();
    const names = [...document.querySelectorAll('[data-region]')].map(
      (region) => region.getAttribute('aria-label') ?? region.className,
    );
    expect(names).toEqual([
      'top-bar',
      'Tools',
      'Cluster',
      'shell-narrator',
      'Time',
      'Inspector',
      'What kubectl shows',
    ]);
  });

  it('says which scenario runs, how large it is, and its seed', () => {
    shell({
      frame: { ...calmFrame(), scenario: { name: 'calmCluster', seed: 7, kubernetes: '1.36' } },
    });
    expect(screen.getByText('Calm cluster')).toBeVisible();
    expect(screen.getByText('3 nodes · 3 elections · seed 7')).toBeVisible();
  });

  it('changes its language at once, and both languages are named in themselves', async () => {
    const { user, store } = shell();
    await user.click(button('한국어'));
    expect(store.getState().language).toBe('ko');
    expect(button('링크 복사')).toBeVisible();
    expect(button('English')).toHaveAttribute('aria-pressed', 'false');
  });

  it('changes its theme', async () => {
    const { user, store } = shell();
    await user.click(button('Switch to the light theme'));
    expect(store.getState().theme).toBe('light');
    expect(button('Switch to the dark theme')).toBeVisible();
  });

  it('hides the inspector when asked', async () => {
    const { user } = shell();
    await user.keyboard('i');
    expect(screen.queryByRole('complementary', { name: 'Inspector' })).toBeNull();
  });

  it('names a run that stopped by a fault of ours, with seed and instant', () => {
    const { source } = shell();
    source.setFailure({ message: 'the queue is empty', seed: 7, at: 72_300_000 });
    act(() => source.push(calmFrame()));
    const alert = screen.getByText('The run has stopped').closest('[role=alert]');
    expect(alert).toHaveTextContent('the queue is empty');
    expect(alert).toHaveTextContent('seed 7 at 1:12.3');
  });
});

describe('tools', () => {
  it('are one at a time', async () => {
    const { user, store } = shell();
    const rail = within(screen.getByRole('toolbar', { name: 'Tools' }));
    expect(rail.getByRole('button', { name: 'Select' })).toHaveAttribute('aria-pressed', 'true');
    await user.click(rail.getByRole('button', { name: 'Cut' }));
    expect(store.getState().tool).toBe('cut');
    expect(rail.getByRole('button', { name: 'Select' })).toHaveAttribute('aria-pressed', 'false');
  });

  it('pressed again, open their ways for what is selected', async () => {
    const { user } = shell({ state: { tool: 'stop' } });
    await user.click(
      within(screen.getByRole('toolbar', { name: 'Tools' })).getByRole('button', { name: 'Stop' }),
    );
    expect(await screen.findByRole('menuitem', { name: /SIGKILL/ })).toBeVisible();
  });

  it('take the API server down', async () => {
    const { user, source } = shell();
    await user.click(button('API'));
    await user.click(await screen.findByRole('menuitem', { name: 'Take the API server down' }));
    expect(source.injected).toEqual([{ kind: 'apiServerDown' }]);
  });
});

describe('loading', () => {
  it('offers the scenarios that ship, in the order they teach', async () => {
    const { user, source } = shell();
    await user.click(button('Load'));
    const gallery = within(await screen.findByRole('dialog', { name: 'Scenarios' }));
    const [calm, second] = gallery.getAllByRole('button', { name: /^Open (?!a file)/ });
    expect(calm).toHaveTextContent('Calm cluster');
    expect(second).toHaveTextContent('A node dies');
    if (second !== undefined) await user.click(second);
    await waitFor(() => expect(source.loaded[0]?.scenario.name).toBe('nodeCrash'));
  });

  it('finds a scenario by a word of what there is to watch, under its group', async () => {
    const { user } = shell();
    await user.click(button('Load'));
    const gallery = within(await screen.findByRole('dialog', { name: 'Scenarios' }));
    await user.type(gallery.getByRole('searchbox', { name: 'Find a scenario' }), 'le-18');
    expect(gallery.getAllByRole('listitem')).toHaveLength(1);
    expect(gallery.getByRole('region', { name: 'What no document says' })).toHaveTextContent(
      'A late release frees the next holder’s lock',
    );
    await user.type(gallery.getByRole('searchbox'), ' nothing');
    expect(gallery.getByRole('status')).toHaveTextContent('No scenario says that.');
  });
});

describe('a dialog that closes', () => {
  it('gives the focus back to the button that opened it', async () => {
    const { user } = shell();
    await user.click(button('Paste'));
    await screen.findByRole('dialog', { name: 'Start from your own cluster' });
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button('Paste')).toHaveFocus());
  });

  it('gives it back to what had it on the stage when a key opened it, also through another dialog', async () => {
    const { user, store } = shell();
    const node = screen.getByRole('button', { name: /^ip-10-29-104-121, Ready/ });
    act(() => node.focus());
    await user.keyboard('?');
    await screen.findByRole('dialog');
    act(() => store.getState().open('table'));
    await waitFor(() => expect(screen.getAllByRole('table').length).toBeGreaterThan(0));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(node).toHaveFocus());
  });
});

describe('pasting', () => {
  const TABLE = [
    'NAMESPACE         NAME       HOLDER     AGE',
    ...Array.from(
      { length: 14 },
      (_, index) => `kube-node-lease   worker-${index + 1}   worker-${index + 1}   41d`,
    ),
    '',
  ].join('\n');

  async function paste(text: string) {
    const page = shell();
    await page.user.click(button('Paste'));
    const dialog = await screen.findByRole('dialog', { name: 'Start from your own cluster' });
    const field = within(dialog).getByRole('textbox', { name: /Output of kubectl/ });
    await page.user.click(field);
    await page.user.paste(text);
    await page.user.click(within(dialog).getByRole('button', { name: 'Read it' }));
    return { ...page, dialog: within(dialog) };
  }

  it('says how many nodes were found and how many can be drawn, and offers the first ones', async () => {
    const { user, source, dialog } = await paste(TABLE);
    expect(dialog.getByText(/Found 14 nodes\. This page can draw 12/)).toBeVisible();
    await user.click(dialog.getByRole('button', { name: 'Start with the first 12 nodes' }));
    await waitFor(() => expect(source.loaded[0]?.scenario.nodes).toHaveLength(12));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('names the field of a scenario that is wrong, and starts nothing', async () => {
    const { source, dialog } = await paste('{"format":"lease-lab/scenario","version":1,"seed":-1}');
    expect(dialog.getByRole('rowheader', { name: 'seed' })).toBeVisible();
    expect(dialog.queryByRole('button', { name: /Start/ })).toBeNull();
    expect(source.loaded).toEqual([]);
  });

  it('names the line of a text that is nothing of the kind', async () => {
    const { dialog } = await paste('NAME\nwhat is this');
    expect(dialog.getByRole('rowheader', { name: /^line \d/ })).toBeVisible();
  });
});

describe('the scene as a table', () => {
  it('has every node with its three truths, and what is wrong with it', async () => {
    const frame = cutLink(unknownNode(calmFrame(), NODE_2), `kubelet/${NODE_1}`, 'held', 'both');
    const { user } = shell({ frame });
    await user.keyboard('t');
    const table = within(await screen.findByRole('table', { name: 'Nodes' }));
    const rows = table.getAllByRole('row');
    expect(rows[1]).toHaveTextContent(
      /ip-10-29-104-121.*2\.4 s.*2\.4 s.*48.205.*8\.4 \/ 50 s.*held, both ways/,
    );
    expect(rows[2]).toHaveTextContent(/ip-10-29-69-101Unknown.*unreachable:NoExecute/);
  });

  it('says which clocks are not true, and all that was done to a link', async () => {
    const off = withNode(calmFrame(), NODE_1, () => ({
      clock: { offset: 8_000_000, ratePpm: 1_100_000 },
    }));
    const frame = withLink(off, `kubelet/${NODE_2}`, { latencyMs: 200, lossPercent: 30 });
    const { user } = shell({ frame });
    await user.keyboard('t');
    const table = within(await screen.findByRole('table', { name: 'Nodes' }));
    expect(table.getByRole('row', { name: /104-121/ })).toHaveTextContent('+8.0 s ×1.1');
    expect(table.getByRole('row', { name: /69-101/ })).toHaveTextContent(
      'true+200 ms each way, 30 % lost',
    );
  });

  it('names each API server that a node is cut off from, and what its machine does', async () => {
    const cut = { server: 'cp-2', mode: 'lost', direction: 'both' } as const;
    const frame = withLink(threeMachines(), `kubelet/${NODE_2}`, { server: 'cp-1', cuts: [cut] });
    const { user } = shell({ frame });
    await user.keyboard('t');
    const nodes = within(await screen.findByRole('table', { name: 'Nodes' }));
    expect(nodes.getByRole('row', { name: /69-101/ })).toHaveTextContent(
      'to cp-1, cp-2: cut: lost, both ways',
    );
    const machines = within(screen.getByRole('table', { name: 'Control plane' }));
    expect(machines.getByRole('row', { name: /^cp-1/ })).toHaveTextContent('cp-1serving00leads');
    expect(machines.getByRole('row', { name: /^cp-2/ })).toHaveTextContent('follows');
  });

  it('AI-1 CE-1 has the identity Leases of API servers, and the LeaseCandidates', async () => {
    const frame: Frame = {
      ...calmFrame(),
      identityLeases: [
        {
          name: 'apiserver-abc',
          holderIdentity: 'apiserver-abc_1',
          hostname: 'cp-1',
          renewTime: null,
          age: 4_200_000,
          leaseDurationSeconds: 3600,
          resourceVersion: 48_100,
          process: 'kube-apiserver/cp-1',
        },
      ],
      leaseCandidates: [
        {
          namespace: 'kube-system',
          name: 'cp-3_7f',
          leaseName: 'kube-scheduler',
          binaryVersion: '1.36.3',
          emulationVersion: '1.35.0',
          strategy: 'OldestEmulationVersion',
          pingTime: null,
          renewTime: null,
          age: null,
          isPinged: false,
          process: null,
        },
      ],
    };
    const { user } = shell({ frame });
    await user.keyboard('t');
    const leases = within(await screen.findByRole('table', { name: /^Identity/ }));
    expect(leases.getByRole('row', { name: /apiserver-abc/ })).toHaveTextContent(
      /apiserver-abc.*cp-1.*4\.2 s.*3.600 s.*48.100/,
    );
    const candidates = within(screen.getByRole('table', { name: /^LeaseCandidates/ }));
    expect(candidates.getByRole('row', { name: /cp-3_7f/ })).toHaveTextContent(
      /kube-scheduler.*1\.36\.3.*1\.35\.0/,
    );
  });

  it('has every candidate of every election', async () => {
    const { user } = shell();
    await user.keyboard('t');
    const table = within(await screen.findByRole('table', { name: /^kube-scheduler/ }));
    expect(table.getAllByRole('row')).toHaveLength(4);
    expect(table.getByRole('row', { name: /cp-3/ })).toHaveTextContent(/leads/);
  });

  it('selects, and offers the same acts', async () => {
    const { user, store, source } = shell();
    await user.keyboard('t');
    await user.click(await screen.findByRole('button', { name: 'Select ip-10-29-69-101' }));
    expect(store.getState().selection).toEqual({ kind: 'node', name: NODE_2 });
    await user.click(button('What can be done to ip-10-29-69-101'));
    await user.click(await screen.findByRole('menuitem', { name: /Power off/ }));
    expect(source.injected).toEqual([{ kind: 'powerOff', node: NODE_2 }]);
  });
});

describe('cutting off several', () => {
  it('takes any set, in one of three ways and directions, as one act', async () => {
    const { user, source } = shell({ state: { dialog: 'cut' } });
    const dialog = within(await screen.findByRole('dialog', { name: 'Cut off several' }));
    expect(dialog.getByRole('checkbox', { name: 'ip-10-29-104-121' })).toBeChecked();
    await user.click(dialog.getByRole('checkbox', { name: 'ip-10-29-79-205' }));
    await user.click(dialog.getAllByRole('checkbox', { name: 'cp-1' })[0] as HTMLElement);
    await user.click(dialog.getByRole('button', { name: 'Connections refused' }));
    await user.click(dialog.getByRole('button', { name: 'Requests only' }));
    await user.click(dialog.getByRole('button', { name: 'Cut off 3' }));
    expect(source.injected).toEqual([
      {
        kind: 'cut',
        processes: [
          `kubelet/${NODE_1}`,
          'kubelet/ip-10-29-79-205.ap-northeast-2.compute.internal',
          'kube-controller-manager/cp-1',
        ],
        mode: 'refused',
        direction: 'requests',
      },
    ]);
  });
});

describe('a link', () => {
  it('is copied and stands in the address', async () => {
    const { user, source } = shell();
    const calm = parseScenario(shippedScenario('calmCluster')?.document);
    source.setScenario(calm.ok ? calm.value : null);
    await user.click(button('Copy link'));
    expect(await screen.findByText(/Link copied/)).toBeVisible();
    expect(await navigator.clipboard.readText()).toMatch(/#v2\./);
    expect(window.location.hash).toMatch(/^#v2\./);
  });
});

it('problems are listed over what runs, each with place, found and expected', async () => {
  const { store, user } = shell();
  store.getState().report({
    of: 'file',
    name: 'mine.json',
    problems: [
      {
        path: 'components[1].renewDeadlineSeconds',
        found: '20',
        allowed: 'less than 15',
        code: 'range',
      },
    ],
  });
  const dialog = within(await screen.findByRole('dialog', { name: 'This file cannot be opened' }));
  expect(dialog.getByRole('row', { name: /components\[1\].*20.*less than 15/ })).toBeVisible();
  expect(dialog.getByText('What was running goes on.')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('help lists the keys and turns the letters off', async () => {
  const { user, store } = shell({ state: { dialog: 'help' } });
  const dialog = within(await screen.findByRole('dialog', { name: 'Keys and help' }));
  expect(
    dialog.getByRole('row', { name: 'K Power a node off or crash a process, and bring it back' }),
  ).toBeVisible();
  await user.click(dialog.getByRole('checkbox', { name: 'Single-letter keys' }));
  expect(store.getState().singleKeys).toBe(false);
});
