/**
 * `npm run bench:frames`: how smoothly the score moves with the most nodes it holds. Drives a
 * headless Chromium without a GPU for 30 s at 1× and reads the browser's own trace: the gaps
 * between frames, the script that ran for each, and what still runs once the clock is paused.
 */
import type { Browser, CDPSession, Page } from '@playwright/test';
import { en } from '../src/i18n/en.ts';
import { openBuiltPage } from '../test/support/openBrowser.ts';
import { calmNodes, linkTo } from '../test/support/links.ts';
import { quantile, rounded } from './measure.ts';

const SECONDS = 30;
const WIDTH = 1440;
const HEIGHT = 900;
/** Rows that the score draws at that size. */
const NODES = 12;
const LOADS = 5;
/** The compiler of these scripts wraps inner functions in a helper that the page does not have. */
const KEEPS_NAMES = 'globalThis.__name = (inner) => inner;';

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly args?: { readonly name?: string };
}

/** Trace events within which script runs on the page's main thread. */
const SCRIPT = new Set([
  'FireAnimationFrame',
  'FunctionCall',
  'TimerFire',
  'EventDispatch',
  'RunMicrotasks',
  'HandlePostMessage',
  'v8.callFunction',
]);

async function trace(
  page: Page,
  browser: Browser,
  work: () => Promise<void>,
): Promise<TraceEvent[]> {
  await browser.startTracing(page, { categories: ['devtools.timeline', 'v8', '__metadata'] });
  await work();
  const buffer = await browser.stopTracing();
  const document = JSON.parse(buffer.toString('utf8')) as { readonly traceEvents: TraceEvent[] };
  return document.traceEvents;
}

/** Begin and length of each animation frame's script, and of all script, without overlaps. */
function mainThread(events: readonly TraceEvent[]) {
  const frames = events.filter(({ name }) => name === 'FireAnimationFrame');
  const busiest = frames[0];
  if (busiest === undefined) return { frames: [], script: [] };
  const own = events
    .filter(({ pid, tid }) => pid === busiest.pid && tid === busiest.tid)
    .filter(({ name, ph }) => ph === 'X' && SCRIPT.has(name))
    .map(({ ts, dur }) => ({ from: ts, to: ts + (dur ?? 0) }))
    .sort((a, b) => a.from - b.from);
  const script: { from: number; to: number }[] = [];
  for (const each of own) {
    const last = script.at(-1);
    if (last !== undefined && each.from < last.to) last.to = Math.max(last.to, each.to);
    else script.push({ ...each });
  }
  const starts = frames.map(({ ts }) => ts).sort((a, b) => a - b);
  return { frames: [...new Set(starts)], script };
}

/** Milliseconds of script between the start of each frame and of the next. */
function scriptPerFrame({ frames, script }: ReturnType<typeof mainThread>): readonly number[] {
  let at = 0;
  return frames.slice(0, -1).map((from, index) => {
    const to = frames[index + 1] ?? from;
    let spent = 0;
    while (at < script.length && (script[at]?.from ?? 0) < to) {
      const each = script[at];
      if (each !== undefined && each.from >= from) spent += each.to - each.from;
      at += 1;
    }
    return spent / 1000;
  });
}

/** Gaps between the frames that a page of its own would be given, milliseconds. */
const frameGaps = (page: Page, seconds: number): Promise<number[]> =>
  page.evaluate(
    (milliseconds) =>
      new Promise<number[]>((done) => {
        const gaps: number[] = [];
        let last = performance.now();
        const end = last + milliseconds;
        const step = (now: number): void => {
          gaps.push(now - last);
          last = now;
          if (now < end) requestAnimationFrame(step);
          else done(gaps.slice(1));
        };
        requestAnimationFrame(step);
      }),
    seconds * 1000,
  );

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0;
}

/** From the first paint to the first instant that the clock shows, milliseconds; the best of some loads. */
async function clockRunsAfter(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  await page.addInitScript({ content: KEEPS_NAMES });
  await page.addInitScript(() => {
    const watch = (): void => {
      const shown = document.querySelector('[role="timer"] b')?.textContent ?? '0:00.0';
      if (shown === '0:00.0') requestAnimationFrame(watch);
      else performance.mark('clock runs');
    };
    requestAnimationFrame(watch);
  });
  const waits: number[] = [];
  for (let load = 0; load < LOADS; load += 1) {
    await page.goto('about:blank');
    await page.goto(url);
    await page.waitForFunction(() => performance.getEntriesByName('clock runs').length > 0);
    const wait = await page.evaluate(() => {
      const [paint] = performance.getEntriesByName('first-contentful-paint');
      const [runs] = performance.getEntriesByName('clock runs');
      return (runs?.startTime ?? Infinity) - (paint?.startTime ?? 0);
    });
    waits.push(wait);
  }
  await page.close();
  return Math.min(...waits);
}

const { browser, url, close } = await openBuiltPage();
try {
  const clockRunsMs = await clockRunsAfter(browser, url);
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  await page.addInitScript({ content: KEEPS_NAMES });
  await page.goto(`${url}${linkTo(calmNodes(NODES), 0)}`);
  await page.getByRole('button', { name: en['timeline.pause'] }).waitFor();
  let gaps: number[] = [];
  const events = await trace(page, browser, async () => {
    gaps = await frameGaps(page, SECONDS);
  });
  const perFrame = scriptPerFrame(mainThread(events));

  await page.getByRole('button', { name: en['timeline.pause'] }).click();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await taskSeconds(session);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 2000)));
  const idleMs = ((await taskSeconds(session)) - before) * 1000;

  const result = {
    name: 'frames',
    nodes: NODES,
    viewport: `${WIDTH}x${HEIGHT}`,
    seconds: SECONDS,
    clockRunsMs: rounded(clockRunsMs),
    frames: gaps.length,
    gapMsMedian: rounded(quantile(gaps, 0.5)),
    gapMsP95: rounded(quantile(gaps, 0.95)),
    scriptMsMedian: rounded(quantile(perFrame, 0.5)),
    scriptMsP95: rounded(quantile(perFrame, 0.95)),
    scriptMsInTwoPausedSeconds: rounded(idleMs),
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  await close();
}
