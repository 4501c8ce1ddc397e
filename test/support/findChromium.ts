/**
 * Finds the Chromium that the end-to-end tests, the screenshots and the frame benchmark drive, or
 * installs one. `CHROME_PATH` decides where it is set; an installed Chrome or Chromium comes next;
 * then the one that Playwright keeps.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

/** Quiet, and at home in a container: nothing is asked of the network but the page under test. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
] as const;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

function usualPlaces(): readonly string[] {
  const { env, platform } = process;
  if (platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    return roots
      .filter((root) => root !== undefined)
      .map((root) => join(root, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  const folders = ['/usr/bin', ...(env['PATH'] ?? '').split(':').filter((each) => each !== '')];
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
}

/** Path of a Chromium that is there, or null. */
export function findChromium(): string | null {
  const chosen = process.env['CHROME_PATH'];
  if (chosen !== undefined && chosen !== '') {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, and no file is there.`);
  }
  for (const place of [...usualPlaces(), chromium.executablePath()]) {
    if (existsSync(place)) return place;
  }
  return null;
}

function run(command: string, args: readonly string[]): boolean {
  process.stdout.write(`> ${command} ${args.join(' ')}\n`);
  const shell = process.platform === 'win32';
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], shell }).status === 0;
}

const isRoot = (): boolean => process.getuid?.() === 0;

function hasCommand(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** A machine that draws no Hangul would show boxes in the Korean screenshots. */
function addKoreanFont(): void {
  if (process.env['CI'] === undefined || process.platform !== 'linux' || !isRoot()) return;
  if (!hasCommand('apt-get') || !hasCommand('fc-list')) return;
  if (execFileSync('fc-list', [':lang=ko'], { encoding: 'utf8' }).trim() !== '') return;
  run('apt-get', ['install', '-y', '--no-install-recommends', 'fonts-noto-cjk']);
}

/** Path of a Chromium, installed first if there is none; throws with what to do if that fails. */
export function ensureChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  process.stdout.write('No Chromium or Chrome is installed here; fetching one for the tests.\n');
  if (process.platform === 'linux' && isRoot() && hasCommand('apt-get')) {
    run('apt-get', ['update']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
    const installed = findChromium();
    if (installed !== null) {
      addKoreanFont();
      return installed;
    }
  }
  run('npx', ['playwright', 'install', 'chromium']);
  const fetched = findChromium();
  if (fetched !== null) return fetched;
  throw new Error(
    'The end-to-end tests need Chromium and none could be installed. Install Google Chrome or ' +
      'Chromium, or set CHROME_PATH to one, and run `npm test` again. ' +
      '`npm run test:unit` runs everything that needs no browser.',
  );
}
