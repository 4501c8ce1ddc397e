/**
 * What the hand is about to touch, in chalk over the stage: the rail that would be cut is thicker, a
 * body, a ticket or a frame is outlined in dashes. What would come of it is drawn by the timeline.
 */
import type { ReactElement } from 'react';
import type { Touched } from '../../store/aim.ts';
import { useAppStore } from '../../store/hooks.tsx';
import { railPath } from './LinkMarks.tsx';
import { NODE_NAMESPACE, type Rail } from './rails.ts';
import { px } from './ringGeometry.ts';
import { electionKey, type Scene } from './scene.ts';
import type { Box, ScoreLayout } from './scoreLayout.ts';

interface AimLayerProps {
  readonly scene: Scene;
  readonly layout: ScoreLayout;
  readonly rails: readonly Rail[];
}

export function AimLayer({ scene, layout, rails }: AimLayerProps): ReactElement | null {
  const touched = useAppStore((state) => state.aim?.touched ?? null);
  if (touched === null) return null;
  return (
    <g className="score-aim">
      {railsTouched(touched, rails).map((rail) => (
        <path key={rail.key} className="score-cutting-rail" d={railPath(rail)} />
      ))}
      {bodiesTouched(touched, scene, layout).map(({ key, x, y, half, round }) => (
        <rect
          key={key}
          className="score-aim-outline"
          x={px(x - half)}
          y={px(y - half)}
          width={px(2 * half)}
          height={px(2 * half)}
          rx={px(round ? half : half * 0.3)}
        />
      ))}
      {boxesTouched(touched, scene, layout).map((box) => (
        <rect
          key={`${box.x} ${box.y}`}
          className="score-aim-outline"
          x={px(box.x - 4)}
          y={px(box.y - 4)}
          width={px(box.width + 8)}
          height={px(box.height + 8)}
          rx={4}
        />
      ))}
    </g>
  );
}

const railsTouched = ({ rails: touched }: Touched, rails: readonly Rail[]): readonly Rail[] =>
  touched === 'all' ? rails : rails.filter(({ process }) => touched.includes(process));

interface Body {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly round: boolean;
}

/** A machine's square and a process's circle, with room for the dashes round them. */
const MACHINE = 0.36;
const PROCESS = 0.4;
const SMALLEST = 8;

function bodiesTouched({ bodies }: Touched, scene: Scene, layout: ScoreLayout): readonly Body[] {
  if (bodies.length === 0) return [];
  const nodes = scene.nodes.flatMap(({ process }, index): readonly Body[] => {
    const row = layout.nodes[index];
    if (row === undefined || !bodies.includes(process)) return [];
    const half = Math.max(row.R * MACHINE, SMALLEST);
    return [{ key: process, x: row.x, y: row.y, half, round: false }];
  });
  const candidates = scene.elections.flatMap((election) => {
    const row = layout.elections.find(({ key }) => key === electionKey(election));
    const seats = [
      ...election.left.map(({ process }, index) => ({ process, seat: row?.leaders[index] })),
      ...election.right.map(({ process }, index) => ({ process, seat: row?.standbys[index] })),
    ];
    return seats.flatMap(({ process, seat }): readonly Body[] => {
      if (seat === undefined || !bodies.includes(process)) return [];
      const half = Math.max(seat.R * PROCESS, SMALLEST);
      return [
        { key: `${electionKey(election)} ${process}`, x: seat.x, y: seat.y, half, round: true },
      ];
    });
  });
  return [...nodes, ...candidates];
}

function boxesTouched(
  { leases, server, etcd }: Touched,
  scene: Scene,
  layout: ScoreLayout,
): readonly Box[] {
  const { frame } = layout;
  const nodes = scene.nodes.flatMap(({ name }, index) =>
    leases.includes(`${NODE_NAMESPACE}/${name}`) ? (layout.nodes[index]?.ticket ?? []) : [],
  );
  const locks = layout.elections.flatMap(({ key, ticket }) => (leases.includes(key) ? ticket : []));
  const foot = { ...frame, y: frame.footTop, height: frame.y + frame.height - frame.footTop };
  return [...nodes, ...locks, ...(server ? [frame] : []), ...(etcd ? [foot] : [])];
}
