/**
 * Where a story begins that nobody began: what the scenario is like from its first instant. A chain
 * that names no act ends here, so that nothing seems to come from nowhere.
 */
import { START, type Fact, type FactOf } from '../../engine/index.ts';
import { nodeOfKubelet } from '../names.ts';
import { factAt, type WhyLog } from './log.ts';
import { tellAct } from './ofAct.ts';
import { step, type WhyStep } from './step.ts';

/** Every run begins with this fact, also where the log at hand no longer reaches back to it. */
const BEGINNING: FactOf<'runStarted'> & Fact = {
  kind: 'runStarted',
  seq: 0,
  t: START,
  cause: null,
};

const TRUE_RATE = 1_000_000;
/** Steps that speak of something sent that no answer came to. */
const UNHEARD = /^why\.(tries|wire|renewal|stop\.gaveUp|node\.unknown)/;

const tellRun = (log: WhyLog): WhyStep =>
  step(BEGINNING, {
    mark: 'dot',
    key: log.scenario.start === 'warm' ? 'why.begin.warm' : 'why.begin.cold',
  });

/** TR-9: what is lost by chance from the start, unless somebody has changed that. */
function tellLoss(log: WhyLog, steps: readonly WhyStep[]): WhyStep | null {
  const { lossPercent } = log.scenario.network;
  if (lossPercent === 0 || !steps.some(({ key }) => UNHEARD.test(key))) return null;
  if (log.facts.some(({ kind }) => kind === 'lossChanged')) return null;
  return step(BEGINNING, {
    mark: 'loss',
    key: 'why.begin.loss',
    rules: ['TR-9'],
    params: { count: lossPercent },
  });
}

/** CK-2: a clock that runs too fast or too slow from the start, of somebody in the chain. */
function tellClock(log: WhyLog, steps: readonly WhyStep[]): WhyStep | null {
  const clock = log.scenario.clocks.find(
    ({ process, ratePpm }) =>
      ratePpm !== TRUE_RATE &&
      steps.some(({ params }) => params.process === process || params.other === process),
  );
  if (clock === undefined) return null;
  return step(BEGINNING, {
    mark: 'clock',
    key: 'why.begin.clock',
    rules: ['CK-2'],
    params: {
      process: clock.process,
      node: nodeOfKubelet(clock.process) ?? '',
      count: clock.ratePpm / 10_000,
    },
  });
}

/** SZ-4: a database fills whatever anybody does; how soon is the quota's doing. */
function tellQuota(log: WhyLog, last: WhyStep): WhyStep | null {
  if (last.key !== 'why.etcd.etcdNoSpace') return null;
  return step(BEGINNING, {
    mark: 'etcd',
    key: 'why.begin.quota',
    rules: ['SZ-4'],
    subject: { kind: 'apiServer' },
    params: { count: log.scenario.etcd.quotaMiB },
  });
}

/** What a fact goes back to, cause by cause; null where the log does not reach that far. */
function rootOf(log: WhyLog, seq: number): Fact | null {
  let fact = factAt(log, seq);
  while (fact !== null && fact.kind !== 'command' && fact.cause !== null)
    fact = factAt(log, fact.cause);
  return fact;
}

export const isClosed = ({ by, key }: WhyStep): boolean =>
  by !== null || key.startsWith('why.begin.');

/**
 * The last step of a chain that names neither an act nor a beginning: what the scenario is like, else
 * the act or the beginning that its causes lead back to.
 */
export function tellEnd(log: WhyLog, steps: readonly WhyStep[]): readonly WhyStep[] {
  const last = steps[steps.length - 1];
  if (last === undefined || isClosed(last)) return [];
  const condition = tellLoss(log, steps) ?? tellClock(log, steps) ?? tellQuota(log, last);
  if (condition !== null) return [condition];
  const root = rootOf(log, last.seq);
  if (root !== null && steps.some(({ seq }) => seq === root.seq)) return [];
  if (root?.kind === 'command') return tellAct(root).steps;
  return root?.kind === 'runStarted' ? [tellRun(log)] : [];
}
