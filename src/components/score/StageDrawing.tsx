/** The picture of the stage, without its buttons: frames, rails, rows, walls, then what moves on top. */
import { memo, useMemo, type ReactElement, type ReactNode } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import { useAppStore } from '../../store/hooks.tsx';
import type { Lens, Selection } from '../../store/store.ts';
import { ApiServerFrame } from './ApiServerFrame.tsx';
import { ControllerFrame } from './ControllerFrame.tsx';
import { ElectionRow } from './ElectionRow.tsx';
import { LossMark, lossDashes } from './FaultMarks.tsx';
import { LatencyCoil, NextTryMarks, railPath, WaitingMarks, Wall, WallMark } from './LinkMarks.tsx';
import { ServerOfRail } from './ControlPlane.tsx';
import { MessageLayer } from './MessageLayer.tsx';
import { NodeRow } from './NodeRow.tsx';
import { Patterns } from './Patterns.tsx';
import { PodLayer } from './PodLayer.tsx';
import type { Way, WireMap } from './wireTools.ts';
import type { Rail } from './rails.ts';
import { px } from './ringGeometry.ts';
import { electionKey, type Scene } from './scene.ts';
import type { Box, ScoreLayout } from './scoreLayout.ts';

interface StageDrawingProps {
  readonly scene: Scene;
  readonly layout: ScoreLayout;
  readonly rails: readonly Rail[];
  readonly patterns: string;
  readonly lens: Lens;
  readonly selection: Selection | null;
  readonly t: Translate;
  readonly children: ReactNode;
}

export function StageDrawing(props: StageDrawingProps): ReactElement {
  const { layout, children, ...rest } = props;
  return (
    <svg
      className="score-drawing"
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      aria-hidden="true"
    >
      <Patterns prefix={props.patterns} />
      <StaticDrawing layout={layout} {...rest} />
      {children}
    </svg>
  );
}

/** Where messages run on the stage: the rails, and from each node's ticket to its dial. */
function wireOf(scene: Scene, layout: ScoreLayout, rails: readonly Rail[]): WireMap {
  const watch = new Map<string, Way>();
  layout.nodes.forEach((row, index) => {
    const name = scene.nodes[index]?.name;
    const [from, to] = [row.ticket.x + row.ticket.width, row.dialX - row.dialR - 3];
    if (name !== undefined)
      watch.set(name, { from, to, y: row.y, above: [from, to], below: [1, 0] });
  });
  return { rails: new Map(rails.map((rail) => [rail.key, rail])), watch };
}

const placeOfRing = (
  layout: ScoreLayout,
  name: string,
  index: number,
): [string, { readonly x: number; readonly y: number }][] => {
  const row = layout.nodes[index];
  return row === undefined ? [] : [[name, { x: row.x, y: row.y }]];
};

const StaticDrawing = memo(function StaticDrawing({
  scene,
  layout,
  rails,
  patterns,
  lens,
  selection,
  t,
}: Omit<StageDrawingProps, 'children'>): ReactElement {
  const wire = useMemo(() => wireOf(scene, layout, rails), [scene, layout, rails]);
  const places = useMemo(
    () => new Map(scene.nodes.flatMap(({ name }, index) => placeOfRing(layout, name, index))),
    [scene, layout],
  );
  const acted = useAppStore((state) => state.acted);
  const lifts = new Map(rails.map((rail) => [rail.process, rail.lift]));
  const selectedProcess = selection?.kind === 'process' ? selection.process : null;
  return (
    <>
      <ApiServerFrame scene={scene} layout={layout} t={t} />
      <ControllerFrame scene={scene} layout={layout} t={t} />
      <NodeHalo scene={scene} layout={layout} selection={selection} />
      <Rails layout={layout} rails={rails} />
      {scene.nodes.map((node, index) => {
        const row = layout.nodes[index];
        if (row === undefined) return null;
        return (
          <NodeRow
            key={node.name}
            node={node}
            index={index}
            row={row}
            layout={layout}
            patterns={patterns}
            lens={lens}
            t={t}
            lift={lifts.get(node.process) ?? 0}
            invites={!acted && index === Math.min(1, scene.nodes.length - 1)}
          />
        );
      })}
      {scene.elections.map((election) => {
        const row = layout.elections.find((each) => each.key === electionKey(election));
        return row === undefined ? null : (
          <ElectionRow
            key={row.key}
            election={election}
            row={row}
            layout={layout}
            patterns={patterns}
            t={t}
            selected={selectedProcess}
          />
        );
      })}
      <SelectedBox scene={scene} layout={layout} selection={selection} />
      <ControllerWall scene={scene} layout={layout} patterns={patterns} />
      <LinkLayer rails={rails} patterns={patterns} t={t} />
      <MessageLayer wire={wire} patterns={patterns} t={t} />
      <PodLayer places={places} />
    </>
  );
});

