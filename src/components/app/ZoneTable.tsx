/** Zones in words and numbers: the same as the strip under the stage shows in marks. */
import type { ReactElement } from 'react';
import type { Frame } from '../../sources/frame.ts';
import { useTranslate } from '../../store/hooks.tsx';
import { hostName } from '../common/names.ts';
import { zoneName, zoneRate, zoneState } from '../score/zoneScene.ts';

export function ZoneTable({ frame }: { readonly frame: Frame }): ReactElement | null {
  const t = useTranslate();
  const { controller, pendingPods } = frame;
  if (controller === null || controller.zones.length === 0) return null;
  const everywhere = controller.allDisrupted;
  return (
    <div className="scene-scroll">
      <table className="scene">
        <caption>{t('score.zone.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('score.zone.zone')}</th>
            <th scope="col">{t('score.ready')}</th>
            <th scope="col">{t('score.zone.notReady')}</th>
            <th scope="col">{t('score.zone.state')}</th>
            <th scope="col">{t('score.zone.tainting')}</th>
            <th scope="col">{t('score.zone.waiting')}</th>
          </tr>
        </thead>
        <tbody>
          {controller.zones.map((zone) => (
            <tr key={zone.zone}>
              <th scope="row">{zoneName(zone.zone, t)}</th>
              <td className="number">{zone.ready}</td>
              <td className="number">{zone.notReady}</td>
              <td>{zoneState({ ...zone, everywhere }, t)}</td>
              <td>{zoneRate({ ...zone, everywhere }, t)}</td>
              <td>
                {zone.waiting.length === 0 ? t('app.none') : zone.waiting.map(hostName).join(' ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pendingPods.length > 0 && (
        <p>
          {t('score.zone.pendingLabel', { count: pendingPods.length })}{' '}
          <span className="mono">{pendingPods.map(({ pod }) => pod).join(' ')}</span>
        </p>
      )}
    </div>
  );
}
