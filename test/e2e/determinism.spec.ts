/** The engine in Chromium and the engine in Node write the same log. */
import { expect, test } from '@playwright/test';
import { build } from 'vite';
import { scenarioDocument } from '../support/scenarioDocuments.ts';
import { digestOfRun } from './digestOfRun.ts';

interface Built {
  readonly output: readonly { readonly code?: string }[];
}

/** The same source, built as one plain script for a browser. */
async function scriptForBrowser(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'test/e2e/digestOfRun.ts', formats: ['iife'], name: 'told' },
    },
  })) as Built | readonly Built[];
  const first = 'output' in built ? built : built[0];
  return first?.output[0]?.code ?? '';
}

test('an eventful run has the same log in Chromium as in Node, to the byte', async ({ page }) => {
  const document = scenarioDocument();
  const script = await scriptForBrowser();
  await page.goto('about:blank');
  await page.addScriptTag({ content: `${script}\nwindow.told = told;` });
  const inChromium = await page.evaluate((given): unknown => {
    const told: unknown = Reflect.get(window, 'told');
    const tell: unknown =
      typeof told === 'object' && told !== null ? Reflect.get(told, 'digestOfRun') : null;
    return typeof tell === 'function' ? (Reflect.apply(tell, undefined, [given]) as unknown) : null;
  }, document);
  expect(inChromium).toBe(digestOfRun(document));
});
