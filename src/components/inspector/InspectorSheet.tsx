/** The inspector on a phone: a sheet. Ring and truths are the page itself there. */
import type { ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { InspectorTabs } from './InspectorTabs.tsx';
import { KubectlTable } from './KubectlTable.tsx';
import { Truths } from './Truths.tsx';
import './inspector.css';

export function InspectorSheet(): ReactElement {
  const t = useTranslate();
  const open = useAppStore((state) => state.open);
  return (
    <Dialog title={t('inspector.label')} onClose={() => open(null)}>
      <div className="inspector-sheet">
        <Truths />
        <InspectorTabs />
        <KubectlTable />
      </div>
    </Dialog>
  );
}
