/** Where there is little room: everything of the top bar that is not on it. */
import { Item, Separator } from '@radix-ui/react-dropdown-menu';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import type { OpenMenuProps } from '../common/MenuButton.tsx';
import { PointMenu } from '../common/PointMenu.tsx';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { FutureRows } from '../controls/FuturesMenu.tsx';
import { useFutures } from '../controls/useFutures.ts';
import { ExportRows } from '../export/ExportMenu.tsx';
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
  const [part, setPart] = useState<Part>('page');
  // A menu beside this one would have no room: its rows take the place of these.
  const toPart =
    (next: Part) =>
    (event: Event): void => {
      event.preventDefault();
      setPart(next);
    };
  const label = part === 'page' ? t('app.menu') : t(PARTS[part]);
  return (
    <PointMenu at={at} label={label} side="bottom" align="end" onClose={onClose}>
      {part === 'futures' ? <FuturesPart /> : null}
      {part === 'export' ? (
        <Focused>
          <ExportRows />
        </Focused>
      ) : null}
      {part !== 'page' ? null : (
        <>
          {mode === 'simulate' ? (
            <RunRows toPart={toPart} />
          ) : (
            <Row label={t('app.copyLink')} onSelect={copyLink} />
          )}
          <Separator className="menu-line" />
          <Row
            label={t(other === 'light' ? 'app.toLight' : 'app.toDark')}
            onSelect={() => setTheme(other)}
          />
          <Row label={t('app.help')} onSelect={() => open('help')} />
        </>
      )}
    </PointMenu>
  );
}

/** Which rows the menu shows: its own, or those of a part. */
type Part = 'page' | 'futures' | 'export';

const PARTS = { futures: 'future.menu', export: 'app.export' } as const;

const FuturesPart = (): ReactElement => (
  <Focused>
    <FutureRows futures={useFutures()} />
  </Focused>
);

interface PartRowProps {
  readonly label: string;
  readonly hint?: string;
  readonly onSelect: (event: Event) => void;
}

/** Leads to the rows of a part. */
const PartRow = ({ label, hint, onSelect }: PartRowProps): ReactElement => (
  <Item className="menu-item" onSelect={onSelect}>
    {label}
    {hint === undefined ? null : <span className="menu-hint">{hint}</span>}
    <span className="menu-more" aria-hidden="true" />
  </Item>
);

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

interface RunRowsProps {
  readonly toPart: (part: Part) => (event: Event) => void;
}

/** What concerns the run alone. */
function RunRows({ toPart }: RunRowsProps): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  const setMode = useAppStore((state) => state.setMode);
  const present = useAppStore((state) => state.present);
  const isPhone = useMedia(PHONE);
  const futures = useFutures();
  const current = futures.length > 1 ? futures.find(({ isCurrent }) => isCurrent) : undefined;
  const { chooseFile, save, copyLink } = useFiles();
  return (
    <>
      <PartRow
        label={t('future.menu')}
        {...(current === undefined ? {} : { hint: current.letter })}
        onSelect={toPart('futures')}
      />
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
      {isPhone ? <PartRow label={t('app.export')} onSelect={toPart('export')} /> : null}
      <Row label={t('app.present')} onSelect={() => present(true)} />
    </>
  );
}
