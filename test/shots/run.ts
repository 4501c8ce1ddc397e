/**
 * `npm run shots`: the main screens in every size, theme and language, film strips (a node's
 * death, a failover, time dragged back, an act in the past, the zoom to messages), and contact sheets
 * of all of them, in `shots/`. Look at them after each change of the interface. `-- --only 390x844-dark-ko` takes those whose name contains that;
 * `-- --no-build` uses the build that is there.
 */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { openBuiltPage } from '../support/openBrowser.ts';
import { writeContactSheet, type Picture } from './contactSheet.ts';
import { SCENES, strips, type Scene } from './scenes.ts';

const FOLDER = 'shots';
const SIZES = [
  [1440, 900],
  [1920, 1080],
  [820, 1180],
  [390, 844],
] as const;
const THEMES = ['dark', 'light'] as const;
const LANGUAGES = { en: 'en-US', ko: 'ko-KR' } as const;

interface Kind {
  readonly name: string;
  readonly options: BrowserContextOptions;
}

const KINDS: readonly Kind[] = SIZES.flatMap(([width, height]) =>
  THEMES.flatMap((theme) =>
    (['en', 'ko'] as const).map((language) => ({
      name: `${width}x${height}-${theme}-${language}`,
      options: {
        viewport: { width, height },
        colorScheme: theme,
        locale: LANGUAGES[language],
        hasTouch: width < 1000,
        deviceScaleFactor: width < 1000 ? 2 : 1,
      },
    })),
  ),
);

const only = process.argv.includes('--only')
  ? (process.argv[process.argv.indexOf('--only') + 1] ?? '')
  : '';

async function take(page: Page, url: string, scene: Scene, path: string): Promise<void> {
  // A page of its own for each scene: a link is read when the page opens.
  await page.goto('about:blank');
  await page.goto(`${url}${scene.fragment}`);
  // Before its first frame the clock stands at nothing.
  await page.getByRole('timer').filter({ hasNotText: '0:00.0' }).waitFor();
  await page.evaluate(() => document.fonts.ready);
  await scene.then?.(page);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 350)));
  await page.screenshot({ path });
}

async function takeAll(
  browser: Browser,
  url: string,
  { name, options }: Kind,
  scenes: readonly Scene[],
): Promise<readonly Picture[]> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stdout.write(`${name}: ${error.message}\n`));
  await mkdir(join(FOLDER, name), { recursive: true });
  const pictures: Picture[] = [];
  for (const scene of scenes) {
    const file = join(FOLDER, name, `${scene.name}.png`);
    await take(page, url, scene, file);
    pictures.push({ file, group: name });
  }
  await context.close();
  process.stdout.write(`${name}: ${scenes.length} pictures\n`);
  return pictures;
}

const { browser, url, close } = await openBuiltPage();
try {
  if (only === '') await rm(FOLDER, { recursive: true, force: true });
  const sheets: Picture[] = [];
  let count = 0;
  for (const kind of KINDS.filter(({ name }) => name.includes(only))) {
    const pictures = await takeAll(browser, url, kind, SCENES);
    const file = await writeContactSheet(browser, FOLDER, `sheet-${kind.name}`, pictures);
    sheets.push({ file, group: 'sizes, themes, languages' });
    count += pictures.length;
  }
  const laptop = KINDS.find(({ name }) => name === '1440x900-dark-en');
  for (const { name, scenes } of laptop === undefined ? [] : strips()) {
    if (!`strip-${name}`.includes(only)) continue;
    const kind = { ...laptop, name: `strip-${name}`, options: laptop?.options ?? {} };
    const pictures = await takeAll(browser, url, kind, scenes);
    const file = await writeContactSheet(browser, FOLDER, `sheet-strip-${name}`, pictures);
    sheets.push({ file, group: 'film strips' });
    count += pictures.length;
  }
  const sheet = await writeContactSheet(browser, FOLDER, 'contact-sheet', sheets);
  process.stdout.write(`${count} pictures; ${sheet} shows them all\n`);
} finally {
  await close();
}
