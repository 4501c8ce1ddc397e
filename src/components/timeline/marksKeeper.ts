/**
 * Hands out what stands over the canvas when it differs, and not more often than panels can take. A
 * layout that is the same stays the same object, so that only what changed is rendered.
 */
import type { TimelineMarks, TimelineView } from './arrangeView.ts';

export interface MarksKeeper {
  /** Returns true if there is something new that has to wait for its turn. */
  publish(view: TimelineView, nowMs: number): boolean;
}

/** Panels learn of new buttons at most this often, real ms. */
const PERIOD = 100;
/** Those of messages, which nobody sees and a hand finds once the window rests, less often while it moves. */
const MESSAGES_PERIOD = 400;

interface Given {
  readonly key: string;
  readonly messagesKey: string;
  readonly layoutKey: string;
  readonly rowsKey: string;
  readonly marks: TimelineMarks;
}

export function createMarksKeeper(onMarks: (marks: TimelineMarks) => void): MarksKeeper {
  let given: Given | null = null;
  let givenAt = -Infinity;
  let window = '';
  return {
    publish(view, nowMs) {
      const { layoutKey, scale, hidden, quiet, caps, notables, bookmarks, messages } = view;
      const isMoving = window !== `${scale.from} ${scale.to}`;
      window = `${scale.from} ${scale.to}`;
      const rowsKey = `${layoutKey} ${view.seen.rows.map((row) => row.kind + row.index).join()}`;
      const key = `${rowsKey} ${hidden} ${marksKey(view)}`;
      const messagesKey = messages.map(({ fact, y }) => `${fact.seq}:${Math.round(y)}`).join();
      if (key === given?.key && messagesKey === given.messagesKey) return false;
      const period = isMoving && key === given?.key ? MESSAGES_PERIOD : PERIOD;
      if (nowMs - givenAt < period) return true;
      const layout = layoutKey === given?.layoutKey ? given.marks.layout : view.layout;
      const seen = rowsKey === given?.rowsKey ? given.marks.seen : view.seen;
      given = {
        key,
        messagesKey,
        layoutKey,
        rowsKey,
        marks: { layout, seen, scale, hidden, quiet, caps, notables, bookmarks, messages },
      };
      givenAt = nowMs;
      onMarks(given.marks);
      return false;
    },
  };
}

const marksKey = ({ caps, notables, bookmarks, quiet }: TimelineMarks): string =>
  [
    quiet === null ? '' : `${quiet.length} ${quiet.nearest} ${Math.round(quiet.y)}`,
    caps.map((cap) => cap.acts.map((act) => act.seq).join('+')).join(),
    notables.map((notable) => notable.fact.seq).join(),
    bookmarks.join(),
  ].join(' ');
