/**
 * An election's lane: a bar for each holder the record named. Calm while that process believes and
 * acts, hatched while the record names someone who is silent, a dashed outline while it is written
 * but not told yet; two who believe at once share the bar, and their overlap is hatched.
 */
import { crown, diamond, envelope, hatch, line, type Box, type Brush } from '../canvas/brush.ts';
import type { Belief, ElectionLane, Tenure } from './electionLane.ts';
import { paintStamps } from './paintNodeLane.ts';
import { paintLost, paintWalls } from './paintWire.ts';
import { paintLanePins } from './paintPins.ts';
import type { LaneRow } from './timelineLayout.ts';
import { anchorOf, isShown, spansShown, stretch, type TimelineScene } from './timelineScene.ts';
import { xOf } from './timeScale.ts';

/** A lane with the stretches of the window alone. */
type ShownElection = Omit<ElectionLane, 'tenures' | 'beliefs' | 'pauses'> & {
  readonly tenures: readonly Tenure[];
  readonly beliefs: readonly Belief[];
  readonly pauses: readonly Belief[];
};

/** Between the left edge of a bar and its crown, and from there to the name. */
const CROWN_AT = 13;
const NAME_AT = 23;

export function paintElectionLane(
  brush: Brush,
  scene: TimelineScene,
  whole: ElectionLane,
  row: LaneRow,
): void {
  const { palette, scale } = scene;
  const tenures = spansShown(scale, whole.tenures);
  // Who had been told before the window began, and has fallen silent since, was told.
  const since = Math.min(scale.from, tenures[0]?.from ?? scale.from);
  const lane = {
    ...whole,
    tenures,
    beliefs: spansShown({ ...scale, from: since }, whole.beliefs),
    pauses: spansShown({ ...scale, from: since }, whole.pauses),
  };
  for (const tenure of lane.tenures) paintTenure(brush, scene, lane, tenure, row);
  for (const belief of lane.beliefs) paintStale(brush, scene, lane, belief, row);
  for (const tenure of lane.tenures) paintName(brush, scene, lane, tenure, row);
  if (row.isCompact) return;
  brush.strokeStyle = palette.line;
  brush.lineWidth = 1;
  line(brush, scale.x0, row.stamps, scale.x1, row.stamps);
  paintStamps(brush, scene, lane.stamps, row.stamps);
  paintLinks(brush, scene, lane, row);
  paintEnvelopes(brush, scene, lane, row);
  brush.fillStyle = palette.conflict;
  for (const t of lane.conflicts)
    if (isShown(scale, t)) diamond(brush, xOf(scale, t), row.markTop + 1, 4.5);
  paintOddWrites(brush, scene, lane, row);
  paintLanePins(brush, scene, lane.pins, row);
}

/** At the foot of the bar, where the resource is: what landed fills it, what was refused bounces as an empty diamond. */
function paintOddWrites(
  brush: Brush,
  scene: TimelineScene,
  lane: ShownElection,
  row: LaneRow,
): void {
  const { palette, scale } = scene;
  const base = row.markTop + row.markHeight - 1;
  for (const { t, landed } of lane.oddWrites) {
    if (!isShown(scale, t)) continue;
    const x = xOf(scale, t);
    if (landed) {
      brush.fillStyle = palette.stage;
      brush.fillRect(x - 4, base - 8, 8, 9);
      brush.fillStyle = palette.expired;
      brush.fillRect(x - 3, base - 7, 6, 7);
    } else {
      brush.fillStyle = palette.conflict;
      diamond(brush, x, base - 4, 5);
      brush.fillStyle = palette.stage;
      diamond(brush, x, base - 4, 2.6);
    }
  }
}

const boxOf = (scene: TimelineScene, row: LaneRow, from: number, to: number | null): Box | null => {
  const seen = stretch(scene.scale, from, to);
  if (seen === null || seen.end - seen.x < 0.3) return null;
  return { x: seen.x, y: row.markTop, width: seen.end - seen.x, height: row.markHeight };
};

