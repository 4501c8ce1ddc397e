/**
 * What a drag on the stage does, tool by tool (brief section 8): cut across rails, slow a rail by
 * pulling it down, thin it along its length, turn a clock round its ring, hold etcd's commits back at
 * the edge of the frame. Each says at every moment what letting go would do. No elements in here.
 */
import {
  MAX_OFFSET_SECONDS,
  MAX_RATE_PPM,
  MIN_RATE_PPM,
  TRUE_RATE_PPM,
  type Command,
} from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Tool } from '../../store/store.ts';
import { crossedRails, nearestRail, type Point } from './cutting.ts';
import type { Hit } from './hits.ts';
import { anyCandidate } from './lookups.ts';
import type { Rail } from './rails.ts';
import type { Box } from './scoreLayout.ts';

/** What the stage shows of a drag. */
export type StagePreview =
  | {
      readonly kind: 'cut';
      /** The line being drawn. */
      readonly line: readonly [Point, Point];
      readonly rails: readonly Rail[];
    }
  /** null: as in the scenario. */
  | { readonly kind: 'latency'; readonly rail: Rail; readonly latencyMs: number | null }
  | { readonly kind: 'loss'; readonly rail: Rail; readonly lossPercent: number | null }
  | {
      readonly kind: 'clock';
      readonly middle: Point;
      readonly R: number;
      /** Where the stamp was taken, and where it is pulled to, degrees. */
      readonly from: number;
      readonly to: number;
      /** What the clock would show against true time, µs; or its rate. */
      readonly offset: number | null;
      readonly ratePpm: number | null;
    }
  | {
      readonly kind: 'commitDelay';
      readonly x: number;
      readonly frame: Box;
      readonly commitDelayMs: number | null;
    };

export interface StageDrag {
  /** The pointer is here now. */
  readonly move: (at: Point, shift: boolean) => StagePreview;
  /** What letting go now does; empty: nothing. */
  readonly commands: () => readonly Command[];
}

/** Where a drag begins. */
export interface DragStart {
  readonly tool: Tool;
  readonly at: Point;
  readonly hit: Hit | null;
  readonly rails: readonly Rail[];
  /** The API server's frame; null where none is drawn. */
  readonly frameBox: Box | null;
  readonly frame: Frame | null;
}

export function beginDrag(start: DragStart): StageDrag | null {
  const { tool, at, hit, rails, frameBox, frame } = start;
  const rail = hit === null ? nearestRail(rails, at) : null;
  switch (tool) {
    case 'cut':
      return cutDrag(rails, at);
    case 'latency':
      return rail === null ? null : latencyDrag(rail, at);
    case 'loss':
      return rail === null ? null : lossDrag(rail, at);
    case 'clock':
      return hit?.kind === 'ring' && frame !== null ? clockDrag(hit, frame, at) : null;
    case 'etcd':
      return frameBox === null || frame === null ? null : commitDrag(frameBox, frame, at);
    default:
      return null;
  }
}

/** A line that cuts every rail it crosses; two fingers draw it too. */
export function cutDrag(rails: readonly Rail[], from: Point): StageDrag {
  let crossed: readonly Rail[] = [];
  return {
    move(at) {
      crossed = crossedRails(rails, from, at);
      return { kind: 'cut', line: [from, at], rails: crossed };
    },
    commands() {
      const processes = [...new Set(crossed.map(({ process }) => process))];
      return processes.length === 0
        ? []
        : [{ kind: 'cut', processes, mode: 'lost', direction: 'both' }];
    },
  };
}

const MS_PER_PIXEL = 2;
const MOST_LATENCY = 60_000;
const inSteps = (value: number, step: number): number => Math.round(value / step) * step;
const within = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);

/** A rail pulled down by a pixel takes two milliseconds more each way. */
function latencyDrag(rail: Rail, from: Point): StageDrag {
  const before = rail.link.latencyOwn ? rail.link.latencyMs : null;
  let latencyMs = before;
  return {
    move(at) {
      const pulled = inSteps((before ?? 0) + (at.y - from.y) * MS_PER_PIXEL, 10);
      latencyMs = pulled <= 0 ? null : Math.min(pulled, MOST_LATENCY);
      return { kind: 'latency', rail, latencyMs };
    },
    commands: () =>
      latencyMs === before ? [] : [{ kind: 'setLatency', processes: [rail.process], latencyMs }],
  };
}

/** Along the rail: its whole length is everything lost. */
function lossDrag(rail: Rail, from: Point): StageDrag {
  const before = rail.link.lossOwn ? rail.link.lossPercent : null;
  let lossPercent = before;
  const length = rail.to - rail.from;
  return {
    move(at) {
      const share = Math.round((before ?? 0) + ((at.x - from.x) / length) * 100);
      lossPercent = share <= 0 ? null : Math.min(share, 100);
      return { kind: 'loss', rail, lossPercent };
    },
    commands: () =>
      lossPercent === before ? [] : [{ kind: 'setLoss', processes: [rail.process], lossPercent }],
  };
}

