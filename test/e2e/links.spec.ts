/**
 * A run that leaves the page and comes back: as a link in a fresh profile, as a file, as a picture;
 * what is said of one that is damaged; and presenting, with the keys of a remote.
 */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { seconds } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en.ts';
import { shareEn } from '../../src/i18n/share.en.ts';
import { parseLink } from '../../src/store/link/link.ts';
import { calmRun, linkTo } from '../support/links.ts';
import { expect, exported, test, textOf } from './lab.ts';

const NODE = 'ip-10-29-69-101.ap-northeast-2.compute.internal';
const AT = seconds(75);
const dark = linkTo(calmRun([[20, { kind: 'powerOff', node: NODE }]]), AT, {
  selection: { kind: 'node', name: NODE },
});

/** Everything that the page says: clock, stage, narrator, lanes, inspector. */
async function said(page: Page): Promise<readonly string[]> {
  const names = await page
    .locator('#stage button, .timeline button')
    .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label') ?? each.textContent));
  const texts = await page
    .locator('.playback-clocks, .narrator-line, .inspector, #stage svg text, .top-scenario-name')
    .evaluateAll((all) =>
      // Words on messages fade with time that is played, which a still picture has none of.
      all
        .filter((each) => each.checkVisibility() && each.closest('.score-messages') === null)
        .map((each) => each.textContent),
    );
  return [...names, ...texts];
}

test('a copied link opens the same picture in a fresh profile', async ({ lab, browser }) => {
  const { page } = lab;
  await lab.open(dark);
  await lab.expectAt(AT);
  await page.getByTitle(en['score.lens.observers']).click();
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.getByRole('button', { name: en['app.copyLink'] }).click();
  await expect(page).toHaveURL(/#v2\./);
  const address = page.url();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'ko-KR',
  });
  const other = await context.newPage();
  await other.goto(address);
  await expect(other.getByRole('timer').locator('b')).toHaveText('1:15.0');
  // Language and theme are part of the picture.
  await expect(other.locator('html')).toHaveAttribute('lang', 'en');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect.poll(() => said(other)).toEqual(await said(page));
  await context.close();
});

test('an act in the past leaves both futures in the link', async ({ lab, browser }) => {
  const { page } = lab;
  await lab.open(dark);
  await lab.expectAt(AT);
  // Back to where the node was called Unknown; there it gets its power back.
  await page.keyboard.press('F5');
  await page.getByRole('button', { name: shareEn['share.present.leave'] }).waitFor();
  await page.keyboard.press('PageUp');
  await expect(lab.clock.locator('b')).not.toHaveText('1:15.0');
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: /^ip-10-29-69-101, powered off/ })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: en['app.copyLink'] }).click();
  await expect(page).toHaveURL(/#v2\./);
  const link = parseLink(new URL(page.url()).hash);
  const branches = link.ok ? link.value.branches : [];
  expect(branches.map(({ parent, journal }) => [parent, journal.length])).toEqual([
    [null, 1],
    [0, 1],
  ]);
  expect(branches[0]?.edge).toBe(AT);
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
  });
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByRole('timer').locator('b')).toHaveText(
    await lab.clock.locator('b').innerText(),
  );
  await expect.poll(() => said(other)).toEqual(await said(page));
  await context.close();
});

test('a run saved as a file opens with the same picture where it is dropped', async ({ lab }) => {
  const { page } = lab;
  await lab.open(dark);
  await lab.expectAt(AT);
  const before = await said(page);
  const file = await exported(lab, shareEn['share.export.runFile']);
  expect(file.suggestedFilename()).toBe('calmCluster.leaselab.json');
  const text = await textOf(file);
  await lab.open();
  const dropped = await page.evaluateHandle(
    ([name, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], name, { type: 'application/json' }));
      return transfer;
    },
    [file.suggestedFilename(), text] as const,
  );
  await page.dispatchEvent('body', 'drop', { dataTransfer: dropped });
  await lab.expectAt(AT);
  await expect.poll(() => said(page)).toEqual(before);
});

