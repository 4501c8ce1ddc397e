/** Which API servers are out, in words: by name where there are several, all of them as one. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { ServerPiece } from './serverSpans.ts';
import type { TimelineScene } from './timelineScene.ts';

/** `machines`: how many there are. */
export function serverWords(
  t: Translate,
  machines: number,
): Pick<TimelineScene['words'], 'servers' | 'serversShort'> {
  const all = (names: readonly string[]): boolean => names.length === machines;
  const named = (names: readonly string[]): string =>
    machines === 1 || all(names) ? '' : names.join(', ');
  const several = machines > 1;
  const said = (piece: ServerPiece, state: 'frozen' | 'down'): string => {
    const names = piece[state];
    if (names.length === 0) return '';
    return t(`timeline.${state}`, { servers: named(names), several });
  };
  return {
    servers: (piece) => [said(piece, 'down'), said(piece, 'frozen')].filter(Boolean).join('; '),
    serversShort: ({ down, frozen }) => named([...down, ...frozen]),
  };
}
