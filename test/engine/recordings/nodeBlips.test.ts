/** The recording `node-blips`: TR-2 to TR-5, AS-8, KL-4, KL-13. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('node-blips');

describe('node-blips: 52 kubelets lose their packets for 5 to 60 s', () => {
  it('with its own luck comes at its own instants', () => {
    expectOnTape(compareOnTape(recording, spanOfRecording(recording)));
  });
});
