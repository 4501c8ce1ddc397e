/** Beginning another run, and taking the present one along. */
import { describe, expect, it, vi } from 'vitest';
import { parseScenario, soleBranch } from '../../src/engine/index.ts';
import {
  act,
  begin,
  beginShipped,
  currentDocument,
  currentFile,
  currentLink,
  openLink,
  openRun,
} from '../../src/store/session.ts';
import { parseRunFile } from '../../src/store/link/runFile.ts';
import { createAppStore } from '../../src/store/store.ts';
import { calmFrame, NODE_2 } from '../support/fakeFrame.ts';
import { createFakeSource } from '../support/fakeSource.ts';
import { calmRun, linkTo } from '../support/links.ts';

function lab() {
  const source = createFakeSource(calmFrame());
  return { source, store: createAppStore(source, { language: 'en', theme: 'dark' }) };
}

describe('a run', () => {
  it('begins with its first node selected and nothing done yet', async () => {
    const { store } = lab();
    store.setState({ lens: 2, tool: 'cut', acted: true, playing: false });
    await beginShipped(store, 'calmCluster');
    expect(store.getState()).toMatchObject({
      selection: { kind: 'node' },
      lens: 0,
      tool: 'select',
      acted: false,
      playing: true,
    });
  });

  it('that cannot be begun leaves everything as it is and says why', async () => {
    const { store, source } = lab();
    const problems = [{ path: 'nodes', found: '0', allowed: 'at least one', code: 'range' }];
    source.answerLoad({ ok: false, error: problems });
    store.setState({ lens: 3 });
    const begun = await begin(store, calmRun(), { of: 'file', name: 'mine.json' });
    expect(begun).toBe(false);
    expect(store.getState()).toMatchObject({
      lens: 3,
      dialog: 'problems',
      trouble: { of: 'file', name: 'mine.json', problems },
    });
  });

  it('that takes long to open says so until it has', async () => {
    vi.useFakeTimers();
    const { store, source } = lab();
    const { load } = source;
    let finish: () => void = () => undefined;
    const slow = new Promise<void>((done) => (finish = done));
    source.load = async (...given) => {
      await slow;
      return load(...given);
    };
    const begun = begin(store, calmRun(), { of: 'file', name: 'long.json' });
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getState().notice).toBeNull();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(store.getState().notice?.key).toBe('app.notice.opening');
    finish();
    expect(await begun).toBe(true);
    expect(store.getState().notice).toBeNull();
    vi.useRealTimers();
  });

  it('that was too long to be opened whole says so', async () => {
    const { store, source } = lab();
    await begin(store, calmRun(), { of: 'file', name: 'short.json' });
    expect(store.getState().notice).toBeNull();
    source.openShort();
    await begin(store, calmRun(), { of: 'file', name: 'long.json' });
    expect(store.getState().notice?.key).toBe('app.notice.openedShort');
  });

  it('has no more bookmarks than its file may hold', () => {
    const { store } = lab();
    for (let t = 0; t <= 100; t++) store.getState().toggleBookmark(t);
    expect(store.getState().bookmarks).toHaveLength(100);
    expect(store.getState().notice?.key).toBe('app.notice.manyBookmarks');
    store.getState().toggleBookmark(0);
    store.getState().toggleBookmark(100);
    expect(store.getState().bookmarks.at(-1)).toBe(100);
  });

  it('opened from a link is loaded with its journal and instant, and stands still', async () => {
    const { store, source } = lab();
    const run = calmRun([[20, { kind: 'powerOff', node: NODE_2 }]]);
    await openLink(store, linkTo(run, 42_000_000, { lens: 1, language: 'ko' }));
    const { scenario, journal } = run;
    expect(source.loaded).toEqual([{ scenario, opening: soleBranch(journal, 42_000_000) }]);
    expect(store.getState()).toMatchObject({
      playing: false,
      lens: 1,
      language: 'ko',
      acted: true,
    });
  });

  it('stays when a link is damaged, and the damage is named', async () => {
    const { store, source } = lab();
    expect(await openLink(store, '#v1.AAAA')).toBe(false);
    expect(source.loaded).toEqual([]);
    expect(store.getState().trouble?.of).toBe('link');
  });

  it('becomes a link that opens the same run', async () => {
    const { store, source } = lab();
    source.setScenario(calmRun().scenario);
    act(store, { kind: 'powerOff', node: NODE_2 });
    const link = await currentLink(store);
    expect(link.ok).toBe(true);
    if (!link.ok) return;
    const other = lab();
    await openLink(other.store, link.value);
    expect(other.source.loaded[0]).toMatchObject({
      opening: soleBranch(
        [{ t: calmFrame().now, command: { kind: 'powerOff', node: NODE_2 } }],
        calmFrame().now,
      ),
    });
  });

  it('too long for a link is said to be so', async () => {
    const { store, source } = lab();
    source.setScenario(calmRun().scenario);
    let noise = 1;
    for (let count = 0; count < 2000; count += 1) {
      noise = (noise * 48_271) % 2_147_483_647;
      act(store, {
        kind: 'setLatency',
        processes: [`kubelet/${NODE_2}`],
        latencyMs: noise % 60_000,
      });
    }
    expect(await currentLink(store)).toEqual({ ok: false, error: 'tooLong' });
  });

  it('becomes a file that opens the same run with the same view', async () => {
    const { store, source } = lab();
    source.setScenario(calmRun().scenario);
    act(store, { kind: 'powerOff', node: NODE_2 });
    store.setState({ lens: 3, tab: 'events', bookmarks: [5] });
    const text = (await currentFile(store)) ?? '';
    const other = lab();
    const read = parseRunFile(text);
    expect(read !== null && (await openRun(other.store, read, { of: 'file', name: '' }))).toBe(
      true,
    );
    expect(other.source.loaded).toEqual([
      {
        scenario: calmRun().scenario,
        opening: soleBranch(
          [{ t: 16_400_000, command: { kind: 'powerOff', node: NODE_2 } }],
          16_400_000,
        ),
      },
    ]);
    expect(other.store.getState()).toMatchObject({
      lens: 3,
      tab: 'events',
      bookmarks: [5],
      playing: false,
    });
  });

  it('becomes a file in which what the user did is the script', () => {
    const { store, source } = lab();
    source.setScenario(calmRun().scenario);
    act(store, { kind: 'powerOff', node: NODE_2 });
    const read = parseScenario(currentDocument(store));
    expect(read.ok && read.value.script).toEqual([
      { atSeconds: 16.4, command: { kind: 'powerOff', node: NODE_2 } },
    ]);
  });
});
