/**
 * The luck of a recording: every wait, phase and order that can be read off it, as a tape for the
 * engine. What cannot be read off it is left to the seed.
 */
import type { Tape } from '../../engine/index.ts';
import type { Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { tapeCandidates } from './candidateTape.ts';
import { tapeControllers } from './controllerTape.ts';
import { tapeElectors } from './electorTape.ts';
import { tapeKubelets } from './kubeletTape.ts';
import { tapePods } from './podTape.ts';
import { tapeServer } from './serverTape.ts';
import { createTapeDraft, finishTape } from './tapeDraft.ts';

export function tapeOf(recording: Recording, span: Span): Tape {
  const draft = createTapeDraft();
  tapeKubelets(draft, recording, span);
  tapePods(draft, recording, span);
  tapeControllers(draft, recording, span);
  tapeElectors(draft, recording, span);
  tapeServer(draft, recording, span);
  tapeCandidates(draft, recording, span);
  return finishTape(draft, `${recording.header.name}@${span.from}`);
}
