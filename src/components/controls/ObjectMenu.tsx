/**
 * The menu of an object, at the pointer: everything that can be done to it. On a phone it is a sheet
 * with rows for a finger. What each entry does is data (menuModel.ts).
 */
import {
  Content,
  Item,
  Label,
  Portal,
  RadioGroup,
  RadioItem,
  Root,
  Sub,
  SubContent,
  SubTrigger,
  Trigger,
} from '@radix-ui/react-dropdown-menu';
import { Fragment, useCallback, useMemo, useState, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { act } from '../../store/session.ts';
import type { Tool } from '../../store/store.ts';
import { useFrameValue } from '../canvas/hooks.ts';
import { Icon } from '../common/Icon.tsx';
import { PHONE, useMedia } from '../common/useMedia.ts';
import type { StageTarget } from '../score/hitGrid.ts';
import { LatencyDialog } from './LatencyDialog.tsx';
import {
  menuKey,
  menuOf,
  type Deed,
  type Menu,
  type MenuEntry,
  type MenuOption,
} from './menuModel.ts';
import { ObjectSheet } from './ObjectSheet.tsx';

/** What a menu was asked for: an object, a place on the page, and the tool it is about, if one. */
export interface MenuRequest {
  readonly target: StageTarget;
  readonly x: number;
  readonly y: number;
  readonly part: Tool | null;
}

interface ObjectMenuProps {
  readonly request: MenuRequest | null;
  readonly onClose: () => void;
}

export function ObjectMenu({ request, onClose }: ObjectMenuProps): ReactElement | null {
  const store = useAppStoreApi();
  const isPhone = useMedia(PHONE);
  const [asked, ask] = useState<readonly string[] | null>(null);
  const onDeed = useCallback(
    (deed: Deed) => {
      onClose();
      if (deed.kind === 'command') act(store, deed.command);
      else if (deed.kind === 'dialog') store.getState().open(deed.dialog);
      else ask(deed.processes);
    },
    [store, onClose],
  );
  return (
    <>
      {request === null ? null : (
        <OpenMenu request={request} isPhone={isPhone} onDeed={onDeed} onClose={onClose} />
      )}
      {asked === null ? null : <LatencyDialog processes={asked} onClose={() => ask(null)} />}
    </>
  );
}

interface OpenMenuProps {
  readonly request: MenuRequest;
  readonly isPhone: boolean;
  readonly onDeed: (deed: Deed) => void;
  readonly onClose: () => void;
}

/** The frame of the last change that a menu would show, so that it is not drawn again ten times a second. */
function useMenuFrame(target: StageTarget): Frame | null {
  const select = useCallback((frame: Frame) => ({ frame, key: menuKey(frame, target) }), [target]);
  return useFrameValue(select, keyOf)?.frame ?? null;
}
const keyOf = ({ key }: { readonly key: string }): string => key;

function OpenMenu({ request, isPhone, onDeed, onClose }: OpenMenuProps): ReactElement | null {
  const t = useTranslate();
  const frame = useMenuFrame(request.target);
  const menu = useMemo(
    () => (frame === null ? null : menuOf(t, frame, request.target, request.part)),
    [t, frame, request],
  );
  if (menu === null || menu.entries.length === 0) return null;
  if (isPhone) return <ObjectSheet menu={menu} onDeed={onDeed} onClose={onClose} />;
  return (
    <PointerMenu t={t} menu={menu} x={request.x} y={request.y} onDeed={onDeed} onClose={onClose} />
  );
}

interface PointerMenuProps {
  readonly t: Translate;
  readonly menu: Menu;
  readonly x: number;
  readonly y: number;
  readonly onDeed: (deed: Deed) => void;
  readonly onClose: () => void;
}

function PointerMenu({ t, menu, x, y, onDeed, onClose }: PointerMenuProps): ReactElement {
  // The menu hangs on a point; where the focus was, it goes back to by itself.
  const [before] = useState(() => document.activeElement);
  return (
    <Root open onOpenChange={(open) => (open ? undefined : onClose())} modal={false}>
      <Trigger asChild>
        <span className="menu-point" aria-hidden="true" style={{ left: x, top: y }} />
      </Trigger>
      <Portal>
        <Content
          className="menu"
          aria-label={t('controls.menu', { name: menu.title })}
          align="start"
          side="right"
          sideOffset={4}
          collisionPadding={8}
          loop
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (before instanceof HTMLElement && before.isConnected) before.focus();
          }}
        >
          <Label className="menu-title">{menu.title}</Label>
          <Entries entries={menu.entries} onDeed={onDeed} />
        </Content>
      </Portal>
    </Root>
  );
}

interface EntriesProps {
  readonly entries: readonly MenuEntry[];
  readonly onDeed: (deed: Deed) => void;
}

const Entries = ({ entries, onDeed }: EntriesProps): ReactElement => (
  <>
    {entries.map((entry) => (
      <Fragment key={entry.id}>
        <Entry entry={entry} onDeed={onDeed} />
      </Fragment>
    ))}
  </>
);

function Entry({
  entry,
  onDeed,
}: {
  readonly entry: MenuEntry;
  readonly onDeed: (deed: Deed) => void;
}): ReactElement {
  if (entry.kind === 'choice')
    return <Choice label={entry.label} options={entry.options} onDeed={onDeed} />;
  if (entry.kind === 'item') {
    return (
      <Item
        className="menu-item"
        disabled={entry.disabled ?? false}
        onSelect={() => onDeed(entry.deed)}
      >
        <Icon name={entry.icon} />
        {entry.label}
        {entry.hint === undefined ? null : <span className="menu-hint">{entry.hint}</span>}
      </Item>
    );
  }
  return (
    <Sub>
      <SubTrigger className="menu-item">
        <Icon name={entry.icon} />
        {entry.label}
        {entry.hint === undefined ? null : <span className="menu-hint">{entry.hint}</span>}
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
