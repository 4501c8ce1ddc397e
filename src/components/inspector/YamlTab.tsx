/** The Lease as `kubectl get -o yaml` prints it; what the last write changed is marked. */
import { useCallback, useEffect, useRef, type ReactElement } from 'react';
import { printYaml, yamlLines } from '../../kubectl/index.ts';
import type { Frame, LeaseView } from '../../sources/frame.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { useFrameValue } from '../canvas/hooks.ts';
import { CopyButton } from '../common/CopyButton.tsx';
import { leaseNameOf, leaseOf, subjectOf } from './subject.ts';

const leaseKey = (lease: LeaseView | null): string =>
  `${lease?.object.metadata.uid} ${lease?.object.metadata.resourceVersion}`;

/** The selected object's Lease, anew when it was written. */
function useLease(): LeaseView | null {
  const selection = useAppStore((state) => state.selection);
  const read = useCallback(
    (frame: Frame) => leaseOf(frame, leaseNameOf(subjectOf(frame, selection))),
    [selection],
  );
  return useFrameValue(read, leaseKey);
}

/** A field of the spec, or the version, as the path that the printer knows. */
const pathOf = (field: string): string =>
  field.includes('.') ? field : field === 'resourceVersion' ? `metadata.${field}` : `spec.${field}`;

export function YamlTab(): ReactElement {
  const t = useTranslate();
  const lease = useLease();
  const place = useRef<HTMLPreElement>(null);
  const uid = lease?.object.metadata.uid;
  // What changes stands at the end, however tall the pane is.
  useEffect(() => {
    const pane = place.current;
    if (pane === null) return;
    const toEnd = (): void => {
      pane.scrollTop = pane.scrollHeight;
    };
    toEnd();
    const sizes = new ResizeObserver(toEnd);
    sizes.observe(pane);
    return () => sizes.disconnect();
  }, [uid]);
  if (lease === null) return <p className="quiet">{t('inspector.noLease')}</p>;
  const lines = yamlLines(lease.object, lease.changed.map(pathOf));
  return (
    <>
      <CopyButton label={t('inspector.copyYaml')} textOf={() => printYaml(lease.object)} />
      <pre
        className="yaml mono"
        ref={place}
        tabIndex={0}
        role="region"
        aria-label={t('inspector.yaml')}
      >
        {lines.map((line, index) => (
          <YamlText key={index} text={line.text} changed={line.changed} />
        ))}
      </pre>
    </>
  );
}

const KEY = /^(\s*(?:- )?)([^:\s][^:]*)(:.*)$/;

function YamlText({
  text,
  changed,
}: {
  readonly text: string;
  readonly changed: boolean;
}): ReactElement {
  const t = useTranslate();
  const [, indent = '', key = '', rest = ''] = KEY.exec(text) ?? [];
  const content =
    key === '' ? (
      text
    ) : (
      <>
        {indent}
        <em>{key}</em>
        {rest}
      </>
    );
  if (!changed) return <span className="yaml-line">{content}</span>;
  return (
    <mark className="yaml-line yaml-line--changed" title={t('inspector.changed')}>
      {content}
    </mark>
  );
}
