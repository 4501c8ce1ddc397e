/** Which part of the run becomes a video, how fast, and how far the recording is. */
import { useEffect, useId, useRef, useState, type ReactElement } from 'react';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { download } from './download.ts';
import { exportName, viewPicture } from './exports.ts';
import { instantsOf, LONGEST_VIDEO, recordVideo } from './recordVideo.ts';
import { useShareTranslate } from './useShareTranslate.ts';
import './share.css';

const SECOND = 1_000_000;
const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 30] as const;
/** What is proposed if no range is chosen: the last seconds before the playhead. */
const PROPOSED = 30;

interface Fields {
  readonly from: string;
  readonly to: string;
  readonly speed: number;
}

interface Progress {
  readonly done: number;
  readonly all: number;
}

export function VideoDialog(): ReactElement {
  const share = useShareTranslate();
  const open = useAppStore((state) => state.open);
  const [fields, setFields] = useProposal();
  const { progress, failed, record, stop } = useRecording();
  const edge = useAppStoreApi().source.latest()?.place.edge ?? 0;
  const range = {
    from: Math.round(Number(fields.from) * SECOND),
    // Nothing is recorded that has not been seen yet.
    to: Math.min(Math.round(Number(fields.to) * SECOND), edge),
    speed: fields.speed,
  };
  const isInOrder = range.from >= 0 && range.to > range.from;
  const seconds = isInOrder ? (range.to - range.from) / SECOND / range.speed : 0;
  const isShort = seconds <= LONGEST_VIDEO;
  return (
    <Dialog title={share('share.video.title')} size="small" onClose={() => open(null)}>
      <p className="quiet">{share('share.video.intro')}</p>
      <RangeFields fields={fields} disabled={progress !== null} onChange={setFields} />
      <p role="status">
        {!isInOrder
          ? share('share.video.order')
          : !isShort
            ? share('share.video.tooLong', { most: LONGEST_VIDEO })
            : share('share.video.length', {
                seconds: seconds.toFixed(1),
                pictures: instantsOf(range).length,
              })}
        {failed ? ` ${share('share.video.failed')}` : ''}
      </p>
      {progress === null ? null : (
        <progress
          className="video-progress"
          max={progress.all}
          value={progress.done}
          aria-label={share('share.video.progress', progress)}
        />
      )}
      <div className="dialog-actions">
        {progress === null ? (
          <button
            type="button"
            className="button button--filled"
            disabled={!isInOrder || !isShort}
            onClick={() => record(range)}
          >
            {share('share.video.record')}
          </button>
        ) : (
          <button type="button" className="button" onClick={stop}>
            {share('share.video.stop')}
          </button>
        )}
      </div>
    </Dialog>
  );
}

/** The range chosen on the timeline, to the millisecond and as fast as a video may show it; else the last seconds. */
function useProposal(): readonly [Fields, (fields: Fields) => void] {
  const store = useAppStoreApi();
  return useState<Fields>(() => {
    const { range } = store.getState();
    const now = (store.source.latest()?.now ?? 0) / SECOND;
    if (range === null)
      return { from: Math.max(0, now - PROPOSED).toFixed(1), to: now.toFixed(1), speed: 1 };
    const [from, to] = [range.from / SECOND, range.to / SECOND];
    const speed = SPEEDS.find((each) => each >= 1 && (to - from) / each <= LONGEST_VIDEO) ?? 30;
    return { from: from.toFixed(3), to: to.toFixed(3), speed };
  });
}

interface RangeFieldsProps {
  readonly fields: Fields;
  readonly disabled: boolean;
  readonly onChange: (fields: Fields) => void;
}

function RangeFields({ fields, disabled, onChange }: RangeFieldsProps): ReactElement {
  const share = useShareTranslate();
  const id = useId();
  return (
    <div className="video-fields">
      {(['from', 'to'] as const).map((name) => (
        <div className="ask" key={name}>
          <label htmlFor={`${id}${name}`}>{share(`share.video.${name}`)}</label>
          <input
            id={`${id}${name}`}
            className="field mono"
            type="number"
            min={0}
            step="any"
            disabled={disabled}
            value={fields[name]}
            onChange={(event) => onChange({ ...fields, [name]: event.target.value })}
          />
        </div>
      ))}
      <div className="ask">
        <label htmlFor={`${id}speed`}>{share('share.video.speed')}</label>
        <select
          id={`${id}speed`}
          className="field"
          disabled={disabled}
          value={fields.speed}
          onChange={(event) => onChange({ ...fields, speed: Number(event.target.value) })}
        >
          {SPEEDS.map((speed) => (
            <option key={speed} value={speed}>{`${speed}×`}</option>
          ))}
        </select>
      </div>
    </div>
  );
}

interface Recording {
  readonly progress: Progress | null;
  readonly failed: boolean;
  readonly record: (range: { from: number; to: number; speed: number }) => void;
  readonly stop: () => void;
}

function useRecording(): Recording {
  const t = useTranslate();
  const share = useShareTranslate();
  const store = useAppStoreApi();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failed, setFailed] = useState(false);
  const running = useRef<AbortController | null>(null);
  // A dialog that is closed has no further use for its video.
  useEffect(() => () => running.current?.abort(), []);
  const record = (range: { from: number; to: number; speed: number }): void => {
    const job = new AbortController();
    running.current = job;
    setFailed(false);
    setProgress({ done: 0, all: instantsOf(range).length });
    recordVideo({
      store,
      range,
      draw: () => viewPicture(store, { t, share }),
      onPicture: (done, all) => setProgress({ done, all }),
      signal: job.signal,
    })
      .then((video) => {
        if (video === null) return;
        const end = video.type.includes('mp4') ? 'mp4' : 'webm';
        download(`${exportName(store)}.${end}`, [video], video.type);
        store.getState().notify('app.notice.saved');
      })
      .catch(() => setFailed(true))
      .finally(() => setProgress(null));
  };
  return { progress, failed, record, stop: () => running.current?.abort() };
}
