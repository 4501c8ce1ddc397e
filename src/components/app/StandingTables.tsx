/** Who stands by an object of its own, as tables: identity Leases of API servers (AI) and LeaseCandidates (CE). */
import type { ReactElement, ReactNode } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useTranslate } from '../../store/hooks.tsx';
import { groupedText, secondsText, wallClockText } from '../score/words.ts';
import { SceneHeads } from './SceneHeads.tsx';

/** Nothing where the release or its gates have neither. */
export function StandingTables({ frame }: { readonly frame: Frame }): ReactElement {
  const t = useTranslate();
  return (
    <>
      <IdentityTable frame={frame} t={t} />
      <CandidateTable frame={frame} t={t} />
    </>
  );
}

interface TableProps {
  readonly frame: Frame;
  readonly t: Translate;
}

const age = (t: Translate, micros: number | null): string =>
  micros === null ? '—' : t('inspector.seconds', { seconds: secondsText(micros) });

function IdentityTable({ frame: { identityLeases }, t }: TableProps): ReactElement | null {
  if (identityLeases.length === 0) return null;
  return (
    <Table
      caption={t('standing.identity')}
      heads={[
        t('app.table.lease'),
        t('standing.host'),
        t('standing.renewed'),
        t('app.table.duration'),
        t('app.table.version'),
      ]}
    >
      {identityLeases.map((lease) => (
        <tr key={lease.name}>
          <th scope="row" className="mono" title={lease.holderIdentity}>
            {lease.name}
          </th>
          <td className="mono">{lease.hostname}</td>
          <td className="number">{age(t, lease.age)}</td>
          <td className="number">
            {t('inspector.seconds', { seconds: groupedText(lease.leaseDurationSeconds) })}
          </td>
          <td className="number">{groupedText(lease.resourceVersion)}</td>
        </tr>
      ))}
    </Table>
  );
}

function CandidateTable({ frame: { leaseCandidates }, t }: TableProps): ReactElement | null {
  if (leaseCandidates.length === 0) return null;
  const time = (text: string | null): string =>
    text === null ? t('standing.never') : wallClockText(text);
  return (
    <Table
      caption={t('standing.candidates')}
      heads={[
        t('standing.candidate'),
        t('app.table.lock'),
        t('app.table.binary'),
        t('app.table.emulation'),
        t('app.table.pinged'),
        t('standing.renewed'),
      ]}
    >
      {leaseCandidates.map((candidate) => (
        <tr key={`${candidate.namespace}/${candidate.name}`}>
          <th scope="row" className="mono">
            {candidate.name}
            {candidate.process === null ? ` (${t('standing.leftover')})` : ''}
          </th>
          <td className="mono">{candidate.leaseName}</td>
          <td className="number">{candidate.binaryVersion}</td>
          <td className="number">{candidate.emulationVersion || '—'}</td>
          <td className="number">{time(candidate.pingTime)}</td>
          <td className="number">{age(t, candidate.age)}</td>
        </tr>
      ))}
    </Table>
  );
}

interface FrameProps {
  readonly caption: string;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}

const Table = ({ caption, heads, children }: FrameProps): ReactElement => (
  <div className="scene-scroll">
    <table className="scene">
      <caption>{caption}</caption>
      <SceneHeads heads={heads} />
      <tbody>{children}</tbody>
    </table>
  </div>
);
