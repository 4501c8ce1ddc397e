/**
 * The tools. On the stage a tool is what the next click does; a second press on a tool that has ways
 * opens them for what is selected. On a phone they act on the selected Lease at once.
 */
import type { MouseEvent, ReactElement } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { AppStore, Tool } from '../../store/store.ts';
import { Icon } from '../common/Icon.tsx';
import { PHONE, useMedia } from '../common/useMedia.ts';
import type { OnMenu } from '../score/stageHand.ts';
import { quickPower } from './quickActs.ts';
import './toolRail.css';

/** Lines stand between what looks, what breaks one party, and what breaks what all share. */
const GROUPS: readonly (readonly Tool[])[] = [
  ['select'],
  ['power', 'stop', 'cut', 'latency', 'loss', 'clock'],
  ['api', 'etcd', 'delete'],
];
const WITH_WAYS: ReadonlySet<Tool> = new Set<Tool>([
  'stop',
  'cut',
  'latency',
  'loss',
  'clock',
  'api',
  'etcd',
]);
/** On a phone these stand in the sheets of others: losing packets with slowing them, etcd with the API server. */
const NOT_ON_PHONE: ReadonlySet<Tool> = new Set<Tool>(['select', 'loss', 'etcd']);
/** Those that the little corner says so of: the others are pressed more often than opened. */
const WITH_CORNER: ReadonlySet<Tool> = new Set<Tool>(['stop', 'cut', 'api', 'etcd']);

export function ToolRail({ onMenu }: { readonly onMenu: OnMenu }): ReactElement {
  const t = useTranslate();
  const isPhone = useMedia(PHONE);
  return (
    <nav className="tool-rail" aria-label={t('controls.tools')} tabIndex={-1} data-region>
      <div
        className="tool-list"
        role="toolbar"
        aria-label={t('controls.tools')}
        aria-orientation={isPhone ? 'horizontal' : 'vertical'}
      >
        {GROUPS.map((tools) => (
          <div key={tools.join()} className="tool-group">
            {tools
              .filter((tool) => !isPhone || !NOT_ON_PHONE.has(tool))
              .map((tool) => (
                <ToolButton key={tool} tool={tool} isPhone={isPhone} onMenu={onMenu} />
              ))}
          </div>
        ))}
      </div>
    </nav>
  );
}

interface ToolButtonProps {
  readonly tool: Tool;
  readonly isPhone: boolean;
  readonly onMenu: OnMenu;
}

function ToolButton({ tool, isPhone, onMenu }: ToolButtonProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const isCurrent = useAppStore((state) => state.tool === tool);
  const invites = useAppStore((state) => !state.acted) && isPhone && tool === 'power';
  const opensAtOnce = tool === 'api' || isPhone;
  const onClick = (event: MouseEvent<HTMLButtonElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const place = isPhone ? ([box.left, box.top] as const) : ([box.right, box.top] as const);
    if (isPhone) actAtOnce(store, tool, place, onMenu);
    else press(store, tool, place, onMenu);
  };
  return (
    <button
      type="button"
      className={invites ? 'tool tool--invites' : 'tool'}
      title={t(`controls.tip.${tool}`)}
      {...(opensAtOnce ? {} : { 'aria-pressed': isCurrent })}
      {...(opensAtOnce && tool !== 'power'
        ? { 'aria-haspopup': isPhone ? ('dialog' as const) : ('menu' as const) }
        : {})}
      onClick={onClick}
    >
      <Icon name={tool} />
      <span>{t(`controls.tool.${tool}`)}</span>
      {WITH_CORNER.has(tool) && !isPhone ? <i aria-hidden="true" /> : null}
    </button>
  );
}

type Place = readonly [x: number, y: number];

function press(store: AppStore, tool: Tool, place: Place, onMenu: OnMenu): void {
  const { tool: current, selection, setTool } = store.getState();
  if (tool === 'api') onMenu({ kind: 'apiServer' }, ...place, 'api');
  else if (tool !== current) setTool(tool);
  else if (tool === 'etcd') onMenu({ kind: 'etcd' }, ...place);
  else if (WITH_WAYS.has(tool)) onMenu(selection ?? { kind: 'apiServer' }, ...place, tool);
}

function actAtOnce(store: AppStore, tool: Tool, place: Place, onMenu: OnMenu): void {
  const { selection } = store.getState();
  if (tool === 'api' || selection === null) onMenu({ kind: 'apiServer' }, ...place, 'api');
  else if (tool === 'power' && selection.kind === 'node') quickPower(store, selection);
  else onMenu(selection, ...place, tool);
}
