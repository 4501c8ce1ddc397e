/** The recording `links`: eight nodes held, refused, deaf and paused, from a cold start. Bound: KL-3, KL-4, KL-13, NL, TR-3. */
import { describe, expect, it } from 'vitest';
import { scenarioOfRecording } from '../../../src/recordings/scenarioOfRecording.ts';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { transitionsOfRecording } from '../../../src/recordings/transitions.ts';
import { envelopeOf, outsideOf } from '../../support/envelope.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('links');
const span = spanOfRecording(recording);
const recorded = transitionsOfRecording(recording, span);

describe('links: nodes cut off in every way', { timeout: 240_000 }, () => {
  it('lies in the envelope of a thousand seeds: every object, every transition, every instant', () => {
    const envelopes = envelopeOf(recorded, scenarioOfRecording(recording, span, 1), span.to);
    expect(outsideOf(envelopes)).toEqual([]);
  });

  it('with its own luck comes at its own instants', () => {
    const run = compareOnTape(recording, span, [
      {
        object: /^Pod /,
        what: 'Ready True',
        t: 131.9,
        count: 3,
        rule: 'KL-13',
        reason:
          'a real kubelet watches Pods apart from its Node; the engine has one connection for both',
      },
    ]);
    expectOnTape(run);
  });

  it('binds all eight nodes', () => {
    expect([...recorded.keys()].filter((object) => object.startsWith('Node '))).toHaveLength(8);
    expect([...recorded.values()].flat().length).toBeGreaterThan(140);
  });
});
