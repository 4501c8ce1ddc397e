/**
 * The recording `coordinated`: CE-1 to CE-10, CE-13 to CE-16. Three of its eight locks have candidates
 * that were created in different seconds: all of their luck can be read off. On the five others the
 * best candidate is drawn in every run of the controller (CE-13), and a draw that changes nothing
 * leaves no trace: what they came to until somebody led is bracketed by a thousand seeds instead.
 */
import { describe, expect, it } from 'vitest';
import { later, seconds, type Scenario } from '../../../src/engine/index.ts';
import { scenarioOfRecording } from '../../../src/recordings/scenarioOfRecording.ts';
import { spanOfRecording, type Span } from '../../../src/recordings/span.ts';
import { transitionsOfRecording, type Transitions } from '../../../src/recordings/transitions.ts';
import { envelopeOf, outsideOf } from '../../support/envelope.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape, type Exception } from '../../support/tapedRun.ts';

const recording = readRecording('coordinated');
const span = spanOfRecording(recording);

const CERTAIN = ['cle-3', 'cle-4', 'cle-7', 'leader-election-controller'];
/**
 * Each with the instant until which it is told: somebody leads. Left out are cle-2, whose candidates were
 * created in the same second by 2 ms (not found in a thousand seeds), and cle-6, which changed hands four
 * times before (not found in a hundred; more were not tried).
 */
const BY_LOT = [
  ['cle-0', 20.3],
  ['cle-1', 11.7],
  ['cle-5', 27.9],
] as const;

const EXCEPTIONS: readonly Exception[] = [
  {
    object: /^Lease default\/cle-[347]$/,
    what: 'POST of apiserver answered 409',
    t: 247.5,
    count: 4,
    rule: 'CE-15',
    reason:
      'eight electors of c had begun at once: the controller was busy with something else for some tenths of a second',
  },
  {
    object: /^Lease default\/cle-[34]$/,
    what: /^(POST of apiserver answered 409|silent from here|renewed again)$/,
    t: 177.1,
    count: 11,
    rule: 'CE-6',
    reason:
      'whether a sign of life is 5 s old at a tick that comes 5 s later is told by less than a millisecond; if not, the ping comes 5 s later',
  },
];

const isOf =
  (locks: readonly string[]) =>
  (object: string): boolean =>
    object.split(/[ /]/).some((word) => locks.includes(word));

describe('coordinated: three crashes, and a better candidate', { timeout: 300_000 }, () => {
  it('CE-1 to CE-10, CE-14 to CE-16 with its own luck comes at its own instants, where no lot is drawn', () => {
    const run = compareOnTape(recording, span, EXCEPTIONS, isOf(CERTAIN));
    expectOnTape(run);
  });

  it.each(BY_LOT)('CE-13 %s lies in the envelope of a thousand seeds until %f s', (lock, until) => {
    const first: Span = { from: span.from, to: later(span.from, seconds(until)) };
    const recorded = storyOf(lock)(transitionsOfRecording(recording, first));
    const envelopes = envelopeOf(recorded, alone(lock, first), first.to, {
      reduce: storyOf(lock),
    });
    expect(outsideOf(envelopes)).toEqual([]);
  });
});

/** Holders and leaders of a lock, without the controller's rejected attempts: each vote costs one (CE-15). */
const storyOf =
  (lock: string) =>
  (all: Transitions): Transitions =>
    new Map(
      [...all]
        .filter(([object]) => isOf([lock])(object))
        .map(([object, story]) => [object, story.filter(({ what }) => !/ answered /.test(what))]),
    );

/** That lock with its candidates, and no other. */
function alone(lock: string, until: Span): Scenario {
  const scenario = scenarioOfRecording(recording, until, 1);
  return {
    ...scenario,
    components: scenario.components.filter(({ name }) => name === lock),
    script: scenario.script.filter(
      ({ command }) => 'process' in command && command.process.startsWith(`${lock}/`),
    ),
  };
}
