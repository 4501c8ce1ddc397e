/**
 * The narrator's line: what matters now, in one or two sentences, with a running number beside it
 * that is never announced, the alert when two believe they lead, and the four promises. While the
 * hand aims at something, what would come of that stands in its place.
 */
import { useCallback, useEffect, useMemo, useState, type ReactElement } from 'react';
import { countdownOf } from '../../narrator/narrate.ts';
import type { NarratorLine } from '../../narrator/line.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import { useFrameText } from '../canvas/frameText.ts';
import { CROWN } from '../common/glyphs.tsx';
import { breadth } from './breadth.ts';
import { Invariants } from './Invariants.tsx';
import { sayLine } from './sayLine.ts';
import { speak } from './speak.ts';
import { useAimed } from './useAimed.ts';
import { useNarration } from './useNarration.ts';
import './narrator.css';

const namesOf = (frame: Frame): string => frame.nodes.map((node) => node.name).join('\n');

export function Narrator(): ReactElement {
  const t = useTranslate();
  const narration = useNarration();
  const joined = useFrame(namesOf);
  const names = useMemo(() => (joined ?? '').split('\n'), [joined]);
  const line = narration?.line ?? null;
  const alert = narration?.alert ?? null;
  const said = line === null ? '' : sayLine(t, line, names);
  const aimed = useAimed();
  // What flies past under a hand on the playhead is seen, not said.
  const isScrubbing = useAppStore((state) => state.scrubbing);
  return (
    <section className="narrator" aria-label={t('narrator.label')}>
      <div className="narrator-words">
        <p className={aimed === null ? 'narrator-line' : 'narrator-line narrator-line--aim'}>
          <span role="status" aria-live={isScrubbing ? 'off' : 'polite'}>
            {alert === null ? (aimed ?? said) : ''}
          </span>
          {alert === null && aimed === null && line !== null ? (
            <Countdown line={line} said={said} />
          ) : null}
        </p>
        <div
          role="alert"
          aria-live={isScrubbing ? 'off' : 'assertive'}
          className="narrator-alert"
          hidden={alert === null}
        >
          {alert === null ? null : <TwoLeaders said={said} />}
        </div>
      </div>
      <Aloud text={aimed ?? said} />
      <Invariants />
    </section>
  );
}

/** Reads the line aloud when asked; where the page has no voice of its own, a screen reader is told. */
function Aloud({ text }: { readonly text: string }): ReactElement {
  const store = useAppStoreApi();
  const [told, setTold] = useState({ text: '', times: 0 });
  useEffect(
    () =>
      store.subscribe(({ aloud, language }, before) => {
        if (aloud === before.aloud) return;
        setTold({ text: speak(text, language) ? '' : text, times: aloud });
      }),
    [store, text],
  );
  return (
    <p key={told.times} className="hidden-text" aria-live="assertive">
      {told.text}
    </p>
  );
}

function TwoLeaders({ said }: { readonly said: string }): ReactElement {
  return (
    <>
      <svg viewBox="0 0 36 20" aria-hidden="true">
        <path className="narrator-crown" d={CROWN} transform="translate(10 11)" />
        <path
          className="narrator-crown narrator-crown--ghost"
          d={CROWN}
          transform="translate(27 11)"
        />
      </svg>
      <p>{said}</p>
    </>
  );
}

/** What fits on one line at laptop size. */
const MOST_BREADTH = 108;

interface CountdownProps {
  readonly line: NarratorLine;
  /** The sentence it stands behind: the number gives way where both need a second line. */
  readonly said: string;
}

/** What runs out for the node of the line, written by a painter. */
function Countdown({ line, said }: CountdownProps): ReactElement {
  const t = useTranslate();
  const textOf = useCallback(
    (frame: Frame): string => {
      const countdown = countdownOf(line, frame);
      if (countdown === null) return '';
      const names = frame.nodes.map((node) => node.name);
      const text = ` ${sayLine(t, countdown, names)}`;
      return breadth(said + text) > MOST_BREADTH ? '' : text;
    },
    [line, said, t],
  );
  const place = useFrameText<HTMLSpanElement>(textOf);
  return <span className="narrator-countdown" aria-hidden="true" ref={place} />;
}
