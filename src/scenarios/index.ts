/** The scenarios that ship, in teaching order: plain documents, read by `parseScenario` like anybody's. */
import type { MessageKey } from '../i18n/translate.ts';
import bestByLot from './bestByLot.json' with { type: 'json' };
import calmCluster from './calmCluster.json' with { type: 'json' };
import controllerFailover from './controllerFailover.json' with { type: 'json' };
import pausedLeader from './pausedLeader.json' with { type: 'json' };
import deletedLeaseMended from './deletedLeaseMended.json' with { type: 'json' };
import deletedLeaseSplit from './deletedLeaseSplit.json' with { type: 'json' };
import heldRelease from './heldRelease.json' with { type: 'json' };
import lateRelease from './lateRelease.json' with { type: 'json' };
import shortBlip from './shortBlip.json' with { type: 'json' };
import posthumousRenewal from './posthumousRenewal.json' with { type: 'json' };
import frozenServer from './frozenServer.json' with { type: 'json' };
import forgottenTimers from './forgottenTimers.json' with { type: 'json' };
import refusedNode from './refusedNode.json' with { type: 'json' };
import taintPastTheBrake from './taintPastTheBrake.json' with { type: 'json' };
import queueWithoutOrder from './queueWithoutOrder.json' with { type: 'json' };
import staleWrites from './staleWrites.json' with { type: 'json' };
import etcdFull from './etcdFull.json' with { type: 'json' };
import coordinatedElection from './coordinatedElection.json' with { type: 'json' };
import leaderCrash from './leaderCrash.json' with { type: 'json' };
import nodeCrash from './nodeCrash.json' with { type: 'json' };
import oneWayPartition from './oneWayPartition.json' with { type: 'json' };
import wholeClusterSilent from './wholeClusterSilent.json' with { type: 'json' };

/** The document's `name`, which is also the name of its file. */
export type ShippedId =
  | 'calmCluster'
  | 'bestByLot'
  | 'nodeCrash'
  | 'leaderCrash'
  | 'controllerFailover'
  | 'oneWayPartition'
  | 'wholeClusterSilent'
  | 'pausedLeader'
  | 'deletedLeaseMended'
  | 'deletedLeaseSplit'
  | 'heldRelease'
  | 'lateRelease'
  | 'shortBlip'
  | 'posthumousRenewal'
  | 'frozenServer'
  | 'forgottenTimers'
  | 'refusedNode'
  | 'taintPastTheBrake'
  | 'queueWithoutOrder'
  | 'coordinatedElection'
  | 'staleWrites'
  | 'etcdFull';

/** Where a scenario stands in the gallery. */
export const GROUPS = ['basics', 'nodes', 'leaders', 'findings'] as const;
export type ScenarioGroup = (typeof GROUPS)[number];

export interface ShippedScenario {
  readonly id: ShippedId;
  readonly group: ScenarioGroup;
  readonly title: Extract<MessageKey, `scenario.${ShippedId}`>;
  /** What it shows, and what to watch. */
  readonly about: Extract<MessageKey, `scenario.${ShippedId}.about`>;
  /** As read from its file, unchecked. */
  readonly document: unknown;
}

const shipped = (group: ScenarioGroup, id: ShippedId, document: unknown): ShippedScenario => ({
  id,
  group,
  title: `scenario.${id}`,
  about: `scenario.${id}.about`,
  document,
});

export const SCENARIOS: readonly ShippedScenario[] = [
  shipped('basics', 'calmCluster', calmCluster),
  shipped('basics', 'nodeCrash', nodeCrash),
  shipped('basics', 'leaderCrash', leaderCrash),
  shipped('nodes', 'controllerFailover', controllerFailover),
  shipped('nodes', 'oneWayPartition', oneWayPartition),
  shipped('nodes', 'wholeClusterSilent', wholeClusterSilent),
  shipped('nodes', 'forgottenTimers', forgottenTimers),
  shipped('nodes', 'etcdFull', etcdFull),
  shipped('leaders', 'pausedLeader', pausedLeader),
  shipped('leaders', 'staleWrites', staleWrites),
  shipped('leaders', 'deletedLeaseMended', deletedLeaseMended),
  shipped('leaders', 'deletedLeaseSplit', deletedLeaseSplit),
  shipped('leaders', 'heldRelease', heldRelease),
  shipped('leaders', 'coordinatedElection', coordinatedElection),
  shipped('findings', 'lateRelease', lateRelease),
  shipped('findings', 'shortBlip', shortBlip),
  shipped('findings', 'posthumousRenewal', posthumousRenewal),
  shipped('findings', 'frozenServer', frozenServer),
  shipped('findings', 'refusedNode', refusedNode),
  shipped('findings', 'taintPastTheBrake', taintPastTheBrake),
  shipped('findings', 'queueWithoutOrder', queueWithoutOrder),
  shipped('findings', 'bestByLot', bestByLot),
];

export const OPENING: ShippedId = 'calmCluster';

/** The shipped scenario that goes by this name; null for anybody else's. */
export const shippedScenario = (name: string): ShippedScenario | null =>
  SCENARIOS.find(({ id }) => id === name) ?? null;
