/** The first minute: the page opens, and the cluster beats. */
import { en } from '../../src/i18n/en.ts';
import { calmRun, factsOf } from '../support/links.ts';
import { expect, test } from './lab.ts';

test('the clock runs by itself, and nothing has to be pressed or read first', async ({ lab }) => {
  await lab.open();
  const shown = lab.clock.locator('b');
  const [opened] = await shown.allTextContents();
  await expect(shown).not.toHaveText(opened ?? '');
  await expect(lab.page.getByRole('dialog')).toHaveCount(0);
});

test('it opens on three nodes by their short names, three elections, and everything renewing', async ({
  lab,
}) => {
  await lab.open();
  for (const node of ['ip-10-29-104-121', 'ip-10-29-69-101', 'ip-10-29-79-205']) {
    await expect(
      lab.page.getByRole('button', { name: new RegExp(`^${node}, Ready`) }),
    ).toBeVisible();
  }
  await expect(lab.page.getByText(/^Three nodes, all renewing\./).first()).toBeVisible();
});

test('an election writes within 2.5 s and every node renews within 10.5 s of the beginning', () => {
  const run = calmRun();
  const written = factsOf(run, 10.5).flatMap((fact) =>
    fact.kind === 'leaseWritten' ? [fact] : [],
  );
  const elections = written.filter(({ namespace }) => namespace !== 'kube-node-lease');
  expect(Math.min(...elections.map(({ t }) => t))).toBeLessThan(2_500_000);
  const nodes = new Set(
    written.filter(({ namespace }) => namespace === 'kube-node-lease').map(({ name }) => name),
  );
  expect(nodes.size).toBe(3);
});

test('nothing runs when nothing moves: a paused page asks for no frame', async ({ lab }) => {
  await lab.page.addInitScript(() => {
    const ask = window.requestAnimationFrame.bind(window);
    let asked = 0;
    window.requestAnimationFrame = (callback) => {
      asked += 1;
      return ask(callback);
    };
    Object.assign(window, { askedFrames: () => asked, ownFrame: ask });
  });
  await lab.open();
  await lab.pause();
  const asked = await lab.page.evaluate(async () => {
    const own = Reflect.get(window, 'ownFrame') as typeof requestAnimationFrame;
    const count = Reflect.get(window, 'askedFrames') as () => number;
    const frames = async (left: number): Promise<void> => {
      await new Promise((done) => own(done));
      if (left > 1) await frames(left - 1);
    };
    // What was under way when it was paused may end: an eased movement lasts a third of a second.
    await frames(45);
    const before = count();
    await frames(30);
    return count() - before;
  });
  expect(asked).toBe(0);
});

test('a step goes forward by one second, to the tenth', async ({ lab }) => {
  await lab.open();
  await lab.pause();
  const seconds = async (): Promise<number> => {
    const [minutes = '0', rest = '0'] = (await lab.clock.locator('b').innerText()).split(':');
    return Number(minutes) * 60 + Number(rest);
  };
  const before = await seconds();
  await lab.page.getByRole('button', { name: en['timeline.second'] }).click();
  await expect.poll(seconds).toBeCloseTo(before + 1, 5);
});
