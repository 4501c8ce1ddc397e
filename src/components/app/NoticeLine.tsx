/** A short word about something done, for a few seconds, at the bottom of the page. */
import { useEffect, useState, type ReactElement } from 'react';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import '../common/dialog.css';

const STANDS = 4500;

export function NoticeLine(): ReactElement {
  const t = useTranslate();
  const notice = useAppStore((state) => state.notice);
  const [over, setOver] = useState(0);
  useEffect(() => {
    if (notice === null) return;
    const timer = setTimeout(() => setOver(notice.id), STANDS);
    return () => clearTimeout(timer);
  }, [notice]);
  const shown = notice !== null && notice.id !== over;
  return (
    <div className="notice" role="status" data-shown={shown}>
      {shown ? t(notice.key) : ''}
    </div>
  );
}