function paintTenure(
  brush: Brush,
  scene: TimelineScene,
  lane: ShownElection,
  tenure: Tenure,
  row: LaneRow,
): void {
  const whole = boxOf(scene, row, tenure.from, tenure.to);
  if (whole === null) return;
  const { palette, scale } = scene;
  const end = tenure.to ?? scale.end;
  const own = lane.beliefs.filter(
    (belief) =>
      belief.process === tenure.process &&
      belief.from < end &&
      (belief.to ?? scale.end) > tenure.from,
  );
  const told = own[0]?.from ?? null;
  // Written, but its 200 has not been heard, or never will be.
  const untold = boxOf(scene, row, tenure.from, Math.min(told ?? end, end));
  if (untold !== null && (told === null || told > tenure.from)) {
    brush.strokeStyle = palette.ink;
    brush.lineWidth = 1;
    brush.setLineDash([3, 3]);
    brush.strokeRect(untold.x, untold.y, untold.width, untold.height);
    brush.setLineDash([]);
  }
  let silentFrom = told;
  for (const belief of own) {
    if (silentFrom !== null) paintSilent(brush, scene, row, silentFrom, belief.from);
    const until = Math.min(belief.to ?? end, end);
    paintActing(brush, scene, row, Math.max(belief.from, tenure.from), until);
    silentFrom = until;
  }
  if (silentFrom !== null) paintSilent(brush, scene, row, silentFrom, end);
  for (const pause of lane.pauses)
    if (pause.process === tenure.process && pause.from < end)
      paintSilent(
        brush,
        scene,
        row,
        Math.max(pause.from, tenure.from),
        Math.min(pause.to ?? end, end),
      );
}

function paintActing(
  brush: Brush,
  scene: TimelineScene,
  row: LaneRow,
  from: number,
  to: number,
): void {
  const box = to > from ? boxOf(scene, row, from, to) : null;
  if (box === null) return;
  fillCalm(brush, scene, box);
}

function fillCalm(brush: Brush, scene: TimelineScene, box: Box): void {
  brush.fillStyle = scene.palette.ink2;
  brush.globalAlpha = 0.3;
  brush.fillRect(box.x, box.y, box.width, box.height);
  brush.globalAlpha = 1;
  brush.strokeStyle = scene.palette.ink2;
  brush.lineWidth = 0.9;
  brush.strokeRect(box.x, box.y, box.width, box.height);
}

function paintSilent(
  brush: Brush,
  scene: TimelineScene,
  row: LaneRow,
  from: number,
  to: number,
): void {
  const box = to > from ? boxOf(scene, row, from, to) : null;
  if (box === null) return;
  const { palette, scale } = scene;
  brush.fillStyle = palette.panel;
  brush.fillRect(box.x, box.y, box.width, box.height);
  brush.strokeStyle = palette.ink2;
  brush.lineWidth = 1.1;
  hatch(brush, box, 6, anchorOf(scale, from));
  brush.strokeRect(box.x, box.y, box.width, box.height);
}

/** A belief that the record does not share: the upper half of the bar, hatched where another believes too. */
function paintStale(
  brush: Brush,
  scene: TimelineScene,
  lane: ShownElection,
  belief: Belief,
  row: LaneRow,
): void {
  const { palette, scale } = scene;
  const end = belief.to ?? scale.end;
  for (const tenure of lane.tenures) {
    if (tenure.process === belief.process) continue;
    const from = Math.max(tenure.from, belief.from);
    const to = Math.min(tenure.to ?? scale.end, end);
    const box = to > from ? boxOf(scene, row, from, to) : null;
    if (box === null) continue;
    const upper = { ...box, height: box.height / 2 };
    fillCalm(brush, scene, upper);
    for (const other of lane.beliefs) {
      if (other.process === belief.process) continue;
      const both = [Math.max(from, other.from), Math.min(to, other.to ?? scale.end)] as const;
      const overlap = both[1] > both[0] ? boxOf(scene, row, both[0], both[1]) : null;
      if (overlap === null) continue;
      brush.strokeStyle = palette.expired;
      brush.lineWidth = 1.5;
      hatch(brush, overlap, 7, anchorOf(scale, both[0]));
      brush.strokeRect(overlap.x, overlap.y, overlap.width, overlap.height);
    }
  }
}

