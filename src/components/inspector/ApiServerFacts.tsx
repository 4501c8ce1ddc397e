/** What is known of the API server and etcd behind it: neither holds a Lease of its own here. */
import type { ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useFrame, useTranslate } from '../../store/hooks.tsx';
import { groupedText } from '../score/words.ts';

const whole = (frame: Frame): Frame => frame;

export function ApiServerFacts(): ReactElement | null {
  const t = useTranslate();
  const frame = useFrame(whole);
  if (frame === null) return null;
  const { apiServer, revision, writesPerSecond, leases, scenario } = frame;
  const facts = [
    [t('inspector.api.state'), t(`score.${apiServer.state}`)],
    [t('inspector.api.waiting'), String(apiServer.waiting)],
    [t('inspector.api.revision'), groupedText(revision)],
    [t('inspector.api.writes'), t('inspector.api.rate', { rate: writesPerSecond.toFixed(1) })],
    [t('inspector.api.leases'), String(leases.length)],
    ['Kubernetes', scenario.kubernetes],
  ] as const;
  return (
    <dl className="api-facts">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className="mono">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
