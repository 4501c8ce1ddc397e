/** Beside reality as its users find it: by role and name, with the real engine behind it. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { PlainShell } from '../../src/components/app/PlainShell.tsx';
import { RealityView } from '../../src/components/reality/RealityView.tsx';
import { createRealitySource } from '../../src/sources/reality/realitySource.ts';
import { REALITY_START, type RealityPlace, type Settings } from '../../src/store/store.ts';
import { renderWithStore } from '../support/renderWithStore.tsx';
import { sameThreadRealityWorker } from '../support/sameThreadReality.ts';

/** By its path in the project, since this environment's addresses are those of a page. */
const readFixture = (name: string): string =>
  gunzipSync(readFileSync(`public/recordings/${name}.jsonl.gz`)).toString('utf8');

/** As a worker does: what was asked meanwhile is heard first. */
const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done, 0));

const BY_SEED: RealityPlace = { ...REALITY_START, seed: 3 };

/** The page over recordings that lie in the project, `missing` among them not there. */
function open(
  place: Partial<RealityPlace> = {},
  settings: Partial<Settings> = {},
  breathe?: () => Promise<void>,
) {
  const comparer = createRealitySource({
    worker: () => sameThreadRealityWorker(breathe),
    fetch: (address) => {
      const name = /recordings\/(.*)\.jsonl\.gz$/.exec(address)?.[1] ?? '';
      return Promise.resolve(
        name === 'identity' ? new Response('', { status: 404 }) : new Response(readFixture(name)),
      );
    },
  });
  const user = userEvent.setup();
  const rendered = renderWithStore(
    <PlainShell>
      <RealityView comparer={comparer} />
    </PlainShell>,
    {
      state: { mode: 'reality', playing: false, reality: { ...BY_SEED, ...place } },
      settings: { language: 'en', theme: 'dark', ...settings },
    },
  );
  return { ...rendered, user };
}

const compared = async (): Promise<HTMLElement> =>
  screen.findByText(/^The engine tells/, {}, { timeout: 20_000 });
const playhead = (): HTMLElement => screen.getByRole('slider', { name: 'Playhead' });

