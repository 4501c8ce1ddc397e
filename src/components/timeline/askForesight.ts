/**
 * Asks for the future as far as the window shows it, in pieces: each answer is taken before more is
 * asked for, and none is asked for while time runs so fast that it would be past before it is seen.
 */
import type { Frame } from '../../sources/frame.ts';
import type { Forecast } from '../../sources/source.ts';
import type { AppStore } from '../../store/store.ts';
import { lastInstant } from './timeWindow.ts';

/** Faster than this, virtual seconds per second, nobody could follow it. */
const TOO_FAST = 30;
/** A little more than is seen, so that the next moments need no question. */
const AHEAD = 5_000_000;

export interface ForesightAsker {
  ask(until: number, frame: Frame): void;
  /** What is foreseen of the branch that is shown, or null. */
  forecast(): Forecast | null;
}

export function createForesightAsker({ source, getState }: AppStore): ForesightAsker {
  let asked = '';
  const forecast = (): Forecast | null => {
    const frame = source.latest();
    const found = source.forecast();
    const isOurs = found !== null && found.branch === frame?.place.branch;
    return isOurs && found.commands === frame?.place.commands ? found : null;
  };
  return {
    ask(until, frame) {
      const { playing, speed } = getState();
      const { branch, edge, commands } = frame.place;
      const wanted = Math.min(until, lastInstant({ now: frame.now, edge }));
      if (wanted <= edge || (playing && speed > TOO_FAST)) return;
      const known = forecast()?.until ?? edge;
      if (known >= wanted) return;
      const question = [frame.run, branch, commands, known, known === edge ? 0 : wanted].join();
      if (question === asked) return;
      asked = question;
      source.foresee(Math.round(wanted + AHEAD));
    },
    forecast,
  };
}
