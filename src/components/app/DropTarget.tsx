/** A file may be dropped anywhere on the page: a scenario, or what kubectl printed. */
import { useEffect, useState, type ReactElement } from 'react';
import { useTranslate } from '../../store/hooks.tsx';
import { useFiles } from './useFiles.ts';
import '../common/dialog.css';

const hasFiles = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes('Files') ?? false;

export function DropTarget(): ReactElement | null {
  const t = useTranslate();
  const { openFile } = useFiles();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onDragOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onDragLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file === undefined || event.defaultPrevented) return;
      event.preventDefault();
      openFile(file);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('dragleave', onDragLeave);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('dragleave', onDragLeave);
      document.removeEventListener('drop', onDrop);
    };
  }, [openFile]);
  return over ? (
    <div className="drop-target">
      <p>{t('app.drop')}</p>
    </div>
  ) : null;
}
