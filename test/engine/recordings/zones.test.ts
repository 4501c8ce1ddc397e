/** The recording `zones`: NL-17 to NL-22, NL-24, NL-27. */
import { describe, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('zones');

describe('zones: partial, full and total disruption, and the way back', () => {
  it('with its own luck comes at its own instants', () => {
    const run = compareOnTape(recording, spanOfRecording(recording), [
      {
        object: 'Node node-11',
        what: 'not-ready:NoSchedule removed',
        t: 7.5,
        rule: 'NL-12',
        reason:
          'its kubelet reported while the taint was being removed; both writes carry one version, so which was first is not told',
      },
    ]);
    expectOnTape(run);
  });
});
