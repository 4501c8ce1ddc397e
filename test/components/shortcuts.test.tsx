/** Keys: what each does, and where it does nothing. */
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SHORTCUTS } from '../../src/components/app/shortcuts.ts';
import { useShortcuts } from '../../src/components/app/useShortcuts.ts';
import type { Asking } from '../../src/components/controls/ObjectMenu.tsx';
import type { OnMenu } from '../../src/components/score/stageHand.ts';
import type { AppState } from '../../src/store/store.ts';
import { calmFrame, cutLink, NODE_1, pausedNode } from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

const KUBELET = `kubelet/${NODE_1}`;

interface PageProps {
  readonly onMenu: OnMenu;
  readonly onAsk: (asking: Asking) => void;
}

function Page({ onMenu, onAsk }: PageProps): ReactElement {
  useShortcuts(onMenu, onAsk);
  return (
    <>
      <header data-region tabIndex={-1}>
        <input aria-label="field" />
        <button type="button">elsewhere</button>
      </header>
      <div id="stage" data-region tabIndex={-1}>
        <button type="button">node</button>
      </div>
      <div className="shell-time">
        <button type="button">transport</button>
        <div role="slider" tabIndex={0} aria-label="playhead" aria-valuenow={0} />
      </div>
    </>
  );
}

function page(state: Partial<AppState> = {}, frame = calmFrame()) {
  const onMenu = vi.fn<OnMenu>();
  const onAsk = vi.fn<PageProps['onAsk']>();
  const user = userEvent.setup();
  const rendered = renderWithStore(<Page onMenu={onMenu} onAsk={onAsk} />, {
    frame,
    state: { selection: { kind: 'node', name: NODE_1 }, ...state },
  });
  return { ...rendered, user, onMenu, onAsk };
}

describe('with nothing focused', () => {
  it('Space plays and pauses', async () => {
    const { user, store } = page();
    await user.keyboard(' ');
    expect(store.getState().playing).toBe(false);
    await user.keyboard(' ');
    expect(store.getState().playing).toBe(true);
  });

  it('Shift and M goes to the next mark, Alt and M to the one before', async () => {
    const { user, source } = page({ bookmarks: [5_000_000, 9_000_000, 30_000_000] });
    await user.keyboard('{Shift>}m{/Shift}{Alt>}m{/Alt}');
    expect(source.asked).toEqual(['seek 30000000', 'seek 9000000']);
  });

  it('arrows step, and what plays stops there', async () => {
    const { user, source, store } = page();
    await user.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}]');
    expect(source.steps).toEqual(['event', 'second', 'notable']);
    expect(store.getState().playing).toBe(false);
  });

  it('comma and full stop change the speed', async () => {
    const { user, store } = page();
    await user.keyboard('..');
    expect(store.getState().speed).toBe(5);
    await user.keyboard(',');
    expect(store.getState().speed).toBe(2);
  });

  it.each([1, 2, 3, 0] as const)('%i sets the lens', async (lens) => {
    const { user, store } = page({ lens: lens === 0 ? 1 : 0 });
    await user.keyboard(String(lens));
    expect(store.getState().lens).toBe(lens);
  });

  it('K pulls the plug of what is selected', async () => {
    const { user, source } = page();
    await user.keyboard('k');
    expect(source.injected).toEqual([{ kind: 'powerOff', node: NODE_1 }]);
  });

  it('K crashes a process that has no plug, and the one that leads where a lock is selected', async () => {
    const frame = calmFrame();
    const scheduler = frame.elections.find(({ name }) => name === 'kube-scheduler');
    if (scheduler?.written == null) throw new Error('no leader');
    const standby = page({ selection: { kind: 'process', process: 'kube-scheduler/cp-1' } });
    await standby.user.keyboard('k');
    standby.unmount();
    const { namespace, name, written } = scheduler;
    const lock = page({ selection: { kind: 'election', namespace, name } });
    await lock.user.keyboard('k');
    expect([...standby.source.injected, ...lock.source.injected]).toEqual([
      { kind: 'crash', process: 'kube-scheduler/cp-1' },
      { kind: 'crash', process: written },
    ]);
  });

  it('P pauses the process, or resumes it', async () => {
    const first = page();
    await first.user.keyboard('p');
    first.unmount();
    const second = page({}, pausedNode(calmFrame(), NODE_1));
    await second.user.keyboard('p');
    const process = `kubelet/${NODE_1}`;
    expect([...first.source.injected, ...second.source.injected]).toEqual([
      { kind: 'pause', process },
      { kind: 'resume', process },
    ]);
  });

  it('H heals a link that is cut, and does nothing to a whole one', async () => {
    const process = `kubelet/${NODE_1}`;
    const whole = page();
    await whole.user.keyboard('h');
    expect(whole.source.injected).toEqual([]);
    whole.unmount();
    const cut = page({}, cutLink(calmFrame(), process, 'lost', 'both'));
    await cut.user.keyboard('h');
    expect(cut.source.injected).toEqual([{ kind: 'heal', processes: [process] }]);
  });

  it.each([
    ['c', 'cut'],
    ['o', 'stop'],
    ['{Delete}', 'delete'],
  ])('%s opens that part of the menu', async (key, part) => {
    const { user, onMenu } = page();
    await user.keyboard(key);
    expect(onMenu).toHaveBeenCalledWith({ kind: 'node', name: NODE_1 }, 0, 0, part);
  });

  it.each([
    ['l', { kind: 'ask', of: 'latency', processes: [KUBELET] }],
    ['d', { kind: 'ask', of: 'latency', processes: [KUBELET] }],
    ['x', { kind: 'ask', of: 'loss', processes: [KUBELET] }],
    ['s', { kind: 'askClock', process: KUBELET }],
    ['e', { kind: 'ask', of: 'commitDelay', processes: [] }],
  ] as const)('%s asks for an amount that arrows turn', async (key, question) => {
    const { user, onAsk } = page();
    await user.keyboard(key);
    expect(onAsk).toHaveBeenCalledWith(expect.objectContaining({ question }));
  });

  it('T shows the scene as a table, question mark the help', async () => {
    const { user, store } = page();
    await user.keyboard('t');
    expect(store.getState().dialog).toBe('table');
    store.getState().open(null);
    await user.keyboard('?');
    expect(store.getState().dialog).toBe('help');
  });

  it('G asks for a name to go to, N for the narrator’s voice', async () => {
    const { user, store } = page();
    await user.keyboard('n');
    expect(store.getState().aloud).toBe(1);
    await user.keyboard('g');
    expect(store.getState().dialog).toBe('goto');
  });

  it('Y shows the YAML, I hides the inspector', async () => {
    const { user, store } = page({ tab: 'events' });
    await user.keyboard('yi');
    expect(store.getState()).toMatchObject({ tab: 'yaml', inspectorShown: false });
  });

  it('Escape puts the tool down first, then the lens', async () => {
    const { user, store } = page({ tool: 'cut', lens: 2 });
    await user.keyboard('{Escape}');
    expect(store.getState()).toMatchObject({ tool: 'select', lens: 2 });
    await user.keyboard('{Escape}');
    expect(store.getState().lens).toBe(0);
  });

  it('F6 goes to the next region and Shift+F6 back', async () => {
    vi.spyOn(HTMLElement.prototype, 'getClientRects').mockReturnValue([{}] as never);
    const { user } = page();
    await user.keyboard('{F6}{F6}');
    expect(document.activeElement?.id).toBe('stage');
    await user.keyboard('{Shift>}{F6}{/Shift}');
    expect(document.activeElement?.tagName).toBe('HEADER');
    vi.restoreAllMocks();
  });
});

