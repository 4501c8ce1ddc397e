import type { ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Rail } from './rails.ts';
import type { ScoreLayout } from './scoreLayout.ts';
export function MessageLayer(_: { readonly layout: ScoreLayout; readonly rails: readonly Rail[]; readonly patterns: string; readonly t: Translate }): ReactElement {
  return <g />;
}
