/**
 * The buttons of the stage: invisible, over what they stand for, one tab stop together. Their names
 * carry numbers only while they have focus, at most once a second.
 */
import { useMemo, useState, type ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useSource } from '../../store/hooks.tsx';
import type { PaintClock } from '../canvas/frameLoop.ts';
import { usePainter } from '../canvas/hooks.ts';
import type { Hit, HitRow } from './hits.ts';
import './stageHits.css';

interface StageHitsProps {
  readonly rows: readonly HitRow[];
  /** Id of the hit that the Tab key reaches. */
  readonly current: string | null;
  readonly onFocus: (id: string) => void;
  readonly isSelected: (hit: Hit) => boolean;
}

const rem = (length: number): string => `${Math.round((length / 16) * 10_000) / 10_000}rem`;

export function StageHits({ rows, current, onFocus, isSelected }: StageHitsProps): ReactElement {
  return (
    <div className="score-hits">
      {rows.map((row) => (
        <div key={row.id} role="group" aria-label={row.label}>
          {row.hits.map((hit) => (
            <HitButton
              key={hit.id}
              hit={hit}
              reachable={hit.id === current}
              selected={isSelected(hit)}
              onFocus={onFocus}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

interface HitButtonProps {
  readonly hit: Hit;
  readonly reachable: boolean;
  readonly selected: boolean;
  readonly onFocus: (id: string) => void;
}

const SECOND = 1000;

function HitButton({ hit, reachable, selected, onFocus }: HitButtonProps): ReactElement {
  const source = useSource();
  const [focused, setFocused] = useState(false);
  const [said, setSaid] = useState('');
  const { detail, box } = hit;
  const painter = useMemo(() => {
    if (!focused || detail === null) return null;
    let before: number | null = null;
    return {
      paint(frame: Frame, { nowMs }: PaintClock) {
        if (before !== null && nowMs - before < SECOND) return false;
        before = nowMs;
        setSaid(detail(frame));
        return false;
      },
    };
  }, [focused, detail]);
  usePainter(painter);
  const focus = (): void => {
    const frame = source.latest();
    if (detail !== null && frame !== null) setSaid(detail(frame));
    setFocused(true);
    onFocus(hit.id);
  };
  return (
    <button
      type="button"
      data-hit={hit.id}
      className={`score-hit score-hit--${hit.kind}${hit.round ? ' score-hit--round' : ''}`}
      style={{ left: rem(box.x), top: rem(box.y), width: rem(box.width), height: rem(box.height) }}
      tabIndex={reachable ? 0 : -1}
      aria-label={focused && said !== '' ? `${hit.label} ${said}` : hit.label}
      {...(hit.question === undefined ? {} : { 'data-ask': '' })}
      {...(hit.kind === 'power' || hit.question !== undefined
        ? {}
        : { 'aria-haspopup': 'menu' as const })}
      {...(selected ? { 'aria-current': true } : {})}
      onFocus={focus}
      onBlur={() => setFocused(false)}
    />
  );
}
