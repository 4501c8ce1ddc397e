/**
 * A passage: time that is played on without a jump. What a view remembers of the moments before (an
 * afterglow, a sentence, a flight) belongs to its passage, so that a place that is jumped to always
 * looks the same.
 */
import type { Frame } from '../../sources/frame.ts';

/** Frames of one passage have the same. */
export const passageOf = ({ run, place }: Frame): string => `${run}/${place.jumps}`;