describe('beside reality', { timeout: 60_000 }, () => {
  it('says in one sentence and four figures how far the model may be trusted', async () => {
    open();
    expect(await compared()).toHaveTextContent(/transitions/);
    expect(screen.getByText('Within 0.15 s').nextSibling).toHaveTextContent(/^\d+(\.\d)?%$/);
    expect(screen.getByText('Furthest apart').nextSibling).toHaveTextContent(/[+−]\d+\.\d\d s/);
    const histogram = screen.getByRole('list', { name: /engine minus recording/ });
    expect(within(histogram).getAllByRole('listitem')).toHaveLength(11);
  });

  it('brackets what cannot be read off a recording by seeds, with progress, in a sentence and in the table', async () => {
    const { user } = open({ recording: 'crash', seed: null, shown: 'table' }, {}, nextTask);
    await compared();
    expect(screen.queryByRole('columnheader', { name: /seeds/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Bracket by 50 seeds' }));
    expect(screen.getByText(/^Telling it by 50 seeds, \d+%$/)).toBeInTheDocument();
    const finding = await screen.findByText(
      /^\d+ of \d+ recorded instants lie between the earliest and the latest of 50 seeds/,
      {},
      { timeout: 50_000 },
    );
    expect(finding).toHaveAttribute('role', 'status');
    expect(screen.getByRole('columnheader', { name: 'By 50 seeds, s' })).toBeInTheDocument();
    const [row] = screen.getAllByRole('row', { name: /Ready Unknown/ });
    expect(row).toHaveTextContent(/\d+\.\d\d–\d+\.\d\d/);
  });

  it('stops bracketing when nobody wants to wait', async () => {
    const { user } = open({ recording: 'crash', seed: null }, {}, nextTask);
    await compared();
    await user.click(screen.getByRole('button', { name: 'Bracket by 50 seeds' }));
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(screen.getByRole('button', { name: 'Bracket by 50 seeds' })).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByText(/^Telling it/)).toBeNull());
  });

  it('lists the recordings with what they show and their rules, the present one marked', async () => {
    const { user, store } = open();
    await compared();
    const list = within(screen.getByRole('navigation', { name: 'Recordings' }));
    expect(list.getByRole('button', { name: /One of three kubelets/ })).toHaveAttribute(
      'aria-current',
      'true',
    );
    await user.click(list.getByRole('button', { name: /Nodes cut off in every way/ }));
    expect(store.getState().reality).toMatchObject({ recording: 'links', at: 0, range: null });
    await waitFor(() => expect(screen.getByRole('img', { name: /^node-7:/ })).toBeVisible(), {
      timeout: 20_000,
    });
  });

  it('draws one row for each object, and puts the furthest apart first when asked', async () => {
    const { user } = open();
    await compared();
    const names = (): readonly string[] =>
      screen.getAllByRole('img').map((row) => row.getAttribute('aria-label')?.split(':')[0] ?? '');
    expect(names().slice(0, 3)).toEqual(['node-0', 'node-1', 'node-2']);
    await user.click(screen.getByRole('button', { name: 'Furthest apart first' }));
    expect(screen.getAllByRole('img')[0]).not.toHaveAccessibleName(/all alike/);
  });

  it('puts what was done on the ruler, and goes there', async () => {
    const { user, store } = open();
    await compared();
    await user.click(screen.getByRole('button', { name: '0:42.44 node-0 killed' }));
    expect(store.getState().reality.at).toBeCloseTo(42.44, 2);
    expect(playhead()).toHaveAttribute('aria-valuetext', '42.4 seconds');
  });

  it('goes by keys: a second, a transition, closer, and back to the whole', async () => {
    const { user, store } = open({ at: 80 });
    await compared();
    playhead().focus();
    await user.keyboard('{ArrowRight}');
    expect(store.getState().reality.at).toBe(81);
    await user.keyboard(']');
    expect(await screen.findByText(/^Node node-0, Ready Unknown/)).toBeVisible();
    await user.keyboard('+');
    const [from, to] = store.getState().reality.range ?? [0, 0];
    expect(to - from).toBeLessThan(60);
    await user.keyboard('0');
    expect(store.getState().reality.range).toBeNull();
  });

  it('shows the same pairs as a table, sorted by difference, and leads back into the lanes', async () => {
    const { user, store } = open();
    await compared();
    await user.click(screen.getByRole('button', { name: 'Table' }));
    const table = screen.getByRole('table', { name: /transitions$/ });
    const difference = within(table).getByRole('columnheader', { name: /Difference/ });
    await user.click(within(difference).getByRole('button'));
    expect(difference).toHaveAttribute('aria-sort', 'descending');
    const sizes = within(table)
      .getAllByRole('row')
      .slice(1)
      .map((row) => {
        const text = row.lastElementChild?.textContent ?? '';
        return text === '–' ? Infinity : Number(text.replace(/[+−]/, ''));
      });
    expect(sizes.length).toBeGreaterThan(30);
    expect([...sizes].sort((one, other) => other - one)).toEqual(sizes);
    await user.click(
      within(table).getAllByRole('button', { name: /in the lanes$/ })[0] as HTMLElement,
    );
    expect(store.getState().reality).toMatchObject({ shown: 'lanes' });
    expect(store.getState().reality.range).not.toBeNull();
  });

  it('runs the engine with another seed', async () => {
    const { user, store } = open();
    await compared();
    await user.click(screen.getByRole('button', { name: 'Next seed' }));
    expect(store.getState().reality.seed).toBe(4);
    await user.click(screen.getByRole('button', { name: 'As recorded' }));
    expect(store.getState().reality.seed).toBeNull();
  });

  it('looks at one case of many', async () => {
    const { user } = open({ recording: 'hazards' });
    await compared();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Case' }), 'delete');
    expect(
      await screen.findByRole('img', { name: /^delete-0:/ }, { timeout: 20_000 }),
    ).toBeVisible();
  });

  it('names what is wrong with a file of one’s own, line by line, and keeps what was shown', async () => {
    const { user } = open();
    await compared();
    const input = screen.getByLabelText('Open a recording of your own…', { selector: 'input' });
    const broken = readFixture('crash').replace('"verb":"get"', '"verb":"guess"');
    await user.upload(input, new File([broken], 'mine.jsonl'));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('mine.jsonl');
    expect(alert).toHaveTextContent(/line \d+: verb/);
    expect(screen.getByRole('img', { name: /^node-0:/ })).toBeVisible();
  });

  it('compares a file of one’s own that is whole, and takes it from a drop as well', async () => {
    const { store } = open();
    await compared();
    const file = new File([readFixture('links')], 'mine.jsonl');
    fireEvent.drop(screen.getByRole('main'), { dataTransfer: { files: [file], types: ['Files'] } });
    await waitFor(() => expect(store.getState().reality.recording).toBe(''));
    expect(await screen.findByRole('img', { name: /^node-7:/ }, { timeout: 20_000 })).toBeVisible();
    expect(screen.getByRole('heading', { name: 'Nodes cut off in every way' })).toBeVisible();
  });

  it('names a recording that is not there', async () => {
    open({ recording: 'identity' });
    expect(await screen.findByRole('alert')).toHaveTextContent('HTTP 404');
  });

  it('says the same in Korean', async () => {
    open({}, { language: 'ko' });
    expect(
      await screen.findByText(/엔진/, { selector: '.reality-sentence' }, { timeout: 20_000 }),
    ).toBeVisible();
    expect(screen.getByRole('button', { name: '0:42.44 node-0 강제 종료' })).toBeVisible();
  });

  it('goes back to the simulation by its tab', async () => {
    const { user, store } = open();
    const tabs = screen.getByRole('navigation', { name: 'Modes' });
    expect(within(tabs).getByRole('button', { name: 'Beside reality' })).toHaveAttribute(
      'aria-current',
      'page',
    );
    await user.click(within(tabs).getByRole('button', { name: 'Simulate' }));
    expect(store.getState().mode).toBe('simulate');
  });
});
