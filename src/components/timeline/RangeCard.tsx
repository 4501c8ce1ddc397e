/**
 * A range chosen on the ruler: its two ends, which can be taken by mouse, finger or keyboard, how long
 * it is, and what can be done with it.
 */
import { memo, type KeyboardEvent, type ReactElement } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { AppStore, TimeWindow } from '../../store/store.ts';
import { PHONE, useMedia } from '../common/useMedia.ts';
import { videoType } from '../export/videoType.ts';
import { lengthText } from './lengthText.ts';
import { rem } from './rem.ts';
import type { PaintedScale } from './timelineGestures.ts';
import type { TimelineLayout } from './timelineLayout.ts';
import { clockText } from './timeScale.ts';
import { usePointerDrag } from './usePointerDrag.ts';
import { showWindow } from './windowActs.ts';

interface RangeCardProps {
  readonly layout: TimelineLayout;
  readonly painted: () => PaintedScale | null;
}

export const RangeCard = memo(function RangeCard({
  layout,
  painted,
}: RangeCardProps): ReactElement | null {
  const range = useAppStore((state) => state.range);
  const isPhone = useMedia(PHONE);
  if (range === null) return null;
  return (
    <>
      <RangeEnd end="from" range={range} layout={layout} painted={painted} />
      <RangeEnd end="to" range={range} layout={layout} painted={painted} />
      {isPhone ? null : (
        <div className="timeline-range" data-t={(range.from + range.to) / 2} data-stays data-drag>
          <RangeActs range={range} top={rem(layout.ruler + 6)} />
        </div>
      )}
    </>
  );
});

/** On a phone, where the card would cover most of the lanes, the same stands above them. */
export function RangeBar(): ReactElement | null {
  const range = useAppStore((state) => state.range);
  const isPhone = useMedia(PHONE);
  return range === null || !isPhone ? null : <RangeActs range={range} top={null} />;
}

interface RangeActsProps {
  readonly range: TimeWindow;
  /** Where it lies over the lanes. */
  readonly top: string | null;
}

function RangeActs({ range, top }: RangeActsProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const { setRange, open } = store.getState();
  const acts = [
    { words: 'timeline.rangeShow', act: () => showWindow(store, range) },
    { words: 'timeline.rangeLoop', act: () => loopRange(store, range) },
    ...(canRecord(store)
      ? [{ words: 'timeline.rangeVideo', act: () => open('video') } as const]
      : []),
    { words: 'timeline.rangeClear', act: () => setRange(null) },
  ] as const;
  return (
    <div
      className={top === null ? 'timeline-range-bar' : 'timeline-range-card'}
      role="group"
      aria-label={t('timeline.range')}
      style={top === null ? {} : { top }}
    >
      <b>{lengthText(range.to - range.from, t)}</b>
      {acts.map(({ words, act }) => (
        <button key={words} type="button" onClick={act}>
          {t(words)}
        </button>
      ))}
    </div>
  );
}

type End = 'from' | 'to';

interface RangeEndProps extends RangeCardProps {
  readonly end: End;
  readonly range: TimeWindow;
}

const SECOND = 1_000_000;

function RangeEnd({ end, range, layout, painted }: RangeEndProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const handlers = usePointerDrag(painted, { onMove: (at) => moveEnd(store, end, at.t) });
  const at = range[end];
  return (
    <div className={`timeline-range-end timeline-range-end--${end}`} data-t={at}>
      <div
        role="slider"
        tabIndex={0}
        style={{ top: rem(layout.ruler - 20) }}
        aria-label={t(end === 'from' ? 'timeline.rangeFrom' : 'timeline.rangeTo')}
        aria-valuemin={0}
        aria-valuemax={Math.round(Math.max(edgeOf(store), range.to) / SECOND)}
        aria-valuenow={Math.round(at / SECOND)}
        aria-valuetext={clockText(at)}
        onKeyDown={(event) => onKey(event, store, end, painted)}
        {...handlers}
      />
    </div>
  );
}

const edgeOf = (store: AppStore): number => store.source.latest()?.place.edge ?? 0;

/** So much lies between the two ends at least. */
const SHORTEST = 1_000;

/** Moves one end; the other one stays, and neither passes it. */
function moveEnd(store: AppStore, end: End, t: number): void {
  const { range, setRange } = store.getState();
  if (range === null) return;
  const { from, to } = range;
  if (end === 'from') setRange({ from: Math.max(0, Math.min(t, to - SHORTEST)), to });
  else setRange({ from, to: Math.max(t, from + SHORTEST) });
}

/** An arrow moves an end by a round length of time that can be seen: so many pixels at least. */
const SEEN = 4;

const stepOf = ({ scale }: PaintedScale): number =>
  10 ** Math.ceil(Math.log10(SEEN / scale.perMicro));

function onKey(
  event: KeyboardEvent,
  store: AppStore,
  end: End,
  painted: () => PaintedScale | null,
): void {
  const { range, setRange } = store.getState();
  const now = painted();
  if (range === null || now === null || event.ctrlKey || event.altKey || event.metaKey) return;
  const by = (steps: number) => (): void => moveEnd(store, end, range[end] + steps * stepOf(now));
  const step = event.shiftKey ? 10 : 1;
  const acts: Readonly<Record<string, () => void>> = {
    ArrowLeft: by(-step),
    ArrowDown: by(-step),
    ArrowRight: by(step),
    ArrowUp: by(step),
    PageUp: by(-10),
    PageDown: by(10),
    Home: () => moveEnd(store, end, 0),
    End: () => moveEnd(store, end, edgeOf(store)),
    Enter: () => showWindow(store, range),
    Escape: () => setRange(null),
  };
  const act = acts[event.key];
  if (act === undefined) return;
  event.preventDefault();
  act();
}

/** The dialog begins with the range that is chosen. */
const canRecord = ({ source }: AppStore): boolean => videoType() !== null && source.can.seek;

/** Plays it again and again, from its beginning. */
function loopRange(store: AppStore, { from, to }: TimeWindow): void {
  const { setLoop, setRange, setPlaying } = store.getState();
  setLoop([from, to]);
  setRange(null);
  store.source.seek(from);
  setPlaying(true);
}
