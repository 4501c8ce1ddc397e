/**
 * Draws a ring's look with the pens of its elements. A hand that jumps back, because a change was
 * accepted, glides there in 240 ms of real time; everything else is where virtual time says, at once
 * where the playhead itself has jumped.
 */
import type { PaintClock } from '../canvas/frameLoop.ts';
import type { Pen } from '../canvas/pen.ts';
import {
  arcPath,
  bandPath,
  beadPath,
  polar,
  px,
  quantum,
  rounded,
  spokePath,
  type RingMeasures,
} from './ringGeometry.ts';
import type { RingLook } from './ringLook.ts';

export type RingPens = ReadonlyMap<string, Pen>;

/** Real ms that a refill takes. */
const REFILL = 240;
/** Above this speed no event is animated. */
const FASTEST_TWEEN = 30;
/** A step back of fewer degrees is not an event. */
const SMALL_STEP = 2;

/** An angle that follows its target, and glides when the target jumps back. */
interface Glide {
  follow(target: number | null, clock: PaintClock): number | null;
  readonly moving: boolean;
}

export function createGlide(): Glide {
  let target: number | null = null;
  let passage = '';
  let from = 0;
  let since: number | null = null;
  return {
    get moving() {
      return since !== null;
    },
    follow(next, clock) {
      const before = target;
      const hasJumped = passage !== clock.passage;
      [target, passage] = [next, clock.passage];
      const isCut = hasJumped || clock.still || clock.speed > FASTEST_TWEEN;
      if (next === null || before === null || isCut) {
        since = null;
        return next;
      }
      if (next < before - SMALL_STEP) {
        from = since === null ? before : from;
        since = clock.nowMs;
      }
      if (since === null) return next;
      const share = (clock.nowMs - since) / REFILL;
      if (share >= 1) {
        since = null;
        return next;
      }
      const rest = 1 - Math.max(share, 0);
      return next + (from - next) * rest * rest * rest * rest;
    },
  };
}

export interface RingMotion {
  readonly hand: Glide;
  readonly stamp: Glide;
  readonly head: Glide;
  /** What was painted last; the same picture is not made again. */
  painted: Painted | null;
}

interface Painted {
  readonly look: RingLook;
  readonly hand: number | null;
  readonly stamp: number | null;
  readonly head: number | null;
  readonly orbit: number | null;
}

const isSame = (a: Painted | null, b: Painted): boolean =>
  a !== null &&
  a.hand === b.hand &&
  a.stamp === b.stamp &&
  a.head === b.head &&
  a.orbit === b.orbit &&
  a.look.observer === b.look.observer &&
  a.look.frozen === b.look.frozen &&
  a.look.gap === b.look.gap &&
  a.look.recordEnd === b.look.recordEnd &&
  a.look.beadsEnd === b.look.beadsEnd;

export const createRingMotion = (): RingMotion => ({
  hand: createGlide(),
  stamp: createGlide(),
  head: createGlide(),
  painted: null,
});

const show = (pens: RingPens, part: string, visible: boolean): void =>
  pens.get(part)?.show(visible);

function paintObserver(pens: RingPens, m: RingMeasures, look: RingLook, hand: number | null): void {
  const band = (look.observer === 'fresh' || look.observer === 'late') && hand !== null;
  const { observer } = look;
  show(pens, 'track', observer !== 'unknown' && observer !== 'open');
  show(pens, 'unknown', observer === 'unknown');
  show(pens, 'open', observer === 'open');
  const observerPen = pens.get('observer');
  observerPen?.show(band);
  if (band) {
    observerPen?.set(
      'class',
      observer === 'late' ? 'ring-band ring-band--late' : 'ring-band ring-band--fresh',
    );
    observerPen?.set('d', bandPath(m.observerOuter, m.observerInner, hand, 360));
  }
  const handPen = pens.get('hand');
  handPen?.show(hand !== null);
  if (hand !== null)
    handPen?.set(
      'd',
      spokePath(m.observerInner - 0.055 * m.R, m.observerOuter + 0.055 * m.R, hand),
    );
  const gap = band && look.gap !== null;
  show(pens, 'gap', gap);
  show(pens, 'gapBar', gap);
  if (gap && look.gap !== null) {
    pens
      .get('gap')
      ?.set('d', bandPath(m.observerOuter, m.observerInner, Math.max(look.gap, hand), 360));
    pens
      .get('gapBar')
      ?.set('d', spokePath(m.observerInner - 0.07 * m.R, m.observerOuter + 0.07 * m.R, look.gap));
  }
}

function paintRecord(pens: RingPens, m: RingMeasures, look: RingLook, stamp: number | null): void {
  show(pens, 'nominal', look.observer !== 'unknown' && look.observer !== 'open');
  show(pens, 'record', stamp !== null && stamp < look.recordEnd);
  show(pens, 'stamp', stamp !== null && stamp < 360);
  if (stamp === null) return;
  pens.get('record')?.set('d', bandPath(m.recordOuter, m.recordInner, stamp, look.recordEnd));
  const [x, y] = polar((m.recordOuter + m.recordInner) / 2, stamp);
  pens.get('stamp')?.set('transform', `translate(${px(x)} ${px(y)}) rotate(${px(stamp)})`);
}

function paintBeads(pens: RingPens, m: RingMeasures, look: RingLook, head: number | null): void {
  show(pens, 'beads', head !== null && head < look.beadsEnd);
  show(pens, 'head', head !== null && head < 360);
  if (head === null) return;
  const beads = pens.get('beads');
  beads?.set('d', beadPath(m, head, look.beadsEnd));
  beads?.set('class', look.frozen ? 'ring-beads ring-beads--frozen' : 'ring-beads');
  const [x, y] = polar(m.beads, head);
  const pen = pens.get('head');
  pen?.set('transform', `translate(${px(x)} ${px(y)})`);
  pen?.set('class', look.frozen ? 'ring-bead-head ring-bead-head--frozen' : 'ring-bead-head');
}

function paintOrbit(pens: RingPens, m: RingMeasures, orbit: number | null): void {
  show(pens, 'orbit', orbit !== null);
  show(pens, 'orbitHead', orbit !== null);
  if (orbit === null) return;
  pens.get('orbit')?.set('d', arcPath(m.R * 1.12, orbit, 360));
  const [x, y] = polar(m.R * 1.12, orbit);
  pens.get('orbitHead')?.set('transform', `translate(${px(x)} ${px(y)})`);
}

/** Draws the ring. True while a hand glides. */
export function paintRing(
  pens: RingPens,
  m: RingMeasures,
  look: RingLook,
  motion: RingMotion,
  clock: PaintClock,
): boolean {
  const { R } = m;
  const snap = (angle: number | null, moving: boolean): number | null =>
    angle === null || moving ? angle : rounded(angle, R);
  const hand = motion.hand.follow(look.hand, clock);
  const stamp = motion.stamp.follow(look.stamp, clock);
  const head = motion.head.follow(look.head, clock);
  const isMoving = motion.hand.moving || motion.stamp.moving || motion.head.moving;
  const next: Painted = {
    look,
    hand: snap(hand, motion.hand.moving),
    stamp: snap(stamp, motion.stamp.moving),
    head: snap(head, motion.head.moving),
    orbit: look.orbit === null ? null : Math.min(rounded(look.orbit, R), 360 - quantum(R)),
  };
  if (isSame(motion.painted, next)) return isMoving;
  motion.painted = next;
  paintObserver(pens, m, look, next.hand);
  paintRecord(pens, m, look, next.stamp);
  paintBeads(pens, m, look, next.head);
  paintOrbit(pens, m, next.orbit);
  return isMoving;
}