interface Turnable {
  readonly process: string;
  readonly clock: Frame['nodes'][number]['clock'];
  /** How long a full circle of its ring is, µs. */
  readonly full: number;
  /** Where its stamp stands, degrees. */
  readonly stamp: number;
}

function turnableOf({ target }: Hit, frame: Frame): Turnable | null {
  const node =
    target.kind === 'node' ? frame.nodes.find(({ name }) => name === target.name) : undefined;
  if (node !== undefined) {
    const { process, clock, record, observer } = node;
    return turnable(process, clock, observer.grace, record.age);
  }
  if (target.kind !== 'process') return null;
  const found = anyCandidate(frame, target.process);
  if (found === null) return null;
  const { election, candidate } = found;
  return turnable(
    candidate.process,
    candidate.clock,
    election.leaseDuration,
    candidate.believes ? election.record.age : null,
  );
}

const turnable = (
  process: string,
  clock: Turnable['clock'],
  full: number,
  age: number | null,
): Turnable => ({ process, clock, full, stamp: ((age ?? 0) / full) * 360 });

/** Degrees clockwise from 12 o'clock. */
const angleOf = (middle: Point, at: Point): number =>
  (Math.atan2(at.x - middle.x, middle.y - at.y) * 180) / Math.PI;

/** The ring's box is this much larger than the ring. */
const BOX_OF_RING = 1.12;
const TENTH = 100_000;
const HUNDREDTH = 10_000;

/**
 * The stamp pulled back, counter-clockwise, makes the clock run ahead: what it writes is younger.
 * With Shift the same turn sets the rate: a full circle is a second more in every second.
 */
function clockDrag(hit: Hit, frame: Frame, from: Point): StageDrag | null {
  const turned = turnableOf(hit, frame);
  if (turned === null) return null;
  const { process, clock, full, stamp } = turned;
  const { box } = hit;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const offsetBefore = clock?.offset ?? 0;
  const rateBefore = clock?.ratePpm ?? TRUE_RATE_PPM;
  let last = angleOf(middle, from);
  let degrees = 0;
  let isRate = false;
  const shift = (): number =>
    within(
      inSteps((-degrees / 360) * full, TENTH),
      -MAX_OFFSET_SECONDS * 1_000_000 - offsetBefore,
      MAX_OFFSET_SECONDS * 1_000_000 - offsetBefore,
    );
  const rate = (): number =>
    within(
      rateBefore + inSteps((-degrees / 360) * TRUE_RATE_PPM, HUNDREDTH),
      MIN_RATE_PPM,
      MAX_RATE_PPM,
    );
  return {
    move(at, withShift) {
      isRate = withShift;
      const angle = angleOf(middle, at);
      // The shorter way round, so that several turns add up.
      degrees += ((angle - last + 540) % 360) - 180;
      last = angle;
      return {
        kind: 'clock',
        middle,
        R: box.width / 2 / BOX_OF_RING,
        from: stamp,
        to: stamp + degrees,
        offset: isRate ? null : offsetBefore + shift(),
        ratePpm: isRate ? rate() : null,
      };
    },
    commands() {
      if (isRate)
        return rate() === rateBefore ? [] : [{ kind: 'setClockRate', process, ratePpm: rate() }];
      return shift() === 0 ? [] : [{ kind: 'stepClock', process, seconds: shift() / 1_000_000 }];
    },
  };
}

/** So near to an edge of the frame means the edge. */
const NEAR_EDGE = 10;
const COMMIT_MS_PER_PIXEL = 10;

/** Either edge of the frame pulled outwards: each pixel is ten milliseconds more for the disks. */
function commitDrag(box: Box, frame: Frame, from: Point): StageDrag | null {
  const { etcd } = frame.controlPlane;
  const right = box.x + box.width;
  const isRight = Math.abs(from.x - right) <= NEAR_EDGE;
  if (!isRight && Math.abs(from.x - box.x) > NEAR_EDGE) return null;
  if (from.y < box.y || from.y > box.y + box.height) return null;
  const before = etcd.delayed ? etcd.commitDelayMs : null;
  let commitDelayMs = before;
  return {
    move(at) {
      const pulled = (at.x - from.x) * (isRight ? 1 : -1);
      const wanted = inSteps((before ?? 0) + pulled * COMMIT_MS_PER_PIXEL, 50);
      commitDelayMs = wanted <= 0 ? null : Math.min(wanted, MOST_LATENCY);
      return { kind: 'commitDelay', x: at.x, frame: box, commitDelayMs };
    },
    commands: () => (commitDelayMs === before ? [] : [{ kind: 'setCommitDelay', commitDelayMs }]),
  };
}
