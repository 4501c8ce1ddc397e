/**
 * The zones as the controller counts them: how many are Ready, the state that follows, the rate of
 * NoExecute taints in force. Nodes that wait for their taint lie in a pool, not in a line: each pass
 * draws anew (NL-25); beside it the bucket's one token and when it is there again. At the end the
 * Pods that no node has. Nothing is shown while one zone is calm. Each zone opens its panel.
 */
import { useMemo, useState, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { useFrameValue, usePainter } from '../canvas/hooks.ts';
import { createPen } from '../canvas/pen.ts';
import { PaintSpan } from './PaintSpan.tsx';
import { arcPath } from './ringGeometry.ts';
import { leftText } from './words.ts';
import {
  zoneName,
  zoneRate,
  zoneState,
  zoneStripScene,
  type ZoneScene,
  type ZoneStripScene,
} from './zoneScene.ts';
import './zoneStrip.css';

/** More squares than this are said as a number. */
const MOST_SQUARES = 8;
const GAUGE = 96;

export function ZoneStrip(): ReactElement | null {
  const t = useTranslate();
  const scene = useFrameValue<ZoneStripScene | null>(zoneStripScene, JSON.stringify);
  if (scene === null) return null;
  return (
    <div
      className={scene.zones.length > 1 ? 'zone-strip' : 'zone-strip zone-strip--one'}
      role="group"
      aria-label={t('score.zone.strip')}
    >
      {scene.zones.map((zone) => (
        <ZoneBlock key={zone.zone} zone={zone} threshold={scene.threshold} t={t} />
      ))}
      {scene.pending > 0 && (
        <div
          className="zone zone--pending"
          role="img"
          aria-label={t('score.zone.pendingLabel', { count: scene.pending })}
        >
          <span className="zone-name">{t('score.zone.pending')}</span>
          <Squares count={scene.pending} kind="pending" />
        </div>
      )}
    </div>
  );
}

interface ZoneProps {
  readonly zone: ZoneScene;
  readonly threshold: number;
  readonly t: Translate;
}

function ZoneBlock({ zone, threshold, t }: ZoneProps): ReactElement {
  const { ready, notReady, queued, state, rate } = zone;
  const openZone = useAppStore((state) => state.openZone);
  const all = ready + notReady;
  const isDisrupted = state === 'PartialDisruption' || state === 'FullDisruption';
  const label = t('score.zone.label', {
    zone: zoneName(zone.zone, t),
    ready,
    all,
    state: zoneState(zone, t),
    rate: zoneRate(zone, t),
    waiting: queued,
  });
  return (
    <button
      type="button"
      className="zone"
      aria-haspopup="dialog"
      aria-label={label}
      title={t('score.zone.open')}
      onClick={() => openZone(zone.zone)}
    >
      <span className="zone-line">
        <span className="zone-name">{zoneName(zone.zone, t)}</span>
        <span className="zone-count">{t('score.zone.count', { ready, all })}</span>
        <span className={isDisrupted ? 'zone-state zone-state--disrupted' : 'zone-state'}>
          {zoneState(zone, t)}
        </span>
      </span>
      <span className="zone-line">
        <Gauge share={all === 0 ? 0 : notReady / all} threshold={threshold} />
        <span className="zone-rate">{zoneRate(zone, t)}</span>
        {queued > 0 && <Squares count={queued} kind="waiting" />}
        {rate > 0 && notReady > 0 && <Bucket zone={zone.zone} rate={rate} t={t} />}
      </span>
    </button>
  );
}

/** The share that is not Ready, hatched, against the tick from which the zone is partly disrupted. */
function Gauge({
  share,
  threshold,
}: {
  readonly share: number;
  readonly threshold: number;
}): ReactElement {
  const tick = Math.round(threshold * GAUGE) + 0.5;
  const width = Math.round(share * (GAUGE - 1));
  const stripes = Array.from({ length: Math.floor(width / 4) }, (_, index) => index * 4 + 1);
  return (
    <svg className="zone-gauge" viewBox={`0 0 ${GAUGE} 12`} aria-hidden="true">
      <rect className="zone-track" x={0.5} y={2.5} width={GAUGE - 1} height={7} />
      {width > 0 && <rect className="zone-share" x={0.5} y={2.5} width={width} height={7} />}
      <path className="zone-hatch" d={stripes.map((x) => `M${x} 9L${x + 4} 3`).join('')} />
      <path className="zone-tick" d={`M${tick} 0V12`} />
    </svg>
  );
}

/** One square each: nodes in the pool, scattered because they have no order, or Pending Pods. */
function Squares({
  count,
  kind,
}: {
  readonly count: number;
  readonly kind: 'waiting' | 'pending';
}): ReactElement {
  const shown = Math.min(count, MOST_SQUARES);
  const width = shown * 9 + 4;
  return (
    <>
      <svg
        className={`zone-squares zone-squares--${kind}`}
        viewBox={`0 0 ${width} 14`}
        style={{ width: `${width / 16}rem` }}
        aria-hidden="true"
      >
        {kind === 'waiting' && <rect className="zone-pool" width={width} height={14} rx={7} />}
        {Array.from({ length: shown }, (_, index) => (
          <rect
            key={index}
            className="zone-square"
            x={3.5 + index * 9}
            y={kind === 'waiting' ? SCATTER[index % SCATTER.length] : 3.5}
            width={6}
            height={6}
            rx={1}
          />
        ))}
      </svg>
      {count > shown && <span className="zone-rate">+{count - shown}</span>}
    </>
  );
}

const SCATTER = [2.5, 5, 3.5, 5.5, 2.5, 4.5] as const;

interface BucketProps {
  readonly zone: string;
  readonly rate: number;
  readonly t: Translate;
}

/** The token: a full dot when it is there, else a ring that closes until it is. */
function Bucket({ zone, rate, t }: BucketProps): ReactElement {
  const [element, setElement] = useState<SVGPathElement | null>(null);
  const read = useMemo(() => {
    const left = ({ controller, now }: Frame): number =>
      Math.max((controller?.zones.find((each) => each.zone === zone)?.tokenAt ?? now) - now, 0) /
      1_000_000;
    const words = (frame: Frame) => {
      const wait = left(frame);
      return {
        text:
          wait === 0
            ? t('score.zone.token')
            : t('score.zone.tokenIn', { seconds: leftText(wait * 1_000_000) }),
        tone: 'dim' as const,
      };
    };
    return { left, words };
  }, [zone, t]);
  const painter = useMemo(() => {
    if (element === null) return null;
    const pen = createPen(element);
    return {
      paint(frame: Frame) {
        const share = Math.max(1 - read.left(frame) * rate, 0);
        pen.set('d', arcPath(4.5, 0, Math.round(share * 90) * 4));
        pen.set('class', share >= 1 ? 'zone-token zone-token--there' : 'zone-token');
        return false;
      },
    };
  }, [element, read, rate]);
  usePainter(painter);
  return (
    <span className="zone-bucket">
      <svg viewBox="-7 -7 14 14" aria-hidden="true">
        <circle className="zone-track" r={4.5} />
        <path ref={setElement} className="zone-token" />
      </svg>
      <PaintSpan className="zone-rate" read={read.words} />
    </span>
  );
}
