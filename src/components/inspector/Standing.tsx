/** Of one election: that the API server decides it and among whom (CE), and what its leader writes to (LE-32). */
import type { ReactElement } from 'react';
import type { ElectionView, Frame, ResourceView } from '../../sources/frame.ts';
import { useTranslate } from '../../store/hooks.tsx';
import { hostOf } from '../../narrator/names.ts';
import { hostName, identityHost } from '../common/names.ts';
import { groupedText } from '../score/words.ts';
import { clockText } from '../timeline/timeScale.ts';
import { CandidateTable } from './CandidateTable.tsx';

interface StandingProps {
  readonly election: ElectionView;
  readonly frame: Frame;
}

export function Coordinated({ election, frame }: StandingProps): ReactElement | null {
  const t = useTranslate();
  if (election.coordinated === null) return null;
  const { strategy, preferredHolder } = election.coordinated;
  const candidates = frame.leaseCandidates.filter(
    ({ namespace, leaseName }) => namespace === election.namespace && leaseName === election.name,
  );
  return (
    <section className="standing-part">
      <h3>{t('standing.coordinated', { strategy })}</h3>
      <p className="standing-words">
        {preferredHolder === ''
          ? t('standing.coordinatedWords')
          : t('standing.preferred', { host: hostName(identityHost(preferredHolder)) })}
      </p>
      {candidates.length === 0 ? null : <CandidateTable candidates={candidates} isOneLock />}
    </section>
  );
}

export function Guarded({
  resource,
}: {
  readonly resource: ResourceView | null;
}): ReactElement | null {
  const t = useTranslate();
  if (resource === null) return null;
  const { fencing, writes, stale, refused, token, writer, odd } = resource;
  const facts = [
    [t('resource.fencing'), t(`resource.fencing.${fencing}`)],
    [t('resource.landed'), groupedText(writes)],
    [t('resource.stale'), groupedText(stale)],
    [t('resource.refused'), groupedText(refused)],
    [t('resource.token'), fencing === 'none' || token < 0 ? t('app.none') : groupedText(token)],
    [t('resource.writer'), writer === '' ? t('app.none') : hostName(hostOf(writer))],
  ] as const;
  return (
    <section className="standing-part">
      <h3>{t('resource.title')}</h3>
      <p className="standing-words">{t(`resource.words.${fencing}`)}</p>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className="mono">{value}</dd>
          </div>
        ))}
      </dl>
      {odd === null ? null : (
        <p
          className={
            odd.isStale && !odd.isRefused ? 'standing-words tone-expired' : 'standing-words'
          }
        >
          {t(odd.isRefused ? 'resource.odd.refused' : 'resource.odd.landed', {
            at: clockText(odd.at),
            process: hostName(hostOf(odd.process)),
            token: groupedText(odd.token),
            stored: groupedText(odd.stored),
          })}
        </p>
      )}
    </section>
  );
}
