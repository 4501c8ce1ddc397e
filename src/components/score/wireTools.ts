/** What all painters of the wire share: where messages run, marks put in their place, and their one word. */
import type { Translate } from '../../i18n/translate.ts';
import type { Mark, MarkPool } from './markPool.ts';
import type { MarkKind } from './messageShapes.ts';
import { isDoubled, type Rail, type Span } from './rails.ts';
import { px } from './ringGeometry.ts';

/** A level way from one place to another. */
export interface Way {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** Where a word fits above, and where below. */
  readonly above: Span;
  readonly below: Span;
  /** How far from its end what has arrived stands; absent: as far as looks well. */
  readonly rest?: number;
}

export interface WireMap {
  readonly rails: ReadonlyMap<string, Rail>;
  /** From a node's ticket to its dial, for watch events. */
  readonly watch: ReadonlyMap<string, Way>;
}

export interface Tools {
  readonly pool: MarkPool<MarkKind>;
  readonly wire: WireMap;
  readonly t: Translate;
  words: number;
}

/** More words than this would be noise. */
const MOST_WORDS = 8;

export type Tint = 'holder' | 'fresh' | 'conflict' | 'late' | 'dim';

export const put = (mark: Mark, x: number, y: number, opacity = 1): Mark => {
  mark.group.set('transform', `translate(${px(x)} ${px(y)})`);
  mark.group.set('opacity', px(opacity));
  return mark;
};

const fits = ([from, to]: Span, left: number, right: number): boolean =>
  left >= from && right <= to;
/** Width of a character of a word. */
const CHARACTER = 7.2;

/** The one word of a mark: above it where there is room, else below, else not at all. */
export function word(
  tools: Tools,
  way: Way,
  x: number,
  text: string,
  tint: Tint,
  opacity: number,
  side: 'above' | 'below' = 'above',
): void {
  if (text === '' || tools.words >= MOST_WORDS) return;
  const half = (text.length * CHARACTER) / 2;
  const above = fits(way.above, x - half, x + half);
  const below = fits(way.below, x - half, x + half);
  if (!above && !below) return;
  tools.words += 1;
  const isAbove = side === 'above' ? above : !below;
  const pen = put(tools.pool.take('word'), x, way.y + (isAbove ? -9 : 18), opacity).part('text');
  pen?.text(text);
  pen?.set('class', `message-word message-word--${tint}`);
}

/** The half of a doubled rail a message runs on, and both of its ends in the order it goes. */
export function wayOf(tools: Tools, key: string, answer: boolean): Way | null {
  if (key.startsWith('watch>')) return tools.wire.watch.get(key.slice('watch>'.length)) ?? null;
  const rail = tools.wire.rails.get(key);
  if (rail === undefined) return null;
  const y = rail.y + (isDoubled(rail.link) ? (answer ? rail.split : -rail.split) : 0);
  const { above, below, rest } = rail;
  return answer
    ? { from: rail.to, to: rail.from, y, above, below, rest }
    : { from: rail.from, to: rail.to, y, above, below };
}
