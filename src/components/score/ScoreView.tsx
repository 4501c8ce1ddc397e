/**
 * The stage: rows are Leases, columns are truths (brief section 3.2). React builds what the scene and
 * the box ask for; painters move the rest. It fits its box and never scrolls.
 */
import { useId, useMemo, useState, type CSSProperties, type ReactElement } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { Lens, Selection } from '../../store/store.ts';
import { useFrameValue } from '../canvas/hooks.ts';
import { LONG_NAME } from '../common/names.ts';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { AimLayer } from './AimLayer.tsx';
import { DragLayer } from './DragLayer.tsx';
import { PhoneScore } from './PhoneScore.tsx';
import { HeadingMark } from './HeadingMark.tsx';
import { railsOf } from './rails.ts';
import {
  createSceneReader,
  electionKey,
  sceneKey,
  type ElectionScene,
  type Scene,
} from './scene.ts';
import { LEGIBLE, LegibleContext } from './legible.ts';
import { NARROWEST, scoreLayout, type ScoreLayout } from './scoreLayout.ts';
import { StageDrawing } from './StageDrawing.tsx';
import type { StagePreview } from './stageDrags.ts';
import { useStageGestures } from './stageGestures.ts';
import type { OnMenu } from './stageHand.ts';
import { StageHits } from './StageHits.tsx';
import { stageHits } from './hitGrid.ts';
import type { Hit, HitRow } from './hits.ts';
import { useBox, type BoxSize } from './useBox.ts';
import './ring.css';
import './score.css';
import './faults.css';

/** What is assumed until the box has been measured: a laptop's stage. */
const LAPTOP = { width: 972, height: 528 };
/** Width of a power glyph after a name. */
const POWER_ROOM = 28;

const labelWidth = (short: string): number =>
  short.length * (short.length > LONG_NAME ? 7.68 : 8.3) + POWER_ROOM;

/** Something about it is not as it should be. */
const isTroubled = ({ left, right }: ElectionScene): boolean =>
  left.length !== 1 ||
  [...left, ...right].some((each) => each.status !== 'running' || each.link.cut !== null);

/** The election that stays open when there is not room for all: the selected one, else the last that changed. */
function expandedElection(scene: Scene, selection: Selection | null): string | null {
  const chosen = scene.elections.find((election) => {
    if (selection?.kind === 'election')
      return election.name === selection.name && election.namespace === selection.namespace;
    return (
      selection?.kind === 'process' &&
      [...election.left, ...election.right].some((each) => each.process === selection.process)
    );
  });
  if (chosen !== undefined) return electionKey(chosen);
  const troubled = scene.elections.find(isTroubled);
  return scene.changed ?? (troubled === undefined ? null : electionKey(troubled));
}

interface Placed {
  readonly layout: ScoreLayout;
  /** Below 1 where even the tightest layout is too tall for the box. */
  readonly scale: number;
}

function placeStage(scene: Scene, box: BoxSize, selection: Selection | null): Placed {
  const given = {
    labels: scene.nodes.map((node) => labelWidth(node.short)),
    elections: scene.elections.map((election) => ({
      key: electionKey(election),
      namespace: election.namespace,
      left: election.left.length,
      right: election.right.length,
      guarded: election.fencing !== null,
    })),
    expanded: expandedElection(scene, selection),
    machines: scene.controlPlane.machines.length,
  };
  const layout = scoreLayout({ ...box, ...given });
  if (layout.needed <= box.height) return { layout, scale: 1 };
  const scale = box.height / layout.needed;
  return {
    layout: scoreLayout({ ...given, width: box.width / scale, height: layout.needed }),
    scale,
  };
}

const sameTarget = (selection: Selection | null, hit: Hit): boolean => {
  const { target } = hit;
  if (
    selection === null ||
    selection.kind !== target.kind ||
    hit.kind === 'power' ||
    hit.kind === 'wall' ||
    hit.kind === 'mark'
  )
    return false;
  if (selection.kind === 'node') return target.kind === 'node' && target.name === selection.name;
  if (selection.kind === 'process')
    return target.kind === 'process' && target.process === selection.process;
  if (selection.kind === 'election')
    return (
      target.kind === 'election' &&
      target.name === selection.name &&
      target.namespace === selection.namespace
    );
  return true;
};

