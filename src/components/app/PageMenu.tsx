/** Where there is little room: everything of the top bar that is not on it. */
import { Item, Separator } from '@radix-ui/react-dropdown-menu';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import type { OpenMenuProps } from '../common/MenuButton.tsx';
import { PointMenu } from '../common/PointMenu.tsx';
import { FutureRows } from '../controls/FuturesMenu.tsx';
import { useFutures } from '../controls/useFutures.ts';
import { useFiles } from './useFiles.ts';

interface RowProps {
  readonly label: string;
  readonly onSelect: () => void;
}

const Row = ({ label, onSelect }: RowProps): ReactElement => (
  <Item className="menu-item" onSelect={onSelect}>
    {label}
  </Item>
);

export function PageMenu({ at, onClose }: OpenMenuProps): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  const mode = useAppStore((state) => state.mode);
  const theme = useAppStore((state) => state.theme);
  const setTheme = useAppStore((state) => state.setTheme);
  const { copyLink } = useFiles();
  const other = theme === 'dark' ? 'light' : 'dark';
  const futures = useFutures();
  const current = futures.find(({ isCurrent }) => isCurrent);
  const [isFutures, setFutures] = useState(false);
  const toFutures = (event: Event): void => {
    // A menu beside this one would have no room: its rows take the place of these.
    event.preventDefault();
    setFutures(true);
  };
  if (isFutures)
    return (
      <PointMenu at={at} label={t('future.menu')} side="bottom" align="end" onClose={onClose}>
        <Focused>
          <FutureRows futures={futures} />
        </Focused>
      </PointMenu>
    );
  return (
    <PointMenu at={at} label={t('app.menu')} side="bottom" align="end" onClose={onClose}>
      {mode === 'simulate' ? (
        <Item className="menu-item" onSelect={toFutures}>
          {t('future.menu')}
          {futures.length > 1 && current !== undefined ? (
            <span className="menu-hint">{current.letter}</span>
          ) : null}
          <span className="menu-more" aria-hidden="true" />
        </Item>
      ) : null}
      {mode === 'simulate' ? <RunRows /> : <Row label={t('app.copyLink')} onSelect={copyLink} />}
      <Separator className="menu-line" />
      <Row
        label={t(other === 'light' ? 'app.toLight' : 'app.toDark')}
        onSelect={() => setTheme(other)}
      />
      <Row label={t('app.help')} onSelect={() => open('help')} />
    </PointMenu>
  );
}

/** Rows that have taken the place of others have the focus too. */
function Focused({ children }: { readonly children: ReactElement }): ReactElement {
  const rows = useRef<HTMLDivElement>(null);
  useEffect(() => {
    rows.current
      ?.querySelector<HTMLElement>('[role="menuitem"]:not([data-disabled])')
      ?.focus({ preventScroll: true });
  }, []);
  return (
    <div role="group" ref={rows}>
      {children}
    </div>
  );
}

/** What concerns the run alone. */
function RunRows(): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  const setMode = useAppStore((state) => state.setMode);
  const present = useAppStore((state) => state.present);
  const { chooseFile, save, copyLink } = useFiles();
  return (
    <>
      <Row label={t('app.mode.reality')} onSelect={() => setMode('reality')} />
      <Row label={t('app.showInspector')} onSelect={() => open('inspector')} />
      <Row label={t('app.table')} onSelect={() => open('table')} />
      <Row label={t('app.copyLink')} onSelect={copyLink} />
      <Row label={t('app.qr')} onSelect={() => open('share')} />
      <Separator className="menu-line" />
      <Row label={t('app.gallery.more')} onSelect={() => open('gallery')} />
      <Row label={t('app.form.open')} onSelect={() => open('scenario')} />
      <Row label={t('app.openFile')} onSelect={chooseFile} />
      <Row label={t('app.pasteCluster')} onSelect={() => open('paste')} />
      <Row label={t('app.saveFile')} onSelect={save} />
      <Row label={t('app.present')} onSelect={() => present(true)} />
    </>
  );
}
