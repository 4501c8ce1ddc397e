/** A dialog over the page: title, a way to close it, and a body that scrolls. On a phone it is a sheet. */
import { Close, Content, Overlay, Portal, Root, Title } from '@radix-ui/react-dialog';
import type { ReactElement, ReactNode } from 'react';
import { useTranslate } from '../../store/hooks.tsx';
import { goHome } from './focusHome.ts';
import { Icon } from './Icon.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  /** The title is a name out of the cluster. */
  readonly isName?: boolean;
  readonly onClose: () => void;
  readonly size?: 'small' | 'medium' | 'large';
  readonly children: ReactNode;
}

export function Dialog({
  title,
  isName = false,
  onClose,
  size = 'medium',
  children,
}: DialogProps): ReactElement {
  const t = useTranslate();
  return (
    <Root open onOpenChange={(open) => (open ? undefined : onClose())}>
      <Portal>
        <Overlay className="dialog-veil" />
        <Content
          className={`dialog dialog--${size}`}
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            goHome();
          }}
        >
          <div className="dialog-head">
            <Title className={isName ? 'dialog-title dialog-title--name' : 'dialog-title'}>
              {title}
            </Title>
            <Close className="icon-button" aria-label={t('app.close')}>
              <Icon name="close" />
            </Close>
          </div>
          <div className="dialog-body">{children}</div>
        </Content>
      </Portal>
    </Root>
  );
}
