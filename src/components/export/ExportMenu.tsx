/** Everything that can be taken along of a run, by what it is. Loaded with the first press. */
import { Group, Item, Label, Separator } from '@radix-ui/react-dropdown-menu';
import type { ReactElement, ReactNode } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { useFiles } from '../app/useFiles.ts';
import type { OpenMenuProps } from '../common/MenuButton.tsx';
import { PointMenu } from '../common/PointMenu.tsx';
import { exporting, exportLog, exportObjects, exportPng, exportSvg } from './exports.ts';
import { useShareTranslate } from './useShareTranslate.ts';
import { videoType } from './videoType.ts';

export function ExportMenu({ at, onClose }: OpenMenuProps): ReactElement {
  const share = useShareTranslate();
  return (
    <PointMenu at={at} label={share('share.export')} side="bottom" align="end" onClose={onClose}>
      <ExportRows />
    </PointMenu>
  );
}

/** The rows alone, for a menu that has them as a part. */
export const ExportRows = (): ReactElement => (
  <>
    <RunEntries />
    <Separator className="menu-line" />
    <LogEntries />
    <Separator className="menu-line" />
    <PictureEntries />
  </>
);

interface EntriesProps {
  readonly title: string;
  readonly children: ReactNode;
}

const Entries = ({ title, children }: EntriesProps): ReactElement => (
  <Group aria-label={title}>
    <Label className="menu-label">{title}</Label>
    {children}
  </Group>
);

interface EntryProps {
  readonly label: string;
  readonly onSelect: () => void;
}

const Entry = ({ label, onSelect }: EntryProps): ReactElement => (
  <Item className="menu-item" onSelect={onSelect}>
    {label}
  </Item>
);

function RunEntries(): ReactElement {
  const share = useShareTranslate();
  const open = useAppStore((state) => state.open);
  const { save, saveScenario } = useFiles();
  return (
    <Entries title={share('share.export.run')}>
      <Entry label={share('share.export.qr')} onSelect={() => open('share')} />
      <Entry label={share('share.export.runFile')} onSelect={save} />
      <Entry label={share('share.export.scenario')} onSelect={saveScenario} />
    </Entries>
  );
}

function LogEntries(): ReactElement {
  const share = useShareTranslate();
  const store = useAppStoreApi();
  return (
    <Entries title={share('share.export.log')}>
      <Entry
        label={share('share.export.jsonLines')}
        onSelect={() => void exporting(store, () => exportLog(store, 'jsonl'))}
      />
      <Entry
        label={share('share.export.csv')}
        onSelect={() => void exporting(store, () => exportLog(store, 'csv'))}
      />
      <Entry
        label={share('share.export.objects')}
        onSelect={() => void exporting(store, () => exportObjects(store))}
      />
    </Entries>
  );
}

function PictureEntries(): ReactElement {
  const t = useTranslate();
  const share = useShareTranslate();
  const store = useAppStoreApi();
  const open = useAppStore((state) => state.open);
  const words = { t, share };
  const canRecord = videoType() !== null && store.source.can.seek;
  return (
    <Entries title={share('share.export.picture')}>
      <Entry
        label={share('share.export.svg')}
        onSelect={() => void exporting(store, () => exportSvg(store, words))}
      />
      <Entry
        label={share('share.export.png')}
        onSelect={() => void exporting(store, () => exportPng(store, words))}
      />
      {canRecord ? (
        <Entry label={share('share.export.video')} onSelect={() => open('video')} />
      ) : (
        <Item className="menu-item menu-item--tall" disabled>
          <span>
            {share('share.export.video')}
            <small>{share('share.export.noVideo')}</small>
          </span>
        </Item>
      )}
    </Entries>
  );
}
