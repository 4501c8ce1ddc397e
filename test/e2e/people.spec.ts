/** For everyone: two languages, keyboard alone, and no barrier that a machine can find. */
import AxeBuilder from '@axe-core/playwright';
import { seconds } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en.ts';
import { ko } from '../../src/i18n/ko.ts';
import { calmRun, linkTo } from '../support/links.ts';
import { expect, test } from './lab.ts';

const NODE = 'ip-10-29-69-101.ap-northeast-2.compute.internal';
const running = linkTo(calmRun([[20, { kind: 'powerOff', node: NODE }]]), seconds(75), {
  selection: { kind: 'node', name: NODE },
});

test('English and Korean change places, and the choice is kept', async ({ lab }) => {
  await lab.open(running);
  await lab.page
    .getByRole('button', { name: en['app.korean'] })
    .or(lab.page.getByRole('radio', { name: en['app.korean'] }))
    .click();
  await expect(lab.page.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(lab.page.getByRole('button', { name: ko['timeline.nextNotable'] })).toBeVisible();
  await expect(lab.page.getByRole('button', { name: en['timeline.nextNotable'] })).toHaveCount(0);
  await lab.page.reload();
  await expect(lab.page.locator('html')).toHaveAttribute('lang', 'ko');
});

test('a node is found, powered off, looked at and powered on by keyboard alone', async ({
  lab,
}) => {
  const { page } = lab;
  await lab.open(linkTo(calmRun(), seconds(20)));
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: en['app.skip'] })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const node = page.getByRole('button', { name: /^ip-10-29-104-121, / });
  const isThere = (): Promise<boolean> => node.evaluate((each) => each === document.activeElement);
  for (let step = 0; step < 30 && !(await isThere()); step += 1) await page.keyboard.press('Tab');
  await expect(node).toBeFocused();
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: /^ip-10-29-104-121, powered off/ })).toBeVisible();
  await page.keyboard.press(']');
  await page.keyboard.press('t');
  const table = page.getByRole('dialog', { name: en['app.table.title'] });
  await expect(table.getByRole('row', { name: /ip-10-29-104-121/ }).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('k');
  await expect(page.getByRole('button', { name: /^ip-10-29-104-121, powered off/ })).toHaveCount(0);
});

for (const theme of ['dark', 'light'] as const) {
  test(`axe finds no violation in the ${theme} theme`, async ({ browser, lab }) => {
    const context = await browser.newContext({
      colorScheme: theme,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(`${process.env['LEASE_LAB_URL'] ?? ''}${running}`);
    await expect(page.getByRole('timer')).toContainText('1:15.0');
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const whole = await new AxeBuilder({ page }).withTags(rules).analyze();
    expect(whole.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
      [],
    );
    for (const key of ['t', '?']) {
      await page.keyboard.press(key);
      await page.getByRole('dialog').waitFor();
      const dialog = await new AxeBuilder({ page })
        .withTags(rules)
        .include('[role="dialog"]')
        .analyze();
      expect(dialog.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual(
        [],
      );
      await page.keyboard.press('Escape');
    }
    await context.close();
    expect(lab).toBeDefined();
  });
}
