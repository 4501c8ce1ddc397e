/** Bringing a cluster of one's own, and taking a run along. */
import { seconds } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en.ts';
import { calmRun, linkTo } from '../support/links.ts';
import { read } from '../support/sourceFiles.ts';
import { expect, test, URL_OF_PAGE, type Lab } from './lab.ts';

const TABLE = `NAMESPACE         NAME                      HOLDER                                                             AGE
kube-node-lease   worker-a                  worker-a                                                           41d
kube-node-lease   worker-b                  worker-b                                                           41d
kube-system       kube-controller-manager   cp-1_8d0b5f6e-1111-4c5a-9a53-7b6f0f2a9d11                          41d
`;

async function paste(lab: Lab, text: string): Promise<void> {
  await lab.page.getByRole('button', { name: en['app.paste'], exact: true }).click();
  const dialog = lab.page.getByRole('dialog', { name: en['app.paste.title'] });
  await dialog.getByRole('textbox', { name: en['app.paste.label'] }).fill(text);
  await dialog.getByRole('button', { name: en['app.paste.read'] }).click();
}

test('the output of kubectl get leases -A, pasted, becomes the cluster', async ({ lab }) => {
  await lab.open();
  await paste(lab, TABLE);
  await lab.page.getByRole('button', { name: en['app.paste.start'] }).click();
  await expect(lab.page.getByRole('button', { name: /^worker-a, / })).toBeVisible();
  await expect(lab.page.getByRole('button', { name: /^worker-b, / })).toBeVisible();
  await expect(lab.page.getByRole('button', { name: /^ip-10-29/ })).toHaveCount(0);
});

test('a scenario that cannot be run is refused by field, and the running one stays', async ({
  lab,
}) => {
  await lab.open();
  const document: unknown = JSON.parse(read('src/scenarios/calmCluster.json'));
  const bad = { ...(document as object), seed: -1, kubernetes: '0.1' };
  await paste(lab, JSON.stringify(bad));
  const alert = lab.page.getByRole('alert').or(lab.page.getByRole('dialog')).first();
  await expect(alert).toContainText('seed');
  await expect(alert).toContainText('kubernetes');
  await lab.page.keyboard.press('Escape');
  await expect(lab.page.getByRole('button', { name: /^ip-10-29-104-121, / })).toBeVisible();
});

test('a link that was cut off is named, over a cluster that runs', async ({ lab }) => {
  await lab.page.goto(`${URL_OF_PAGE()}${linkTo(calmRun(), seconds(20)).slice(0, -30)}`);
  await expect(lab.page.getByText(en['app.trouble.link'])).toBeVisible();
  await lab.page.keyboard.press('Escape');
  await expect(lab.page.getByRole('button', { name: /^ip-10-29-104-121, / })).toBeVisible();
});

test('a copied link reopens the same picture', async ({ lab, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const run = calmRun([
    [20, { kind: 'powerOff', node: 'ip-10-29-69-101.ap-northeast-2.compute.internal' }],
  ]);
  await lab.open(linkTo(run, seconds(42)));
  await lab.page.getByRole('button', { name: en['timeline.second'] }).click();
  await expect(lab.clock).toContainText('0:43.0');
  const picture = async (): Promise<string> => {
    await lab.page.keyboard.press('t');
    const table = lab.page.getByRole('dialog', { name: en['app.table.title'] });
    const text = await table.innerText();
    await lab.page.keyboard.press('Escape');
    await expect(table).toHaveCount(0);
    return `${await lab.clock.innerText()}\n${text}`;
  };
  const sent = await picture();
  await lab.page.getByRole('button', { name: en['app.copyLink'] }).click();
  await expect(lab.page.getByText(en['app.notice.linkCopied'])).toBeVisible();
  const link = await lab.page.evaluate(() => navigator.clipboard.readText());
  expect(link.startsWith(URL_OF_PAGE())).toBe(true);

  await lab.page.goto('about:blank');
  await lab.page.goto(link);
  await expect(lab.clock).toContainText(sent.split('\n')[0] ?? '');
  expect(await picture()).toBe(sent);
});
