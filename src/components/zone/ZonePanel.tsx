/**
 * The zone panel (brief section 5): counts per band as bars, the ages of the last renewals as a
 * histogram that walks towards the grace period, and the gauge of the disruption threshold.
 */
import { useCallback, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import { useFrameValue } from '../canvas/hooks.ts';
import { Dialog } from '../common/Dialog.tsx';
import { hostName } from '../common/names.ts';
import { rateText, zoneName, zoneRate, zoneState } from '../score/zoneScene.ts';
import { AgeHistogram } from './AgeHistogram.tsx';
import { zonePanelScene, type Band, type ZonePanelScene } from './zonePanel.ts';
import './zonePanel.css';

const keyOf = (scene: ZonePanelScene | null): string => JSON.stringify(scene);

export function ZonePanel(): ReactElement | null {
  const t = useTranslate();
  const name = useAppStore((state) => state.zone) ?? '';
  const open = useAppStore((state) => state.open);
  const read = useCallback((frame: Frame) => zonePanelScene(frame, name), [name]);
  const scene = useFrameValue(read, keyOf);
  return (
    <Dialog title={zoneName(name, t)} isName onClose={() => open(null)} size="medium">
      {scene === null ? <p>{t('score.zone.gone')}</p> : <Content scene={scene} t={t} />}
    </Dialog>
  );
}

interface ContentProps {
  readonly scene: ZonePanelScene;
  readonly t: Translate;
}

function Content({ scene, t }: ContentProps): ReactElement {
  const { zone, everywhere } = scene;
  const all = zone.ready + zone.notReady;
  return (
    <div className="zone-panel">
      <p className="zone-panel-state">
        {t('score.zone.count', { ready: zone.ready, all })}
        <b>{zoneState({ ...zone, everywhere }, t)}</b>
        {zoneRate({ ...zone, everywhere }, t)}
      </p>
      <Bands scene={scene} t={t} />
      <h3>{t('score.zone.ages')}</h3>
      <AgeHistogram bins={scene.bins} grace={scene.grace} t={t} />
      <p className="quiet">{t('score.zone.wave', { grace: String(scene.grace) })}</p>
      <h3>{t('score.zone.brake')}</h3>
      <Threshold scene={scene} t={t} />
      {zone.waiting.length > 0 && (
        <p>
          {t('score.zone.waiting')}:{' '}
          <span className="mono">{zone.waiting.map(hostName).join(' ')}</span>
        </p>
      )}
    </div>
  );
}

function Bands({ scene, t }: ContentProps): ReactElement {
  const most = Math.max(...scene.bands.map(({ count }) => count), 1);
  return (
    <table className="zone-bands">
      <caption className="hidden-text">{t('score.zone.bands')}</caption>
      <tbody>
        {scene.bands.map(({ band, count }) => (
          <tr key={band} className={count === 0 ? 'zone-band zone-band--none' : 'zone-band'}>
            <th scope="row">
              <BandMark band={band} />
              {t(`score.zone.band.${band}`)}
            </th>
            <td className="zone-bar-cell" aria-hidden="true">
              <span
                className={`zone-bar zone-bar--${band}`}
                style={{ width: `${(count / most) * 100}%` }}
              />
            </td>
            <td className="number">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How full each band's cell is: 100, 79, 60, 42 and 25 % (brief section 5). */
const FILL: Readonly<Partial<Record<Band, number>>> = {
  onTime: 1,
  missed1: 0.79,
  missed2: 0.6,
  missed3: 0.42,
  missed4: 0.25,
};
const CELL = 12;

/** A cell as in a fleet: the fill sinks, Unknown is hollow with a dot, NoExecute full with a diagonal. */
function BandMark({ band }: { readonly band: Band }): ReactElement {
  const fill = FILL[band];
  return (
    <svg className={`zone-cell zone-cell--${band}`} viewBox="0 0 12 12" aria-hidden="true">
      <rect className="zone-cell-ground" width={CELL} height={CELL} />
      {fill !== undefined && (
        <rect className="zone-cell-fill" y={CELL * (1 - fill)} width={CELL} height={CELL * fill} />
      )}
      {band === 'unknown' && <circle className="zone-cell-fill" cx={6} cy={6} r={1.8} />}
      {band === 'noExecute' && <path className="zone-cell-line" d="M1 11L11 1" />}
    </svg>
  );
}

const GAUGE = 400;

/** The share that is not Ready against the tick from which tainting slows or stops (NL-18, NL-19). */
function Threshold({ scene, t }: ContentProps): ReactElement {
  const { share, threshold } = scene;
  const percent = (value: number): string => String(Math.round(value * 100));
  const scenario = useAppStoreApi().source.scenario()?.nodeLifecycle ?? null;
  const said = t('score.zone.share', { share: percent(share), threshold: percent(threshold) });
  return (
    <>
      <div className="zone-threshold" role="img" aria-label={said}>
        <svg viewBox={`0 0 ${GAUGE} 12`} preserveAspectRatio="none" aria-hidden="true">
          <rect className="zone-track" x={0} y={0} width={GAUGE} height={12} />
        </svg>
        <i className="zone-threshold-share" style={{ width: `${share * 100}%` }} />
        <i className="zone-threshold-tick" style={{ left: `${threshold * 100}%` }} />
      </div>
      <p>{said}</p>
      {scenario !== null && (
        <p className="quiet">
          {t('score.zone.rule', {
            threshold: percent(threshold),
            large: scenario.largeClusterSizeThreshold,
            slow: rateText(scenario.secondaryNodeEvictionRate),
            normal: rateText(scenario.nodeEvictionRate),
          })}
        </p>
      )}
    </>
  );
}