describe('letters do nothing', () => {
  it('while one types', async () => {
    const { user, source } = page();
    await user.type(screen.getByRole('textbox'), 'kpc ');
    expect(source.injected).toEqual([]);
    expect(screen.getByRole('textbox')).toHaveValue('kpc ');
  });

  it('on a button outside stage and timeline', async () => {
    const { user, source } = page();
    screen.getByRole('button', { name: 'elsewhere' }).focus();
    await user.keyboard('k');
    expect(source.injected).toEqual([]);
  });

  it('under a dialog', async () => {
    const { user, source } = page({ dialog: 'paste' });
    await user.keyboard('k');
    expect(source.injected).toEqual([]);
  });

  it('with Control, which belongs to the browser', async () => {
    const { user, source } = page();
    await user.keyboard('{Control>}k{/Control}');
    expect(source.injected).toEqual([]);
  });

  it('when they are turned off, and Escape still works', async () => {
    const { user, source, store } = page({ singleKeys: false, tool: 'cut' });
    await user.keyboard('k{Escape}');
    expect(source.injected).toEqual([]);
    expect(store.getState().tool).toBe('select');
  });
});

describe('on the stage', () => {
  it('letters act, and Space stays with the button that has the focus', async () => {
    const { user, source, store } = page();
    screen.getByRole('button', { name: 'node' }).focus();
    await user.keyboard(' k');
    expect(store.getState().playing).toBe(true);
    expect(source.injected).toEqual([{ kind: 'powerOff', node: NODE_1 }]);
  });
});

describe('arrows', () => {
  const arrows = '{ArrowRight}{Shift>}{ArrowLeft}{/Shift}';

  it('step from a button of the transport, which has no use for them', async () => {
    const { user, source } = page();
    screen.getByRole('button', { name: 'transport' }).focus();
    await user.keyboard(arrows);
    expect(source.steps).toEqual(['event', 'second']);
  });

  it('lead through the grid of the stage; with Shift they step by a second there too', async () => {
    const { user, source } = page();
    screen.getByRole('button', { name: 'node' }).focus();
    await user.keyboard(arrows);
    expect(source.steps).toEqual(['second']);
  });

  it('are the slider’s own where one has the focus', async () => {
    const { user, source } = page();
    screen.getByRole('slider', { name: 'playhead' }).focus();
    await user.keyboard(arrows);
    expect(source.steps).toEqual([]);
  });
});

it('no key means two things', () => {
  const keys = SHORTCUTS.flatMap((each) => each.keys);
  expect(new Set(keys).size).toBe(keys.length);
});
