/** The recording `identity`: AI-1 to AI-4, AS-12. */
import { describe, expect, it } from 'vitest';
import { spanOfRecording } from '../../../src/recordings/span.ts';
import { transitionsOfRecording } from '../../../src/recordings/transitions.ts';
import { readRecording } from '../../support/readRecording.ts';
import { compareOnTape, expectOnTape } from '../../support/tapedRun.ts';

const recording = readRecording('identity');
const span = spanOfRecording(recording);

describe("identity: the API server's own Lease, through a graceful stop and a crash", () => {
  it('with its own luck comes at its own instants', () => {
    expectOnTape(compareOnTape(recording, span));
  });

  it('binds the first start without a namespace, three lives and both ends', () => {
    const [story = []] = transitionsOfRecording(recording, span).values();
    const words = story.map(({ what }) => what);
    expect(words.filter((what) => what.startsWith('created by apiserver'))).toHaveLength(3);
    expect(words.filter((what) => what === 'deleted')).toHaveLength(2);
    expect(words).toContain('POST of apiserver answered 404');
  });
});
