/** The recording `crash`: three nodes from a cold start, one kubelet killed. Bound: KL, NL-1 to NL-20, NL-27, 10.1. */
import { describe, expect, it } from 'vitest';
import { scenarioOfRecording } from '../../../src/recordings/scenarioOfRecording.ts';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { transitionsOfRecording } from '../../../src/recordings/transitions.ts';
import { envelopeOf, outsideOf } from '../../support/envelope.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('crash');
const span = spanOfRecording(recording);
const recorded = transitionsOfRecording(recording, span);

describe('crash: one of three kubelets is killed', { timeout: 180_000 }, () => {
  it('lies in the envelope of a thousand seeds: every object, every transition, every instant', () => {
    const envelopes = envelopeOf(recorded, scenarioOfRecording(recording, span, 1), span.to);
    expect(outsideOf(envelopes)).toEqual([]);
  });

  it('with its own luck comes at its own instants', () => {
    expectOnTape(compareOnTape(recording, span));
  });

  it('binds Nodes, Leases and Pods', () => {
    expect([...recorded.keys()].map((object) => object.split(' ')[0])).toEqual(
      expect.arrayContaining(['Node', 'Lease', 'Pod']),
    );
    expect([...recorded.values()].flat().length).toBeGreaterThan(35);
  });
});
