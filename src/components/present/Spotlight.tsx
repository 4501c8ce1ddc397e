/**
 * The presenter's pointer: while Q is held, all but a circle around the pointer is dimmed. Without a
 * pointer on the page, the circle stands on what is selected.
 */
import { useEffect, useState, type CSSProperties, type ReactElement } from 'react';
import { useAppStoreApi } from '../../store/hooks.tsx';
import { middleOfSelection } from '../app/places.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

export function Spotlight(): ReactElement | null {
  const at = useHeldPointer();
  if (at === null) return null;
  const style: CSSProperties & Record<`--${string}`, string> = {
    '--pointer-x': `${at.x}px`,
    '--pointer-y': `${at.y}px`,
  };
  return <div className="spotlight" aria-hidden="true" style={style} />;
}

/** Where the pointer is while the key is held; null while it is not. */
function useHeldPointer(): Point | null {
  const store = useAppStoreApi();
  const [at, setAt] = useState<Point | null>(null);
  useEffect(() => {
    let last: Point | null = null;
    let isHeld = false;
    const isKey = (event: KeyboardEvent): boolean =>
      event.key.toLowerCase() === 'q' && !event.ctrlKey && !event.altKey && !event.metaKey;
    const onKeyDown = (event: KeyboardEvent): void => {
      const { dialog, singleKeys } = store.getState();
      if (!isKey(event) || isHeld || dialog !== null || !singleKeys) return;
      isHeld = true;
      const [x, y] = middleOfSelection();
      setAt(last ?? { x, y });
    };
    const release = (): void => {
      isHeld = false;
      setAt(null);
    };
    const onKeyUp = (event: KeyboardEvent): void => {
      if (isKey(event)) release();
    };
    const onMove = ({ clientX: x, clientY: y }: PointerEvent): void => {
      last = { x, y };
      if (isHeld) setAt(last);
    };
    document.addEventListener('keydown', onKeyDown);
    document.addEventListener('keyup', onKeyUp);
    document.addEventListener('pointermove', onMove);
    window.addEventListener('blur', release);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      document.removeEventListener('keyup', onKeyUp);
      document.removeEventListener('pointermove', onMove);
      window.removeEventListener('blur', release);
    };
  }, [store]);
  return at;
}
