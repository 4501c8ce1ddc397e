/** A round button of a transport, here and beside reality: a drawing of 20 by 20, named by its label. */
import type { ReactElement, ReactNode } from 'react';
import './playback.css';

interface RoundProps {
  readonly label: string;
  /** Play and pause: the one that stands out. */
  readonly isMain?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

export const Round = ({ label, isMain = false, onClick, children }: RoundProps): ReactElement => (
  <button
    type="button"
    className={isMain ? 'playback-button playback-button--main' : 'playback-button'}
    aria-label={label}
    title={label}
    onClick={onClick}
  >
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {children}
    </svg>
  </button>
);
