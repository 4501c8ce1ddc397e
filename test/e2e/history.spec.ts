/** Time as a document, in a real browser: back over a failover and forward again; an act in the past. */
import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { en } from '../../src/i18n/en.ts';
import { shareEn } from '../../src/i18n/share.en.ts';
import { expect, exported, test, textOf, type Lab } from './lab.ts';

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

/** Of the whole log, and of all objects as they stand at the playhead, as they are saved. */
async function digestsOf(lab: Lab): Promise<readonly string[]> {
  const digests: string[] = [];
  for (const entry of ['share.export.jsonLines', 'share.export.objects'] as const) {
    const text = await textOf(await exported(lab, shareEn[entry]));
    digests.push(createHash('sha256').update(text).digest('hex'));
  }
  return digests;
}

/** Drags the playhead along the ruler, by steps, until the clock shows a time that will do. */
async function dragUntil(
  lab: Lab,
  by: number,
  isThere: (seconds: number) => boolean,
): Promise<void> {
  const grip = await lab.page.getByRole('slider', { name: en['timeline.playhead'] }).boundingBox();
  if (grip === null) throw new Error('the playhead cannot be seen');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  const shown = async (): Promise<number> => {
    const [minutes = '', seconds = ''] = (await lab.clock.locator('b').innerText()).split(':');
    return 60 * Number(minutes) + Number(seconds);
  };
  await lab.page.mouse.move(x, y);
  await lab.page.mouse.down();
  for (let step = 1; !isThere(await shown()) && step < 100; step += 1) {
    const before = await shown();
    await lab.page.mouse.move(x + step * by, y);
    await expect.poll(shown).not.toBe(before);
  }
  await lab.page.mouse.up();
  expect(isThere(await shown())).toBe(true);
}

/** The scheduler's leader crashes at 8 s, and another leads from 27 s on: stopped well after. */
const AFTER_FAILOVER = '#scenario=leaderCrash&at=45';

test('a failover is the same, picture and log, when one has dragged back over it and forward again', async ({
  lab,
}) => {
  await lab.open(AFTER_FAILOVER);
  await lab.expectAt(45_000_000);
  const leads = (host: string) =>
    lab.page.getByRole('button', { name: `${host} leads kube-scheduler`, exact: true });
  const after = { picture: await picture(lab.page), digests: await digestsOf(lab) };
  await expect(leads('cp-3')).toBeVisible();
  await dragUntil(lab, -30, (seconds) => seconds < 8);
  await expect(leads('cp-1')).toBeVisible();
  await dragUntil(lab, 30, (seconds) => seconds > 40);
  await expect(leads('cp-3')).toBeVisible();
  await lab.page.getByRole('slider', { name: en['timeline.playhead'] }).press('End');
  await lab.expectAt(45_000_000);
  await expect.poll(() => picture(lab.page)).toBe(after.picture);
  expect(await digestsOf(lab)).toEqual(after.digests);
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
