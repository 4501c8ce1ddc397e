/** What the comparison finds: one sentence, the figures, and how the differences lie. */
import { max } from 'd3-array';
import type { ReactElement } from 'react';
import type { RealityTranslate } from '../../i18n/realityTranslate.ts';
import type { Bin, Comparison, ComparisonSummary } from '../../recordings/compare/comparison.ts';
import { percentText, signed } from './realityWords.ts';
import { useRealityTranslate } from './useRealityTranslate.ts';

export function Finding({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const t = useRealityTranslate();
  const { summary } = comparison;
  const furthest = summary.largest?.differenceSeconds ?? null;
  return (
    <div className="reality-finding">
      <p className="reality-sentence" role="status">
        {findingWords(t, summary)}
      </p>
      <dl className="reality-figures">
        <Figure name={t('reality.transitions')} value={String(summary.recorded)} />
        <Figure name={t('reality.within')} value={`${percentText(shareOf(summary))}%`} />
        <Figure
          name={t('reality.largest')}
          value={furthest === null ? '–' : t('reality.seconds', { seconds: signed(furthest) })}
        />
        <Figure name={t('reality.alone')} value={String(summary.missing + summary.extra)} />
      </dl>
      <Histogram bins={summary.histogram} />
    </div>
  );
}

/** Of all transitions of either, those that agree. */
const shareOf = ({ recorded, extra, withinNoise }: ComparisonSummary): number =>
  recorded + extra === 0 ? 1 : withinNoise / (recorded + extra);

export function findingWords(t: RealityTranslate, summary: ComparisonSummary): string {
  const { recorded, matched, withinNoise, missing, extra, largest } = summary;
  if (recorded + extra === 0) return t('reality.finding.nothing');
  const percent = percentText(shareOf(summary));
  if (missing + extra > 0)
    return t('reality.finding.apart', { matched, recorded, missing, extra, percent });
  if (withinNoise === matched) return t('reality.finding.alike', { matched });
  const seconds = Math.abs(largest?.differenceSeconds ?? 0).toFixed(2);
  return t('reality.finding.near', {
    percent,
    matched,
    largest: t('reality.seconds', { seconds }),
  });
}

const Figure = ({
  name,
  value,
}: {
  readonly name: string;
  readonly value: string;
}): ReactElement => (
  <div>
    <dt>{name}</dt>
    <dd className="mono">{value}</dd>
  </div>
);

const HEIGHT = 44;
const BAR = 22;
const GAP = 3;

function Histogram({ bins }: { readonly bins: readonly Bin[] }): ReactElement {
  const t = useRealityTranslate();
  const most = max(bins, ({ count }) => count) ?? 0;
  // A root, so that the few that are far off are seen beside the many that agree.
  const heightOf = (count: number): number =>
    most === 0 || count === 0 ? 0 : Math.max(2, Math.sqrt(count / most) * HEIGHT);
  const width = bins.length * (BAR + GAP);
  return (
    <figure className="reality-histogram">
      <figcaption>{t('reality.histogram')}</figcaption>
      <svg viewBox={`0 0 ${width} ${HEIGHT + 16}`} role="list" aria-label={t('reality.histogram')}>
        {bins.map((bin, index) => {
          const words = t('reality.histogram.bar', { range: rangeWords(t, bin), count: bin.count });
          const x = index * (BAR + GAP);
          const height = heightOf(bin.count);
          return (
            <g key={bin.from} role="listitem" aria-label={words}>
              <title>{words}</title>
              <rect className="reality-bin-ground" x={x} y={0} width={BAR} height={HEIGHT} />
              <rect
                className={isAgreed(bin) ? 'reality-bin' : 'reality-bin reality-bin--far'}
                x={x}
                y={HEIGHT - height}
                width={BAR}
                height={height}
              />
              {NAMED.has(Math.abs(bin.from)) ? (
                <text className="reality-edge" x={x - GAP / 2} y={HEIGHT + 12}>
                  {Math.abs(bin.from)}
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
      <p aria-hidden="true">
        <span>← {t('reality.bin.earlier')}</span>
        <span>{t('reality.bin.later')} →</span>
      </p>
    </figure>
  );
}

/** Edges with a number: beside each other the numbers of all would run together. */
const NAMED: ReadonlySet<number> = new Set([0.15, 1.5, 5]);

const isAgreed = ({ from, to }: Bin): boolean => from >= -0.15 && to <= 0.15;

function rangeWords(t: RealityTranslate, { from, to }: Bin): string {
  const number = (value: number): string => (value < 0 ? `−${-value}` : String(value));
  if (!Number.isFinite(from)) return t('reality.bin.below', { to: number(to) });
  if (!Number.isFinite(to)) return t('reality.bin.above', { from: number(from) });
  return t('reality.bin.between', { from: number(from), to: number(to) });
}
