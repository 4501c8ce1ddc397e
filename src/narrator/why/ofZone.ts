/** Why the controller slows, stops or resumes tainting: how many nodes of a zone, or of all, it calls Ready. */
import type { Fact, FactOf, ScenarioNode } from '../../engine/index.ts';
import { zoneOfKey } from '../names.ts';
import { lastBefore, type WhyLog } from './log.ts';
import { nodeSubject, step, type Told, type WhyStep } from './step.ts';

const STATES = {
  PartialDisruption: { key: 'why.zone.partial', rules: ['NL-18', 'NL-19'] },
  FullDisruption: { key: 'why.zone.full', rules: ['NL-18', 'NL-19'] },
} as const;

interface Count {
  readonly down: number;
  readonly total: number;
  /** The last change of condition among them that speaks for the new state. */
  readonly last: FactOf<'nodeConditionChanged'> | null;
}

/** The nodes of a zone (all of them without one), as their conditions stood before a fact. */
function countNodes(log: WhyLog, zone: string | null, before: Fact, ready: boolean): Count {
  const isIn = (node: ScenarioNode): boolean =>
    zone === null ||
    (zone === '' ? node.region + node.zone === '' : `${node.region}:${node.zone}` === zone);
  const names = new Set(log.scenario.nodes.filter(isIn).map(({ name }) => name));
  const down = new Set<string>(log.scenario.start === 'cold' ? names : []);
  for (const fact of log.facts) {
    if (fact.seq >= before.seq) break;
    if (fact.kind !== 'nodeConditionChanged' || !names.has(fact.node)) continue;
    if (fact.status === 'True') down.delete(fact.node);
    else down.add(fact.node);
  }
  const last = lastBefore(
    log,
    before,
    ['nodeConditionChanged'],
    (fact) => names.has(fact.node) && (fact.status === 'True') === ready,
  );
  return { down: down.size, total: names.size, last };
}

export function tellZone(fact: FactOf<'zoneStateChanged'>, log: WhyLog): Told {
  const words =
    fact.state === 'PartialDisruption' || fact.state === 'FullDisruption'
      ? STATES[fact.state]
      : ({ key: 'why.zone.normal', rules: ['NL-18', 'NL-22'] } as const);
  const found = countNodes(log, fact.zone, fact, words.key === 'why.zone.normal');
  return {
    steps: [
      step(fact, {
        mark: 'zone',
        key: words.key,
        small: 'why.small.reason',
        rules: words.rules,
        subject: { kind: 'process', process: fact.process },
        params: {
          zone: zoneOfKey(fact.zone),
          count: found.down,
          total: found.total,
          process: fact.process,
          text: fact.state,
        },
      }),
    ],
    next: found.last,
  };
}

export function tellAllZones(
  fact: FactOf<'allZonesDisrupted'> | FactOf<'allZonesDisruptedEnded'>,
  log: WhyLog,
): Told {
  const begins = fact.kind === 'allZonesDisrupted';
  const found = countNodes(log, null, fact, !begins);
  const told: WhyStep = step(fact, {
    mark: 'zone',
    key: begins ? 'why.zone.allDown' : 'why.zone.allDownEnded',
    small: 'why.small.process',
    rules: [begins ? 'NL-20' : 'NL-21'],
    subject: found.last === null ? null : nodeSubject(found.last.node),
    params: { count: found.total, process: fact.process },
  });
  return { steps: [told], next: found.last };
}