test('a damaged link is told as what it is, and what is open stays and can be saved', async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open(dark);
  await lab.expectAt(AT);
  await page.evaluate(
    (hash) => {
      window.location.hash = hash;
    },
    dark.slice(0, 60),
  );
  const alert = page.getByRole('alert').filter({ hasText: shareEn['share.fault.cutShort'] });
  await expect(alert).toBeVisible();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: shareEn['share.fault.save'] }).click();
  expect(await textOf(await download)).toContain(NODE);
  await page.keyboard.press('Escape');
  await lab.expectAt(AT);
  await page.evaluate(() => {
    window.location.hash = '#v99.AAAA';
  });
  await expect(page.getByText(shareEn['share.fault.newerVersion'])).toBeVisible();
});

test('log, objects and pictures are saved, and a picture needs nothing from outside', async ({
  lab,
}) => {
  await lab.open(dark);
  await lab.expectAt(AT);
  const lines = (await textOf(await exported(lab, shareEn['share.export.jsonLines']))).trimEnd();
  const kinds = lines.split('\n').map((line) => (JSON.parse(line) as { kind: string }).kind);
  expect(kinds[0]).toBe('runStarted');
  expect(kinds).toContain('nodeConditionChanged');
  const rows = await textOf(await exported(lab, shareEn['share.export.csv']));
  expect(rows.split('\r\n')).toHaveLength(kinds.length + 2);
  expect(await textOf(await exported(lab, shareEn['share.export.objects']))).toContain(
    'kind: Lease',
  );
  const svg = await textOf(await exported(lab, shareEn['share.export.svg']));
  expect(svg).toContain('NoExecute');
  // Short extracts: a failure should not print the fonts.
  const foreign = svg.match(
    /<script|<foreignObject|var\(--.{0,40}|\s(href|src)="(?!data:|#).{0,40}/gi,
  );
  expect(foreign).toBeNull();
  expect(svg.match(/url\((?!"data:|"#|#|&quot;#).{0,40}/g)).toBeNull();
  const png = await readFile(await (await exported(lab, shareEn['share.export.png'])).path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.length).toBeGreaterThan(50_000);
});

test('a time range is recorded as a video, and the playhead comes back', async ({ lab }) => {
  const { page } = lab;
  await lab.open(dark);
  await lab.expectAt(AT);
  await page.getByRole('button', { name: en['app.export'], exact: true }).click();
  await page.getByRole('menuitem', { name: shareEn['share.export.video'] }).click();
  await page.getByLabel(shareEn['share.video.from']).fill('70');
  await page.getByLabel(shareEn['share.video.to']).fill('71');
  const download = page.waitForEvent('download', { timeout: 90_000 });
  await page.getByRole('button', { name: shareEn['share.video.record'] }).click();
  const video = await readFile(await (await download).path());
  // The first bytes of every WebM.
  expect(video.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
  expect(video.length).toBeGreaterThan(5_000);
  await lab.expectAt(AT);
});

test('presenting: no panels, larger type, a remote goes on and back, and Escape leaves', async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open(dark);
  await lab.expectAt(AT);
  await page.keyboard.press('F5');
  await expect(page.getByRole('button', { name: shareEn['share.present.leave'] })).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('complementary', { name: en['inspector.label'] })).toHaveCount(0);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(
    '20px',
  );
  const clock = lab.clock.locator('b');
  await page.keyboard.press('PageUp');
  await expect(clock).not.toHaveText('1:15.0');
  const earlier = await clock.innerText();
  await page.keyboard.press('PageDown');
  await expect(clock).not.toHaveText(earlier);
  await page.keyboard.press('b');
  await expect(page.getByText(shareEn['share.present.blank'])).toBeAttached();
  await page.keyboard.press('PageDown');
  await expect(page.getByText(shareEn['share.present.blank'])).toHaveCount(0);
  await page.keyboard.press('i');
  await expect(page.getByRole('complementary', { name: en['inspector.label'] })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
});
