/** Four cases of the recording `hazards`, twelve locks each: LE-5, LE-26, LE-28, LE-29, AS-5. */
import { describe, expect, it } from 'vitest';
import { scenarioOfRecording } from '../../../src/recordings/scenarioOfRecording.ts';
import { spanOfCase } from '../../../src/recordings/span.ts';
import { transitionsOfRecording } from '../../../src/recordings/transitions.ts';
import { between, ensure, type Instant } from '../../../src/engine/index.ts';
import { envelopeOf, outsideOf } from '../../support/envelope.ts';
import { readRecording } from '../../support/readRecording.ts';

const recording = readRecording('hazards');

describe('hazards: two leaders, no leader', { timeout: 180_000 }, () => {
  it.each([
    ['pause20', 'a paused leader wakes up beside the one that took over (LE-26)'],
    ['swallow', 'a leader cut off by held packets stops before anyone takes over (LE-29, AS-8)'],
    ['refuse', 'a leader whose connections are refused stops before anyone takes over (LE-29)'],
    ['delete', 'a deleted Lease is made again by whoever comes next (LE-28, AS-5)'],
  ])('%s: %s; the recording lies in the envelope of a thousand seeds', (name) => {
    const span = ensure(spanOfCase(recording, name), `case ${name}`);
    const to = between(span.from, span.to) as number as Instant;
    const recorded = transitionsOfRecording(recording, span);
    expect([...recorded.keys()].filter((object) => object.startsWith('Lease '))).toHaveLength(12);
    expect(outsideOf(envelopeOf(recorded, scenarioOfRecording(recording, span, 1), to))).toEqual(
      [],
    );
  });
});
