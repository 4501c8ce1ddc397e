/** A button that opens a menu below itself. The menu comes with the first press. */
import { Suspense, useRef, useState, type ReactElement, type ReactNode } from 'react';
import type { MenuPoint } from './PointMenu.tsx';

export interface OpenMenuProps {
  readonly at: MenuPoint;
  readonly onClose: () => void;
}

interface MenuButtonProps {
  readonly className?: string;
  readonly label?: string;
  /** Which end of the button the menu lines up with. */
  readonly align?: 'start' | 'end';
  readonly menu: (props: OpenMenuProps) => ReactElement;
  readonly children: ReactNode;
}

export function MenuButton(props: MenuButtonProps): ReactElement {
  const { className, label, align = 'start', menu, children } = props;
  const button = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<MenuPoint | null>(null);
  const open = (): void => {
    const box = button.current?.getBoundingClientRect();
    if (box !== undefined) setAt({ x: align === 'start' ? box.left : box.right, y: box.bottom });
  };
  return (
    <>
      <button
        type="button"
        ref={button}
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={at !== null}
        onClick={open}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          open();
        }}
      >
        {children}
      </button>
      {at === null ? null : (
        <Suspense fallback={null}>{menu({ at, onClose: () => setAt(null) })}</Suspense>
      )}
    </>
  );
}
