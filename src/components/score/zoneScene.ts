/** What of a frame the zone strip shows: each zone's state and pool, and the Pods that no node has. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { Frame, ZoneView } from '../../sources/frame.ts';

export interface ZoneScene extends Omit<ZoneView, 'tokenAt' | 'waiting'> {
  /** Taints are stopped because every zone is down (NL-20). */
  readonly everywhere: boolean;
}

export interface ZoneStripScene {
  readonly zones: readonly ZoneScene[];
  readonly threshold: number;
  readonly pending: number;
}

/** One zone is worth its line when it is disrupted, or when nodes wait for more than the next tick. */
const isQuiet = ({ state, waiting, tokenAt }: ZoneView, now: number): boolean =>
  state !== 'PartialDisruption' &&
  state !== 'FullDisruption' &&
  (waiting.length === 0 || (tokenAt !== null && tokenAt <= now));

/** Null while there is nothing to say: one zone at its normal work, and every Pod with a node. */
export function zoneStripScene(frame: Frame): ZoneStripScene | null {
  const { controller, pendingPods, now } = frame;
  const zones = (controller?.zones ?? []).filter(({ state }) => state !== 'Unseen');
  const quiet = zones.length <= 1 && zones.every((zone) => isQuiet(zone, now));
  if (quiet && pendingPods.length === 0) return null;
  return {
    zones: zones.map(({ tokenAt: _, waiting: __, ...zone }) => ({
      ...zone,
      everywhere: controller?.allDisrupted === true,
    })),
    threshold: controller?.threshold ?? 1,
    pending: pendingPods.length,
  };
}

export const zoneName = (zone: string, t: Translate): string =>
  zone === '' ? t('score.zone.unnamed') : zone;

export function zoneState({ state, everywhere }: ZoneScene, t: Translate): string {
  if (everywhere) return t('score.zone.everywhere');
  if (state === 'PartialDisruption') return t('score.zone.partial');
  return t(state === 'FullDisruption' ? 'score.zone.full' : 'score.zone.normal');
}

/** Up to three decimals, without zeros at the end. */
export const rateText = (rate: number): string => String(Math.round(rate * 1_000) / 1_000);

export const zoneRate = ({ rate }: ZoneScene, t: Translate): string =>
  rate === 0 ? t('score.zone.stopped') : t('score.zone.rate', { rate: rateText(rate) });
