/**
 * A menu at a point of the page. It is loaded when the first menu is opened, with all that menus
 * need, so that the first picture does not wait for it.
 */
import { Content, Portal, Root, Trigger } from '@radix-ui/react-dropdown-menu';
import { useState, type ReactElement, type ReactNode } from 'react';

export interface MenuPoint {
  readonly x: number;
  readonly y: number;
}

interface PointMenuProps {
  readonly at: MenuPoint;
  readonly label: string;
  /** On which side of the point the menu opens, if there is room. */
  readonly side: 'right' | 'bottom';
  readonly align?: 'start' | 'end';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function PointMenu(props: PointMenuProps): ReactElement {
  const { at, label, side, align = 'start', onClose, children } = props;
  // The menu hangs on a point, which cannot take the focus back: that goes where it was before.
  const [before] = useState(() => document.activeElement);
  return (
    <Root open onOpenChange={(open) => (open ? undefined : onClose())} modal={false}>
      <Trigger asChild>
        <span className="menu-point" aria-hidden="true" style={{ left: at.x, top: at.y }} />
      </Trigger>
      <Portal>
        <Content
          className="menu"
          aria-label={label}
          aria-labelledby={undefined}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          loop
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before instanceof HTMLElement && before.isConnected) before.focus();
          }}
        >
          {children}
        </Content>
      </Portal>
    </Root>
  );
}
