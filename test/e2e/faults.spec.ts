/** Breaking things, and what Kubernetes makes of it at the instant the engine says. */
import { ensure, seconds } from '../../src/engine/index.ts';
import { en } from '../../src/i18n/en.ts';
import { calmRun, factsOf, firstFact, linkTo } from '../support/links.ts';
import { entry, expect, test, way } from './lab.ts';

const calm = calmRun();
const AT = 20;
const node = ensure(calm.scenario.nodes[1]?.name, 'a second node');
const short = ensure(node.split('.')[0], 'its short name');
const beginning = linkTo(calm, seconds(AT), { selection: { kind: 'node', name: node } });

test('a node whose power is gone is called Unknown at the instant the engine says', async ({
  lab,
}) => {
  const facts = factsOf(calmRun([[AT, { kind: 'powerOff', node }]]), 120);
  const unknown = firstFact(facts, 'nodeConditionChanged', ({ status }) => status === 'Unknown');

  await lab.open(beginning);
  await lab.page
    .getByRole('button', { name: en['score.powerOff']({ name: short }), exact: true })
    .click();
  await lab.stepUntil(lab.page.getByRole('group', { name: /^Cluster scene, .*1 Unknown/ }));
  await lab.expectAt(unknown.t);
});

test('power off and power on stand side by side, and the node starts again', async ({ lab }) => {
  await lab.open(beginning);
  await lab.page
    .getByRole('button', { name: en['score.powerOff']({ name: short }), exact: true })
    .click();
  await lab.page
    .getByRole('button', { name: en['score.powerOn']({ name: short }), exact: true })
    .click();
  await expect(
    lab.page.getByRole('button', { name: en['score.powerOff']({ name: short }), exact: true }),
  ).toBeVisible();
  await expect(
    lab.page.getByRole('button', { name: new RegExp(`^${short}, powered off`) }),
  ).toHaveCount(0);
});

test('what is sent into a cut ends as × at the wall', async ({ lab }) => {
  await lab.open(beginning);
  await lab.choose(
    lab.page.getByRole('button', { name: new RegExp(`^${short}, `) }),
    entry(en['controls.cut']),
    way(en['controls.mode.lost'], en['controls.direction.both']),
  );
  const wall = en['score.name.wall']({
    name: short,
    mode: en['score.mode.lost'],
    direction: en['score.direction.both'],
  });
  await expect(lab.page.getByRole('button', { name: wall })).toBeVisible();
  // The mark itself is hidden from assistive technology: the narrator tells its news.
  const lost = lab.page.locator('.message-lost').filter({ visible: true });
  await expect(lost).toHaveCount(0);
  for (let step = 0; step < 40 && (await lost.count()) === 0; step += 1) {
    await lab.page.getByRole('button', { name: en['timeline.second'] }).click();
  }
  await expect(lost.first()).toBeVisible();
});

test('when a leader crashes another takes over at the instant the engine says', async ({ lab }) => {
  const writes = factsOf(calm, AT).flatMap((fact) =>
    fact.kind === 'leaseWritten' && fact.name === 'kube-scheduler' ? [fact] : [],
  );
  const leader = ensure(writes.at(-1), 'a renewal of kube-scheduler').process;
  const facts = factsOf(calmRun([[AT, { kind: 'crash', process: leader }]]), 120);
  const taken = firstFact(facts, 'startedLeading', ({ name }) => name === 'kube-scheduler');
  const hostOf = (process: string): string => process.split('/')[1] ?? '';

  await lab.open(linkTo(calm, seconds(AT)));
  const leads = (process: string) =>
    lab.page.getByRole('button', {
      name: en['score.name.leader']({ name: hostOf(process), component: 'kube-scheduler' }),
      exact: true,
    });
  await lab.choose(leads(leader), entry(en['controls.crash']));
  await lab.stepUntil(leads(taken.process));
  await lab.expectAt(taken.t);
});

test('a leader that was paused wakes up, and two believe that they lead', async ({ lab }) => {
  const writes = factsOf(calm, AT).flatMap((fact) =>
    fact.kind === 'leaseWritten' && fact.name === 'kube-scheduler' ? [fact] : [],
  );
  const leader = ensure(writes.at(-1), 'a renewal of kube-scheduler').process;
  const run = calmRun([
    [AT, { kind: 'pause', process: leader }],
    [AT + 30, { kind: 'resume', process: leader }],
  ]);
  const selection = { kind: 'election', namespace: 'kube-system', name: 'kube-scheduler' } as const;
  await lab.open(linkTo(run, seconds(AT + 32), { selection }));
  await expect(lab.page.getByRole('alert')).toContainText('Two leaders in belief');
});

test('with the API server gone nobody is called Unknown', async ({ lab }) => {
  await lab.open(linkTo(calmRun([[AT, { kind: 'apiServerDown' }]]), seconds(AT + 100)));
  await expect(lab.page.getByRole('button', { name: /Unknown\./ })).toHaveCount(0);
  await expect(lab.page.getByRole('button', { name: /^kube-apiserver, down/ })).toBeVisible();
});
