/** One step of the playhead: by a second, to the next or last fact that shows, or by beats of the story. */
import {
  fail,
  isNotable,
  ok,
  problemAt,
  say,
  type Fact,
  type FactKind,
  type History,
  type Instant,
  type Result,
} from '../../engine/index.ts';
import type { StepDirection, StepKind } from '../source.ts';
import { lastBeat, nextBeat } from './beats.ts';

/** How far a step looks for something to stop at, virtual µs and events. */
const STEP_LIMIT = 3_600_000_000;
const MOST_EVENTS = 40_000;
const SECOND = 1_000_000;

/** Facts that change what is seen on the stage: a step by event stops at these. */
const VISIBLE: ReadonlySet<FactKind> = new Set<FactKind>([
  'requestSent',
  'leaseWritten',
  'leaseDeleted',
  'leaseConflict',
  'answerReceived',
  'watchDelivered',
  'renewalObserved',
  'transmissionLost',
  'messageHeld',
  'waitingPassed',
  'requestRefused',
  'requestTimedOut',
  'connectionLost',
  'newLeaderObserved',
  'processStarted',
  'podReadyChanged',
  'podRemoved',
  'podCreated',
]);

const stopsAt: Readonly<Record<'event' | 'any', (fact: Fact) => boolean>> = {
  event: (fact) => VISIBLE.has(fact.kind) || isNotable(fact),
  any: () => true,
};

/** Problem: nothing notable comes, or not for so long that one would not call it next. The playhead stays then. */
export function takeStep(history: History, kind: StepKind, direction: StepDirection): Result<void> {
  const sign = direction === 'back' ? -1 : 1;
  if (kind === 'second') {
    const target = (history.now + sign * SECOND) as Instant;
    if (sign < 0) history.seek(target);
    else history.advance(target);
    return ok(undefined);
  }
  if (kind === 'notable') return stepByBeat(history, direction);
  const isStop = stopsAt[kind];
  if (sign > 0) history.advanceTo(isStop, (history.now + STEP_LIMIT) as Instant, MOST_EVENTS);
  else history.seek(history.lastBefore(isStop, STEP_LIMIT) ?? (0 as Instant));
  return ok(undefined);
}

function stepByBeat(history: History, direction: StepDirection): Result<void> {
  if (direction === 'back') {
    history.seek(lastBeat(history, STEP_LIMIT) ?? (0 as Instant));
    return ok(undefined);
  }
  const next = nextBeat(history, STEP_LIMIT, MOST_EVENTS);
  if (next === null)
    return fail([problemAt('step', say`nothing`, say`a notable fact`, 'nothingAhead')]);
  history.advance(next);
  return ok(undefined);
}
