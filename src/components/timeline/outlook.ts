/**
 * The forecast as lanes: the last part of a branch's lanes, which is told what would come next. It is
 * made anew when the forecast is another one, and told on as long as the same one only grows.
 */
import type { Forecast } from '../../sources/source.ts';
import { WINDOW } from './timeScale.ts';
import { partOfLanes, takeIn, type TimelineLanes } from './timelineLanes.ts';
import type { Outlook } from './timelineScene.ts';

/** As much of the past as a silence may reach back. */
const KEPT = 2 * WINDOW;

export interface OutlookKeeper {
  of(lanes: TimelineLanes, forecast: Forecast | null): Outlook | null;
}

export function createOutlookKeeper(): OutlookKeeper {
  let kept: {
    readonly lanes: TimelineLanes;
    readonly forecast: Forecast;
    readonly run: number;
  } | null = null;
  return {
    of(lanes, forecast) {
      if (forecast === null) return null;
      const before = kept?.forecast;
      const isSame =
        kept?.run === lanes.run &&
        before?.branch === forecast.branch &&
        before.commands === forecast.commands &&
        before.from === forecast.from &&
        before.until <= forecast.until;
      const ahead = isSame && kept !== null ? kept.lanes : tailOf(lanes, forecast.from);
      if (before !== forecast || !isSame) takeIn(ahead, forecast.facts);
      kept = { lanes: ahead, forecast, run: lanes.run };
      return { lanes: ahead, from: forecast.from, until: forecast.until };
    },
  };
}

/** Facts of a forecast have a `seq` after those of the branch, as it was then. */
export const tailOf = (lanes: TimelineLanes, from: number): TimelineLanes =>
  partOfLanes(lanes, { from: from - KEPT, before: from + 1 }, -1);
