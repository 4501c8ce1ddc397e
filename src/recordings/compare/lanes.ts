/**
 * Transitions of one subject as a lane: bars for what lasts (Ready, who holds, who leads) and marks
 * for what happens. Recording and engine go through the same function, so that what looks different
 * is different.
 */
import { happeningOf, objectOf } from './words.ts';

/** A transition of one object, in seconds. */
export interface LaneTransition {
  readonly object: string;
  readonly what: string;
  readonly seconds: number;
}

export type BarKind = 'ready' | 'notReady' | 'unknown' | 'held' | 'free' | 'leading';

export interface Bar {
  readonly kind: BarKind;
  readonly from: number;
  /** Null: to the end. */
  readonly to: number | null;
  /** Who holds or leads. */
  readonly label: string;
}

export type MarkKind =
  | 'noExecute'
  | 'taint'
  | 'taintGone'
  | 'podNotReady'
  | 'podReady'
  | 'podDeleted'
  | 'podRemoved'
  | 'conflict'
  | 'notFound'
  | 'silent'
  | 'renewed'
  | 'leaseDeleted'
  | 'leads'
  | 'leadsNoMore'
  | 'other';

export interface Mark {
  readonly kind: MarkKind;
  readonly at: number;
  readonly object: string;
  readonly what: string;
}

export interface Lane {
  readonly bars: readonly Bar[];
  /** One leading process each, drawn on top of one another where two lead at once. */
  readonly leading: readonly Bar[];
  readonly marks: readonly Mark[];
}

interface OpenBars {
  readonly bars: Bar[];
  readonly leading: Bar[];
  readonly marks: Mark[];
}

/** The lane of one subject's transitions, in order of time. */
export function laneOf(transitions: readonly LaneTransition[]): Lane {
  const lane: OpenBars = { bars: [], leading: [], marks: [] };
  const ordered = [...transitions].sort((one, other) => one.seconds - other.seconds);
  for (const transition of ordered) take(lane, transition);
  return lane;
}

function closeLast(bars: Bar[], at: number, label?: string): void {
  const index = bars.findLastIndex(
    (bar) => bar.to === null && (label === undefined || bar.label === label),
  );
  const bar = bars[index];
  if (bar !== undefined) bars[index] = { ...bar, to: at };
}

const BAR_OF_READY: Readonly<Record<string, BarKind>> = {
  True: 'ready',
  False: 'notReady',
  Unknown: 'unknown',
};

function take(lane: OpenBars, { object, what, seconds: at }: LaneTransition): void {
  const subject = objectOf(object);
  const mark = (kind: MarkKind): void => void lane.marks.push({ kind, at, object, what });
  const bar = (kind: BarKind, label: string): void => {
    closeLast(lane.bars, at);
    lane.bars.push({ kind, from: at, to: null, label });
  };
  const happening = happeningOf(what);
  switch (happening.kind) {
    case 'ready':
      if (subject.kind === 'node') bar(BAR_OF_READY[happening.status] ?? 'notReady', '');
      else mark(happening.status === 'True' ? 'podReady' : 'podNotReady');
      return;
    case 'taintAdded':
      return mark(happening.taint.endsWith(':NoExecute') ? 'noExecute' : 'taint');
    case 'taintRemoved':
      return mark('taintGone');
    case 'created':
    case 'heldBy':
      if (isLockOf(object)) bar(happening.holder === '' ? 'free' : 'held', happening.holder);
      else mark('renewed');
      return;
    case 'silent':
      return mark('silent');
    case 'renewedAgain':
      return mark('renewed');
    case 'deleted':
      if (subject.kind !== 'lease') return mark('podDeleted');
      closeLast(lane.bars, at);
      return mark('leaseDeleted');
    case 'removed':
      return mark('podRemoved');
    case 'refused':
      return mark(happening.code === '409' ? 'conflict' : 'notFound');
    case 'startedLeading':
      if (subject.kind === 'elector')
        lane.leading.push({ kind: 'leading', from: at, to: null, label: subject.who });
      return mark('leads');
    case 'stoppedLeading':
      if (subject.kind === 'elector') closeLast(lane.leading, at, subject.who);
      return mark('leadsNoMore');
    case 'workStarted':
    case 'workCancelled':
      return;
    case 'other':
      if (subject.kind !== 'seen') mark('other');
      return;
  }
}

/** A lock has holders that change; a node's own Lease has only itself. */
function isLockOf(object: string): boolean {
  const subject = objectOf(object);
  return subject.kind === 'lease' && subject.namespace !== 'kube-node-lease';
}
