/** Pods on their way: a square crosses from the node that lost it to the one that runs its replacement. */
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Painter } from '../canvas/frameLoop.ts';
import { usePainter } from '../canvas/hooks.ts';
import { passageOf } from '../canvas/passage.ts';
import { createPen, type Pen } from '../canvas/pen.ts';
import { createFlightReader, type PodFlight } from './podFlights.ts';
import { px } from './ringGeometry.ts';

/** Real ms of a crossing, and between two that begin together. */
const CROSSING = 520;
const APART = 90;
/** More than this at once are not drawn one by one. */
const MOST = 12;
/** Above this speed nothing flies: the squares are where they are. */
const FASTEST = 30;
const SIDE = 7;

interface Point {
  readonly x: number;
  readonly y: number;
}

interface Flying extends PodFlight {
  readonly since: number;
}

/** Where a square is after a share of its way: off slowly, in slowly, in a shallow arc. */
function placeOf(from: Point, to: Point, share: number): Point {
  const eased = share * share * (3 - 2 * share);
  const lift = 18 * 4 * eased * (1 - eased);
  return { x: from.x + (to.x - from.x) * eased + lift, y: from.y + (to.y - from.y) * eased };
}

function penSet(root: SVGGElement): readonly Pen[] {
  return Array.from(root.children, (child) => createPen(child));
}

/** `places`: the middle of each node's ring, by name. Keep it the same while nothing moves. */
export function PodLayer({
  places,
}: {
  readonly places: ReadonlyMap<string, Point>;
}): ReactElement {
  const [root, setRoot] = useState<SVGGElement | null>(null);
  const current = useRef(places);
  useEffect(() => {
    current.current = places;
  }, [places]);
  const painter = useMemo<Painter | null>(() => {
    if (root === null) return null;
    const pens = penSet(root);
    const reader = createFlightReader();
    let passage = '';
    let flying: Flying[] = [];
    return {
      collect(frame, clock) {
        if (passageOf(frame) !== passage) {
          passage = passageOf(frame);
          reader.forget();
          flying = [];
        }
        const begun = reader.read(frame.facts);
        if (clock.still || clock.speed > FASTEST) return;
        begun.forEach((flight, index) =>
          flying.push({ ...flight, since: clock.nowMs + index * APART }),
        );
      },
      paint(_frame, clock) {
        flying = flying.filter(({ since }) => clock.nowMs < since + CROSSING).slice(-MOST);
        pens.forEach((pen, index) => paintSquare(pen, flying[index], current.current, clock.nowMs));
        return flying.length > 0;
      },
    };
  }, [root]);
  usePainter(painter);
  return (
    <g ref={setRoot} className="score-pods">
      {Array.from({ length: MOST }, (_, index) => (
        <rect
          key={index}
          className="score-pod"
          x={-SIDE / 2}
          y={-SIDE / 2}
          width={SIDE}
          height={SIDE}
          rx={1.5}
          display="none"
        />
      ))}
    </g>
  );
}

function paintSquare(
  pen: Pen,
  flight: Flying | undefined,
  places: ReadonlyMap<string, Point>,
  nowMs: number,
): void {
  const from = flight === undefined ? undefined : places.get(flight.from);
  const to = flight === undefined ? undefined : places.get(flight.to);
  if (flight === undefined || from === undefined || to === undefined) {
    pen.show(false);
    return;
  }
  const share = (nowMs - flight.since) / CROSSING;
  pen.show(share >= 0);
  const { x, y } = placeOf(from, to, Math.min(Math.max(share, 0), 1));
  pen.set('transform', `translate(${px(x)} ${px(y)})`);
}
