/** Says at the foot of a scrolling page that there is more below, and leads there; gone at its end. */
import { useEffect, useState, type ReactElement, type RefObject } from 'react';
import { useTranslate } from '../../store/hooks.tsx';

/** Less than this below the edge is nothing to read, in pixels. */
const NOTHING = 12;

export function MoreBelow({
  host,
}: {
  readonly host: RefObject<HTMLElement | null>;
}): ReactElement | null {
  const t = useTranslate();
  const hasMore = useMoreBelow(host);
  if (!hasMore) return null;
  const goOn = (): void => {
    const element = host.current;
    element?.querySelector('table')?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  };
  return (
    <div className="compare-more">
      <button type="button" className="button" onClick={goOn}>
        {t('future.compare.below')} <span aria-hidden="true">↓</span>
      </button>
    </div>
  );
}

function useMoreBelow(host: RefObject<HTMLElement | null>): boolean {
  const [hasMore, setMore] = useState(false);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const look = (): void =>
      setMore(element.scrollHeight - element.clientHeight - element.scrollTop > NOTHING);
    const sizes = new ResizeObserver(look);
    sizes.observe(element);
    for (const part of element.children) sizes.observe(part);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [host]);
  return hasMore;
}
