/**
 * Draws the timeline on a canvas already scaled for the screen, in CSS pixels of a 16 px root: the
 * lanes of the window, what lies right of the playhead, and the header they scroll under. Reads
 * nothing but its scene.
 */
import type { Brush } from '../canvas/brush.ts';
import { fadedBrush } from '../canvas/fadedBrush.ts';
import { between } from './lanesToLines.ts';
import { paintElectionLane } from './paintElectionLane.ts';
import { paintEtcdTape } from './paintEtcdTape.ts';
import { paintGhost, paintOutlook, paintVeil } from './paintFuture.ts';
import {
  paintActs,
  paintHeader,
  paintLookLines,
  paintPlayhead,
  paintRanges,
} from './paintHeader.ts';
import { paintNodeLane } from './paintNodeLane.ts';
import { paintSpaceTime } from './paintSpaceTime.ts';
import type { SpaceTimeScene } from './timelineScene.ts';
import type { LaneRow } from './timelineLayout.ts';
import type { TimelineScene } from './timelineScene.ts';

export function paintTimeline(brush: Brush, scene: TimelineScene): void {
  const { layout, palette } = scene;
  brush.fillStyle = palette.panel;
  brush.fillRect(0, 0, layout.width, layout.height);
  brush.textBaseline = 'alphabetic';
  brush.save();
  brush.beginPath();
  brush.rect(0, layout.lanesTop, layout.width, layout.height - layout.lanesTop);
  brush.clip();
  const { space, spaceShare } = scene;
  if (space === null || spaceShare === 0) paintLanes(brush, scene);
  else if (spaceShare === 1) paintMessages(brush, scene, space);
  else paintBoth(brush, scene, space);
  brush.restore();
  paintHeader(brush, scene);
  paintActs(brush, scene);
  paintRanges(brush, scene);
  paintPlayhead(brush, scene);
}

function paintMessages(brush: Brush, scene: TimelineScene, space: SpaceTimeScene): void {
  paintSpaceTime(brush, scene, space);
  paintVeil(brush, scene);
}

/** On the way from one to the other: what both show goes along, the rest comes or goes where it is. */
function paintBoth(brush: Brush, scene: TimelineScene, space: SpaceTimeScene): void {
  const { lanes, layout, spaceShare } = scene;
  const { rows, places } = between(lanes, layout.rows, space.places, spaceShare);
  const before = brush.globalAlpha;
  paintLanes(fadedBrush(brush, 1 - spaceShare), { ...scene, layout: { ...layout, rows } });
  brush.globalAlpha = before;
  paintMessages(fadedBrush(brush, spaceShare), scene, { ...space, places });
  brush.globalAlpha = before;
}

function paintLanes(brush: Brush, scene: TimelineScene): void {
  paintLookLines(brush, scene);
  for (const row of scene.layout.rows) paintLane(brush, scene, row);
  paintVeil(brush, scene);
  for (const ghost of scene.ghosts) paintGhost(brush, scene, ghost);
  if (scene.outlook !== null) paintOutlook(brush, scene, scene.outlook);
  paintValues(brush, scene);
}

function paintLane(brush: Brush, scene: TimelineScene, row: LaneRow): void {
  const { lanes, scale, palette, wordFont, words } = scene;
  if (row.kind === 'node') {
    const lane = lanes.nodes[row.index];
    if (lane !== undefined) paintNodeLane(brush, scene, lane, row);
  } else if (row.kind === 'election') {
    const lane = lanes.elections[row.index];
    if (lane !== undefined) paintElectionLane(brush, scene, lane, row);
  } else {
    const tape = { scale, palette, wordFont, words: words.standstill };
    paintEtcdTape(brush, tape, { y: row.markTop, height: row.markHeight }, lanes.tape);
  }
}

/** What each lane's parties say at the playhead, right of the lanes. */
function paintValues(brush: Brush, scene: TimelineScene): void {
  const { palette, layout } = scene;
  const colours = {
    fresh: palette.freshText,
    late: palette.lateText,
    expired: palette.expiredText,
    plain: palette.ink2,
  };
  brush.font = `11px ${scene.wordFont}`;
  brush.textAlign = 'left';
  layout.rows.forEach((row, place) => {
    const value = scene.values[place];
    if (value === undefined) return;
    brush.fillStyle = colours[value.tone];
    brush.fillText(value.text, layout.valueX, row.markTop + row.markHeight / 2 + 5);
  });
}
