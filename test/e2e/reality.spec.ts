/** Beside reality, in a browser: by its tab and by a link, with the recordings that ship. */
import { en } from '../../src/i18n/en.ts';
import { realityEn } from '../../src/i18n/reality.en.ts';
import { expect, test, URL_OF_PAGE } from './lab.ts';

test('a recording plays beside the engine, by tab and by link, and the run waits behind it', async ({
  lab,
}) => {
  await lab.open();
  await lab.page.getByRole('button', { name: en['app.mode.reality'] }).click();
  await expect(lab.page.getByRole('img', { name: /^node-0:/ })).toBeVisible();
  await expect(lab.page.getByText(/^The engine tells/)).toBeVisible();
  await lab.page.getByRole('button', { name: /node-0 killed/ }).click();
  const playhead = lab.page.getByRole('slider', { name: realityEn['reality.playhead'] });
  await expect(playhead).toHaveAttribute('aria-valuetext', '42.4 seconds');
  await lab.page.getByRole('button', { name: realityEn['reality.play'], exact: true }).click();
  await expect(playhead).not.toHaveAttribute('aria-valuetext', '42.4 seconds');
  await lab.page.getByRole('button', { name: realityEn['reality.pause'], exact: true }).click();

  await lab.page.getByRole('button', { name: en['app.mode.simulate'] }).click();
  await expect(lab.page.getByRole('region', { name: en['app.region.stage'] })).toBeVisible();

  await lab.page.goto(`${URL_OF_PAGE()}#reality=links&at=128.8&shown=table`);
  await expect(lab.page.getByRole('table', { name: /transitions$/ })).toBeVisible();
  await expect(lab.page.getByText(/^Lease node-1, renewed again/)).toBeVisible();
});
