/** Where the verdict of a node stands in its row: the chip, the tag, and how much room is for words. Pure. */
import type { NodeScene } from './scene.ts';
import type { NodeRowLayout, ScoreLayout } from './scoreLayout.ts';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface VerdictPlace {
  /** Chip and tag side by side, with words below. */
  readonly isWide: boolean;
  readonly chip: Place;
  /** null: the node carries no tag. */
  readonly tag: (Place & { readonly evicts: boolean; readonly isBare: boolean }) | null;
}

export const CHIP_WIDTH = 66;
export const MARK_HEIGHT = 18;

const tagWidth = (isBare: boolean, evicts: boolean): number => (isBare ? 24 : evicts ? 92 : 82);

/** Of a node that is called Unknown. */
export function verdictPlace(
  node: NodeScene,
  row: NodeRowLayout,
  { observerFrame }: ScoreLayout,
): VerdictPlace {
  const { verdictX: x } = observerFrame;
  const isWide = observerFrame.x + observerFrame.width - x > 170;
  const evicts = node.noExecute;
  const isBeside = row.low || isWide;
  const isTagged = node.noExecute || node.noSchedule;
  const isBare = row.low && !isWide;
  const top = row.low || (!isWide && !isTagged) ? row.y - 9 : row.y - 20;
  return {
    isWide,
    chip: { x, y: top, width: CHIP_WIDTH },
    tag: isTagged
      ? {
          x: isBeside ? x + 72 : x,
          y: isBeside ? top : row.y + 1,
          width: tagWidth(isBare, evicts),
          evicts,
          isBare,
        }
      : null,
  };
}
