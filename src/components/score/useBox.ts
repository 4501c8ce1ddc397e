/** The size of an element, in px at a 16 px root, so that a larger root makes a larger picture and not a wider one. */
import { useLayoutEffect, useState, type RefCallback } from 'react';

export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

const rootScale = (): number =>
  (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) / 16;

function sizeOf(element: Element): BoxSize | null {
  const { width, height } = element.getBoundingClientRect();
  const scale = rootScale();
  return width > 0 && height > 0
    ? { width: Math.round(width / scale), height: Math.round(height / scale) }
    : null;
}

/** Measures while mounted; `assumed` stands until there is a size, and where nothing can be measured. */
export function useBox(assumed: BoxSize): readonly [RefCallback<HTMLElement>, BoxSize] {
  const [element, setElement] = useState<HTMLElement | null>(null);
  const [size, setSize] = useState<BoxSize | null>(null);
  useLayoutEffect(() => {
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const measure = (): void => {
      const next = sizeOf(element);
      setSize((before) =>
        next !== null && before?.width === next.width && before.height === next.height
          ? before
          : next,
      );
    };
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [element]);
  return [setElement, size ?? assumed];
}
