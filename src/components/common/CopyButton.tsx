/** Copies a text that is made when it is asked for, and says whether that worked. */
import type { ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { copyText } from './clipboard.ts';

interface CopyButtonProps {
  readonly label: string;
  readonly textOf: () => string;
}

export function CopyButton({ label, textOf }: CopyButtonProps): ReactElement {
  const t = useTranslate();
  const notify = useAppStore((state) => state.notify);
  const copy = async (): Promise<void> => {
    notify((await copyText(textOf())) ? 'app.notice.copied' : 'app.notice.notCopied');
  };
  return (
    <button
      type="button"
      className="button button--quiet copy"
      aria-label={label}
      onClick={() => void copy()}
    >
      {t('app.copy')}
    </button>
  );
}
