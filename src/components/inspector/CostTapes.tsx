/**
 * Two write tapes of one node on one time axis: before Leases its whole status at every beat, with
 * Leases a small object at each and its status now and then. Ticks are as tall as the square root
 * of their bytes, as on the timeline's tape.
 */
import type { ReactElement } from 'react';
import type { HeartbeatView } from '../../sources/frame.ts';
import { useTranslate } from '../../store/hooks.tsx';
import { trafficText } from '../common/bytes.ts';

const SPAN_SECONDS = 600;
const WIDTH = 240;
const TALL = 28;
const HOUR = 3_600;

interface Beat {
  readonly at: number;
  readonly bytes: number;
}

/** Beats of one kind from half a gap on, so that neither edge is favoured. */
function beats(gap: number, bytes: number): readonly Beat[] {
  if (gap <= 0) return [];
  const count = Math.max(0, Math.floor(SPAN_SECONDS / gap));
  return Array.from({ length: count }, (_, index) => ({ at: (index + 0.5) * gap, bytes }));
}

function pathOf(of: readonly Beat[], most: number): string {
  return of
    .map(({ at, bytes }) => {
      const x = ((at / SPAN_SECONDS) * WIDTH).toFixed(1);
      const tall = Math.max(1.5, TALL * Math.sqrt(bytes / most)).toFixed(1);
      return `M${x} ${TALL}v-${tall}`;
    })
    .join('');
}

export function CostTapes({ heartbeat }: { readonly heartbeat: HeartbeatView }): ReactElement {
  const t = useTranslate();
  const { nodeBytes, leaseBytes, intervals, hasLeases } = heartbeat;
  const most = Math.max(nodeBytes, leaseBytes, 1);
  const perHour = {
    before: (HOUR / intervals.status) * nodeBytes,
    with: (HOUR / intervals.lease) * leaseBytes + (HOUR / intervals.report) * nodeBytes,
  };
  const seconds = (gap: number): string => String(Number(gap.toFixed(1)));
  const size = { node: trafficText(nodeBytes), lease: trafficText(leaseBytes) };
  const tapes = [
    {
      key: 'before',
      name: t('cost.before'),
      words: t('cost.before.words', { status: seconds(intervals.status), node: size.node }),
      paths: [['cost-tick', pathOf(beats(intervals.status, nodeBytes), most)]],
      isHere: !hasLeases,
    },
    {
      key: 'with',
      name: t('cost.with'),
      words: t('cost.with.words', {
        lease: seconds(intervals.lease),
        report: seconds(intervals.report),
        size: size.lease,
      }),
      paths: [
        ['cost-tick cost-tick--lease', pathOf(beats(intervals.lease, leaseBytes), most)],
        ['cost-tick', pathOf(beats(intervals.report, nodeBytes), most)],
      ],
      isHere: hasLeases,
    },
  ] as const;
  return (
    <div className="cost-tapes">
      {tapes.map(({ key, name, words, paths, isHere }) => (
        <figure key={key} className={isHere ? 'cost-tape cost-tape--here' : 'cost-tape'}>
          <figcaption>
            <b>{name}</b> {isHere ? <i>{t('cost.here')}</i> : null}
            <span>{words}</span>
          </figcaption>
          <svg
            viewBox={`0 0 ${WIDTH} ${TALL + 1}`}
            preserveAspectRatio="none"
            role="img"
            aria-label={t('cost.tape', { name, words, bytes: trafficText(perHour[key]) })}
          >
            <path className="cost-base" d={`M0 ${TALL + 0.5}H${WIDTH}`} />
            {paths.map(([className, d], index) => (
              <path key={index} className={className} d={d} />
            ))}
          </svg>
          <output className="mono">
            {t('cost.perHour', { bytes: trafficText(perHour[key]) })}
          </output>
        </figure>
      ))}
      <div className="cost-axis mono" aria-hidden="true">
        <span>0:00</span>
        <span>5:00</span>
        <span>10:00</span>
      </div>
    </div>
  );
}
