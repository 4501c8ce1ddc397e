/** Time as a document, in a real browser: back over a failover and forward again; an act in the past. */
import { en } from '../../src/i18n/en.ts';
import type { Page } from '@playwright/test';
import { expect, test, type Lab } from './lab.ts';

/** What stands over a message for as long as its afterglow: a step forward shows some, a jump none. */
const AFTERGLOW = /^(GET|PUT|POST|PATCH|LIST|DELETE|200|201|404|409 Conflict|watch|refused)$/;

/** All that the stage says, and when. */
const picture = async (page: Page): Promise<string> => {
  const [stage, clock] = await Promise.all([
    page.getByRole('region', { name: en['app.region.stage'] }).innerText(),
    page.getByRole('timer').innerText(),
  ]);
  const lasting = stage.split('\n').filter((line) => !AFTERGLOW.test(line.trim()));
  return [clock, ...lasting].join('\n');
};

const step = (lab: Lab, name: string): Promise<void> =>
  lab.page.getByRole('button', { name, exact: true }).click();

/** A crash of the scheduler's leader, and who led after it: `#scenario=leaderCrash` stopped well after. */
const AFTER_FAILOVER = '#scenario=leaderCrash&at=60';

test('a failover looks the same when one has gone back over it and forward again', async ({
  lab,
}) => {
  await lab.open(AFTER_FAILOVER);
  await lab.expectAt(60_000_000);
  const seen: string[] = [await picture(lab.page)];
  for (let back = 0; back < 12; back += 1) {
    const before = await lab.clock.innerText();
    await step(lab, en['timeline.secondBack']);
    await expect(lab.clock).not.toHaveText(before);
    seen.unshift(await picture(lab.page));
  }
  expect(await picture(lab.page)).toBe(seen[0]);
  for (const expected of seen.slice(1)) {
    await step(lab, en['timeline.second']);
    await expect.poll(() => picture(lab.page)).toBe(expected);
  }
});

test('an act in the past begins a future of its own, and the old one stays', async ({ lab }) => {
  await lab.open('#scenario=calmCluster&at=60');
  await lab.expectAt(60_000_000);
  const old = await picture(lab.page);
  for (let back = 0; back < 20; back += 1) await step(lab, en['timeline.secondBack']);
  await lab.expectAt(40_000_000);
  await lab.page.getByRole('button', { name: /^ip-10-29-104-121, Ready/ }).focus();
  await lab.page.keyboard.press('k');
  const futures = lab.page.getByRole('group', { name: en['future.label'] });
  const [first, second] = [
    futures.getByRole('button', { name: /^Future A/ }),
    futures.getByRole('button', { name: /^Future B: 0:40\.0, power off/ }),
  ];
  await expect(second).toHaveAttribute('aria-pressed', 'true');
  await expect(
    lab.page.getByRole('button', { name: /^ip-10-29-104-121, powered off/ }),
  ).toBeVisible();
  await first.click();
  for (let on = 0; on < 20; on += 1) await step(lab, en['timeline.second']);
  await expect.poll(() => picture(lab.page)).toBe(old);
  await second.click();
  await expect(
    lab.page.getByRole('button', { name: /^ip-10-29-104-121, powered off/ }),
  ).toBeVisible();
});

test('undo takes the playhead back to before the act, and redo past it again', async ({ lab }) => {
  await lab.open('#scenario=calmCluster&at=30');
  await lab.expectAt(30_000_000);
  const node = lab.page.getByRole('button', { name: /^ip-10-29-104-121/ });
  await node.first().focus();
  await lab.page.keyboard.press('k');
  await expect(
    lab.page.getByRole('button', { name: /^ip-10-29-104-121, powered off/ }),
  ).toBeVisible();
  await lab.page.keyboard.press('Control+z');
  await expect(lab.page.getByRole('button', { name: /^ip-10-29-104-121, Ready/ })).toBeVisible();
  await lab.page.keyboard.press('Control+Shift+z');
  await expect(
    lab.page.getByRole('button', { name: /^ip-10-29-104-121, powered off/ }),
  ).toBeVisible();
});
