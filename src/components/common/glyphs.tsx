/** Small drawings that mean one thing each everywhere: crown, lock, power, server, database, pause, envelope. */
import type { ReactElement } from 'react';

interface GlyphProps {
  readonly x: number;
  readonly y: number;
  readonly scale?: number;
}

const place = ({ x, y, scale = 1 }: GlyphProps): string =>
  `translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}`;

export const CROWN = 'M-7 -3.5L-3.4 0.4L0 -6L3.4 0.4L7 -3.5L5.6 5H-5.6Z';

/** Solid: named by the record. Ghost (dashed): believes, but is not in the record. */
export const Crown = ({
  ghost = false,
  ...at
}: GlyphProps & { readonly ghost?: boolean }): ReactElement => (
  <g transform={place(at)} className={ghost ? 'glyph-crown glyph-crown--ghost' : 'glyph-crown'}>
    <path d={CROWN} />
  </g>
);

/** Marks a Lease used for election; open: nobody holds it. */
export const Lock = ({
  open = false,
  ...at
}: GlyphProps & { readonly open?: boolean }): ReactElement => (
  <g transform={place(at)} className="glyph-lock">
    <path
      d={open ? 'M-3.2 -0.6V-4A3.2 3.2 0 0 1 3.2 -4' : 'M-3.2 -0.6V-3A3.2 3.2 0 0 1 3.2 -3V-0.6'}
      fill="none"
    />
    <rect x={-5} y={-0.6} width={10} height={7.4} rx={1} />
  </g>
);

export const ServerGlyph = (at: GlyphProps): ReactElement => (
  <g transform={place(at)} className="glyph-line">
    <rect width={13} height={5.6} rx={1} />
    <rect y={7.6} width={13} height={5.6} rx={1} />
    <path d="M3 2.8h.1M3 10.4h.1" />
  </g>
);

export const DatabaseGlyph = (at: GlyphProps): ReactElement => (
  <g transform={place(at)} className="glyph-line">
    <ellipse cx={6.5} cy={2.6} rx={6} ry={2.2} />
    <path d="M.5 2.6v8.6c0 1.2 2.7 2.2 6 2.2s6-1 6-2.2V2.6" />
  </g>
);

export const PauseBars = (at: GlyphProps): ReactElement => (
  <g transform={place(at)} className="glyph-bars">
    <rect x={-4.2} y={-5} width={3} height={10} />
    <rect x={1.2} y={-5} width={3} height={10} />
  </g>
);

export const POWER = 'M10 3v6M6 5.2a6 6 0 1 0 8 0';

/** The product's own mark: a lease ring a little before its next renewal. */
export const RingLogo = ({ className }: { readonly className?: string }): ReactElement => (
  <svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
    <circle cx={16} cy={16} r={12.5} fill="none" stroke="var(--track)" strokeWidth={3.4} />
    <path
      d="M28.23 13.4A12.5 12.5 0 1 1 16 3.5"
      fill="none"
      stroke="var(--fresh)"
      strokeWidth={3.4}
    />
    <path d="M25.39 14L31.06 12.8" stroke="var(--ink)" strokeWidth={1.8} strokeLinecap="round" />
    <circle cx={16} cy={16} r={7.6} fill="none" stroke="var(--ink-2)" strokeWidth={1} />
    <circle cx={16} cy={16} r={2.4} fill="var(--holder)" />
  </svg>
);
