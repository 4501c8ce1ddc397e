/**
 * The menu of an object as a sheet at the bottom of a phone: 52 px rows, groups open in place. A row
 * that a finger holds says what would come of it; sliding off the row lets it be.
 */
import { useState, type ReactElement } from 'react';
import { useTranslate } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { Icon } from '../common/Icon.tsx';
import { AimLine } from './AimLine.tsx';
import type { Deed, Menu, MenuEntry } from './menuEntries.ts';

interface ObjectSheetProps {
  readonly menu: Menu;
  readonly onDeed: (deed: Deed) => void;
  /** A row is held or has the focus, or none any more. */
  readonly onAim: (deed: Deed | null) => void;
  readonly onClose: () => void;
}

/** The entries that stand at the end of a path of group ids. */
function entriesAt(menu: Menu, path: readonly string[]): readonly MenuEntry[] {
  let entries = menu.entries;
  for (const id of path) {
    const group = entries.find((entry) => entry.id === id);
    if (group?.kind !== 'group') return entries;
    entries = group.entries;
  }
  return entries;
}

export function ObjectSheet({ menu, onDeed, onAim, onClose }: ObjectSheetProps): ReactElement {
  const t = useTranslate();
  const [path, setPath] = useState<readonly string[]>([]);
  return (
    <Dialog title={menu.title} isName onClose={onClose}>
      <AimLine hint={t('aim.hold')} />
      <ul className="sheet">
        {path.length === 0 ? null : (
          <li>
            <button type="button" className="sheet-row" onClick={() => setPath(path.slice(0, -1))}>
              {t('controls.back')}
            </button>
          </li>
        )}
        {entriesAt(menu, path).map((entry) => (
          <li key={entry.id}>
            <Row
              entry={entry}
              onDeed={onDeed}
              onAim={onAim}
              onOpen={() => setPath([...path, entry.id])}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

/** A finger that goes down holds, one that goes up or away lets be; the focus of a keyboard aims too. */
const aiming = (deed: Deed, onAim: RowProps['onAim']) => ({
  onPointerDown: () => onAim(deed),
  onPointerLeave: () => onAim(null),
  onPointerCancel: () => onAim(null),
  onFocus: () => onAim(deed),
  onBlur: () => onAim(null),
});

interface RowProps {
  readonly entry: MenuEntry;
  readonly onDeed: (deed: Deed) => void;
  readonly onAim: (deed: Deed | null) => void;
  readonly onOpen: () => void;
}

function Row({ entry, onDeed, onAim, onOpen }: RowProps): ReactElement {
  if (entry.kind === 'choice') {
    return (
      <div className="sheet-row">
        {entry.label}
        <div
          className={entry.options.length > 3 ? 'choices' : 'segments'}
          role="group"
          aria-label={entry.label}
        >
          {entry.options.map((option) => (
            <button
              key={option.id}
              type="button"
              aria-pressed={option.checked}
              aria-label={option.label}
              onClick={() => onDeed(option.deed)}
              {...aiming(option.deed, onAim)}
            >
              {option.short}
            </button>
          ))}
        </div>
      </div>
    );
  }
  const { icon, label, hint } = entry;
  const disabled = entry.kind === 'item' && (entry.disabled ?? false);
  return (
    <button
      type="button"
      className="sheet-row"
      disabled={disabled}
      onClick={() => (entry.kind === 'item' ? onDeed(entry.deed) : onOpen())}
      {...(entry.kind === 'item' ? aiming(entry.deed, onAim) : {})}
    >
      <Icon name={icon} />
      {label}
      {hint === undefined ? null : <span className="sheet-hint">{hint}</span>}
      {entry.kind === 'group' ? <span className="menu-more" aria-hidden="true" /> : null}
    </button>
  );
}
