/** A headless Chromium and the built page, for scripts that look at it outside the end-to-end tests. */
import { spawnSync } from 'node:child_process';
import { chromium, type Browser } from '@playwright/test';
import { CHROMIUM_FLAGS, ensureChromium } from './findChromium.ts';
import { serveFolder } from './staticServer.ts';

export interface BuiltPage {
  readonly browser: Browser;
  /** Address of the page. */
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the page unless `--no-build` is given, serves it, and starts a browser without a GPU. */
export async function openBuiltPage(): Promise<BuiltPage> {
  if (!process.argv.includes('--no-build')) {
    const shell = process.platform === 'win32';
    const stdio = ['ignore', 'inherit', 'inherit'] as const;
    const built = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], {
      stdio: [...stdio],
      shell,
    });
    if (built.status !== 0) throw new Error('the page does not build');
  }
  const server = await serveFolder('dist', '/');
  const browser = await chromium.launch({
    executablePath: ensureChromium(),
    args: [...CHROMIUM_FLAGS, '--disable-gpu'],
  });
  return {
    browser,
    url: server.url,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}
