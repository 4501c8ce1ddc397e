/** The recording `clock`: CK-1, NL-6, NL-9, NL-18. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('clock');

describe("clock: nodes' wall clocks step, and none posts its status more than once", () => {
  it('with its own luck comes at its own instants', () => {
    expectOnTape(compareOnTape(recording, spanOfRecording(recording)));
  });
});
