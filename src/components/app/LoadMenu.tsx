/** Load: the scenarios that ship, or a file of one's own. */
import { Item, Label, Separator } from '@radix-ui/react-dropdown-menu';
import type { ReactElement } from 'react';
import { SCENARIOS } from '../../scenarios/index.ts';
import { useTranslate } from '../../store/hooks.tsx';
import type { OpenMenuProps } from '../common/MenuButton.tsx';
import { PointMenu } from '../common/PointMenu.tsx';
import { useFiles } from './useFiles.ts';

export function LoadMenu({ at, onClose }: OpenMenuProps): ReactElement {
  const t = useTranslate();
  const { openShipped, chooseFile } = useFiles();
  return (
    <PointMenu at={at} label={t('app.load')} side="bottom" onClose={onClose}>
      <Label className="menu-label">{t('app.gallery')}</Label>
      {SCENARIOS.map(({ id, title, about }) => (
        <Item
          key={id}
          className="menu-item menu-item--tall"
          textValue={t(title)}
          onSelect={() => openShipped(id)}
        >
          <span>
            <b>{t(title)}</b>
            <small>{t(about)}</small>
          </span>
        </Item>
      ))}
      <Separator className="menu-line" />
      <Item className="menu-item" onSelect={chooseFile}>
        {t('app.openFile')}
      </Item>
    </PointMenu>
  );
}
