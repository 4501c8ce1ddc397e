/**
 * Marks that come and go, many times a second: their elements are made once, lent for one painting
 * and hidden when nobody asks for them again.
 */
import { createPen, type Pen } from '../canvas/pen.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** One element of a mark: its tag, what never changes, and the name a painter calls it by. */
export interface Piece {
  readonly tag: 'path' | 'circle' | 'rect' | 'text';
  readonly part?: string;
  readonly fixed: Readonly<Record<string, string>>;
}

export interface Mark {
  readonly group: Pen;
  readonly part: (name: string) => Pen | null;
}

export interface MarkPool<Kind extends string> {
  /** The next free mark of that kind. */
  take(kind: Kind): Mark;
  /** Hides all marks that were not taken since the last call. */
  settle(): void;
  clear(): void;
}

export function createMarkPool<Kind extends string>(
  root: Element,
  shapes: Readonly<Record<Kind, readonly Piece[]>>,
): MarkPool<Kind> {
  const pools = new Map<Kind, { readonly marks: Mark[]; used: number }>();

  function make(kind: Kind): Mark {
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('class', `message message--${kind}`);
    const parts = new Map<string, Pen>();
    for (const piece of shapes[kind]) {
      const element = document.createElementNS(SVG, piece.tag);
      for (const [name, value] of Object.entries(piece.fixed)) element.setAttribute(name, value);
      group.append(element);
      if (piece.part !== undefined) parts.set(piece.part, createPen(element));
    }
    root.append(group);
    return { group: createPen(group), part: (name) => parts.get(name) ?? null };
  }

  return {
    take(kind) {
      let pool = pools.get(kind);
      if (pool === undefined) {
        pool = { marks: [], used: 0 };
        pools.set(kind, pool);
      }
      let mark = pool.marks[pool.used];
      if (mark === undefined) {
        mark = make(kind);
        pool.marks.push(mark);
      }
      pool.used += 1;
      mark.group.show(true);
      return mark;
    },
    settle() {
      for (const pool of pools.values()) {
        for (const mark of pool.marks.slice(pool.used)) mark.group.show(false);
        pool.used = 0;
      }
    },
    clear() {
      for (const pool of pools.values()) for (const mark of pool.marks) mark.group.element.remove();
      pools.clear();
    },
  };
}
