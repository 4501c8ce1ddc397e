/** Whether the stage is drawn large enough for words and fine lines to be made out. */
import { createContext, useContext } from 'react';

/** Drawn smaller than this, words are specks that nobody reads and that take long to draw. */
export const LEGIBLE = 0.5;

export const LegibleContext = createContext(true);

/** True outside the stage. */
export const useLegible = (): boolean => useContext(LegibleContext);
