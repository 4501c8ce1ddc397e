/** Load: the scenarios that ship, or a file of one's own. */
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
import { useTranslate } from '../../store/hooks.tsx';
import { useFiles } from './useFiles.ts';

export function LoadMenu(): ReactElement {
  const t = useTranslate();
  const { openShipped, chooseFile } = useFiles();
  return (
    <Root>
      <Trigger>{t('app.load')}</Trigger>
      <Portal>
        <Content className="menu" align="start" sideOffset={6} collisionPadding={8}>
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
        </Content>
      </Portal>
    </Root>
  );
}
