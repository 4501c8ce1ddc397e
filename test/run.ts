/**
 * `npm test`: unit and component tests, then the end-to-end tests against a fresh build in a real
 * Chromium, then one line with the sum of both. `npm run test:e2e` leaves the first part out.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ensureChromium } from './support/findChromium.ts';

const RESULTS = 'test-results';
const UNIT = `${RESULTS}/unit.json`;
const E2E = `${RESULTS}/e2e.json`;

interface Count {
  readonly passed: number;
  readonly failed: number;
}

function npx(...args: readonly string[]): boolean {
  const shell = process.platform === 'win32';
  return spawnSync('npx', args, { stdio: ['ignore', 'inherit', 'inherit'], shell }).status === 0;
}

function numberAt(report: unknown, key: string): number {
  if (typeof report !== 'object' || report === null) return 0;
  const value: unknown = Reflect.get(report, key);
  return typeof value === 'number' ? value : 0;
}

const readReport = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;

/** A runner that failed without a failing test (a file that does not load) counts as one failure. */
function count(wentWell: boolean, passed: number, failed: number): Count {
  return { passed, failed: wentWell ? failed : Math.max(failed, 1) };
}

function unit(): Count {
  const wentWell = npx(
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${UNIT}`,
  );
  const report = readReport(UNIT);
  return count(wentWell, numberAt(report, 'numPassedTests'), numberAt(report, 'numFailedTests'));
}

function endToEnd(): Count {
  process.stdout.write(`\nBrowser: ${ensureChromium()}\n`);
  if (!npx('vite', 'build', '--logLevel', 'warn')) return { passed: 0, failed: 1 };
  const wentWell = npx('playwright', 'test', ...process.argv.slice(3));
  const report = readReport(E2E);
  const stats: unknown =
    typeof report === 'object' && report !== null ? Reflect.get(report, 'stats') : null;
  const passed = numberAt(stats, 'expected') + numberAt(stats, 'flaky');
  return count(wentWell, passed, numberAt(stats, 'unexpected'));
}

rmSync(RESULTS, { recursive: true, force: true });
mkdirSync(RESULTS, { recursive: true });
const parts = process.argv[2] === 'e2e' ? [endToEnd()] : [unit(), endToEnd()];
const passed = parts.reduce((sum, part) => sum + part.passed, 0);
const failed = parts.reduce((sum, part) => sum + part.failed, 0);
const line = `${passed} passed, ${failed} failed`;
writeFileSync(`${RESULTS}/summary.txt`, `${line}\n`);
process.stdout.write(`\n${line}\n`);
process.exitCode = failed === 0 ? 0 : 1;
