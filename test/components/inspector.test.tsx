/** What the inspector says of a selected object, and that its kubectl table is kubectl's. */
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Inspector } from '../../src/components/inspector/Inspector.tsx';
import { seconds, type Instant } from '../../src/engine/index.ts';
import type { Frame } from '../../src/sources/frame.ts';
import type { AppState, Selection } from '../../src/store/store.ts';
import {
  apiServerIs,
  calmFrame,
  lateNode,
  NODE_1,
  poweredOff,
  twoBelievers,
  unknownNode,
} from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const at = (count: number): Instant => seconds(count) as number as Instant;

const NODE: Selection = { kind: 'node', name: NODE_1 };
const SCHEDULER: Selection = { kind: 'election', namespace: 'kube-system', name: 'kube-scheduler' };

function inspect(selection: Selection, frame: Frame = calmFrame(), state: Partial<AppState> = {}) {
  const user = userEvent.setup();
  const rendered = renderWithStore(<Inspector />, { frame, state: { selection, ...state } });
  return { ...rendered, user };
}

/** The number of a truth, found by whose it is. */
function truth(owner: string): HTMLElement {
  const term = screen.getByText(owner, { selector: 'b' }).closest('div');
  if (term === null) throw new Error(`no truth of ${owner}`);
  return term;
}

describe('a node', () => {
  it('is called by its whole name', () => {
    inspect(NODE);
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(NODE_1);
  });

  it('is described in the other language at once, also while time stands still', () => {
    const { store } = inspect(NODE, unknownNode(calmFrame(), NODE_1), { playing: false });
    expect(screen.getByText(/^Node · Lease in kube-node-lease/)).toBeVisible();
    act(() => store.getState().setLanguage('ko'));
    expect(screen.queryByText(/Lease in kube-node-lease/)).toBeNull();
    expect(screen.getByText(/kube-node-lease의 Lease/)).toBeVisible();
  });

  it('has three truths, each with its owner and its own number', () => {
    inspect(NODE);
    expect(truth('Holder')).toHaveTextContent(/kubelet.*2\.4s.*Renews every 10 to 10\.4 s/);
    expect(truth('Record')).toHaveTextContent(/API server.*2\.4s.*Nobody counts this one/);
    expect(truth('Observer')).toHaveTextContent(/controller.*8\.4s.*Acts after 50 s/);
  });

  it('that is powered off believes nothing, while record and observer go on', () => {
    inspect(NODE, poweredOff(calmFrame(), NODE_1, 32));
    expect(truth('Holder')).toHaveTextContent('it believes nothing');
    expect(truth('Observer')).toHaveTextContent('32.0s');
  });

  it('is late, and then Unknown, in words', () => {
    const { source } = inspect(NODE, lateNode(calmFrame(), NODE_1));
    expect(screen.getByText('late')).toBeVisible();
    act(() => source.push(unknownNode({ ...calmFrame(), run: 2 }, NODE_1)));
    expect(screen.getByText('Unknown')).toBeVisible();
  });

  it('shows its Lease as YAML, with what the last write changed marked', () => {
    inspect(NODE);
    const yaml = screen.getByRole('region', { name: 'The Lease as YAML' });
    expect(yaml).toHaveTextContent('kind: Lease');
    const marked = within(yaml).getAllByTitle('Changed by the last write');
    expect(marked.map((line) => line.textContent.trim())).toEqual([
      'resourceVersion: "48205"',
      'renewTime: "2026-11-22T09:12:14.000000Z"',
    ]);
  });

  it('lists its Pods and taints in the tab of the Node', async () => {
    const { user } = inspect(NODE, unknownNode(calmFrame(), NODE_1));
    await user.click(screen.getByRole('tab', { name: 'Node' }));
    const panel = screen.getByRole('tabpanel', { name: 'Node' });
    expect(panel).toHaveTextContent('unreachable:NoExecute');
    expect(panel).toHaveTextContent('evicted in 4:32.8');
  });

  it('lists what was done to it, newest first', async () => {
    const command = { kind: 'powerOff', node: NODE_1 } as const;
    const frame: Frame = {
      ...calmFrame(),
      facts: [
        { seq: 1, t: at(12), cause: null, kind: 'command', by: 'user', command },
        {
          seq: 2,
          t: at(62),
          cause: 1,
          kind: 'nodeConditionChanged',
          node: NODE_1,
          status: 'Unknown',
          before: 'True',
          reason: 'NodeStatusUnknown',
          process: 'kube-controller-manager/cp-1',
        },
      ],
    };
    const { user, source } = inspect(NODE);
    act(() => source.push({ ...frame, run: 2 }));
    await user.click(screen.getByRole('tab', { name: 'Events' }));
    const events = within(screen.getByRole('list', { name: 'Events' })).getAllByRole('listitem');
    expect(events[0]).toHaveTextContent('1:02.0ip-10-29-104-121 Unknown');
    expect(events[1]).toHaveTextContent('0:12.0You: power off ip-10-29-104-121');
  });
});

