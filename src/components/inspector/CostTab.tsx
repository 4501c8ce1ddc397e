/**
 * What heartbeats cost etcd: the same nodes before Leases and with them, by the formulas of SZ-4 and
 * the scenario's own sizes and gaps; what this run has written in the last minute; and how much of
 * etcd's quota its history takes until the next compaction.
 */
import type { ReactElement } from 'react';
import { heartbeatModels, type HeartbeatModels } from '../../engine/index.ts';
import type { EtcdView, Frame, HeartbeatView } from '../../sources/frame.ts';
import { useFrame, useTranslate } from '../../store/hooks.tsx';
import { sizeRangeText, trafficText } from '../common/bytes.ts';
import { CostTapes } from './CostTapes.tsx';
import { SpaceGauge } from './SpaceGauge.tsx';
import './cost.css';

const whole = (frame: Frame): Frame => frame;

export function CostTab(): ReactElement | null {
  const t = useTranslate();
  const frame = useFrame(whole);
  if (frame === null) return null;
  const { now } = frame;
  const { etcd } = frame.controlPlane;
  const { heartbeat, usage } = etcd;
  const { nodes, nodeBytes, leaseBytes, compactionSeconds, intervals } = heartbeat;
  const models = heartbeatModels(nodes, nodeBytes, leaseBytes, compactionSeconds, intervals);
  return (
    <div className="cost" tabIndex={0} role="region" aria-label={t('inspector.tab.cost')}>
      <p className="cost-finding">{t('cost.finding', { times: timesFewer(models) })}</p>
      <CostTapes heartbeat={heartbeat} />
      <ModelTable models={models} heartbeat={heartbeat} quota={usage.quotaBytes} />
      <h3>{t('cost.measured', { seconds: usage.seconds })}</h3>
      <Measured etcd={etcd} />
      <h3>{t('cost.space')}</h3>
      <SpaceGauge usage={usage} now={now} />
    </div>
  );
}

const timesFewer = ({ statusOnly, leases }: HeartbeatModels): string =>
  leases.bytesPerMinute === 0
    ? '1'
    : (statusOnly.bytesPerMinute / leases.bytesPerMinute).toFixed(1);

/** Before and with Leases, line by line. */
function ModelTable({
  models: { statusOnly, leases },
  heartbeat,
  quota,
}: {
  readonly models: HeartbeatModels;
  readonly heartbeat: HeartbeatView;
  readonly quota: number;
}): ReactElement {
  const t = useTranslate();
  const perSecond = (rate: number): string => rate.toFixed(rate < 10 ? 2 : 0);
  const history = ({ historyBytes: { least, most } }: typeof leases): string =>
    sizeRangeText(least, most);
  const share = ({ historyBytes: { most } }: typeof leases): string =>
    t('cost.percent', { percent: shareText(most / quota) });
  const rows = [
    ['cost.writes', perSecond(statusOnly.writesPerSecond), perSecond(leases.writesPerSecond)],
    ['cost.perMinute', trafficText(statusOnly.bytesPerMinute), trafficText(leases.bytesPerMinute)],
    ['cost.history', history(statusOnly), history(leases)],
    ['cost.ofQuota', share(statusOnly), share(leases)],
  ] as const;
  return (
    <table className="cost-table">
      <caption>{t('cost.table', { nodes: heartbeat.nodes })}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('cost.before')}</th>
          <th scope="col">{t('cost.with')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([key, before, after]) => (
          <tr key={key}>
            <th scope="row">{t(key)}</th>
            <td className="mono">{before}</td>
            <td className="mono">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A share in percent with two meaningful digits. */
const shareText = (share: number): string => {
  const percent = share * 100;
  return percent >= 10
    ? percent.toFixed(0)
    : percent >= 1
      ? percent.toFixed(1)
      : percent.toFixed(2);
};

/** What this run has written, by kind. */
function Measured({ etcd: { usage } }: { readonly etcd: EtcdView }): ReactElement {
  const t = useTranslate();
  const kinds = usage.kinds.filter(({ writes }) => writes > 0);
  if (kinds.length === 0) return <p className="quiet">{t('cost.nothing')}</p>;
  return (
    <table className="cost-table">
      <thead>
        <tr>
          <td />
          <th scope="col">{t('cost.perSecond')}</th>
          <th scope="col">{t('cost.bytesMinute')}</th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ kind, writesPerSecond, bytesPerSecond }) => (
          <tr key={kind}>
            <th scope="row">{t(`cost.kind.${kind}`)}</th>
            <td className="mono">{writesPerSecond.toFixed(2)}</td>
            <td className="mono">{trafficText(60 * bytesPerSecond)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('cost.total')}</th>
          <td className="mono">{usage.writesPerSecond.toFixed(2)}</td>
          <td className="mono">{trafficText(60 * usage.bytesPerSecond)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
