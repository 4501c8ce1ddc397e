/** The one playhead through all lanes: what is right of it has not come yet, and stands back. */
import type { ReactElement } from 'react';
import { useAppStore } from '../../store/hooks.tsx';
import { xOf, type RealityScale } from './realityScale.ts';

interface PlayheadProps {
  readonly scale: RealityScale;
  readonly end: number;
}

export function Playhead({ scale, end }: PlayheadProps): ReactElement {
  const at = useAppStore((state) => state.reality.at);
  const share = Math.min(Math.max(xOf(scale, at) / scale.width, 0), 1);
  const isInside = at >= scale.from && at <= scale.to;
  // At rest at the beginning the whole story is shown.
  const hidesFuture = at > 0 && at < end;
  return (
    <div className="reality-time-layer" aria-hidden="true">
      {hidesFuture ? <div className="reality-future" style={{ left: `${share * 100}%` }} /> : null}
      {isInside ? <div className="reality-playhead" style={{ left: `${share * 100}%` }} /> : null}
    </div>
  );
}
