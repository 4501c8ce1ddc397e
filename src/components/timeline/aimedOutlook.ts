/**
 * What would come of the act that the hand aims at, as lanes: it takes the place of the outlook while
 * it is aimed at. Lanes are made once for each answer, and only while it is about what is shown.
 */
import { translator } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Foreseen } from '../../store/aim.ts';
import type { Language } from '../../i18n/translate.ts';
import { nodesOfAim } from '../controls/aimNews.ts';
import { flagOfAim } from '../controls/aimWords.ts';
import { tailOf } from './outlook.ts';
import { takeIn, type TimelineLanes } from './timelineLanes.ts';
import type { Outlook } from './timelineScene.ts';

export interface AimedOutlookKeeper {
  /** `lanes`: of the branch that is shown. */
  of(
    lanes: TimelineLanes,
    frame: Frame,
    foreseen: Foreseen | null,
    language: Language,
  ): Outlook | null;
}

/** Whether it was foreseen from here, and is not past. */
const isOfThis = ({ branch, done, from, until }: Foreseen, { now, place }: Frame): boolean =>
  branch === place.branch && done === place.commands && now >= from && now < until;

export function createAimedOutlook(): AimedOutlookKeeper {
  let kept: {
    readonly foreseen: Foreseen;
    readonly run: number;
    readonly lanes: TimelineLanes;
  } | null = null;
  return {
    of(lanes, frame, foreseen, language) {
      if (foreseen === null || !isOfThis(foreseen, frame)) return null;
      if (kept?.foreseen !== foreseen || kept.run !== lanes.run) {
        kept = { foreseen, run: lanes.run, lanes: tailOf(lanes, foreseen.from) };
        takeIn(kept.lanes, foreseen.facts);
      }
      const t = translator(language);
      return {
        lanes: kept.lanes,
        from: foreseen.from,
        until: foreseen.until,
        aimed: {
          nodes: nodesOfAim(foreseen),
          unknownAt: (at) => flagOfAim(t, foreseen.aim, at),
        },
      };
    },
  };
}
