/**
 * Why a taint came or went. NoSchedule follows the condition at once; NoExecute waits for its turn in
 * the queue of its zone, and goes with the condition, with every zone, or with a new controller.
 */
import type { FactOf } from '../../engine/index.ts';
import { nodeOfKubelet } from '../names.ts';
import { climb, lastBefore, type WhyLog } from './log.ts';
import { nodeSubject, step, type Told, type WhyStep } from './step.ts';

type Taint = FactOf<'taintAdded'> | FactOf<'taintRemoved'>;

const named = (fact: Taint): string => `${fact.key}:${fact.effect}`;

/** What the controller saw of the node: the last change of its condition, by whoever made it. */
const conditionOf = (
  log: WhyLog,
  fact: Taint,
  ready: boolean,
): FactOf<'nodeConditionChanged'> | null =>
  lastBefore(
    log,
    fact,
    ['nodeConditionChanged'],
    (each) => each.node === fact.node && (each.status === 'True') === ready,
  );

/** A taint that somebody set or took away himself. */
const byHand = (log: WhyLog, fact: Taint): FactOf<'command'> | null =>
  climb(log, fact, ['command'], { most: 4, where: (each) => each.command.kind === 'setTaints' });

export function tellTainted(fact: FactOf<'taintAdded'>, log: WhyLog): Told {
  const { node, process } = fact;
  const common = {
    subject: nodeSubject(node),
    small: 'why.small.reason',
  } as const;
  const params = { node, process, text: named(fact) };
  const act = byHand(log, fact);
  if (act !== null)
    return {
      steps: [step(fact, { ...common, mark: 'tag', key: 'why.taint.byHand', params })],
      next: act,
    };
  const condition = conditionOf(log, fact, false);
  if (fact.effect !== 'NoExecute') {
    // NL-27: admission gives it to a new Node; its kubelet is the one who asked.
    const isNew = nodeOfKubelet(process) === node;
    const told = step(fact, {
      ...common,
      mark: 'tagPlain',
      key: isNew ? 'why.taint.ofNewNode' : 'why.taint.noSchedule',
      rules: [isNew ? 'NL-27' : 'NL-12'],
      params,
    });
    return { steps: [told], next: condition };
  }
  const told = step(fact, {
    ...common,
    mark: 'tag',
    key: condition === null ? 'why.taint.noExecuteAgain' : 'why.taint.noExecute',
    rules: ['NL-13', 'NL-14'],
    params: { ...params, length: condition === null ? 0 : fact.t - condition.t },
  });
  return { steps: [told, ...tellTurn(log, fact)], next: condition };
}

/** NL-16: the zone's token before; told only if this taint had to wait for the next one. */
function tellTurn(log: WhyLog, fact: FactOf<'taintAdded'>): readonly WhyStep[] {
  const zoneOf = (node: string): string | undefined => {
    const found = log.scenario.nodes.find(({ name }) => name === node);
    return found === undefined ? undefined : `${found.region}:${found.zone}`;
  };
  const first = lastBefore(
    log,
    fact,
    ['nodeConditionChanged'],
    (each) => each.node === fact.node && each.status !== 'True',
  );
  const token = lastBefore(
    log,
    fact,
    ['taintAdded'],
    (each) =>
      each.effect === 'NoExecute' &&
      each.process === fact.process &&
      each.node !== fact.node &&
      zoneOf(each.node) === zoneOf(fact.node),
  );
  if (first === null || token === null) return [];
  // It stood in the queue while another took the token, or came too soon after that.
  if (fact.t - Math.max(first.t, token.t) < 1_000_000) return [];
  return [
    step(token, {
      mark: 'queue',
      key: 'why.taint.turn',
      small: 'why.small.rate',
      rules: ['NL-16', 'NL-25'],
      subject: nodeSubject(token.node),
      params: { node: token.node, other: fact.node, length: fact.t - token.t },
      detail: 1,
    }),
  ];
}

export function tellUntainted(fact: FactOf<'taintRemoved'>, log: WhyLog): Told {
  const { node, process } = fact;
  const tell = (key: WhyStep['key'], rules: readonly string[]): readonly WhyStep[] => [
    step(fact, {
      mark: 'tagGone',
      key,
      small: 'why.small.reason',
      rules,
      subject: nodeSubject(node),
      params: { node, process, text: named(fact) },
    }),
  ];
  const act = byHand(log, fact);
  if (act !== null) return { steps: tell('why.taint.goneByHand', ['TE-7']), next: act };
  const disrupted = climb(log, fact, ['allZonesDisrupted'], { most: 8 });
  if (disrupted !== null)
    return { steps: tell('why.taint.goneForAll', ['NL-20']), next: disrupted };
  const ready = conditionOf(log, fact, true);
  const down = conditionOf(log, fact, false);
  if (ready !== null && ready.seq > (down?.seq ?? -1)) {
    const isPlain = fact.effect !== 'NoExecute';
    return {
      steps: tell(isPlain ? 'why.taint.gone' : 'why.taint.goneByPass', [
        isPlain ? 'NL-12' : 'NL-13',
      ]),
      next: ready,
    };
  }
  const swapped = lastBefore(
    log,
    fact,
    ['taintAdded'],
    (each) =>
      each.node === node &&
      each.effect === fact.effect &&
      each.key !== fact.key &&
      fact.t - each.t < 10_000_000,
  );
  if (swapped !== null) return { steps: tell('why.taint.swapped', ['NL-15']), next: down };
  const leader = lastBefore(log, fact, ['startedLeading'], (each) => each.process === process);
  return { steps: tell('why.taint.goneForNew', ['NL-1', 'NL-23']), next: leader ?? down };
}
