/** etcd's database against its quota: what is live, what waits for compaction, what is free in the file, and when the next compaction comes. */
import type { ReactElement } from 'react';
import type { EtcdUsageView } from '../../engine/index.ts';
import { useTranslate } from '../../store/hooks.tsx';
import { sizeText } from '../common/bytes.ts';
import { clockText } from '../timeline/timeScale.ts';

interface SpaceGaugeProps {
  readonly usage: EtcdUsageView;
  readonly now: number;
}

/** A share of the quota that would be narrower than a hair is drawn as one. */
const widthOf = (bytes: number, quota: number): string =>
  bytes === 0 ? '0' : `max(2px, ${Math.min(100, (100 * bytes) / quota).toFixed(2)}%)`;

export function SpaceGauge({ usage, now }: SpaceGaugeProps): ReactElement {
  const t = useTranslate();
  const { liveBytes, historyBytes, fileBytes, inUseBytes, quotaBytes, noSpace } = usage;
  const free = Math.max(0, fileBytes - inUseBytes);
  const parts = [
    ['live', liveBytes],
    ['history', historyBytes],
    ['free', free],
  ] as const;
  const next =
    usage.nextCompactionAt === null ? null : clockText(Math.max(usage.nextCompactionAt, now));
  return (
    <div className={noSpace ? 'space space--full' : 'space'}>
      <div
        className="space-bar"
        role="meter"
        aria-label={t('cost.file')}
        aria-valuemin={0}
        aria-valuemax={quotaBytes}
        aria-valuenow={Math.min(fileBytes, quotaBytes)}
        aria-valuetext={t('cost.fileOf', {
          file: sizeText(fileBytes),
          quota: sizeText(quotaBytes),
        })}
      >
        {parts.map(([part, bytes]) => (
          <i
            key={part}
            className={`space-part space-part--${part}`}
            style={{ width: widthOf(bytes, quotaBytes) }}
          />
        ))}
      </div>
      <p className={noSpace ? 'space-words tone-expired' : 'space-words'}>
        {noSpace
          ? t('cost.full', { quota: sizeText(quotaBytes) })
          : t('cost.fileOf', { file: sizeText(fileBytes), quota: sizeText(quotaBytes) })}
      </p>
      <dl className="space-parts">
        {parts.map(([part, bytes]) => (
          <div key={part}>
            <dt>
              <i className={`space-key space-part--${part}`} aria-hidden="true" />
              {t(`cost.part.${part}`)}
            </dt>
            <dd className="mono">{sizeText(bytes)}</dd>
          </div>
        ))}
        <div>
          <dt>{t('cost.nextCompaction')}</dt>
          <dd className="mono">{next ?? t('app.none')}</dd>
        </div>
      </dl>
    </div>
  );
}
