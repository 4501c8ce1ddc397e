/**
 * Futures of one run at the same instant, in the stage's place: what it comes to, on one ruler the
 * lanes that differ and where they part, and below it what differs in a table. Two stand one above
 * the other, tall; of more, each lane is small, its futures together.
 */
import { useEffect, useRef, useState, type ReactElement, type RefObject } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import { shortNames } from '../common/names.ts';
import { useFutures, type Future } from '../controls/useFutures.ts';
import { goTo } from '../controls/transport.ts';
import { clockLabel, clockText, ticksOf, xOf, type TimeScale } from '../timeline/timeScale.ts';
import { CompareHead } from './CompareHead.tsx';
import { CompareLane, type LaneSize } from './CompareLane.tsx';
import type { Story } from './compareLanes.ts';
import { CompareTable, Conclusion } from './CompareTable.tsx';
import { MoreBelow } from './MoreBelow.tsx';
import { OneFuture } from './OneFuture.tsx';
import { isApart, tellingsOf, type Telling } from './tellings.ts';
import { useComparison, type Comparison } from './useComparison.ts';
import './compare.css';

const whole = (frame: Frame): Frame => frame;

export function CompareView({ ids }: { readonly ids: readonly number[] }): ReactElement {
  const futures = useFutures();
  const comparison = useComparison(ids);
  const frame = useFrame(whole);
  const t = useTranslate();
  const [isAll, setAll] = useState(false);
  const chosen = ids.flatMap((id) => futures.find(({ branch }) => branch.id === id) ?? []);
  const compare = useAppStore((state) => state.compare);
  const left = chosen.map(({ branch }) => branch.id).join(' ');
  const isGone = futures.length > 0 && chosen.length < ids.length;
  useEffect(() => {
    if (!isGone) return;
    // One of them was deleted: those that are left are compared, if there is anything to compare.
    const rest = left.split(' ').filter((each) => each !== '');
    compare(rest.length < 2 ? null : rest.map(Number));
  }, [isGone, left, compare]);
  const host = useRef<HTMLDivElement>(null);
  useStageFocus(host);
  if (ids.length < 2) return <OneFuture futures={futures} />;
  if (chosen.length < ids.length) return <div className="compare" />;
  const tellings = comparison === null || frame === null ? [] : tellingsOf(frame, comparison);
  const given = { futures: chosen, tellings, isAll };
  return (
    <div
      className="compare"
      ref={host}
      role="region"
      aria-label={t('future.compare.body')}
      tabIndex={0}
    >
      <CompareHead
        futures={futures}
        chosen={chosen}
        comparison={comparison}
        isAll={isAll}
        onAll={setAll}
      />
      {comparison === null || frame === null ? null : (
        <>
          <Conclusion {...given} comparison={comparison} frame={frame} />
          <Lanes {...given} comparison={comparison} frame={frame} />
          <CompareTable {...given} comparison={comparison} frame={frame} />
          <MoreBelow host={host} />
        </>
      )}
    </div>
  );
}

/** What had the focus on the stage is gone with it: it comes to the comparison, and goes back when that ends. */
function useStageFocus(host: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const isLost = (): boolean => document.activeElement === document.body;
    if (isLost()) host.current?.focus({ preventScroll: true });
    return () => {
      if (isLost()) document.getElementById('stage')?.focus({ preventScroll: true });
    };
  }, [host]);
}

interface LanesProps {
  readonly futures: readonly Future[];
  readonly tellings: readonly Telling[];
  readonly comparison: Comparison;
  readonly frame: Frame;
  readonly isAll: boolean;
}

/** Room for names at the left, in pixels; on a narrow page they stand above their lanes. */
const LABELS = 140;
/** Half a label of the ruler, so that the last one is whole. */
const MARGIN = 20;
const NARROW = 560;

function Lanes({ futures, comparison, tellings, frame, isAll }: LanesProps): ReactElement {
  const t = useTranslate();
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const labels = width < NARROW ? 0 : LABELS;
  const to = Math.max(frame.now, ...comparison.sides.map(({ end }) => end));
  const [x1, span] = [Math.max(width - labels - MARGIN, 100), to - comparison.from];
  const scale: TimeScale = {
    from: comparison.from,
    to,
    end: to,
    x0: 0,
    x1,
    perMicro: x1 / span,
  };
  const shown = (tellings[0]?.stories ?? []).flatMap((story, index) =>
    isAll || isApart(tellings, index)
      ? [tellings.map(({ stories }) => stories[index] ?? story)]
      : [],
  );
  const given = { futures, lanes: shown, scale, frame };
  return (
    <div
      className={labels === 0 ? 'compare-lanes compare-lanes--narrow' : 'compare-lanes'}
      ref={host}
    >
      <Ruler scale={scale} forkAt={comparison.forkAt} />
      {futures.length > 2 ? <SmallMultiples {...given} /> : <TwoFutures {...given} />}
      <div
        className="compare-fork"
        style={{ left: labels + xOf(scale, comparison.forkAt) }}
        aria-hidden="true"
      />
      <div
        className="compare-playhead"
        style={{ left: labels + xOf(scale, frame.now) }}
        role="img"
        aria-label={t('future.compare.playhead', { at: clockText(frame.now) })}
      />
    </div>
  );
}

