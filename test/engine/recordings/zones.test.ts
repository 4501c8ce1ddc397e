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
        object: /^Lease kube-node-lease/,
        what: /^GET .* 404/,
        t: 2.1,
        count: 2,
        rule: 'KL-6',
        reason:
          'the Node was read late, but in time for the first sync; the engine reads all of it at once',
      },
      {
        object: /^Node /,
        what: /not-ready:NoSchedule removed/,
        t: 2.9,
        count: 2,
        rule: 'NL-12',
        reason:
          'requests of a starting cluster met conflicts and were repeated; a tenth of a second more or less',
      },
      {
        object: /^Node /,
        what: 'unreachable:NoExecute added',
        t: 87.8,
        count: 4,
        rule: 'NL-25',
        reason:
          'two nodes turned Unknown within a millisecond; which was put in line first is not told',
      },
      {
        object: /^Node node-[68]$/,
        what: /unreachable:NoExecute (added|removed)/,
        t: 268.0,
        count: 4,
        rule: 'NL-24',
        reason:
          'two nodes turned Unknown within a millisecond; which was put in line first is not told',
      },
    ]);
    expectOnTape(run, 0.94);
  });
});
