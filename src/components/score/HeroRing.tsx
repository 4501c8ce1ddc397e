/**
 * The large ring of the inspector and of the phone: three tracks with their scale, and in the middle
 * the one number that matters. It draws itself as long as it is there.
 */
import { useCallback, useId, useMemo, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useTranslate } from '../../store/hooks.tsx';
import type { Selection } from '../../store/store.ts';
import { useFrameValue } from '../canvas/hooks.ts';
import { heroLook, heroScale, heroSubject, heroWords } from './heroSubject.ts';
import { LeaseRing, tickAngles } from './LeaseRing.tsx';
import { PaintText } from './PaintText.tsx';
import { Patterns } from './Patterns.tsx';
import { polar, px } from './ringGeometry.ts';
import './ring.css';

interface HeroRingProps {
  /** What is selected: a node, an election, or a process. Nothing is drawn for the API server. */
  readonly subject: Selection;
  /** Radius in the drawing's own units. */
  readonly R?: number;
  /** Name said to those who cannot see it. */
  readonly label: string;
  readonly className?: string;
}

interface Scale {
  readonly full: number;
  readonly nominal: number | null;
}

const sameScale = (scale: Scale | null): string => JSON.stringify(scale);

export function HeroRing({
  subject,
  R = 88,
  label,
  className,
}: HeroRingProps): ReactElement | null {
  const t = useTranslate();
  const patterns = useId();
  const readScale = useCallback(
    (frame: Frame) => {
      const found = heroSubject(frame, subject);
      return found === null ? null : heroScale(found);
    },
    [subject],
  );
  const scale = useFrameValue<Scale | null>(readScale, sameScale);
  const look = useCallback(
    (frame: Frame) => {
      const found = heroSubject(frame, subject);
      return found === null ? null : heroLook(found, frame.now);
    },
    [subject],
  );
  const words = useMemo(() => {
    const of = (frame: Frame) => {
      const found = heroSubject(frame, subject);
      return found === null ? null : heroWords(found, t);
    };
    return {
      number: (frame: Frame) => {
        const said = of(frame);
        return said === null ? null : { text: said.number, tone: said.tone };
      },
      below: (frame: Frame) => of(frame)?.below ?? null,
    };
  }, [subject, t]);
  if (scale === null) return null;
  const angles = tickAngles(scale.full / 1_000_000);
  const width = R + 20;
  return (
    <svg
      className={`hero-ring${className === undefined ? '' : ` ${className}`}`}
      viewBox={`${-width} ${-(R + 26)} ${2 * width} ${2 * R + 48}`}
      role="img"
      aria-label={label}
    >
      <Patterns prefix={patterns} />
      <LeaseRing
        R={R}
        patterns={patterns}
        tracks="three"
        look={look}
        ticks={angles}
        nominal={scale.nominal}
      />
      <ScaleNumbers R={R} full={scale.full} angles={angles} t={t} />
      <PaintText className="hero-ring-number" x={0} y={7} read={words.number} />
      <PaintText className="hero-ring-words" x={0} y={28} read={words.below} />
    </svg>
  );
}

/** The seconds at each tick, and of the whole circle at the deadline. */
function ScaleNumbers({
  R,
  full,
  angles,
  t,
}: {
  readonly R: number;
  readonly full: number;
  readonly angles: readonly number[];
  readonly t: Translate;
}): ReactElement {
  const seconds = full / 1_000_000;
  return (
    <>
      {angles.map((angle) => {
        const [x, y] = polar(R + 16, angle);
        return (
          <text key={angle} className="hero-ring-scale" x={px(x)} y={px(y + 4)} textAnchor="middle">
            {Math.round((angle / 360) * seconds)}
          </text>
        );
      })}
      <text className="hero-ring-scale hero-ring-scale--full" x={10} y={-(R + 8)}>
        {t('score.phone.seconds', { seconds: String(Math.round(seconds * 10) / 10) })}
      </text>
    </>
  );
}