/** A halo a little wider than the ticks. */
const HALO = 1.2;

/** Round the selected node, below all rows: the names above and below it stand in front of it. */
function NodeHalo({
  scene,
  layout,
  selection,
}: {
  readonly scene: Scene;
  readonly layout: ScoreLayout;
  readonly selection: Selection | null;
}): ReactElement | null {
  const index = scene.nodes.findIndex((node) =>
    selection?.kind === 'node'
      ? selection.name === node.name
      : selection?.kind === 'process' && selection.process === node.process,
  );
  const row = layout.nodes[index];
  if (row === undefined) return null;
  return <circle className="score-halo" cx={px(row.x)} cy={px(row.y)} r={px(row.R * HALO)} />;
}

/** Every way a message can take, drawn below all else. */
function Rails({
  layout,
  rails,
}: {
  readonly layout: ScoreLayout;
  readonly rails: readonly Rail[];
}): ReactElement {
  return (
    <>
      {rails.map((rail) => (
        <path
          key={rail.key}
          className={rail.link.lossPercent > 0 ? 'score-rail score-rail--loses' : 'score-rail'}
          d={railPath(rail)}
          style={lossDashes(rail.link.lossPercent)}
        />
      ))}
      {layout.nodes.map((row) => (
        <path
          key={row.y}
          className="score-rail"
          d={`M${px(row.ticket.x + row.ticket.width)} ${px(row.y)}H${px(row.dialX - row.dialR - 3)}`}
        />
      ))}
    </>
  );
}

interface LinkLayerProps {
  readonly rails: readonly Rail[];
  readonly patterns: string;
  readonly t: Translate;
}

/** What was done to the rails. */
const LinkLayer = ({ rails, patterns, t }: LinkLayerProps): ReactElement => (
  <>
    {rails.map((rail) => (
      <g key={rail.key}>
        <LatencyCoil rail={rail} t={t} />
        <LossMark rail={rail} t={t} />
        <ServerOfRail rail={rail} />
        <WaitingMarks rail={rail} />
        <WallMark rail={rail} patterns={patterns} />
        <NextTryMarks rail={rail} t={t} />
      </g>
    ))}
  </>
);

/** A controller that is cut off hears no watch events: the wall stands across all its rails. */
function ControllerWall({
  scene,
  layout,
  patterns,
}: {
  readonly scene: Scene;
  readonly layout: ScoreLayout;
  readonly patterns: string;
}): ReactElement | null {
  const cut = scene.controller?.cut ?? null;
  const [first, last] = [layout.nodes[0], layout.nodes[layout.nodes.length - 1]];
  if (cut === null || cut.direction === 'requests' || first === undefined || last === undefined)
    return null;
  const x = (layout.frame.x + layout.frame.width + layout.observerFrame.x) / 2;
  const half = first.ticket.height / 2;
  return (
    <Wall x={x} top={first.y - half} bottom={last.y + half} mode={cut.mode} patterns={patterns} />
  );
}

/** What is not a ring is selected by a dotted box. */
function SelectedBox({
  scene,
  layout,
  selection,
}: {
  readonly scene: Scene;
  readonly layout: ScoreLayout;
  readonly selection: Selection | null;
}): ReactElement | null {
  const box = selectedBox(scene, layout, selection);
  if (box === null) return null;
  return (
    <rect
      className="score-halo"
      x={px(box.x - 2.5)}
      y={px(box.y - 2.5)}
      width={px(box.width + 5)}
      height={px(box.height + 5)}
      rx={3}
    />
  );
}

function selectedBox(scene: Scene, layout: ScoreLayout, selection: Selection | null): Box | null {
  if (selection?.kind === 'apiServer')
    return {
      ...layout.frame,
      y: layout.frame.y + 4,
      x: layout.frame.x + 4,
      width: layout.frame.width - 8,
      height: layout.frame.headerBottom - layout.frame.y - 8,
    };
  if (selection?.kind !== 'election') return null;
  const election = scene.elections.find(
    (each) => each.name === selection.name && each.namespace === selection.namespace,
  );
  return (
    (election === undefined
      ? undefined
      : layout.elections.find((each) => each.key === electionKey(election))
    )?.ticket ?? null
  );
}
