/** A preview while aiming, in a real browser: said, drawn, and gone without a trace. */
import { en } from '../../src/i18n/en.ts';
import { expect, test } from './lab.ts';

test('the cut tool over a node says what would come of it, and nothing has been done', async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open('#scenario=calmCluster&at=20');
  await lab.expectAt(20_000_000);
  const narrator = page.getByRole('region', { name: en['narrator.label'] });
  const before = await narrator.innerText();
  await page.getByRole('button', { name: en['controls.tool.cut'], exact: true }).click();
  await page.getByRole('button', { name: /^ip-10-29-69-101, Ready/ }).hover();
  await expect(narrator).toContainText(
    /If you cut off ip-10-29-69-101: ip-10-29-69-101 Unknown at 1:1\d\./,
  );
  await page.keyboard.press('Escape');
  await page.mouse.move(700, 560);
  await expect.poll(() => narrator.innerText()).toBe(before);
  // A node that had been cut off would still be so.
  await expect(page.getByRole('button', { name: /^ip-10-29-69-101, Ready/ })).toBeVisible();
  await expect(page.getByRole('button', { name: /cut off ip-10-29-69-101/ })).toHaveCount(0);
  await lab.expectAt(20_000_000);
});
