/** Where crowns stand outside a ring: in the ticket of the one that is named, and beside one that only believes. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { CandidateScene, ElectionScene } from './scene.ts';
import type { ElectionRowLayout, Seat } from './scoreLayout.ts';

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Holders with names up to this long have the word before them. */
const SHORT_HOLDER = 8;
/** Width of a character of the word "holder", and of a leader's name. */
const WORD = 6.2;
const NAME = 7.8;

/** A long name stands where the word would, so that it stays clear of the version. */
const isNamed = ({ holder }: ElectionScene, compact: boolean): boolean =>
  !compact && holder.length <= SHORT_HOLDER;

/** Room for the word before the holder's name; 0 where it has none. */
export const holderWord = (election: ElectionScene, compact: boolean, t: Translate): number =>
  isNamed(election, compact) ? t('score.holder').length * WORD + 18 : 0;

/** In the ticket; null where nobody is named, or the ticket is one line. */
export function ticketCrown(
  election: ElectionScene,
  { ticket, expanded }: ElectionRowLayout,
  compact: boolean,
  t: Translate,
): Place | null {
  if (!expanded || !election.exists || election.holder === '') return null;
  const left = ticket.x + (compact ? 10 : 14);
  return {
    x: left + holderWord(election, compact, t) + 6,
    y: ticket.y + ticket.height * 0.606 - 4,
  };
}

/** Where the words after a leader's name begin. */
export const afterName = (host: string): number => host.length * NAME + 8;

/** Beside the name of one that believes and is not written; null for all others. */
export function ghostCrown(
  candidate: CandidateScene,
  seat: Seat,
  { stacked, expanded }: { readonly stacked: boolean; readonly expanded: boolean },
): Place | null {
  if (!expanded || !candidate.believes || candidate.written) return null;
  return {
    x: seat.labelX + afterName(candidate.host) + 6,
    y: seat.y + (stacked ? 0.5 : -12),
  };
}
