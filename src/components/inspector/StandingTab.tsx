/**
 * Who stands by an object of its own: API servers by their identity Leases (AI), and processes that
 * wait to be chosen by their LeaseCandidates (CE). Where the release or its gates have neither, it says so.
 */
import type { ReactElement } from 'react';
import type { Frame, IdentityLeaseView } from '../../sources/frame.ts';
import { useFrame, useTranslate } from '../../store/hooks.tsx';
import { groupedText, secondsText } from '../score/words.ts';
import { CandidateTable } from './CandidateTable.tsx';

const whole = (frame: Frame): Frame => frame;

export function StandingTab(): ReactElement | null {
  const t = useTranslate();
  const frame = useFrame(whole);
  if (frame === null) return null;
  const { identityLeases, leaseCandidates } = frame;
  return (
    <div className="standing" tabIndex={0} role="region" aria-label={t('inspector.tab.standing')}>
      <h3>{t('standing.identity')}</h3>
      {identityLeases.length === 0 ? (
        <p className="quiet">{t('standing.noIdentity')}</p>
      ) : (
        <IdentityTable leases={identityLeases} />
      )}
      <h3>{t('standing.candidates')}</h3>
      {leaseCandidates.length === 0 ? (
        <p className="quiet">{t('standing.noCandidates')}</p>
      ) : (
        <CandidateTable candidates={leaseCandidates} />
      )}
    </div>
  );
}

function IdentityTable({
  leases,
}: {
  readonly leases: readonly IdentityLeaseView[];
}): ReactElement {
  const t = useTranslate();
  return (
    <>
      <p className="standing-words">{t('standing.identityWords')}</p>
      <table className="standing-table standing-table--two" aria-label={t('standing.identity')}>
        <thead>
          <tr>
            <th scope="col">{t('standing.host')}</th>
            <th scope="col">{t('standing.renewed')}</th>
          </tr>
        </thead>
        <tbody>
          {leases.map((lease) => (
            <tr key={lease.name}>
              <th scope="row" className="mono">
                {lease.hostname}
                <small>{lease.name}</small>
                <small title={lease.holderIdentity}>{lease.holderIdentity}</small>
              </th>
              <td className="mono">
                {lease.age === null
                  ? t('app.none')
                  : t('inspector.seconds', { seconds: secondsText(lease.age) })}
                <small>
                  {t('standing.ofDuration', { seconds: groupedText(lease.leaseDurationSeconds) })}
                </small>
                <small>rv {groupedText(lease.resourceVersion)}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
