/** What a click on the stage asks about: a mark, one on the wire, or the crown of a ring that is selected. */
import type { MouseEvent } from 'react';
import type { AppStore } from '../../store/store.ts';
import type { MarkQuestion } from '../why/askMark.ts';
import type { Hit } from './hits.ts';
import { wireQuestion } from './messageQuestion.ts';
import { pointOf } from './stagePoint.ts';

/** Half of what a crown in the middle of a ring takes up, as large as a pointer needs. */
const CROWN = 14;

/** Null: the click means something else. A tool in the hand leaves everything but the marks of rows to it. */
export function questionAt(
  event: MouseEvent<HTMLElement>,
  hit: Hit | null,
  store: AppStore,
  width: number,
): MarkQuestion | null {
  if (hit?.question !== undefined) return hit.question;
  const { tool, selection } = store.getState();
  if (tool !== 'select') return null;
  if (hit === null) return wireQuestion(event.target);
  const { crown, target, box } = hit;
  if (crown === undefined || event.detail === 0) return null;
  const isSelected =
    target.kind === 'process' &&
    selection?.kind === 'process' &&
    target.process === selection.process;
  const { x, y } = pointOf(event, width);
  const isOnCrown = Math.hypot(x - (box.x + box.width / 2), y - (box.y + box.height / 2)) <= CROWN;
  return isSelected && isOnCrown ? crown : null;
}
