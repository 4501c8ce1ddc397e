/** LeaseCandidates as a table: whose they are, which versions they bring, when they were pinged and when they answered (CE-1, CE-6). */
import type { ReactElement } from 'react';
import { hostOf } from '../../narrator/names.ts';
import type { LeaseCandidateView } from '../../sources/frame.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { hostName, identityHost } from '../common/names.ts';
import { wallClockText } from '../score/words.ts';

interface CandidateTableProps {
  readonly candidates: readonly LeaseCandidateView[];
  /** They all stand for one lock, which need not be named. */
  readonly isOneLock?: boolean;
}

export function CandidateTable({
  candidates,
  isOneLock = false,
}: CandidateTableProps): ReactElement {
  const t = useTranslate();
  const select = useAppStore((state) => state.select);
  const time = (text: string | null): string =>
    text === null ? t('standing.never') : wallClockText(text);
  return (
    <table className="standing-table" aria-label={t('standing.candidates')}>
      <thead>
        <tr>
          <th scope="col">{t('standing.candidate')}</th>
          <th scope="col">{t('standing.versions')}</th>
          <th scope="col">{t('standing.pinged')}</th>
        </tr>
      </thead>
      <tbody>
        {candidates.map(({ name, process, leaseName, ...candidate }) => (
          <tr key={`${candidate.namespace}/${name}`}>
            <th scope="row">
              {process === null ? (
                <span className="mono">{hostName(identityHost(name))}</span>
              ) : (
                <button
                  type="button"
                  className="link mono"
                  onClick={() => select({ kind: 'process', process })}
                >
                  {hostName(hostOf(process))}
                </button>
              )}
              {isOneLock ? null : <small className="mono">{leaseName}</small>}
              {process === null ? <small>{t('standing.leftover')}</small> : null}
            </th>
            <td className="mono">
              {candidate.binaryVersion}
              <small>{candidate.emulationVersion || '—'}</small>
            </td>
            <td className="mono">
              <span className={candidate.isPinged ? 'tone-late' : undefined}>
                {time(candidate.pingTime)}
              </span>
              <small>{time(candidate.renewTime)}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
