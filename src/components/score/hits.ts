/** A place on the stage that can be pointed at: what it is about, where it is, and what it answers. */
import type { Frame } from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import type { MarkQuestion } from '../why/askMark.ts';
import type { Box } from './scoreLayout.ts';

/** What a menu is about: a thing that can be selected, the wall on the link of a process, or a part of the control plane. */
export type StageTarget =
  | Selection
  | { readonly kind: 'wall'; readonly process: string }
  | { readonly kind: 'machine'; readonly name: string }
  | { readonly kind: 'etcd' };

/** The others have a menu, but nothing to show in the inspector. */
export const isSelectable = (target: StageTarget): target is Selection =>
  target.kind !== 'wall' && target.kind !== 'machine' && target.kind !== 'etcd';

export interface Hit {
  readonly id: string;
  readonly target: StageTarget;
  readonly box: Box;
  readonly round: boolean;
  readonly kind: 'ring' | 'power' | 'wall' | 'ticket' | 'dial' | 'frame' | 'mark';
  /** Its name without numbers, for when it has no focus. */
  readonly label: string;
  /** A ring says its numbers too while it has focus. */
  readonly detail: ((frame: Frame) => string) | null;
  /** Of a mark: what it answers. */
  readonly question?: MarkQuestion;
  /** Of a ring with a crown: what the crown answers once the ring is selected. */
  readonly crown?: MarkQuestion;
}

export interface HitRow {
  readonly id: string;
  readonly label: string;
  readonly hits: readonly Hit[];
}
