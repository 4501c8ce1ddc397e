/** Every English message. */
import { aimEn } from './aim.en.ts';
import { appEn } from './app.en.ts';
import { controlsEn } from './controls.en.ts';
import { costEn } from './cost.en.ts';
import { futureEn } from './future.en.ts';
import { handEn } from './hand.en.ts';
import { inspectorEn } from './inspector.en.ts';
import { narratorEn } from './narrator.en.ts';
import { scenariosEn } from './scenarios.en.ts';
import { scoreEn } from './score.en.ts';
import { timelineEn } from './timeline.en.ts';

/** `as const` texts would make every translation a type error; keys and parameters are what must agree. */
type Loose<T> = {
  [K in keyof T]: T[K] extends (params: infer P) => string ? (params: P) => string : string;
};

const all = {
  ...appEn,
  ...aimEn,
  ...scoreEn,
  ...timelineEn,
  ...narratorEn,
  ...inspectorEn,
  ...costEn,
  ...controlsEn,
  ...futureEn,
  ...handEn,
  ...scenariosEn,
};
export type Catalogue = Loose<typeof all>;
export const en: Catalogue = all;
