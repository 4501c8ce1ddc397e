/** The scenarios that ship, in teaching order: plain documents, read by `parseScenario` like anybody's. */
import type { MessageKey } from '../i18n/translate.ts';
import calmCluster from './calmCluster.json' with { type: 'json' };
import controllerFailover from './controllerFailover.json' with { type: 'json' };
import leaderCrash from './leaderCrash.json' with { type: 'json' };
import nodeCrash from './nodeCrash.json' with { type: 'json' };
import oneWayPartition from './oneWayPartition.json' with { type: 'json' };
import wholeClusterSilent from './wholeClusterSilent.json' with { type: 'json' };

/** The document's `name`, which is also the name of its file. */
export type ShippedId =
  | 'calmCluster'
  | 'nodeCrash'
  | 'leaderCrash'
  | 'controllerFailover'
  | 'oneWayPartition'
  | 'wholeClusterSilent';

export interface ShippedScenario {
  readonly id: ShippedId;
  readonly title: Extract<MessageKey, `scenario.${ShippedId}`>;
  /** One sentence: what it shows. */
  readonly about: Extract<MessageKey, `scenario.${ShippedId}.about`>;
  /** As read from its file, unchecked. */
  readonly document: unknown;
}

const shipped = (id: ShippedId, document: unknown): ShippedScenario => ({
  id,
  title: `scenario.${id}`,
  about: `scenario.${id}.about`,
  document,
});

export const SCENARIOS: readonly ShippedScenario[] = [
  shipped('calmCluster', calmCluster),
  shipped('nodeCrash', nodeCrash),
  shipped('leaderCrash', leaderCrash),
  shipped('controllerFailover', controllerFailover),
  shipped('oneWayPartition', oneWayPartition),
  shipped('wholeClusterSilent', wholeClusterSilent),
];

export const OPENING: ShippedId = 'calmCluster';

/** The shipped scenario that goes by this name; null for anybody else's. */
export const shippedScenario = (name: string): ShippedScenario | null =>
  SCENARIOS.find(({ id }) => id === name) ?? null;
