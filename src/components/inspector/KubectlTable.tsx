/**
 * The terminal: what `kubectl get lease` shows at this moment. Where the longest names leave no room for
 * the columns after them, their ends are cut off; a name's title, a selection and Copy have them whole.
 */
import { Fragment, useCallback, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { useFrameValue } from '../canvas/hooks.ts';
import { CopyButton } from '../common/CopyButton.tsx';
import { kubectlView, tableLines, type KubectlView } from './kubectl.ts';
import './terminal.css';

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
            {line.cells.map(({ text, gap }, column) => (
              <Fragment key={column}>
                <span className="terminal-cell" title={text}>
                  {text}
                </span>
                <span className="terminal-gap">{gap}</span>
              </Fragment>
            ))}
            <span className="terminal-gap">{'\n'}</span>
          </span>
        ))}
      </pre>
      <p className="terminal-note">{t('inspector.ageNote')}</p>
    </section>
  );
}
