/** Says at the foot of a scrolling page that the table is below, and leads there; gone once it is in sight. */
import { useEffect, useState, type ReactElement, type RefObject } from 'react';
import { useTranslate } from '../../store/hooks.tsx';

/** As much of the table above the edge shows that there is one: its head and two rows, in pixels. */
const IN_SIGHT = 120;

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
    const look = (): void => {
      const table = element.querySelector('table')?.getBoundingClientRect();
      const edge = element.getBoundingClientRect().bottom;
      // A table that is less high than that is seen whole, or not.
      const seen = Math.min(IN_SIGHT, table?.height ?? 0);
      setMore(table !== undefined && table.top + seen > edge + 1);
    };
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