interface ShownLanes {
  readonly futures: readonly Future[];
  /** Each lane as it is in every future. */
  readonly lanes: readonly (readonly Story[])[];
  readonly scale: TimeScale;
  readonly frame: Frame;
}

/** The future in which one thing was done that is all they differ in; null if there is more, or less. */
function onlyDifference(futures: readonly Future[]): Future | null {
  const [one, other] = futures;
  if (one === undefined || other === undefined) return null;
  const [child, parent] = one.branch.parent === other.branch.id ? [one, other] : [other, one];
  if (child.branch.parent !== parent.branch.id) return null;
  const { shared } = child.branch;
  const own = ({ branch }: Future): number => branch.journal.length - shared;
  if (own(child) + own(parent) !== 1) return null;
  return own(child) === 1 ? child : parent;
}

/** Each future with all of its lanes, tall enough to compare areas by eye. */
function TwoFutures({ futures, lanes, scale, frame }: ShownLanes): ReactElement {
  const t = useTranslate();
  const only = onlyDifference(futures);
  return (
    <>
      {futures.map((future, side) => (
        <section key={future.branch.id} aria-label={t('future.show', future)}>
          <h3 className="compare-future">
            <b className="compare-letter">{future.letter}</b> {future.name}
            {future === only ? (
              <span className="quiet">{t('future.compare.onlyDifference')}</span>
            ) : null}
          </h3>
          {lanes.map((twins) => {
            const story = twins[side];
            return story === undefined ? null : (
              <LaneRow
                key={keyOf(story)}
                story={story}
                scale={scale}
                future={future}
                size={lanes.length > 1 ? 'middle' : 'tall'}
                name={<LaneName story={story} frame={frame} />}
                frame={frame}
              />
            );
          })}
        </section>
      ))}
    </>
  );
}

/** Each lane with all of its futures, one small picture below the other. */
function SmallMultiples({ futures, lanes, scale, frame }: ShownLanes): ReactElement {
  const names = shortNames(frame.nodes.map(({ name }) => name));
  return (
    <>
      {lanes.map((twins) => {
        const [story] = twins;
        if (story === undefined) return null;
        return (
          <section
            key={keyOf(story)}
            className="compare-multiple"
            aria-label={names.get(story.name) ?? story.name}
          >
            <h3 className="compare-future">
              <LaneName story={story} frame={frame} />
            </h3>
            {futures.map((future, side) => (
              <LaneRow
                key={future.branch.id}
                story={twins[side] ?? story}
                scale={scale}
                future={future}
                size="small"
                name={
                  <>
                    <b className="compare-letter">{future.letter}</b>
                    <span className="compare-which" title={future.name}>
                      {future.name}
                    </span>
                  </>
                }
                frame={frame}
              />
            ))}
          </section>
        );
      })}
    </>
  );
}

const keyOf = (story: Story): string =>
  story.kind === 'node' ? story.name : `${story.namespace}/${story.name}`;

function LaneName({
  story,
  frame,
}: {
  readonly story: Story;
  readonly frame: Frame;
}): ReactElement {
  const t = useTranslate();
  const names = shortNames(frame.nodes.map(({ name }) => name));
  return (
    <span className="compare-name">
      <b>{names.get(story.name) ?? story.name}</b>{' '}
      {t(story.kind === 'node' ? 'future.compare.timeLeft' : 'future.compare.leads')}
    </span>
  );
}

interface LaneRowProps {
  readonly story: Story;
  readonly scale: TimeScale;
  readonly future: Future;
  readonly frame: Frame;
  readonly size: LaneSize;
  readonly name: ReactElement;
}

function LaneRow({ story, scale, future, frame, size, name }: LaneRowProps): ReactElement {
  const t = useTranslate();
  const names = shortNames(frame.nodes.map((node) => node.name));
  return (
    <div className={`compare-row compare-row--${size}`}>
      <div className="compare-label">{name}</div>
      <CompareLane
        story={story}
        scale={scale}
        size={size}
        label={t('future.compare.lane', {
          letter: future.letter,
          name: names.get(story.name) ?? story.name,
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
