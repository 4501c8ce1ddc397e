/**
 * Two futures of one run at the same instant, in the stage's place: on one ruler the lanes that
 * differ, one future above the other, where they part, and below it what differs in words.
 */
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import { shortNames } from '../common/names.ts';
import { useFutures, type Future } from '../controls/useFutures.ts';
import { goTo } from '../controls/transport.ts';
import { clockLabel, clockText, ticksOf, xOf, type TimeScale } from '../timeline/timeScale.ts';
import { CompareHead } from './CompareHead.tsx';
import { CompareLane } from './CompareLane.tsx';
import { differs, storiesOf, type Story } from './compareLanes.ts';
import { CompareTable } from './CompareTable.tsx';
import { useComparison, type Comparison } from './useComparison.ts';
import './compare.css';

const whole = (frame: Frame): Frame => frame;

export function CompareView({ pair }: { readonly pair: readonly [number, number] }): ReactElement {
  const futures = useFutures();
  const comparison = useComparison(pair);
  const frame = useFrame(whole);
  const [isAll, setAll] = useState(false);
  const [one, other] = pair.map((id) => futures.find(({ branch }) => branch.id === id));
  const compare = useAppStore((state) => state.compare);
  const isGone = futures.length > 0 && (one === undefined || other === undefined);
  useEffect(() => {
    // One of them was deleted: there is nothing to compare any more.
    if (isGone) compare(null);
  }, [isGone, compare]);
  if (one === undefined || other === undefined) return <div className="compare" />;
  return (
    <div className="compare">
      <CompareHead
        futures={futures}
        pair={[one, other]}
        comparison={comparison}
        isAll={isAll}
        onAll={setAll}
      />
      {comparison === null || frame === null ? null : (
        <>
          <Lanes futures={[one, other]} comparison={comparison} frame={frame} isAll={isAll} />
          <CompareTable futures={[one, other]} comparison={comparison} frame={frame} />
        </>
      )}
    </div>
  );
}

interface LanesProps {
  readonly futures: readonly [Future, Future];
  readonly comparison: Comparison;
  readonly frame: Frame;
  readonly isAll: boolean;
}

/** Room for names at the left, in pixels. */
const LABELS = 140;

function Lanes({ futures, comparison, frame, isAll }: LanesProps): ReactElement {
  const t = useTranslate();
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const to = Math.max(frame.now, ...comparison.ends);
  const [x1, span] = [Math.max(width - LABELS, 100), to - comparison.from];
  const scale: TimeScale = {
    from: comparison.from,
    to,
    end: to,
    x0: 0,
    x1,
    perMicro: x1 / span,
  };
  const sides = ([comparison.one, comparison.other] as const).map((facts, side) =>
    storiesOf(frame, facts, comparison.ends[side === 0 ? 0 : 1]),
  );
  const [left = [], right = []] = sides;
  const shown = left.map((story, index) => {
    const twin = right[index];
    return isAll || (twin !== undefined && differs(story, twin));
  });
  return (
    <div className="compare-lanes" ref={host}>
      <Ruler scale={scale} forkAt={comparison.forkAt} />
      {futures.map((future, side) => (
        <section key={future.branch.id} aria-label={t('future.show', future)}>
          <h3 className="compare-future">
            <b className="compare-letter">{future.letter}</b> {future.name}
          </h3>
          {(sides[side] ?? []).map((story, index) =>
            shown[index] === true ? (
              <LaneRow
                key={keyOf(story)}
                story={story}
                scale={scale}
                future={future}
                frame={frame}
              />
            ) : null,
          )}
        </section>
      ))}
      <div
        className="compare-fork"
        style={{ left: LABELS + xOf(scale, comparison.forkAt) }}
        aria-hidden="true"
      />
      <div
        className="compare-playhead"
        style={{ left: LABELS + xOf(scale, frame.now) }}
        role="img"
        aria-label={t('future.compare.playhead', { at: clockText(frame.now) })}
      />
    </div>
  );
}

const keyOf = (story: Story): string =>
  story.kind === 'node' ? story.name : `${story.namespace}/${story.name}`;

interface LaneRowProps {
  readonly story: Story;
  readonly scale: TimeScale;
  readonly future: Future;
  readonly frame: Frame;
}

function LaneRow({ story, scale, future, frame }: LaneRowProps): ReactElement {
  const t = useTranslate();
  const names = shortNames(frame.nodes.map(({ name }) => name));
  const name = names.get(story.name) ?? story.name;
  return (
    <div className="compare-row">
      <span className="compare-name">
        <b>{name}</b>
        {t(story.kind === 'node' ? 'future.compare.timeLeft' : 'future.compare.leads')}
      </span>
      <CompareLane
        story={story}
        scale={scale}
        label={t('future.compare.lane', {
          letter: future.letter,
          name,
          from: clockLabel(scale.from),
          to: clockLabel(scale.to),
        })}
      />
    </div>
  );
}

/** The ruler; pressing on it moves the playhead there. */
function Ruler({
  scale,
  forkAt,
}: {
  readonly scale: TimeScale;
  readonly forkAt: number;
}): ReactElement {
  const store = useAppStoreApi();
  const t = useTranslate();
  return (
    <div className="compare-row compare-ruler">
      <span />
      <svg
        width={scale.x1}
        height={28}
        aria-hidden="true"
        onPointerDown={(event) => {
          const box = event.currentTarget.getBoundingClientRect();
          goTo(store, scale.from + (event.clientX - box.left) / scale.perMicro);
        }}
      >
        <line className="compare-base" x1={0} x2={scale.x1} y1={24} y2={24} />
        {ticksOf(scale).map(({ t: at, label }) => (
          <g key={at} transform={`translate(${xOf(scale, at)} 0)`}>
            <line className="compare-tick" y1={label === null ? 20 : 17} y2={24} />
            {label === null ? null : (
              <text className="compare-time" y={12} textAnchor="middle">
                {label}
              </text>
            )}
          </g>
        ))}
        <title>{t('future.compare.begins')}</title>
        <circle className="compare-fork-mark" cx={xOf(scale, forkAt)} cy={24} r={3.5} />
      </svg>
    </div>
  );
}

function useWidth(host: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(800);
  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    const sizes = new ResizeObserver(() => setWidth(element.clientWidth));
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [host]);
  return width;
}
