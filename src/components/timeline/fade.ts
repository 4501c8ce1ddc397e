/** How far the picture has gone over from lanes to messages: a short fade, none where less motion is wished. */

export interface Fade {
  /** 0: lanes; 1: world lines and messages. */
  readonly share: number;
  /** Moves on to where it should be. Returns whether it is still on its way. */
  step(target: 0 | 1, nowMs: number, isCut: boolean): boolean;
}

/** Real ms, as for every change of zoom. */
const LASTS = 220;

export function createFade(): Fade {
  let [from, at, target] = [0, 0, 0];
  let reached = 0;
  let isFirst = true;
  return {
    get share() {
      // Slow at both ends.
      return reached * reached * (3 - 2 * reached);
    },
    step(wanted, nowMs, isCut) {
      if (wanted !== target) [from, at, target] = [reached, nowMs, wanted];
      const passed = Math.min((nowMs - at) / LASTS, 1);
      if (isFirst || isCut) reached = target;
      else if (reached !== target)
        reached = target > from ? Math.min(from + passed, 1) : Math.max(from - passed, 0);
      isFirst = false;
      return reached !== target;
    },
  };
}
