/** On a phone: everything of the top bar that is not on it. */
import {
  Content,
  Item,
  Label,
  Portal,
  Root,
  Separator,
  Trigger,
} from '@radix-ui/react-dropdown-menu';
import type { ReactElement } from 'react';
import { SCENARIOS } from '../../scenarios/index.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { Icon } from '../common/Icon.tsx';
import { useFiles } from './useFiles.ts';

export function PageMenu(): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  const theme = useAppStore((state) => state.theme);
  const setTheme = useAppStore((state) => state.setTheme);
  const { openShipped, chooseFile, save, copyLink } = useFiles();
  return (
    <Root>
      <Trigger className="icon-button" aria-label={t('app.menu')}>
        <Icon name="menu" />
      </Trigger>
      <Portal>
        <Content className="menu" align="end" sideOffset={4} collisionPadding={8}>
          <Item className="menu-item" onSelect={() => open('inspector')}>
            {t('app.showInspector')}
          </Item>
          <Item className="menu-item" onSelect={() => open('table')}>
            {t('app.table')}
          </Item>
          <Item className="menu-item" onSelect={copyLink}>
            {t('app.copyLink')}
          </Item>
          <Separator className="menu-line" />
          <Label className="menu-label">{t('app.gallery')}</Label>
          {SCENARIOS.map(({ id, title }) => (
            <Item key={id} className="menu-item" onSelect={() => openShipped(id)}>
              {t(title)}
            </Item>
          ))}
          <Item className="menu-item" onSelect={chooseFile}>
            {t('app.openFile')}
          </Item>
          <Item className="menu-item" onSelect={() => open('paste')}>
            {t('app.pasteCluster')}
          </Item>
          <Item className="menu-item" onSelect={save}>
            {t('app.saveFile')}
          </Item>
          <Separator className="menu-line" />
          <Item
            className="menu-item"
            onSelect={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
          >
            {t(theme === 'dark' ? 'app.toLight' : 'app.toDark')}
          </Item>
          <Item className="menu-item" onSelect={() => open('help')}>
            {t('app.help')}
          </Item>
        </Content>
      </Portal>
    </Root>
  );
}
