/**
 * A lease ring: React builds its elements once, `paintRing` moves them. Three tracks for a party of
 * the lease, one for a stopwatch alone. It stands round 0, 0 of the drawing it is put into.
 */
import { useCallback, useMemo, useState, type ReactElement, type ReactNode } from 'react';
import type { Frame } from '../../sources/frame.ts';
import type { Painter } from '../canvas/frameLoop.ts';
import { usePainter } from '../canvas/hooks.ts';
import { pensOf } from '../canvas/pen.ts';
import { useLegible } from './legible.ts';
import { createRingMotion, paintRing, type RingPens } from './paintRing.ts';
import { fillOf } from './Patterns.tsx';
import { bandPath, px, ringMeasures, spoke, spokePath, type RingMeasures } from './ringGeometry.ts';
import type { RingLook } from './ringLook.ts';

/** Where the ticks stand: a second's mark every 5 or 10 s of a full circle, as angles. */
export function tickAngles(fullSeconds: number): readonly number[] {
  const step = fullSeconds <= 20 ? 5 : fullSeconds <= 90 ? 10 : 60;
  const angles: number[] = [];
  for (let at = step; at < fullSeconds - 0.001; at += step) angles.push((at / fullSeconds) * 360);
  return angles.length > 11 ? [] : angles;
}

interface LeaseRingProps {
  readonly R: number;
  /** Prefix of the drawing's patterns. */
  readonly patterns: string;
  readonly tracks: 'three' | 'one';
  /** What to show; null hides nothing and changes nothing. Keep the function the same between renders. */
  readonly look: (frame: Frame) => RingLook | null;
  readonly ticks?: readonly number[];
  /** Angle at which the lease's own duration ends, if that is not the deadline. */
  readonly nominal?: number | null;
  /** Width of the band of a one-track ring; by default as of any ring. */
  readonly band?: number;
  readonly children?: ReactNode;
}

/** A one-track ring has a band of its own width, thick enough to be read when small. */
function measuresOf(R: number, band: number | undefined): RingMeasures {
  const measures = ringMeasures(R);
  return band === undefined ? measures : { ...measures, observerInner: R - band };
}

export function LeaseRing({
  R,
  patterns,
  tracks: wanted,
  look,
  ticks = [],
  nominal = null,
  band,
  children,
}: LeaseRingProps): ReactElement {
  const tracks = useLegible() ? wanted : 'one';
  const measures = useMemo(() => measuresOf(R, band), [R, band]);
  const [pens, setPens] = useState<RingPens | null>(null);
  const attach = useCallback(
    (element: SVGGElement | null) => setPens(element === null ? null : pensOf(element)),
    [],
  );
  const painter = useMemo<Painter | null>(() => {
    if (pens === null) return null;
    const motion = createRingMotion();
    return {
      paint(frame, clock) {
        const now = look(frame);
        return now !== null && paintRing(pens, measures, now, motion, clock);
      },
    };
  }, [pens, measures, look]);
  usePainter(painter);
  const m = measures;
  return (
    // A new size means new pens: what they remember was drawn for the old one.
    <g className="ring" ref={attach} key={`${R} ${tracks}`}>
      <path className="ring-tick ring-tick--deadline" d={spokePath(R * 1.036, R * 1.16, 0)} />
      {ticks.length > 0 && (
        <path
          className="ring-tick"
          d={ticks.map((degrees) => spokePath(R * 1.036, R * 1.105, degrees)).join('')}
        />
      )}
      {nominal !== null && nominal < 359 && (
        <line
          data-part="nominal"
          className="ring-nominal truth-record"
          {...spoke(R * 0.645, R * 0.828, nominal)}
        />
      )}
      <ObserverTracks m={m} patterns={patterns} />
      {tracks === 'three' && <OtherTracks m={m} />}
      {children}
    </g>
  );
}

function ObserverTracks({
  m,
  patterns,
}: {
  readonly m: RingMeasures;
  readonly patterns: string;
}): ReactElement {
  const middle = (m.observerOuter + m.observerInner) / 2;
  // Room for the eviction orbit, and a thinner weight for trouble that has settled.
  const outer = m.R * 0.955;
  const inner = outer - (m.observerOuter - m.observerInner);
  return (
    <g className="truth-observer">
      <circle
        data-part="track"
        className="ring-track"
        r={px(middle)}
        strokeWidth={px(m.observerOuter - m.observerInner)}
      />
      <path data-part="observer" className="ring-band" display="none" />
      <path data-part="gap" fill={fillOf(patterns, 'gap')} display="none" />
      <g data-part="unknown" display="none">
        <path
          fill={fillOf(patterns, 'expired')}
          d={bandPath(outer, inner, 0, 360)}
          fillRule="evenodd"
        />
        <circle className="ring-unknown-edge" r={px(outer)} />
        <circle className="ring-unknown-edge" r={px(inner)} />
      </g>
      <g data-part="open" display="none">
        <circle className="ring-open-edge" r={px(m.observerOuter)} />
        <circle className="ring-open-edge" r={px(m.observerInner)} />
      </g>
      <path data-part="gapBar" className="ring-hand" strokeWidth={2} display="none" />
      <path data-part="hand" className="ring-hand" strokeWidth={px(m.handStroke)} display="none" />
      <path data-part="orbit" className="ring-orbit" display="none" />
      <rect
        data-part="orbitHead"
        className="ring-orbit-head"
        x={-3.4}
        y={-3.4}
        width={6.8}
        height={6.8}
        rx={1}
        display="none"
      />
    </g>
  );
}

function OtherTracks({ m }: { readonly m: RingMeasures }): ReactElement {
  const half = m.stamp / 2;
  return (
    <>
      <g className="truth-record">
        <path
          data-part="record"
          className="ring-record"
          strokeWidth={px(m.recordStroke)}
          display="none"
        />
        <rect
          data-part="stamp"
          className="ring-stamp"
          x={px(-half)}
          y={px(-half)}
          width={px(m.stamp)}
          height={px(m.stamp)}
          display="none"
        />
      </g>
      <g className="truth-holder">
        <path
          data-part="beads"
          className="ring-beads"
          strokeWidth={px(2 * m.bead)}
          strokeDasharray={`0 ${px(m.beadPitch)}`}
          display="none"
        />
        <circle data-part="head" className="ring-bead-head" r={px(m.beadHead)} display="none" />
      </g>
    </>
  );
}
