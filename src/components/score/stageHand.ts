/** What a hand on the stage is given, and what it answers to. */
import type { FocusEvent, KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import type { AppStore, MenuPart } from '../../store/store.ts';
import type { HitRow, StageTarget } from './hits.ts';
import type { Rail } from './rails.ts';
import type { Box } from './scoreLayout.ts';
import type { StagePreview } from './stageDrags.ts';

/** Opens the object's menu at a place on the page; with a part, that part of it alone. */
export type OnMenu = (target: StageTarget, x: number, y: number, part?: MenuPart) => void;

export interface Given {
  readonly store: AppStore;
  readonly rows: readonly HitRow[];
  readonly rails: readonly Rail[];
  /** The API server's frame; null where none is drawn. */
  readonly frameBox: Box | null;
  /** Width of the stage in its own units. */
  readonly width: number;
  readonly onMenu: OnMenu;
  readonly preview: (preview: StagePreview | null) => void;
}

export interface StageGestures {
  readonly onClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onDoubleClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** With a keyboard the focus aims. */
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void;
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerCancel: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerLeave: (event: PointerEvent<HTMLElement>) => void;
}
