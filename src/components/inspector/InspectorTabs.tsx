/** The record as YAML, what happened to the object, and what else is known of it. */
import { Content, List, Root, Trigger } from '@radix-ui/react-tabs';
import type { ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import type { InspectorTab } from '../../store/store.ts';
import { ApiServerTabs } from './ApiServerTabs.tsx';
import { EventsTab } from './EventsTab.tsx';
import { ObjectTab } from './ObjectTab.tsx';
import { YamlTab } from './YamlTab.tsx';

const TABS = ['yaml', 'events', 'object'] as const satisfies readonly InspectorTab[];
/** A tab of the API server's is none of the others'. */
const tabOf = (value: string): InspectorTab => TABS.find((tab) => tab === value) ?? 'yaml';

export function InspectorTabs(): ReactElement | null {
  const t = useTranslate();
  const tab = useAppStore((state) => state.tab);
  const setTab = useAppStore((state) => state.setTab);
  const selection = useAppStore((state) => state.selection);
  if (selection === null) return null;
  if (selection.kind === 'apiServer') return <ApiServerTabs />;
  const isNode =
    selection.kind === 'node' ||
    (selection.kind === 'process' && selection.process.startsWith('kubelet/'));
  return (
    <Root
      className="inspector-tabs"
      value={tabOf(tab)}
      onValueChange={(value) => setTab(tabOf(value))}
    >
      <List className="tab-list" aria-label={t('inspector.tabs')}>
        <Trigger className="tab" value="yaml">
          YAML
        </Trigger>
        <Trigger className="tab" value="events">
          {t('inspector.events')}
        </Trigger>
        <Trigger className="tab" value="object">
          {t(isNode ? 'inspector.node' : 'inspector.processes')}
        </Trigger>
      </List>
      <Content className="tab-body" value="yaml" tabIndex={-1}>
        <YamlTab />
      </Content>
      <Content className="tab-body" value="events" tabIndex={-1}>
        <EventsTab />
      </Content>
      <Content className="tab-body" value="object" tabIndex={-1}>
        <ObjectTab />
      </Content>
    </Root>
  );
}
