/** The terminal: what `kubectl get lease` shows at this moment. Copy takes exactly that text. */
import { useCallback, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { useFrameValue } from '../canvas/hooks.ts';
import { CopyButton } from '../common/CopyButton.tsx';
import { kubectlView, tableLines, type KubectlView } from './kubectl.ts';

const viewKey = (view: KubectlView): string => `${view.selected}\n${view.text}`;

export function KubectlTable(): ReactElement | null {
  const t = useTranslate();
  const selection = useAppStore((state) => state.selection);
  const read = useCallback((frame: Frame) => kubectlView(frame, selection), [selection]);
  const view = useFrameValue(read, viewKey);
  if (view === null) return null;
  return (
    <section className="terminal" aria-label={t('inspector.terminal')} tabIndex={-1} data-region>
      <div className="terminal-head">
        <code className="mono">
          <span aria-hidden="true">$ </span>
          {view.command}
        </code>
        <CopyButton label={t('inspector.copyTable')} textOf={() => view.text} />
      </div>
      <pre className="terminal-text mono" tabIndex={0} role="region" aria-label={view.command}>
        {tableLines(view).map((line, index) => (
          <span
            key={index}
            className={`terminal-line terminal-line--${line.kind}`}
            {...(line.kind === 'selected' ? { 'aria-current': true } : {})}
          >
            {`${line.text}\n`}
          </span>
        ))}
      </pre>
      <p className="terminal-note">{t('inspector.ageNote')}</p>
    </section>
  );
}