export function ScoreView({ onMenu }: { readonly onMenu: OnMenu }): ReactElement {
  const t = useTranslate();
  const read = useMemo(() => createSceneReader(), []);
  const scene = useFrameValue(read, sceneKey);
  const [attach, box] = useBox(LAPTOP);
  const isPhone = useMedia(PHONE);
  if (scene !== null && (isPhone || box.width < NARROWEST))
    return (
      <div className="score score--phone" ref={attach}>
        <PhoneScore scene={scene} onMenu={onMenu} />
      </div>
    );
  return (
    <div className="score" ref={attach}>
      {scene === null ? (
        <p className="score-empty">{t('score.loading')}</p>
      ) : (
        <Stage scene={scene} box={box} onMenu={onMenu} />
      )}
    </div>
  );
}

interface StageProps {
  readonly scene: Scene;
  readonly box: BoxSize;
  readonly onMenu: OnMenu;
}

function Stage({ scene, box, onMenu }: StageProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const selection = useAppStore((state) => state.selection);
  const lens = useAppStore((state) => state.lens);
  const tool = useAppStore((state) => state.tool);
  const patterns = useId();
  const [preview, setPreview] = useState<StagePreview | null>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const { layout, scale } = useMemo(
    () => placeStage(scene, box, selection),
    [scene, box, selection],
  );
  const isLegible = scale >= LEGIBLE;
  const rails = useMemo(() => railsOf(scene, layout), [scene, layout]);
  const rows = useMemo(() => stageHits(scene, layout, rails, t), [scene, layout, rails, t]);
  const gestures = useStageGestures({
    store,
    rows,
    rails,
    frameBox: layout.frame,
    width: layout.width,
    onMenu,
    preview: setPreview,
  });
  const unknown = scene.nodes.filter((node) => node.unknown).length;
  const cut = scene.nodes.filter((node) => node.link.cut !== null).length;
  return (
    <div
      className={`score-stage score-stage--lens${lens} score-stage--${tool} ${isLegible ? '' : 'score-stage--tiny'}`}
      role="group"
      aria-label={t('score.label', { nodes: scene.nodes.length, unknown, cut })}
      {...(scale === 1 ? {} : { style: shrunk(layout, scale) })}
      {...gestures}
    >
      <Headings layout={layout} lens={lens} />
      <LegibleContext value={isLegible}>
        <StageDrawing
          scene={scene}
          layout={layout}
          rails={rails}
          patterns={patterns}
          lens={lens}
          selection={selection}
          t={t}
        >
          <AimLayer scene={scene} layout={layout} rails={rails} />
          <DragLayer preview={preview} t={t} />
        </StageDrawing>
      </LegibleContext>
      <StageHits
        rows={rows}
        current={currentHit(rows, focus, selection)}
        onFocus={setFocus}
        isSelected={(hit) => sameTarget(selection, hit)}
      />
    </div>
  );
}

const shrunk = (layout: ScoreLayout, scale: number): CSSProperties => ({
  inset: '0 auto auto 0',
  width: `${layout.width / 16}rem`,
  height: `${layout.height / 16}rem`,
  transform: `scale(${scale})`,
  transformOrigin: '0 0',
});

/** One tab stop: where the focus was last, else what is selected, else the first node. */
function currentHit(
  rows: readonly HitRow[],
  focus: string | null,
  selection: Selection | null,
): string | null {
  const hits = rows.flatMap((row) => row.hits);
  const found =
    hits.find((hit) => hit.id === focus) ??
    hits.find((hit) => sameTarget(selection, hit)) ??
    rows[1]?.hits[0] ??
    hits[0];
  return found?.id ?? null;
}

const COLUMNS = [
  { lens: 1, of: 'holders' },
  { lens: 2, of: 'record' },
  { lens: 3, of: 'observers' },
] as const;

/** The headings are the legend and the truth lens; choosing the one that is on shows all again. */
function Headings({
  layout,
  lens,
}: {
  readonly layout: ScoreLayout;
  readonly lens: Lens;
}): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  return (
    <div className="score-headings">
      {COLUMNS.map((column) => (
        <button
          key={column.of}
          type="button"
          className="score-heading"
          aria-pressed={lens === column.lens}
          title={t(`score.lens.${column.of}`)}
          style={{ left: `${layout.columns[column.of] / 16}rem` }}
          onClick={(event) => {
            event.stopPropagation();
            store.getState().setLens(lens === column.lens ? 0 : column.lens);
          }}
        >
          <HeadingMark of={column.of} />
          <span>
            {t(`score.${column.of}.plain`)} <em>{t(`score.${column.of}.key`)}</em>
          </span>
        </button>
      ))}
    </div>
  );
}
