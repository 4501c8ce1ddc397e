/**
 * What a hand does on the stage: select, use the current tool, open a menu (right click, long press,
 * Shift+F10), drag what a tool turns, and walk the grid with arrow keys.
 */
import { useMemo, useState, type MouseEvent } from 'react';
import { act } from '../../store/session.ts';
import type { AppStore } from '../../store/store.ts';
import { askMark } from '../why/askMark.ts';
import { nearestRail } from './cutting.ts';
import { isSelectable, type Hit, type HitRow, type StageTarget } from './hits.ts';
import { questionAt } from './questionAt.ts';
import { aimUnder, OF_RAILS, targetOfRail, turnedCut } from './stageAims.ts';
import type { Given, OnMenu, StageGestures } from './stageHand.ts';
import { pointOf } from './stagePoint.ts';
import { createPress, pointerGestures, type HitOf, type Press } from './stagePointer.ts';

/** Powers a node off, or on again. */
export function togglePower(store: AppStore, node: string): void {
  const off = store.source.latest()?.nodes.find((each) => each.name === node)?.status === 'off';
  act(store, off ? { kind: 'powerOn', node } : { kind: 'powerOff', node });
}

/** With the cut tool a wall is turned: both ways, requests alone, answers alone, and both again. */
function turnCut(store: AppStore, process: string): void {
  const frame = store.source.latest();
  const turned = frame === null ? null : turnedCut(frame, process);
  if (turned !== null) act(store, turned);
}

/** What the current tool does to a thing that was pointed at. */
export function applyTool(
  store: AppStore,
  target: StageTarget,
  x: number,
  y: number,
  onMenu: OnMenu,
): void {
  const { tool, select } = store.getState();
  if (target.kind === 'wall' && tool === 'cut') {
    turnCut(store, target.process);
    return;
  }
  if (!isSelectable(target)) {
    onMenu(target, x, y);
    return;
  }
  if (tool === 'select') select(target);
  else if (tool === 'power' && target.kind === 'node') togglePower(store, target.name);
  else if (tool === 'api') onMenu({ kind: 'apiServer' }, x, y, tool);
  else if (tool === 'etcd') onMenu({ kind: 'etcd' }, x, y);
  else onMenu(target, x, y, tool);
}

