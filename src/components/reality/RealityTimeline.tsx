/**
 * Recording and engine on one time axis: overview, ruler with what was done, and a scroll of lanes of
 * which only those in sight are drawn. One playhead goes through all.
 */
import { memo, useMemo, useState, type ReactElement, type UIEvent } from 'react';
import type { Brackets } from '../../recordings/compare/brackets.ts';
import type { Comparison, Subject } from '../../recordings/compare/comparison.ts';
import { useAppStore } from '../../store/hooks.tsx';
import { useBox } from '../score/useBox.ts';
import { bracketsByPair, type BracketsByPair } from './bracketsByPair.ts';
import { LaneRow } from './LaneRow.tsx';
import { geometryOf, stackRows } from './laneGeometry.ts';
import { Playhead } from './Playhead.tsx';
import { RealityRuler } from './RealityRuler.tsx';
import { rangeOf } from './realityTime.ts';
import { signed } from './realityWords.ts';
import type { RealityScale } from './realityScale.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';

export type LaneOrder = 'recorded' | 'worst';

interface RealityTimelineProps {
  readonly comparison: Comparison;
  readonly order: LaneOrder;
  /** Null until somebody has asked for them. */
  readonly brackets: Brackets | null;
}

/** Lanes drawn beyond the edges, so that scrolling meets no blank. */
const BEYOND = 300;

export const RealityTimeline = memo(function RealityTimeline({
  comparison,
  order,
  brackets,
}: RealityTimelineProps): ReactElement {
  const t = useRealityTranslate();
  const range = useAppStore((state) => state.reality.range);
  const [plot, { width }] = useBox({ width: 900, height: 60 });
  const [from, to] = rangeOf(range, comparison.seconds);
  const scale = useMemo<RealityScale>(() => ({ from, to, width }), [from, to, width]);
  const subjects = useMemo(() => inOrder(comparison.subjects, order), [comparison, order]);
  const byPair = useMemo(() => bracketsByPair(brackets), [brackets]);
  const pairs = subjects.reduce((sum, subject) => sum + subject.pairs.length, 0);
  return (
    <figure
      className="reality-figure"
      role="group"
      aria-label={t('reality.figure', { subjects: subjects.length, pairs })}
    >
      <HatchPattern />
      <RealityRuler comparison={comparison} scale={scale} plot={plot} />
      <Lanes subjects={subjects} scale={scale} end={comparison.seconds} brackets={byPair} />
    </figure>
  );
});

const inOrder = (subjects: readonly Subject[], order: LaneOrder): readonly Subject[] =>
  order === 'recorded'
    ? subjects
    : [...subjects].sort((one, other) =>
        one.worstSeconds === other.worstSeconds ? 0 : other.worstSeconds - one.worstSeconds,
      );

interface LanesProps {
  readonly subjects: readonly Subject[];
  readonly scale: RealityScale;
  readonly end: number;
  readonly brackets: BracketsByPair | null;
}

function Lanes({ subjects, scale, end, brackets }: LanesProps): ReactElement {
  const [box, { height: seen }] = useBox({ width: 1000, height: 2000 });
  const [scrolled, setScrolled] = useState(0);
  const { tops, height } = useMemo(() => stackRows(subjects), [subjects]);
  const onScroll = (event: UIEvent<HTMLDivElement>): void => {
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const top = (event.currentTarget.scrollTop * 16) / rem;
    // Rounded, so that not every pixel of scrolling draws anew.
    setScrolled(Math.round(top / 100) * 100);
  };
  return (
    <div className="reality-lanes" ref={box} onScroll={onScroll}>
      <div className="reality-stack" style={{ height: `${height / 16}rem` }}>
        <Playhead scale={scale} end={end} />
        {subjects.map((subject, index) => {
          const top = tops[index] ?? 0;
          const bottom = top + geometryOf(subject).height;
          const inSight = bottom >= scrolled - BEYOND && top <= scrolled + seen + BEYOND;
          return inSight ? (
            <Row
              key={subject.key}
              subject={subject}
              scale={scale}
              end={end}
              top={top}
              brackets={brackets}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

interface RowProps {
  readonly subject: Subject;
  readonly scale: RealityScale;
  readonly end: number;
  readonly top: number;
  readonly brackets: BracketsByPair | null;
}

function Row({ subject, scale, end, top, brackets }: RowProps): ReactElement {
  const t = useRealityTranslate();
  const { name, pairs, worstSeconds } = subject;
  const worst = Number.isFinite(worstSeconds)
    ? t('reality.seconds', { seconds: signed(worstSeconds).replace('+', '') })
    : t('reality.alone');
  const words =
    worstSeconds <= 0.005
      ? t('reality.lane.alike', { name, pairs: pairs.length })
      : t('reality.lane', { name, pairs: pairs.length, worst });
  return (
    <div
      className={`reality-row reality-row--${subject.kind}`}
      role="img"
      aria-label={words}
      style={{ top: `${top / 16}rem`, height: `${geometryOf(subject).height / 16}rem` }}
    >
      <div className="reality-name">
        <b className="mono">{name}</b>
        <span>{t('reality.recording')}</span>
        <span>{t('reality.engine')}</span>
      </div>
      <LaneRow subject={subject} scale={scale} end={end} brackets={brackets} />
    </div>
  );
}

/** Hatches that all lanes share: gave up on, and two leaders at once. */
const HatchPattern = (): ReactElement => (
  <svg className="reality-patterns" aria-hidden="true">
    <defs>
      <pattern
        id="reality-hatch"
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect className="reality-hatch-line" width="1.6" height="5" />
      </pattern>
    </defs>
  </svg>
);
