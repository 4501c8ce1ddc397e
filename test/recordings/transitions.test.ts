/** Recordings and facts reduced to the same words, and the two laid side by side. */
import { describe, expect, it } from 'vitest';
import type { Fact, FactBody, Instant } from '../../src/engine/index.ts';
import { transitionsOfFacts } from '../../src/recordings/factTransitions.ts';
import { matchTransitions } from '../../src/recordings/matchTransitions.ts';
import { scenarioOfRecording } from '../../src/recordings/scenarioOfRecording.ts';
import { spanOfCase, spanOfRecording, type Span } from '../../src/recordings/span.ts';
import { transitionsOfRecording, type Transitions } from '../../src/recordings/transitions.ts';
import { readRecording } from '../support/readRecording.ts';

const at = (seconds: number): Instant => Math.round(seconds * 1e6) as Instant;
const story = (transitions: Transitions, object: string): string[] =>
  (transitions.get(object) ?? []).map(({ what, t }) => `${(t / 1e6).toFixed(2)} ${what}`);
const caseOf = (name: string): Span => {
  const span = spanOfCase(readRecording('hazards'), name);
  if (span === undefined) throw new Error(`no case ${name}`);
  return span;
};

describe('transitions of a recording', () => {
  it('tell the death of a node as its Node, its Lease and its Pod saw it', () => {
    const recording = readRecording('crash');
    const transitions = transitionsOfRecording(recording, spanOfRecording(recording));
    expect(story(transitions, 'Node node-0').slice(-3)).toEqual([
      '87.11 Ready Unknown',
      '87.12 unreachable:NoSchedule added',
      '87.20 unreachable:NoExecute added',
    ]);
    expect(story(transitions, 'Lease kube-node-lease/node-0').slice(-2)).toEqual([
      '11.81 created by node-0',
      '32.49 silent from here',
    ]);
    expect(story(transitions, 'Pod default/web-d4495dbff-pr28g')).toEqual([
      '2.56 Ready True',
      '87.12 Ready False',
    ]);
  });

  it('tell a silence that ended, with the conflicts in it', () => {
    const recording = readRecording('links');
    const transitions = transitionsOfRecording(recording, spanOfRecording(recording));
    expect(story(transitions, 'Lease kube-node-lease/node-2').slice(2)).toEqual([
      '12.27 created by node-2',
      '52.98 silent from here',
      '62.98 PUT of node-2 answered 409',
      '72.98 PUT of node-2 answered 409',
      '82.98 PUT of node-2 answered 409',
      '122.76 renewed again',
    ]);
  });

  it('tell a takeover by roles, not by identities, counted from the beginning of the case', () => {
    const transitions = transitionsOfRecording(readRecording('hazards'), caseOf('pause20'));
    expect(story(transitions, 'Lease default/pause20-0').slice(1)).toEqual([
      '1.36 created by a (transitions 0)',
      '15.41 silent from here',
      '32.13 held by b (transitions 1)',
    ]);
    expect(story(transitions, 'elector a of pause20-0')).toEqual([
      '1.36 startedLeading',
      '47.01 stoppedLeading',
    ]);
    expect(story(transitions, 'leaders of pause20-0 as a saw them')).toEqual(['1.36 a', '47.01 b']);
  });

  it('tell a deleted Lease that its leader made again', () => {
    const transitions = transitionsOfRecording(readRecording('hazards'), caseOf('delete'));
    expect(story(transitions, 'Lease default/delete-9').slice(2)).toEqual([
      '18.22 deleted',
      '19.82 PUT of a answered 409',
      '19.83 GET of a answered 404',
      '19.83 created by a (transitions 0)',
    ]);
  });
});

