/** The marks of a lane, each with a shape of its own, so that none needs its colour. */
import type { ReactElement } from 'react';
import type { MarkKind } from '../../recordings/compare/lanes.ts';

interface MarkGlyphProps {
  readonly kind: MarkKind;
  readonly x: number;
  readonly y: number;
}

/** Paths around a middle at 0, 0. */
const PATHS: Readonly<Record<MarkKind, string | null>> = {
  // A tag with a point, and one without.
  noExecute: 'M-4-4H2.5L6 0 2.5 4H-4Z',
  taint: 'M-4-3.6H4V3.6H-4Z',
  taintGone: 'M-4-3.6H4V3.6H-4ZM-5.5 5.2L5.5-5.2',
  podReady: 'M-3-3H3V3H-3Z',
  podNotReady: 'M-3-3H3V3H-3Z',
  podDeleted: 'M-3-3H3V3H-3ZM-3-3L3 3M3-3L-3 3',
  podRemoved: 'M-3-3H3V3H-3Z',
  conflict: 'M0-5L5 0 0 5-5 0Z',
  notFound: 'M0-4.5L4.5 0 0 4.5-4.5 0Z',
  silent: 'M0-5V5M-3 2L0 5 3 2',
  renewed: 'M-2.6-2.6H2.6V2.6H-2.6Z',
  leaseDeleted: 'M-5-5L5 5M5-5L-5 5',
  other: 'M0-4V4',
  // Leaders have lines of their own.
  leads: null,
  leadsNoMore: null,
};

export function MarkGlyph({ kind, x, y }: MarkGlyphProps): ReactElement | null {
  const path = PATHS[kind];
  if (path === null) return null;
  return (
    <path className={`lane-mark lane-mark--${kind}`} d={path} transform={`translate(${x} ${y})`} />
  );
}
