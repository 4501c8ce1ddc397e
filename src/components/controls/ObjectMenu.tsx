/**
 * The menu of an object, at the pointer: everything that can be done to it; on a phone a sheet with
 * rows for a finger. What each entry does is data (menuModel.ts); how it looks is loaded with the
 * first menu.
 */
import { lazy, Suspense, useCallback, useEffect, useMemo, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { aimAt } from '../../store/aim.ts';
import { act } from '../../store/session.ts';
import type { AppStore, MenuPart, Selection } from '../../store/store.ts';
import { useFrameValue } from '../canvas/hooks.ts';
import { PHONE, useMedia } from '../common/useMedia.ts';
import type { StageTarget } from '../score/hits.ts';
import { askAbout } from '../why/askWhy.ts';
import type { Deed, Question } from './menuEntries.ts';
import { menuKey, menuOf } from './menuModel.ts';

const PointerMenu = lazy(async () => ({
  default: (await import('./PointerMenu.tsx')).PointerMenu,
}));
const ObjectSheet = lazy(async () => ({
  default: (await import('./ObjectSheet.tsx')).ObjectSheet,
}));
const AmountDialog = lazy(async () => ({
  default: (await import('./AmountDialog.tsx')).AmountDialog,
}));
const ClockDialog = lazy(async () => ({
  default: (await import('./ClockDialog.tsx')).ClockDialog,
}));

/** What a menu was asked for: an object, a place on the page, and the tool it is about, if one. */
export interface MenuRequest {
  readonly target: StageTarget;
  readonly x: number;
  readonly y: number;
  readonly part: MenuPart | null;
}

/** A number asked for, and the menu that has all else about it; null if one comes from there. */
export interface Asking {
  readonly question: Question;
  readonly more: MenuRequest | null;
}

interface ObjectMenuProps {
  readonly request: MenuRequest | null;
  readonly asking: Asking | null;
  readonly onRequest: (request: MenuRequest | null) => void;
  readonly onAsk: (asking: Asking | null) => void;
}

export function ObjectMenu({
  request,
  asking,
  onRequest,
  onAsk,
}: ObjectMenuProps): ReactElement | null {
  const store = useAppStoreApi();
  const isPhone = useMedia(PHONE);
  const onClose = useCallback(() => onRequest(null), [onRequest]);
  const onDeed = useCallback(
    (deed: Deed) => {
      onClose();
      if (deed.kind === 'commands') for (const command of deed.commands) act(store, command);
      else if (deed.kind === 'dialog') store.getState().open(deed.dialog);
      else if (deed.kind === 'look') lookAt(store, deed.selection, isPhone);
      else if (deed.kind === 'why') askAbout(store, deed.selection);
      else onAsk({ question: deed, more: null });
    },
    [store, onClose, onAsk, isPhone],
  );
  return (
    <Suspense fallback={null}>
      {request === null ? null : (
        <OpenMenu request={request} isPhone={isPhone} onDeed={onDeed} onClose={onClose} />
      )}
      {asking === null ? null : (
        <AskDialog asking={asking} onRequest={onRequest} onClose={() => onAsk(null)} />
      )}
    </Suspense>
  );
}

interface AskDialogProps {
  readonly asking: Asking;
  readonly onRequest: ObjectMenuProps['onRequest'];
  readonly onClose: () => void;
}

function AskDialog({ asking, onRequest, onClose }: AskDialogProps): ReactElement {
  const { question, more } = asking;
  const openMore = (): void => {
    onClose();
    onRequest(more);
  };
  const onMore = more === null ? {} : { onMore: openMore };
  return question.kind === 'ask' ? (
    <AmountDialog of={question.of} processes={question.processes} onClose={onClose} {...onMore} />
  ) : (
    <ClockDialog process={question.process} onClose={onClose} {...onMore} />
  );
}

function lookAt(store: AppStore, selection: Selection, isPhone: boolean): void {
  const { select, setTab, showInspector, open } = store.getState();
  select(selection);
  setTab('yaml');
  showInspector(true);
  if (isPhone) open('inspector');
}

interface OpenMenuProps {
  readonly request: MenuRequest;
  readonly isPhone: boolean;
  readonly onDeed: (deed: Deed) => void;
  readonly onClose: () => void;
}

/** The frame of the last change that the menu would show: it is not drawn again for every number. */
function useMenuFrame(target: StageTarget): Frame | null {
  const select = useCallback((frame: Frame) => ({ frame, key: menuKey(frame, target) }), [target]);
  return useFrameValue(select, keyOf)?.frame ?? null;
}
const keyOf = ({ key }: { readonly key: string }): string => key;

function OpenMenu({ request, isPhone, onDeed, onClose }: OpenMenuProps): ReactElement | null {
  const t = useTranslate();
  const store = useAppStoreApi();
  const { target, part, x, y } = request;
  // The entry that is highlighted is aimed at, as long as the menu is there.
  const onAim = useCallback(
    (deed: Deed | null) =>
      store.getState().setAim(deed?.kind === 'commands' ? aimAt(deed.commands) : null),
    [store],
  );
  useEffect(() => () => store.getState().setAim(null), [store]);
  const frame = useMenuFrame(target);
  const menu = useMemo(
    () => (frame === null ? null : menuOf(t, frame, target, part)),
    [t, frame, target, part],
  );
  if (menu === null || menu.entries.length === 0) return null;
  if (isPhone) return <ObjectSheet menu={menu} onDeed={onDeed} onAim={onAim} onClose={onClose} />;
  // A menu that hangs on another point is another menu.
  return (
    <PointerMenu
      key={`${x} ${y}`}
      menu={menu}
      at={{ x, y }}
      onDeed={onDeed}
      onAim={onAim}
      onClose={onClose}
    />
  );
}
