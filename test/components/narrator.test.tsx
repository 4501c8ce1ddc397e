/** The narrator's line as it is read and heard. */
import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Narrator } from '../../src/components/controls/Narrator.tsx';
import type { Frame } from '../../src/sources/frame.ts';
import {
  apiServerIs,
  calmFrame,
  cutLink,
  NODE_1,
  poweredOff,
  S,
  twoBelievers,
} from '../support/fakeFrame.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const status = () => screen.getByRole('status').textContent;
const show = (source: { push: (frame: Frame) => void }, frame: Frame) =>
  act(() => source.push(frame));
const pass = (ms: number): void => {
  act(() => void vi.advanceTimersByTime(ms));
};

describe('the line', () => {
  it('begins with the invitation, in the language of the page', () => {
    renderWithStore(<Narrator />, { frame: calmFrame() });
    expect(status()).toBe('Three nodes, all renewing. Pull the plug on one.');
  });

  it('says it in Korean on a Korean page', () => {
    renderWithStore(<Narrator />, {
      frame: calmFrame(),
      settings: { language: 'ko', theme: 'dark' },
    });
    expect(status()).toBe('노드 세 대가 모두 갱신하고 있습니다. 한 대의 전원을 뽑아 보세요.');
  });

  it('is said again, at once, when one asks for it', () => {
    const { store, container } = renderWithStore(<Narrator />, { frame: calmFrame() });
    const again = () => container.querySelector('[aria-live="assertive"].hidden-text')?.textContent;
    expect(again()).toBe('');
    act(() => store.getState().readAloud());
    expect(again()).toBe('Three nodes, all renewing. Pull the plug on one.');
  });

  it('changes at most once in three seconds while playing, and then to the newest', () => {
    const { source } = renderWithStore(<Narrator />, { frame: calmFrame() });
    pass(5000);
    show(source, poweredOff(calmFrame(20 * S), NODE_1, 4));
    expect(status()).toContain('has no power');
    show(source, apiServerIs(calmFrame(21 * S), 'down'));
    pass(1000);
    expect(status()).toContain('has no power');
    show(source, apiServerIs(calmFrame(22 * S), 'frozen'));
    pass(2100);
    expect(status()).toContain('is frozen');
  });

  it('follows each step at once while paused', () => {
    const { source } = renderWithStore(<Narrator />, {
      frame: calmFrame(),
      state: { playing: false },
    });
    show(source, apiServerIs(calmFrame(21 * S), 'down'));
    show(source, apiServerIs(calmFrame(22 * S), 'frozen'));
    expect(status()).toContain('is frozen');
  });

  it('is seen and not announced while a hand drags the playhead', () => {
    const { store, source } = renderWithStore(<Narrator />, {
      frame: calmFrame(),
      state: { playing: false },
    });
    const region = screen.getByRole('status');
    expect(region).toHaveAttribute('aria-live', 'polite');
    act(() => store.setState({ scrubbing: true }));
    show(source, poweredOff(calmFrame(), NODE_1, 32));
    expect(region).toHaveAttribute('aria-live', 'off');
    expect(region).not.toHaveTextContent('Pull the plug on one.');
    act(() => store.setState({ scrubbing: false }));
    expect(region).toHaveAttribute('aria-live', 'polite');
  });

  it('keeps the running number out of what is announced', () => {
    const silent = poweredOff(calmFrame(60 * S), NODE_1, 32);
    renderWithStore(<Narrator />, {
      frame: cutLink(
        { ...silent, nodes: silent.nodes.map((node) => ({ ...node, status: 'running' as const })) },
        `kubelet/${NODE_1}`,
        'lost',
        'both',
      ),
    });
    pass(100);
    expect(screen.getByText(/18\.0 s left/)).toHaveAttribute('aria-hidden', 'true');
    expect(status()).toBe('ip-10-29-104-121 is alive and still trying. Nobody can hear it.');
  });
});

describe('two leaders in belief', () => {
  it('interrupt at once, whatever stood there, and end when one is left', () => {
    const { source } = renderWithStore(<Narrator />, { frame: calmFrame() });
    show(source, twoBelievers(calmFrame(17 * S)));
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Two leaders in belief, cp-1 and cp-3. A Lease does not fence the old one off.',
    );
    expect(status()).toBe('');
    show(source, calmFrame(18 * S));
    expect(screen.queryByRole('alert')).toBeNull();
  });
});

describe('the four promises', () => {
  it('are named one by one and hold', () => {
    renderWithStore(<Narrator />, { frame: calmFrame() });
    expect(screen.getByText('all four hold')).toBeInTheDocument();
    expect(
      screen.getByRole('img', { name: 'At most one acting leader: holds' }),
    ).toBeInTheDocument();
    expect(screen.getAllByRole('img')).toHaveLength(4);
  });

  it('show since when one is broken', () => {
    const frame = calmFrame(70 * S);
    const invariants = frame.invariants.map((each) =>
      each.name === 'someoneLeads' ? { ...each, brokenSince: 58_200_000, breaks: 1 } : each,
    );
    renderWithStore(<Narrator />, { frame: { ...frame, invariants } });
    expect(
      screen.getByRole('button', { name: 'Someone leads: broken since 0:58.2. Why?' }),
    ).toBeInTheDocument();
    expect(screen.getByText('1 of 4 broken')).toBeInTheDocument();
  });
});
