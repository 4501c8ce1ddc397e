/** The control plane of a scenario: feature gates of its release, its machines with their API servers and etcd, and clocks. */
import { say } from '../base/phrase.ts';
import type { Problem } from '../base/result.ts';
import {
  FEATURE_GATES,
  gatesOf,
  type FeatureGateName,
  type FeatureGates,
  type Release,
} from './releases.ts';
import {
  DEFAULT_MACHINES,
  ETCD_DEFAULTS,
  MAX_LATENCY_MS,
  MAX_NODES,
  MAX_OFFSET_SECONDS,
  MAX_RATE_PPM,
  MAX_SECONDS,
  MIN_RATE_PPM,
  TRUE_RATE_PPM,
} from './defaults.ts';
import { HOST_NAME } from './names.ts';
import {
  complain,
  fieldsOf,
  readBoolean,
  readList,
  readMillis,
  readRaw,
  readRequiredText,
  readSeconds,
  readWhole,
  refuseOthers,
  reject,
  type Fields,
} from './reader.ts';
import type {
  ScenarioClock,
  ScenarioControlPlane,
  ScenarioEtcd,
  ScenarioMachine,
} from './scenario.ts';

/** A gate may be set where its release knows it and does not lock it (upstream featuregate.Set). */
export function parseFeatureGates(fields: Fields, release: Release): FeatureGates {
  const usual = gatesOf(release);
  const gate = (name: FeatureGateName): boolean => {
    const value = readBoolean(fields, name, usual[name]);
    const state = release.gates[name];
    if (readRaw(fields, name) === undefined || value === usual[name]) return value;
    if (state === 'unknown')
      reject(fields, name, say`no such feature gate in release ${release.name}`, 'unknownGate');
    if (state === 'locked on')
      reject(
        fields,
        name,
        say`true: locked to its default in release ${release.name}`,
        'lockedGate',
      );
    return value;
  };
  const gates: FeatureGates = {
    NodeLease: gate('NodeLease'),
    CoordinatedLeaderElection: gate('CoordinatedLeaderElection'),
    APIServerIdentity: gate('APIServerIdentity'),
    ControllerManagerReleaseLeaderElectionLockOnExit: gate(
      'ControllerManagerReleaseLeaderElectionLockOnExit',
    ),
  };
  refuseOthers(fields);
  return gates;
}

/** Those that differ from the release's own. */
export const changedGates = (
  gates: FeatureGates,
  release: Release,
): Readonly<Record<string, boolean>> => {
  const usual = gatesOf(release);
  return Object.fromEntries(
    FEATURE_GATES.flatMap((name) => (gates[name] === usual[name] ? [] : [[name, gates[name]]])),
  );
};

function parseMachine(value: unknown, path: string, problems: Problem[]): ScenarioMachine {
  const fields = fieldsOf(typeof value === 'string' ? { name: value } : value, path, problems);
  const machine = {
    name: readRequiredText(fields, 'name', HOST_NAME),
    startSeconds: readSeconds(fields, 'startSeconds', { min: 0, max: MAX_SECONDS }, 0),
  };
  refuseOthers(fields);
  return machine;
}

/** `machines`: how many, or which; one or three, since etcd wants an odd number. */
export function parseControlPlane(fields: Fields): ScenarioControlPlane {
  const given = readRaw(fields, 'machines');
  const machines =
    typeof given === 'number'
      ? someMachines(given)
      : readList(
          fields,
          'machines',
          3,
          (each, path) => parseMachine(each, path, fields.problems),
          DEFAULT_MACHINES,
        );
  const count = typeof given === 'number' ? given : machines.length;
  if (count !== 1 && count !== 3) reject(fields, 'machines', say`one machine or three`, 'limit');
  machines.forEach(({ name }, index) => {
    if (name !== '' && machines.findIndex((each) => each.name === name) !== index)
      complain(
        fields.problems,
        `${fields.path}.machines[${index}]`,
        name,
        say`a name of its own`,
        'duplicate',
      );
  });
  refuseOthers(fields);
  return { machines };
}

export const someMachines = (count: number): ScenarioMachine[] =>
  count === 1 || count === 3
    ? Array.from({ length: count }, (_, index) => ({ name: `cp-${index + 1}`, startSeconds: 0 }))
    : [];

export function parseEtcd(fields: Fields): ScenarioEtcd {
  const etcd: ScenarioEtcd = {
    commitDelayMs: readMillis(
      fields,
      'commitDelayMs',
      { min: 0, max: MAX_LATENCY_MS },
      ETCD_DEFAULTS.commitDelayMs,
    ),
    quotaMiB: readWhole(fields, 'quotaMiB', { min: 1, max: 65_536 }, ETCD_DEFAULTS.quotaMiB),
    compactionIntervalSeconds: readSeconds(
      fields,
      'compactionIntervalSeconds',
      { min: 1, max: MAX_SECONDS },
      ETCD_DEFAULTS.compactionIntervalSeconds,
    ),
    nodeKiB: readWhole(fields, 'nodeKiB', { min: 1, max: 1_024 }, ETCD_DEFAULTS.nodeKiB),
  };
  refuseOthers(fields);
  return etcd;
}

/** Clocks that are not true when the run begins. */
export function parseClocks(
  document: Fields,
  processes: ReadonlySet<string>,
): readonly ScenarioClock[] {
  return readList(
    document,
    'clocks',
    MAX_NODES,
    (value, path) => {
      const fields = fieldsOf(value, path, document.problems);
      const clock = {
        process: readRequiredText(fields, 'process', {
          accepts: (text) => processes.has(text),
          allowed: say`a process of this scenario`,
          code: 'unknownProcess',
        }),
        offsetSeconds: readSeconds(
          fields,
          'offsetSeconds',
          { min: -MAX_OFFSET_SECONDS, max: MAX_OFFSET_SECONDS },
          0,
        ),
        ratePpm: readWhole(
          fields,
          'ratePpm',
          { min: MIN_RATE_PPM, max: MAX_RATE_PPM },
          TRUE_RATE_PPM,
        ),
      };
      refuseOthers(fields);
      return clock;
    },
    [],
  );
}