describe('transitions of facts', () => {
  const facts = (...bodies: readonly (FactBody & { readonly at: number })[]): Fact[] =>
    bodies.map((body, seq) => ({ ...body, seq, t: at(body.at), cause: null }));
  const written = (
    seconds: number,
    process: string,
    holderIdentity: string,
    leaseTransitions: number,
  ) =>
    ({
      kind: 'leaseWritten',
      at: seconds,
      namespace: 'default',
      name: 'x',
      write: seconds === 1 ? 'created' : 'updated',
      process,
      holderIdentity,
      leaseTransitions,
      resourceVersion: seconds,
      renewTime: null,
      holderChanged: false,
      senderWaiting: true,
    }) as const;

  it('use the same words as those of a recording', () => {
    const log = facts(
      written(1, 'x/a', 'a_1', 0),
      written(3, 'x/a', 'a_1', 0),
      written(20, 'x/b', 'b_2', 1),
      written(22, 'x/b', 'b_2', 1),
    );
    expect(story(transitionsOfFacts(log, at(22)), 'Lease default/x')).toEqual([
      '1.00 created by a (transitions 0)',
      '3.00 silent from here',
      '20.00 held by b (transitions 1)',
    ]);
  });

  it('leave out what comes after the end', () => {
    const log = facts(written(1, 'x/a', 'a_1', 0), written(20, 'x/b', 'b_2', 1));
    expect(story(transitionsOfFacts(log, at(2)), 'Lease default/x')).toEqual([
      '1.00 created by a (transitions 0)',
    ]);
  });
});

describe('matchTransitions', () => {
  const stories = (...words: readonly [string, number][]): Transitions =>
    new Map([['Node n', words.map(([what, t]) => ({ what, t: at(t) }))]]);

  it('pairs two stories that agree and says by how much they differ in time', () => {
    const [match] = matchTransitions(
      stories(['Ready Unknown', 87.1], ['Ready True', 90]),
      stories(['Ready Unknown', 85], ['Ready True', 90.5]),
    );
    expect(match).toMatchObject({ object: 'Node n', sameStory: true });
    expect(match?.pairs.map((pair) => pair.differenceSeconds)).toEqual([-2.1, 0.5]);
  });

  it('names the word where two stories part', () => {
    const [match] = matchTransitions(
      stories(['Ready Unknown', 87.1], ['Ready True', 90]),
      stories(['Ready Unknown', 85]),
    );
    expect(match).toMatchObject({
      sameStory: false,
      pairs: [{ what: 'Ready Unknown' }],
      parting: { recorded: { what: 'Ready True' } },
    });
  });
});

describe('scenarioOfRecording', () => {
  it('starts every process when it was seen to start and does what was done', () => {
    const recording = readRecording('crash');
    const scenario = scenarioOfRecording(recording, spanOfRecording(recording), 1);
    expect(scenario.nodes.map((node) => [node.name, node.startSeconds, node.pods.length])).toEqual([
      ['node-0', 1.559764, 2],
      ['node-1', 1.538384, 2],
      ['node-2', 1.606577, 2],
    ]);
    expect(scenario.components.map((component) => component.candidates)).toEqual([
      [{ host: 'kcm1', startSeconds: 1.768559 }],
      [{ host: 'sched1', startSeconds: 1.794272 }],
    ]);
    expect(scenario.script).toEqual([
      { atSeconds: 42.440121, command: { kind: 'crash', process: 'kubelet/node-0' } },
    ]);
  });

  it('knows the three kinds of cut and their directions', () => {
    const recording = readRecording('links');
    const { script } = scenarioOfRecording(recording, spanOfRecording(recording), 1);
    expect(script.slice(0, 4).map((entry) => entry.command)).toEqual([
      { kind: 'cut', processes: ['kubelet/node-0'], mode: 'held', direction: 'both' },
      { kind: 'cut', processes: ['kubelet/node-1'], mode: 'refused', direction: 'both' },
      { kind: 'cut', processes: ['kubelet/node-2'], mode: 'held', direction: 'answers' },
      { kind: 'pause', process: 'kubelet/node-3' },
    ]);
  });

  it('gives each of twelve locks a process of its own, all treated alike', () => {
    const { components, script } = scenarioOfRecording(
      readRecording('hazards'),
      caseOf('swallow'),
      1,
    );
    expect(components).toHaveLength(12);
    const [cut] = script;
    expect(cut?.command.kind === 'cut' && cut.command.processes).toHaveLength(12);
    expect(cut?.command).toMatchObject({ mode: 'held', direction: 'both' });
  });
});
