/** Every Korean message: the same keys as English, or it does not compile. */
import { aimKo } from './aim.ko.ts';
import { appKo } from './app.ko.ts';
import { controlsKo } from './controls.ko.ts';
import { costKo } from './cost.ko.ts';
import type { Catalogue } from './en.ts';
import { futureKo } from './future.ko.ts';
import { handKo } from './hand.ko.ts';
import { inspectorKo } from './inspector.ko.ts';
import { narratorKo } from './narrator.ko.ts';
import { scenariosKo } from './scenarios.ko.ts';
import { scoreKo } from './score.ko.ts';
import { timelineKo } from './timeline.ko.ts';

export const ko: Catalogue = {
  ...appKo,
  ...aimKo,
  ...scoreKo,
  ...timelineKo,
  ...narratorKo,
  ...inspectorKo,
  ...costKo,
  ...controlsKo,
  ...futureKo,
  ...handKo,
  ...scenariosKo,
};