describe('an election', () => {
  it('names its leader and the standby that has waited longest', () => {
    inspect(SCHEDULER);
    expect(truth('Holder')).toHaveTextContent(/cp-3.*0\.9s.*Gives up after 12 s/);
    expect(truth('Observer')).toHaveTextContent(/cp-2.*1\.8s.*May try after 15 s/);
  });

  it('with two that believe says so, names them, and says what a Lease does not do', () => {
    inspect(SCHEDULER, twoBelievers(calmFrame()));
    expect(screen.getByText('2 believe, 1 written', { selector: '.state' })).toBeVisible();
    expect(screen.getByText('Two leaders in belief.').closest('p')).toHaveTextContent(
      'cp-1, cp-3. A Lease does not fence the old one off.',
    );
  });
});

it('the API server says its state and how many wait inside', () => {
  inspect({ kind: 'apiServer' }, apiServerIs(calmFrame(), 'frozen', 3));
  expect(screen.getByText('Requests waiting inside').closest('div')).toHaveTextContent('3');
});

describe('the terminal', () => {
  const WHOLE = (name: string): string => `${name}.ap-northeast-2.compute.internal`;
  const names = ['ip-10-29-104-121', 'ip-10-29-69-101', 'ip-10-29-79-205'].map(WHOLE);
  const column = (text: string): string => text.padEnd(51);
  const PRINTED = [
    `${column('NAME')}${column('HOLDER')}AGE`,
    ...names.map((name) => `${column(name)}${column(name)}41d`),
    '',
  ].join('\n');

  it('prints what kubectl prints, to the byte', () => {
    inspect(NODE);
    const text = screen.getByRole('region', { name: 'kubectl get lease -n kube-node-lease' });
    expect(text.textContent).toBe(PRINTED);
  });

  it('copies exactly that', async () => {
    const { user, store } = inspect(NODE);
    await user.click(screen.getByRole('button', { name: 'Copy what kubectl prints' }));
    expect(await navigator.clipboard.readText()).toBe(PRINTED);
    expect(store.getState().notice?.key).toBe('app.notice.copied');
  });

  it('marks the row of the selected Lease', () => {
    inspect(NODE);
    const terminal = screen.getByRole('region', { name: /kubectl get lease/ });
    expect(terminal.querySelector('[aria-current]')?.textContent).toContain(NODE_1);
  });

  it('goes to the namespace of the selected election', () => {
    inspect(SCHEDULER);
    const text = screen.getByRole('region', { name: 'kubectl get lease -n kube-system' });
    expect(text).toHaveTextContent('kube-controller-manager');
    expect(text).not.toHaveTextContent(NODE_1);
  });

  it('says as kubectl does that there are none', () => {
    inspect(NODE, { ...calmFrame(), leases: [] });
    expect(screen.getByRole('region', { name: /kubectl get lease/ })).toHaveTextContent(
      'No resources found in kube-node-lease namespace.',
    );
  });
});

it('speaks Korean', () => {
  renderWithStore(<Inspector />, {
    frame: calmFrame(),
    state: { selection: NODE },
    settings: { language: 'ko', theme: 'light' },
  });
  expect(truth('관찰자')).toHaveTextContent('50초가 지나면 행동합니다');
});
