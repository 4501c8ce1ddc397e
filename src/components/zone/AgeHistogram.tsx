/** How old the last renewals of a zone's nodes are: a wave that walks right, and a line where it ends. */
import { scaleLinear } from 'd3-scale';
import type { ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { AgeBin } from './zonePanel.ts';

interface AgeHistogramProps {
  readonly bins: readonly AgeBin[];
  /** Seconds. */
  readonly grace: number;
  readonly t: Translate;
}

const [WIDTH, HEIGHT] = [400, 96];
const TICKS = [0, 10, 20, 30, 40, 50, 60];

export function AgeHistogram({ bins, grace, t }: AgeHistogramProps): ReactElement {
  const last = bins[bins.length - 1]?.from ?? 0;
  const width = bins[1]?.from ?? 1;
  const x = scaleLinear([0, last + width], [0, WIDTH]);
  const most = Math.max(...bins.map(({ count }) => count), 2);
  const y = scaleLinear([0, most], [HEIGHT, 0]);
  const old = bins.filter(({ from }) => from >= grace).reduce((sum, { count }) => sum + count, 0);
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return (
    <div
      className="zone-ages"
      role="img"
      aria-label={t('score.zone.agesLabel', { all, old, grace: String(grace) })}
    >
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {bins.map(({ from, count, band }) => (
          <rect
            key={from}
            className={`zone-age zone-age--${band}`}
            x={x(from) + 0.75}
            y={y(count)}
            width={x(width) - 1.5}
            height={HEIGHT - y(count)}
          />
        ))}
        <path className="zone-axis" d={`M0 ${HEIGHT}H${WIDTH}`} />
        <path className="zone-grace" d={`M${x(grace)} 0V${HEIGHT}`} />
      </svg>
      {TICKS.filter((tick) => Math.abs(tick - grace) > 4 && tick <= last).map((tick) => (
        <span key={tick} className="zone-axis-text" style={{ left: percent(x(tick)) }}>
          {tick}
        </span>
      ))}
      <span
        className="zone-axis-text zone-axis-text--grace"
        style={{ left: percent(Math.min(x(grace), WIDTH)) }}
      >
        {t('score.zone.grace', { seconds: String(grace) })}
      </span>
    </div>
  );
}

const percent = (x: number): string => `${(x / WIDTH) * 100}%`;
