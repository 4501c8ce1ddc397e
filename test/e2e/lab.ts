/**
 * The page as its tests speak of it: verbs for what a user does and questions about what a user
 * sees, all by role and name. Every test also fails on an error in the console, and on a request
 * to any origin but the page's own.
 */
import { readFile } from 'node:fs/promises';
import { test as base, expect, type Download, type Locator, type Page } from '@playwright/test';
import { en } from '../../src/i18n/en.ts';
import { clockText } from '../../src/components/timeline/timeScale.ts';

export const URL_OF_PAGE = (): string => {
  const url = process.env['LEASE_LAB_URL'];
  if (url === undefined) throw new Error('the page is not being served');
  return url;
};

export interface Lab {
  readonly page: Page;
  /** Opens the page and waits for its first picture. */
  open(fragment?: string): Promise<void>;
  /** Both clocks as they stand. */
  readonly clock: Locator;
  /** Waits until the virtual clock shows that instant (µs). */
  expectAt(instant: number): Promise<void>;
  pause(): Promise<void>;
  /** To the next notable event. */
  nextNotable(): Promise<void>;
  /** Steps from notable to notable until `seen` is on the page. */
  stepUntil(seen: Locator): Promise<void>;
  /** Opens the menu of an object and clicks one entry after the other. */
  choose(object: Locator, ...path: readonly ((page: Page) => Locator)[]): Promise<void>;
}

/** Runs in the page. */
const framesPass = (count: number): Promise<void> =>
  new Promise((done) => {
    const next = (left: number): void => {
      if (left === 0) done();
      else requestAnimationFrame(() => next(left - 1));
    };
    next(count);
  });

/** An entry of the menu that is open. */
export const entry =
  (name: string) =>
  (page: Page): Locator =>
    page.getByRole('menuitem', { name });

/** One of a few ways, under its heading. */
export const way =
  (heading: string, name: string) =>
  (page: Page): Locator =>
    page.getByRole('group', { name: heading }).getByRole('menuitemradio', { name });

/** What an entry of the export menu saves. */
export async function exported({ page }: Lab, name: string): Promise<Download> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: en['app.export'], exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
  return download;
}

export const textOf = async (download: Download): Promise<string> =>
  readFile(await download.path(), 'utf8');

const STEPS_MAX = 60;

function labOf(page: Page): Lab {
  const clock = page.getByRole('timer');
  const virtual = clock.locator('b');
  const lab: Lab = {
    page,
    clock,
    open: async (fragment = '') => {
      await page.goto(`${URL_OF_PAGE()}${fragment}`);
      await expect(page.getByRole('region', { name: en['app.region.stage'] })).toBeVisible();
      await expect(virtual).not.toHaveText('0:00.0');
    },
    expectAt: (instant) => expect(virtual).toHaveText(clockText(instant)),
    pause: async () => {
      await page.getByRole('button', { name: en['timeline.pause'], exact: true }).click();
      await expect(
        page.getByRole('button', { name: en['timeline.play'], exact: true }),
      ).toBeVisible();
      // What was asked for before the click may still come.
      const rests = async (): Promise<boolean> => {
        const before = await virtual.innerText();
        await page.evaluate(framesPass, 20);
        return (await virtual.innerText()) === before;
      };
      await expect.poll(rests).toBe(true);
    },
    nextNotable: async () => {
      const before = await virtual.innerText();
      await page.getByRole('button', { name: en['timeline.nextNotable'] }).click();
      // Two notable events may share a tenth of a second; then the clock's text does not change.
      const moved = expect(virtual).not.toHaveText(before, { timeout: 700 });
      await moved.catch(() => undefined);
    },
    stepUntil: async (seen) => {
      for (let step = 0; step < STEPS_MAX && !(await seen.isVisible()); step += 1) {
        await lab.nextNotable();
      }
      await expect(seen).toBeVisible();
    },
    choose: async (object, ...path) => {
      await object.click({ button: 'right' });
      for (const each of path) await each(page).click();
    },
  };
  return lab;
}

interface Fixtures {
  readonly lab: Lab;
}

export const test = base.extend<Fixtures>({
  lab: async ({ page }, use) => {
    const errors: string[] = [];
    const strangers: string[] = [];
    const origin = new URL(URL_OF_PAGE()).origin;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') errors.push(message.text());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('request', (request) => {
      const { protocol, origin: from } = new URL(request.url());
      if (!['data:', 'blob:'].includes(protocol) && from !== origin) strangers.push(request.url());
    });
    await use(labOf(page));
    expect(errors, 'errors in the console').toEqual([]);
    expect(strangers, 'requests to other origins').toEqual([]);
  },
});

export { expect };
