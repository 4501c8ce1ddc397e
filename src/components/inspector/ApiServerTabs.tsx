/** The API server's tabs: how it stands, who stands by Leases of their own, and what etcd pays for it. */
import { Content, List, Root, Trigger } from '@radix-ui/react-tabs';
import type { ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import type { InspectorTab } from '../../store/store.ts';
import { ApiServerFacts } from './ApiServerFacts.tsx';
import { CostTab } from './CostTab.tsx';
import { StandingTab } from './StandingTab.tsx';

const TABS = ['object', 'standing', 'cost'] as const satisfies readonly InspectorTab[];
type ServerTab = (typeof TABS)[number];

const tabOf = (value: string): ServerTab => TABS.find((tab) => tab === value) ?? 'object';

export function ApiServerTabs(): ReactElement {
  const t = useTranslate();
  const tab = useAppStore((state) => state.tab);
  const setTab = useAppStore((state) => state.setTab);
  return (
    <Root
      className="inspector-tabs"
      value={tabOf(tab)}
      onValueChange={(value) => setTab(tabOf(value))}
    >
      <List className="tab-list" aria-label={t('inspector.tabs')}>
        {TABS.map((each) => (
          <Trigger key={each} className="tab" value={each}>
            {t(`inspector.tab.${each}`)}
          </Trigger>
        ))}
      </List>
      <Content className="tab-body" value="object" tabIndex={-1}>
        <ApiServerFacts />
      </Content>
      <Content className="tab-body" value="standing" tabIndex={-1}>
        <StandingTab />
      </Content>
      <Content className="tab-body" value="cost" tabIndex={-1}>
        <CostTab />
      </Content>
    </Root>
  );
}
