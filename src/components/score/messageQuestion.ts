/**
 * Marks on the wire that answer "why?": a diamond, a cross, a clock, a hollow square. They come and go
 * with a painter, so what is asked about stands in an attribute, which a click on the stage reads.
 */
import type { MarkQuestion } from '../why/askMark.ts';
import type { Mark } from './markPool.ts';

const KINDS = ['conflict', 'lost', 'refused', 'timeout'] as const;
type WireKind = (typeof KINDS)[number];

/** What a click on a mark asks about; null: this one asks nothing. */
export function asks(mark: Mark, kind: WireKind | null, process: string | undefined): Mark {
  mark.group.set('data-wire', kind === null || process === undefined ? '' : `${kind} ${process}`);
  return mark;
}

/** The question of the mark that an event has hit; null if it has hit none. */
export function wireQuestion(target: EventTarget): MarkQuestion | null {
  const mark = target instanceof Element ? target.closest('[data-wire]') : null;
  const [kind, process] = (mark?.getAttribute('data-wire') ?? '').split(' ');
  const known = KINDS.find((each) => each === kind);
  return known === undefined || process === undefined ? null : { kind: known, process };
}
