/** On a phone: everything of the top bar that is not on it. */
import { Item, Separator } from '@radix-ui/react-dropdown-menu';
import type { ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import type { OpenMenuProps } from '../common/MenuButton.tsx';
import { PointMenu } from '../common/PointMenu.tsx';
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
  return (
    <PointMenu at={at} label={t('app.menu')} side="bottom" align="end" onClose={onClose}>
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
