/** What exactly is this: the selected object with its ring, three truths, record, past and kubectl's view. */
import type { ReactElement } from 'react';
import { useTranslate } from '../../store/hooks.tsx';
import { InspectorTabs } from './InspectorTabs.tsx';
import { KubectlTable } from './KubectlTable.tsx';
import { SubjectHead } from './SubjectHead.tsx';
import { Truths } from './Truths.tsx';
import './inspector.css';

export function Inspector(): ReactElement {
  const t = useTranslate();
  return (
    <aside className="inspector" aria-label={t('inspector.label')} tabIndex={-1} data-region>
      <SubjectHead />
      <div className="inspector-rest">
        <Truths />
        <InspectorTabs />
        <KubectlTable />
      </div>
    </aside>
  );
}
