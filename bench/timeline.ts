/**
 * `npm run bench:timeline`: how smoothly the timeline is panned and zoomed over one hour of 100 nodes, and
 * how soon it shows an instant that was asked for. Opens that hour in a headless Chromium without a GPU,
 * turns the wheel on every animation frame and reports the gaps between frames; then clicks on the ruler
 * and reports the time from the browser's event until the frame with that instant is drawn.
 * Arguments: `--nodes 100 --minutes 60`.
 */
import type { Page } from '@playwright/test';
import { openBuiltPage } from '../test/support/openBrowser.ts';
import { calmNodes, linkTo } from '../test/support/links.ts';
import { quantile, rounded } from './measure.ts';
import { placesIn } from './seekPlaces.ts';

const SECONDS = 15;
/**
 * Milliseconds one way: so that the window goes over the hour and never stands at an end of it, and from
 * half an hour down to the messages of some seconds.
 */
const TURN = { pan: 400, zoom: 1500 };
const OPENING = 300_000;
/** A gap that nobody sees: one picture of a screen of 60, and what its clock trembles. */
const SMOOTH = 17.5;

function numberOf(name: string, fallback: number): number {
  const place = process.argv.indexOf(`--${name}`);
  const value = place < 0 ? fallback : Number(process.argv[place + 1]);
  return Number.isFinite(value) && value > 0 ? value : fallback;
}

const NODES = numberOf('nodes', 100);
const MINUTES = numberOf('minutes', 60);

type Wheel = 'pan' | 'zoom';

/** Gaps between frames, ms, while the wheel turns on each of them. */
const turn = (page: Page, wheel: Wheel, seconds: number): Promise<number[]> =>
  page.evaluate(
    ({ wheel: kind, milliseconds, oneWay }) =>
      new Promise<number[]>((done) => {
        const target = document.querySelector('.timeline-canvas');
        if (target === null) throw new Error('there is no timeline');
        const box = target.getBoundingClientRect();
        const gaps: number[] = [];
        const begun = performance.now();
        let last = begun;
        const step = (now: number): void => {
          gaps.push(now - last);
          last = now;
          const way = Math.floor((now - begun) / oneWay) % 2 === 0 ? -1 : 1;
          target.dispatchEvent(
            new WheelEvent('wheel', {
              bubbles: true,
              cancelable: true,
              clientX: box.left + box.width / 2,
              clientY: box.top + box.height / 2,
              ctrlKey: kind === 'zoom',
              deltaX: kind === 'pan' ? way * 24 : 0,
              deltaY: kind === 'zoom' ? way * 30 : 0,
            }),
          );
          if (now - begun < milliseconds) requestAnimationFrame(step);
          else done(gaps.slice(2));
        };
        requestAnimationFrame(step);
      }),
    { wheel, milliseconds: seconds * 1000, oneWay: TURN[wheel] },
  );

/** Has the page measure from each press on the ruler until the frame with the instant asked for is drawn. */
const watchSeeks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    let asked: number | null = null;
    const drawn = new MessageChannel();
    drawn.port1.onmessage = () => {
      if (asked !== null) performance.measure('seek', { start: asked, end: performance.now() });
      asked = null;
    };
    // The playhead's element has the instant before the frame; a message sent in the frame comes after it is drawn.
    const inFrame = (): void => {
      if (asked !== null) requestAnimationFrame(() => drawn.port2.postMessage(null));
    };
    const playhead = document.querySelector('[data-playhead]');
    if (playhead === null) throw new Error('there is no playhead');
    new MutationObserver(inFrame).observe(playhead, { attributeFilter: ['data-t'] });
    document.querySelector('.timeline-ruler')?.addEventListener(
      'pointerdown',
      ({ timeStamp }) => {
        asked = timeStamp;
      },
      { capture: true },
    );
  });

/** Frames between two clicks at least, and at most where nothing comes of one. */
const RESTS = 4;
const PATIENCE = 120;

/** Milliseconds from the event to the picture, for clicks all over the hour. */
async function seekTimes(page: Page, minutes: number): Promise<number[]> {
  const ruler = await page.locator('.timeline-ruler').boundingBox();
  if (ruler === null) throw new Error('there is no ruler');
  await watchSeeks(page);
  // The window reaches a third beyond what is known.
  const known = ruler.width * 0.75;
  const taken = (): Promise<number> =>
    page.evaluate(() => performance.getEntriesByName('seek').length);
  let last = -Infinity;
  for (const place of placesIn(Math.floor(minutes * 60))) {
    const x = ruler.x + (known * place) / (minutes * 60);
    // Beside the last one, the click would take the playhead itself.
    if (Math.abs(x - last) < 24) continue;
    last = x;
    const before = await taken();
    await page.mouse.click(x, ruler.y + ruler.height / 2);
    // Until it is measured and the page rests; a click that asked for nothing is not waited for.
    for (let turn = 0; turn < RESTS || ((await taken()) === before && turn < PATIENCE); turn += 1)
      await page.evaluate(() => new Promise(requestAnimationFrame));
  }
  return page.evaluate(() => performance.getEntriesByName('seek').map(({ duration }) => duration));
}

const { browser, url, close } = await openBuiltPage();
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // The compiler of these scripts wraps inner functions in a helper that the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = (inner) => inner;' });
  await page.goto(`${url}${linkTo(calmNodes(NODES), MINUTES * 60_000_000)}`);
  await page.locator('[data-playhead]').waitFor({ state: 'attached', timeout: OPENING });
  // The whole hour in the window, then wheel and fingers go over it.
  const out = page.locator('.timeline-tools button').first();
  for (let press = 0; press < 12; press += 1) await out.click();
  const bracket = page.locator('.timeline-bracket').first();
  await bracket.press('ArrowRight');
  // A part of it, so that there is somewhere to pan to.
  const closer = page.locator('.timeline-tools button').nth(1);
  for (let press = 0; press < 2; press += 1) await closer.click();
  const pan = await turn(page, 'pan', SECONDS);
  const zoom = await turn(page, 'zoom', SECONDS);
  for (let press = 0; press < 16; press += 1) await out.click();
  const seeks = await seekTimes(page, MINUTES);
  const said = (gaps: readonly number[]) => ({
    frames: gaps.length,
    gapMsMedian: rounded(quantile(gaps, 0.5)),
    gapMsP95: rounded(quantile(gaps, 0.95)),
    smoothPercent: rounded((100 * gaps.filter((gap) => gap <= SMOOTH).length) / gaps.length, 1),
  });
  const result = {
    name: 'timeline',
    nodes: NODES,
    minutes: MINUTES,
    pan: said(pan),
    zoom: said(zoom),
    seeks: seeks.length,
    seekMsMedian: rounded(quantile(seeks, 0.5)),
    seekMsP95: rounded(quantile(seeks, 0.95)),
  };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
} finally {
  await close();
}
