/** The marks of the three truths: beads, stamped band, band with hand. With their words they are the legend. */
import type { ReactElement } from 'react';

export const HeadingMark = ({
  of,
}: {
  readonly of: 'holders' | 'record' | 'observers';
}): ReactElement => (
  <svg className="score-heading-mark" width={28} height={12} viewBox="0 0 28 12" aria-hidden="true">
    {of === 'holders' && (
      <>
        <circle className="ring-bead-head" cx={3.4} cy={6} r={3.2} />
        {[9.4, 14.8, 20.2, 25.6].map((x) => (
          <circle key={x} className="ring-bead-head" cx={x} cy={6} r={1.4} />
        ))}
      </>
    )}
    {of === 'record' && (
      <>
        <rect className="ring-record" x={4} y={3.8} width={22} height={4.4} strokeWidth={1.1} />
        <rect className="ring-stamp" x={0.7} y={2.8} width={6.4} height={6.4} />
      </>
    )}
    {of === 'observers' && (
      <>
        <rect className="ring-band--fresh" x={2} y={2.8} width={24} height={6.4} />
        <path className="ring-hand" d="M2 1V11" strokeWidth={1.8} />
      </>
    )}
  </svg>
);
