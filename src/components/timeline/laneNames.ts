/** How lanes are labelled: short names, and shorter ones on the phone. */
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { shortNames, suffixNames } from '../common/names.ts';
import type { LaneRow } from './timelineLayout.ts';

/** A program where there is little room: initials of three words or more, else its last word. */
export function tinyProgram(name: string): string {
  const words = name.split('-');
  if (words.length >= 3) return words.map((word) => word[0] ?? '').join('');
  const last = words[words.length - 1] ?? name;
  return last.length > 8 ? last.slice(0, 5) : last;
}

/** The label of a row. */
export function laneLabel(row: LaneRow, frame: Frame, t: Translate, isPhone: boolean): string {
  if (row.kind === 'etcd') return t('timeline.etcd');
  if (row.kind === 'election') {
    const name = frame.elections[row.index]?.name ?? '';
    return isPhone ? tinyProgram(name) : name;
  }
  const names = frame.nodes.map((node) => node.name);
  const name = frame.nodes[row.index]?.name ?? '';
  return (isPhone ? suffixNames(names) : shortNames(names)).get(name) ?? name;
}
