/** The marks of brief section 4.3, each round 0, 0: shape first, colour repeats it. */
import type { Piece } from './markPool.ts';
import { fillOf } from './Patterns.tsx';

export type MarkKind =
  | 'request'
  | 'ok'
  | 'error'
  | 'conflict'
  | 'watch'
  | 'timeout'
  | 'lost'
  | 'envelope'
  | 'streak'
  | 'dots'
  | 'impact'
  | 'arrow'
  | 'word';

/** What a finger has to meet of a mark that can be asked about. */
const TARGET: Piece = { tag: 'circle', fixed: { class: 'message-target', r: '14' } };

const OK: readonly Piece[] = [
  { tag: 'circle', fixed: { class: 'message-ok', r: '5.6' } },
  { tag: 'path', fixed: { class: 'message-ok-tick', d: 'M-2.8 .2l2 2 3.6-4' } },
];

export const messageShapes = (patterns: string): Readonly<Record<MarkKind, readonly Piece[]>> => ({
  // Drawn for a trip to the right; a trip to the left is its mirror image.
  request: [
    { tag: 'path', part: 'tail', fixed: { fill: fillOf(patterns, 'tailRight') } },
    { tag: 'circle', fixed: { class: 'message-request', r: '4.6' } },
  ],
  ok: OK,
  error: [
    TARGET,
    { tag: 'rect', fixed: { class: 'message-error', x: '-4', y: '-4', width: '8', height: '8' } },
  ],
  conflict: [
    TARGET,
    { tag: 'path', fixed: { class: 'message-conflict', d: 'M0 -7L7 0L0 7L-7 0Z' } },
  ],
  watch: [
    {
      tag: 'path',
      fixed: { class: 'message-watch', d: 'M-5.2 -4.4L.3 0L-5.2 4.4M-.2 -4.4L5.3 0L-.2 4.4' },
    },
  ],
  timeout: [
    TARGET,
    { tag: 'circle', fixed: { class: 'message-timeout', r: '5.6' } },
    { tag: 'path', fixed: { class: 'message-timeout-hands', d: 'M0 -3V0L2.4 1.35' } },
  ],
  lost: [TARGET, { tag: 'path', part: 'cross', fixed: { class: 'message-lost' } }],
  envelope: [
    {
      tag: 'rect',
      fixed: { class: 'message-envelope', x: '-7.5', y: '-5', width: '15', height: '10', rx: '1' },
    },
    { tag: 'path', fixed: { class: 'message-envelope-flap', d: 'M-7.5 -4.6L0 1.4L7.5 -4.6' } },
  ],
  streak: [{ tag: 'path', part: 'line', fixed: { fill: fillOf(patterns, 'tailRight') } }],
  dots: [{ tag: 'path', part: 'line', fixed: {} }],
  impact: [{ tag: 'path', fixed: { class: 'message-impact', d: 'M0 -7l5 -4.5M1 0h8M0 7l5 4.5' } }],
  arrow: [{ tag: 'path', part: 'line', fixed: {} }],
  word: [{ tag: 'text', part: 'text', fixed: {} }],
});
