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
  readonly onClose: () => void;
}

export function PointerMenu({ menu, at, onDeed, onClose }: PointerMenuProps): ReactElement {
  const t = useTranslate();
  return (
    <PointMenu
      at={at}
      label={t('controls.menu', { name: menu.title })}
      side="right"
      onClose={onClose}
    >
      <Label className="menu-title">{menu.title}</Label>
      <Entries entries={menu.entries} onDeed={onDeed} />
    </PointMenu>
  );
}

interface EntriesProps {
  readonly entries: readonly MenuEntry[];
  readonly onDeed: (deed: Deed) => void;
}

const Entries = ({ entries, onDeed }: EntriesProps): ReactElement => (
  <>
    {entries.map((entry) => (
      <Entry key={entry.id} entry={entry} onDeed={onDeed} />
    ))}
  </>
);

interface EntryProps {
  readonly entry: MenuEntry;
  readonly onDeed: (deed: Deed) => void;
}

const Hint = ({ hint }: { readonly hint: string | undefined }): ReactElement | null =>
  hint === undefined ? null : <span className="menu-hint">{hint}</span>;

function Entry({ entry, onDeed }: EntryProps): ReactElement {
  if (entry.kind === 'choice') {
    return <Choice label={entry.label} options={entry.options} onDeed={onDeed} />;
  }
  if (entry.kind === 'item') {
    return (
      <Item
        className="menu-item"
        disabled={entry.disabled ?? false}
        onSelect={() => onDeed(entry.deed)}
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
          <Entries entries={entry.entries} onDeed={onDeed} />
        </SubContent>
      </Portal>
    </Sub>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly options: readonly MenuOption[];
  readonly onDeed: (deed: Deed) => void;
}

const Choice = ({ label, options, onDeed }: ChoiceProps): ReactElement => (
  <RadioGroup value={options.find(({ checked }) => checked)?.id ?? ''} aria-label={label}>
    <Label className="menu-label">{label}</Label>
    {options.map((option) => (
      <RadioItem
        key={option.id}
        className="menu-item"
        value={option.id}
        onSelect={() => onDeed(option.deed)}
      >
        <span className="menu-check" aria-hidden="true" />
        {option.label}
      </RadioItem>
    ))}
  </RadioGroup>
);
