/** An instant the user marked, over its ribbon on the ruler: a press goes there, Delete takes the mark away. */
import type { KeyboardEvent, ReactElement } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { goTo } from '../controls/transport.ts';
import { rem } from './rem.ts';
import { clockText } from './timeScale.ts';

interface BookmarkButtonProps {
  readonly at: number;
  /** The ruler it hangs over. */
  readonly top: number;
}

export function BookmarkButton({ at, top }: BookmarkButtonProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const number = useAppStore((state) => state.bookmarks.indexOf(at)) + 1;
  const said = t('timeline.bookmark', { number, at: clockText(at) });
  const hint = t('timeline.bookmarkHint');
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>): void => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    // Not the object's own Delete.
    event.preventDefault();
    neighbourOf(event.currentTarget)?.focus();
    store.getState().toggleBookmark(at);
  };
  return (
    <button
      type="button"
      className="timeline-bookmark"
      style={{ top: `calc(${rem(top - 5)} + var(--timeline-scroll, 0px))` }}
      aria-label={said}
      aria-description={hint}
      aria-keyshortcuts="Delete"
      data-tip={`${said}. ${hint}`}
      onClick={() => goTo(store, at)}
      onKeyDown={onKeyDown}
    />
  );
}

/** Who has the focus once this mark is gone: the one after it, or before it, else the playhead. */
function neighbourOf(button: HTMLElement): HTMLElement | null {
  const item = button.closest('li');
  const beside = [item?.nextElementSibling, item?.previousElementSibling];
  const next = beside.map((each) => each?.querySelector('button') ?? null).find(Boolean);
  return (
    next ??
    button.closest('.timeline')?.querySelector<HTMLElement>('[data-playhead] [role="slider"]') ??
    null
  );
}