const middleOf = (element: Element): readonly [number, number] => {
  const box = element.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

/** The square in the middle of a ring, with a little room: its body. */
const BODY = 0.4;

function isOnBody(event: MouseEvent<HTMLElement>, hit: Hit): boolean {
  if (!(event.target instanceof Element)) return false;
  const [x, y] = middleOf(event.target);
  const { width } = event.target.getBoundingClientRect();
  const reach = (width / 2) * BODY;
  return hit.round && Math.abs(event.clientX - x) <= reach && Math.abs(event.clientY - y) <= reach;
}

/** The place an arrow key leads to in the grid of rows; the column is kept as nearly as the row allows. */
export function stepInGrid(rows: readonly HitRow[], id: string, key: string): Hit | null {
  const rowIndex = rows.findIndex((row) => row.hits.some((hit) => hit.id === id));
  const row = rows[rowIndex];
  const from = row?.hits.find((hit) => hit.id === id);
  if (row === undefined || from === undefined) return null;
  const column = row.hits.indexOf(from);
  if (key === 'ArrowRight') return row.hits[column + 1] ?? null;
  if (key === 'ArrowLeft') return row.hits[column - 1] ?? null;
  if (key === 'Home') return row.hits[0] ?? null;
  if (key === 'End') return row.hits[row.hits.length - 1] ?? null;
  const next = rows[rowIndex + (key === 'ArrowDown' ? 1 : -1)];
  if (next === undefined || (key !== 'ArrowDown' && key !== 'ArrowUp')) return null;
  const middle = from.box.x + from.box.width / 2;
  const distance = (hit: Hit): number =>
    Math.abs(hit.box.x + hit.box.width / 2 - middle) + (hit.kind === from.kind ? 0 : 40);
  return next.hits.reduce<Hit | null>(
    (best, hit) => (best === null || distance(hit) < distance(best) ? hit : best),
    null,
  );
}

export function useStageGestures({
  store,
  rows,
  rails,
  frameBox,
  width,
  onMenu,
  preview,
}: Given): StageGestures {
  const [press] = useState(createPress);
  return useMemo(
    () => createGestures({ store, rows, rails, frameBox, width, onMenu, preview }, press),
    [store, rows, rails, frameBox, width, onMenu, preview, press],
  );
}

function createGestures(given: Given, press: Press): StageGestures {
  const hits = new Map(given.rows.flatMap((row) => row.hits.map((hit) => [hit.id, hit] as const)));
  const hitOf: HitOf = (event) => {
    const element = event.target instanceof Element ? event.target.closest('[data-hit]') : null;
    return hits.get(element?.getAttribute('data-hit') ?? '') ?? null;
  };
  return {
    ...clickGestures(given, hitOf, press),
    ...keyGestures(given, hitOf),
    ...pointerGestures(given, hitOf, press),
  };
}

function clickGestures(
  given: Given,
  hitOf: HitOf,
  press: Press,
): Pick<StageGestures, 'onClick' | 'onDoubleClick' | 'onContextMenu'> {
  const { store, rails, width, onMenu } = given;
  return {
    onClick(event) {
      if (press.swallowClick) {
        press.swallowClick = false;
        return;
      }
      const hit = hitOf(event);
      const question = questionAt(event, hit, store, width);
      if (question !== null) {
        askMark(store, question);
        return;
      }
      // A key's click has no place of its own.
      const [x, y] =
        event.detail === 0 && event.target instanceof Element
          ? middleOf(event.target)
          : [event.clientX, event.clientY];
      if (hit !== null) {
        if (hit.kind === 'power' && hit.target.kind === 'node') togglePower(store, hit.target.name);
        else applyTool(store, hit.target, x, y, onMenu);
        return;
      }
      const { tool } = store.getState();
      const rail = OF_RAILS.has(tool) ? nearestRail(rails, pointOf(event, width)) : null;
      if (rail !== null) onMenu(targetOfRail(rail), x, y, tool);
      else if (tool === 'api') onMenu({ kind: 'apiServer' }, x, y, 'api');
    },
    onDoubleClick(event) {
      const hit = hitOf(event);
      if (hit?.kind !== 'ring' || hit.target.kind !== 'node') return;
      if (store.getState().tool === 'select' && isOnBody(event, hit))
        togglePower(store, hit.target.name);
    },
    onContextMenu(event) {
      const rail = hitOf(event) === null ? nearestRail(rails, pointOf(event, width)) : null;
      const target = hitOf(event)?.target ?? (rail === null ? null : targetOfRail(rail));
      if (target === null) return;
      event.preventDefault();
      // A long press on a touch screen also ends in this event; its menu is open already.
      if (!press.swallowClick) onMenu(target, event.clientX, event.clientY);
    },
  };
}

/** The focus has no place of its own: it is on the thing. */
const NOWHERE = { x: 0, y: 0 };

function keyGestures(
  { store, rows, rails, onMenu }: Given,
  hitOf: HitOf,
): Pick<StageGestures, 'onKeyDown' | 'onFocus' | 'onBlur'> {
  return {
    onFocus(event) {
      const hit = hitOf(event);
      if (hit !== null) store.getState().setAim(aimUnder(store, rails, hit, NOWHERE));
    },
    onBlur: () => store.getState().setAim(null),
    onKeyDown(event) {
      const hit = hitOf(event);
      if (
        hit === null ||
        event.altKey ||
        event.ctrlKey ||
        event.metaKey ||
        !(event.target instanceof Element)
      )
        return;
      const opens =
        event.key === 'Enter' &&
        !event.shiftKey &&
        hit.kind !== 'power' &&
        hit.question === undefined &&
        store.getState().tool === 'select';
      if (opens || event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
        event.preventDefault();
        event.stopPropagation();
        onMenu(hit.target, ...middleOf(event.target));
        return;
      }
      if (event.key === 'Delete' && hit.target.kind === 'wall') {
        event.preventDefault();
        event.stopPropagation();
        act(store, { kind: 'heal', processes: [hit.target.process] });
        return;
      }
      const next = event.shiftKey ? null : stepInGrid(rows, hit.id, event.key);
      if (next === null) return;
      event.preventDefault();
      event.stopPropagation();
      const elements = event.currentTarget.querySelectorAll<HTMLElement>('[data-hit]');
      [...elements].find((element) => element.dataset['hit'] === next.id)?.focus();
      if (isSelectable(next.target)) store.getState().select(next.target);
    },
  };
}