/** Crown and name at the visible start of a bar, if there is room for them. */
function paintName(
  brush: Brush,
  scene: TimelineScene,
  lane: ShownElection,
  tenure: Tenure,
  row: LaneRow,
): void {
  const box = boxOf(scene, row, tenure.from, tenure.to);
  if (box === null) return;
  const { palette, scale } = scene;
  const name = scene.nameOf(tenure.process);
  brush.font = `11px ${palette.mono}`;
  const room = NAME_AT + brush.measureText(name).width + 5;
  if (room > box.width) return;
  const middle = box.y + box.height / 2;
  const from = Math.max(tenure.from, scale.from);
  if (!isCalm(lane, tenure.process, from, from + room / scale.perMicro, scale.end)) {
    // A plate keeps the name readable on a hatched bar.
    brush.fillStyle = palette.panel;
    brush.globalAlpha = 0.85;
    brush.fillRect(box.x + 5, box.y + 1, room - 6, box.height - 2);
    brush.globalAlpha = 1;
  }
  brush.fillStyle = palette.ink;
  crown(brush, box.x + CROWN_AT, middle + 0.4);
  brush.textAlign = 'left';
  brush.fillText(name, box.x + NAME_AT, middle + 4);
}

/** Whether all that while this process alone believed, and was not paused. */
function isCalm(
  lane: ShownElection,
  process: string,
  from: number,
  to: number,
  now: number,
): boolean {
  const meets = (span: Belief): boolean => span.from < to && (span.to ?? now) > from;
  const isDisturbed =
    lane.pauses.some((pause) => pause.process === process && meets(pause)) ||
    lane.beliefs.some((belief) => belief.process !== process && meets(belief));
  const covers = (span: Belief): boolean =>
    span.process === process && span.from <= from && (span.to ?? Infinity) >= Math.min(to, now);
  return !isDisturbed && lane.beliefs.some(covers);
}

/** Walls and lost transmissions of those the record named; a standby's link does not show here. */
function paintLinks(brush: Brush, scene: TimelineScene, lane: ShownElection, row: LaneRow): void {
  const holders = new Set(lane.tenures.map((tenure) => tenure.process));
  for (const process of holders) {
    const wire = scene.lanes.wires.get(process);
    if (wire === undefined) continue;
    if (row.strip !== null) paintWalls(brush, scene, wire, row.strip);
    paintLost(brush, scene, wire.lost, row.stamps, 2.8);
    brush.strokeStyle = scene.palette.late;
    brush.fillStyle = scene.palette.panel;
    brush.lineWidth = 1.2;
    brush.beginPath();
    for (const t of wire.refused)
      if (isShown(scene.scale, t)) brush.rect(xOf(scene.scale, t) - 2.5, row.stamps - 2.5, 5, 5);
    brush.fill();
    brush.stroke();
  }
  paintEnds(brush, scene, lane, row);
}

/** Where a leader stopped believing: a stroke through the bar. */
function paintEnds(brush: Brush, scene: TimelineScene, lane: ShownElection, row: LaneRow): void {
  brush.strokeStyle = scene.palette.ink;
  brush.lineWidth = 1.8;
  brush.beginPath();
  for (const belief of lane.beliefs) {
    if (belief.to === null || !isShown(scene.scale, belief.to)) continue;
    const x = xOf(scene.scale, belief.to);
    brush.moveTo(x, row.markTop - 2);
    brush.lineTo(x, row.markTop + row.markHeight + 2);
  }
  brush.stroke();
}

/** A renewal whose sender no longer waited, with a bracket over the time the standbys wait anew (TR-7). */
function paintEnvelopes(
  brush: Brush,
  scene: TimelineScene,
  lane: ShownElection,
  row: LaneRow,
): void {
  const { palette, scale } = scene;
  for (const landed of lane.envelopes) {
    const seen = stretch(scale, landed.t, Math.min(landed.until, scale.end));
    if (seen === null) continue;
    brush.strokeStyle = palette.ink3;
    brush.lineWidth = 1;
    brush.beginPath();
    brush.moveTo(seen.x, row.stamps - 1);
    brush.lineTo(seen.x, row.stamps + 3);
    brush.lineTo(seen.end, row.stamps + 3);
    if (landed.until <= scale.end) brush.lineTo(seen.end, row.stamps - 1);
    brush.stroke();
    if (!isShown(scale, landed.t)) continue;
    brush.strokeStyle = palette.holder;
    brush.lineWidth = 1.3;
    envelope(brush, seen.x, row.markTop - 1, palette.panel);
  }
}
