/**
 * Puts the transitions of a recording and of the engine beside each other, subject by subject: a
 * node with its Lease and its Pods, a lock with its electors.
 */
import { between, inSeconds } from '../../engine/index.ts';
import { alignTransitions, type Alignment } from '../alignTransitions.ts';
import type { Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { NODE_LEASES, type Transitions } from '../transitions.ts';
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
  const pairs: ComparedPair[] = [];
  const subjects = [...subjectsOf(runs)].map(([key, { kind, name, objects }]): Subject => {
    const [mine, its] = [storiesOf(objects, recorded), storiesOf(objects, simulated)];
    const own = linesOf(alignTransitions(mine, its));
    own.sort((one, other) => instantOf(one) - instantOf(other));
    const numbered = own.map((line, index) => ({
      ...line,
      subject: key,
      id: pairs.length + index,
    }));
    pairs.push(...numbered);
    return {
      key,
      kind,
      name,
      recorded: laneOf(told(mine)),
      simulated: laneOf(told(its)),
      pairs: numbered,
      worstSeconds: Math.max(0, ...numbered.map(sizeOf)),
    };
  });
  return {
    recording: recording.header.name,
    caseName,
    luck,
    seconds: inSeconds(between(span.from, span.to)),
    subjects,
    faults: faultsOf(recording, span),
    summary: summaryOf(pairs),
  };
}

type Line = Omit<ComparedPair, 'id' | 'subject'>;

/** What both have and what one has alone, as lines of one kind. */
const linesOf = ({ pairs, missing, extra }: Alignment): Line[] => [
  ...pairs,
  ...missing.map(({ object, what, seconds }) => ({
    object,
    what,
    recordedSeconds: seconds,
    simulatedSeconds: null,
    differenceSeconds: null,
  })),
  ...extra.map(({ object, what, seconds }) => ({
    object,
    what,
    recordedSeconds: null,
    simulatedSeconds: seconds,
    differenceSeconds: null,
  })),
];

const storiesOf = (objects: readonly string[], stories: Transitions): Transitions =>
  new Map(objects.map((object) => [object, stories.get(object) ?? []]));

const instantOf = (line: Line): number => line.recordedSeconds ?? line.simulatedSeconds ?? 0;

const told = (stories: Transitions): readonly LaneTransition[] =>
  [...stories].flatMap(([object, story]) =>
    story.map(({ what, t }) => ({ object, what, seconds: inSeconds(t) })),
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
  for (const object of new Set([...recorded.keys(), ...simulated.keys()])) {
    const [kind, name] = subjectOf(object, homes);
    const key = `${kind} ${name}`;
    const known = subjects.get(key) ?? { kind, name, objects: [] };
    known.objects.push(object);
    subjects.set(key, known);
  }
  for (const [key, { objects }] of subjects) if (objects.length === 0) subjects.delete(key);
  return subjects;
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
