/**
 * Puts the transitions of a recording and of the engine beside each other, subject by subject: a
 * node with its Lease and its Pods, a lock with its electors.
 */
import { between, inSeconds } from '../../engine/index.ts';
import type { Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { NODE_LEASES, type Transition, type Transitions } from '../transitions.ts';
import { alignStories } from './align.ts';
import type { ComparedPair, Comparison, Luck, Subject } from './comparison.ts';
import { faultsOf } from './faults.ts';
import { laneOf, type LaneTransition } from './lanes.ts';
import { sizeOf, summaryOf } from './summary.ts';
import { objectOf } from './words.ts';

export interface RunsToCompare {
  readonly recording: Recording;
  readonly caseName: string | null;
  readonly span: Span;
  readonly luck: Luck;
  readonly recorded: Transitions;
  readonly simulated: Transitions;
}

interface Gathered {
  readonly kind: Subject['kind'];
  readonly name: string;
  readonly objects: string[];
}

export function compareRuns(runs: RunsToCompare): Comparison {
  const { recording, caseName, span, luck, recorded, simulated } = runs;
  const subjects = subjectsOf(runs);
  const pairs: ComparedPair[] = [];
  const compared = [...subjects].map(([key, { kind, name, objects }]): Subject => {
    const own = objects.flatMap((object) =>
      alignStories(recorded.get(object) ?? [], simulated.get(object) ?? []).map(
        ({ what, recordedSeconds, simulatedSeconds }) => ({
          subject: key,
          object,
          what,
          recordedSeconds,
          simulatedSeconds,
          differenceSeconds:
            recordedSeconds === null || simulatedSeconds === null
              ? null
              : simulatedSeconds - recordedSeconds,
        }),
      ),
    );
    own.sort((one, other) => instantOf(one) - instantOf(other));
    const numbered = own.map((pair, index) => ({ ...pair, id: pairs.length + index }));
    pairs.push(...numbered);
    return {
      key,
      kind,
      name,
      recorded: laneOf(told(objects, recorded)),
      simulated: laneOf(told(objects, simulated)),
      pairs: numbered,
      worstSeconds: Math.max(0, ...numbered.map(sizeOf)),
    };
  });
  return {
    recording: recording.header.name,
    caseName,
    luck,
    seconds: inSeconds(between(span.from, span.to)),
    subjects: compared,
    faults: faultsOf(recording, span),
    summary: summaryOf(pairs),
  };
}

const instantOf = (pair: Omit<ComparedPair, 'id'>): number =>
  pair.recordedSeconds ?? pair.simulatedSeconds ?? 0;

const told = (objects: readonly string[], stories: Transitions): readonly LaneTransition[] =>
  objects.flatMap((object) =>
    (stories.get(object) ?? []).map(({ what, t }: Transition) => ({
      object,
      what,
      seconds: inSeconds(t),
    })),
  );

/** Who is compared, in the recording's order, nodes by their place in the header. */
function subjectsOf({
  recording,
  recorded,
  simulated,
}: RunsToCompare): ReadonlyMap<string, Gathered> {
  const homes = homesOfPods(recording);
  const subjects = new Map<string, Gathered>();
  for (const { name } of recording.header.nodes)
    subjects.set(`node ${name}`, { kind: 'node', name, objects: [] });
  const seen = [...simulated.keys()].filter((object) => isObserved(object));
  for (const object of new Set([...recorded.keys(), ...seen])) {
    const [kind, name] = subjectOf(object, homes);
    const key = `${kind} ${name}`;
    const known = subjects.get(key) ?? { kind, name, objects: [] };
    known.objects.push(object);
    subjects.set(key, known);
  }
  for (const [key, { objects }] of subjects) if (objects.length === 0) subjects.delete(key);
  return subjects;
}

/** The API server's log shows every object; what a process believes it shows only if the process said so. */
function isObserved(object: string): boolean {
  const { kind } = objectOf(object);
  return kind === 'node' || kind === 'pod' || kind === 'lease';
}

function subjectOf(
  key: string,
  homes: ReadonlyMap<string, string>,
): readonly [Subject['kind'], string] {
  const object = objectOf(key);
  switch (object.kind) {
    case 'node':
      return ['node', object.name];
    case 'pod': {
      const home = homes.get(object.name);
      return home === undefined ? ['other', object.name] : ['node', home];
    }
    case 'lease':
      return [object.namespace === NODE_LEASES ? 'node' : 'lock', object.name];
    case 'elector':
    case 'work':
    case 'seen':
      return ['lock', object.lease];
    case 'other':
      return ['other', object.name];
  }
}

/** Nodes by the Pods that were bound to them. */
function homesOfPods(recording: Recording): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const row of recording.rows)
    if (row.source === 'api' && row.subresource === 'binding' && row.node !== undefined)
      homes.set(`${row.namespace}/${row.name}`, row.node);
  return homes;
}
