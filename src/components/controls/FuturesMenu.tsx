/** What can be done with the futures of a run: show, begin, name, compare, delete, start over. */
import { CheckboxItem, Item, Separator } from '@radix-ui/react-dropdown-menu';
import type { ReactElement } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { OpenMenuProps } from '../common/MenuButton.tsx';
import { PointMenu } from '../common/PointMenu.tsx';
import { compareWithParent } from './branchActs.ts';
import { startOver, toggleBookmark, undo, redo } from './transport.ts';
import type { Future } from './useFutures.ts';

interface FuturesMenuProps extends OpenMenuProps {
  readonly futures: readonly Future[];
}

export function FuturesMenu({ at, onClose, futures }: FuturesMenuProps): ReactElement {
  const t = useTranslate();
  return (
    <PointMenu at={at} label={t('future.menu')} side="bottom" align="end" onClose={onClose}>
      <FutureRows futures={futures} />
    </PointMenu>
  );
}

/** The rows alone, for a menu that has them as a part. */
export function FutureRows({ futures }: Pick<FuturesMenuProps, 'futures'>): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const { source } = store;
  const current = futures.find(({ isCurrent }) => isCurrent);
  const frame = source.latest();
  const now = frame?.now ?? 0;
  const easeIn = useAppStore((state) => state.easeIn);
  const { setEaseIn } = store.getState();
  const isMarked = store.getState().bookmarks.includes(now);
  return (
    <>
      {futures.map(({ branch, letter, name, isCurrent }) => (
        <Row
          key={branch.id}
          label={`${letter}  ${name}`}
          isOff={isCurrent}
          onSelect={() => source.switchTo(branch.id)}
        />
      ))}
      <Separator className="menu-line" />
      <Row label={t('future.fork')} onSelect={() => source.fork()} />
      <Row label={t('future.compare')} onSelect={() => compareWithParent(store)} />
      <Row label={t('future.rename')} onSelect={() => store.getState().open('future')} />
      {current === undefined ? null : (
        <Row
          label={t('future.delete', { letter: current.letter })}
          isOff={futures.length < 2}
          onSelect={() => source.remove(current.branch.id)}
        />
      )}
      <Separator className="menu-line" />
      <Row
        label={t('future.undo')}
        isOff={(frame?.place.applied ?? 0) === 0}
        onSelect={() => undo(store)}
      />
      <Row
        label={t('future.redo')}
        isOff={frame === null || frame.place.applied >= frame.place.commands}
        onSelect={() => redo(store)}
      />
      <Row
        label={t(isMarked ? 'future.unmark' : 'future.mark')}
        onSelect={() => toggleBookmark(store)}
      />
      <Separator className="menu-line" />
      <CheckboxItem className="menu-item" checked={easeIn} onCheckedChange={setEaseIn}>
        <span className="menu-check" aria-hidden="true" />
        {t('timeline.easeIn')}
      </CheckboxItem>
      <Row label={t('timeline.reset')} onSelect={() => startOver(store)} />
    </>
  );
}

interface RowProps {
  readonly label: string;
  readonly isOff?: boolean;
  readonly onSelect: () => void;
}

const Row = ({ label, isOff = false, onSelect }: RowProps): ReactElement => (
  <Item className="menu-item" disabled={isOff} onSelect={onSelect}>
    {label}
  </Item>
);
