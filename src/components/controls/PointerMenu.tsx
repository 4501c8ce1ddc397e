/** The menu of an object for pointer and keyboard: items, choices of one, and submenus. */
import {
  Item,
  Label,
  Portal,
  RadioGroup,
  RadioItem,
  Sub,
  SubContent,
  SubTrigger,
} from '@radix-ui/react-dropdown-menu';
import type { ReactElement } from 'react';
import { useTranslate } from '../../store/hooks.tsx';
import { Icon } from '../common/Icon.tsx';
import { PointMenu, type MenuPoint } from '../common/PointMenu.tsx';
import type { Deed, Menu, MenuEntry, MenuOption } from './menuEntries.ts';

interface PointerMenuProps {
  readonly menu: Menu;
  readonly at: MenuPoint;
  readonly onDeed: (deed: Deed) => void;
  /** An entry is highlighted, or none any more. */
  readonly onAim: (deed: Deed | null) => void;
  readonly onClose: () => void;
}

export function PointerMenu({ menu, at, onDeed, onAim, onClose }: PointerMenuProps): ReactElement {
  const t = useTranslate();
  return (
    <PointMenu
      at={at}
      label={t('controls.menu', { name: menu.title })}
      side="right"
      onClose={onClose}
    >
      <Label className="menu-title">{menu.title}</Label>
      <Entries entries={menu.entries} onDeed={onDeed} onAim={onAim} />
    </PointMenu>
  );
}

interface EntriesProps {
  readonly entries: readonly MenuEntry[];
  readonly onDeed: (deed: Deed) => void;
  readonly onAim: (deed: Deed | null) => void;
}

const Entries = ({ entries, onDeed, onAim }: EntriesProps): ReactElement => (
  <>
    {entries.map((entry) => (
      <Entry key={entry.id} entry={entry} onDeed={onDeed} onAim={onAim} />
    ))}
  </>
);

interface EntryProps {
  readonly entry: MenuEntry;
  readonly onDeed: (deed: Deed) => void;
  readonly onAim: (deed: Deed | null) => void;
}

/** What is highlighted has the focus, by pointer and by keyboard alike. */
const aiming = (deed: Deed, onAim: EntryProps['onAim']) => ({
  onFocus: () => onAim(deed),
  onBlur: () => onAim(null),
});

const Hint = ({ hint }: { readonly hint: string | undefined }): ReactElement | null =>
  hint === undefined ? null : <span className="menu-hint">{hint}</span>;

function Entry({ entry, onDeed, onAim }: EntryProps): ReactElement {
  if (entry.kind === 'choice') {
    return <Choice label={entry.label} options={entry.options} onDeed={onDeed} onAim={onAim} />;
  }
  if (entry.kind === 'item') {
    return (
      <Item
        className="menu-item"
        disabled={entry.disabled ?? false}
        onSelect={() => onDeed(entry.deed)}
        {...(entry.disabled === true ? {} : aiming(entry.deed, onAim))}
      >
        <Icon name={entry.icon} />
        {entry.label}
        <Hint hint={entry.hint} />
      </Item>
    );
  }
  return (
    <Sub>
      <SubTrigger className="menu-item">
        <Icon name={entry.icon} />
        {entry.label}
        <Hint hint={entry.hint} />
        <span className="menu-more" aria-hidden="true" />
      </SubTrigger>
      <Portal>
        <SubContent className="menu" sideOffset={4} collisionPadding={8} loop>
          <Entries entries={entry.entries} onDeed={onDeed} onAim={onAim} />
        </SubContent>
      </Portal>
    </Sub>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly MenuOption[];
  readonly onDeed: (deed: Deed) => void;
  readonly onAim: (deed: Deed | null) => void;
}

const Choice = ({ label, options, onDeed, onAim }: ChoiceProps): ReactElement => (
  <RadioGroup value={options.find(({ checked }) => checked)?.id ?? ''} aria-label={label}>
    <Label className="menu-label">{label}</Label>
    {options.map((option) => (
      <RadioItem
        key={option.id}
        className="menu-item"
        value={option.id}
        onSelect={() => onDeed(option.deed)}
        {...aiming(option.deed, onAim)}
      >
        <span className="menu-check" aria-hidden="true" />
        {option.label}
      </RadioItem>
    ))}
  </RadioGroup>
);
