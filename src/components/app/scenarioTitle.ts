/** The name of a scenario as people read it: those that ship have one in both languages. */
import type { Translate } from '../../i18n/translate.ts';
import { shippedScenario } from '../../scenarios/index.ts';

export function scenarioTitle(t: Translate, name: string): string {
  if (name === '') return t('scenario.untitled');
  const shipped = shippedScenario(name);
  return shipped === null ? name : t(shipped.title);
}
