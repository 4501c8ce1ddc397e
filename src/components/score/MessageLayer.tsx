/** The layer of what is on the wire: React gives it its rails, a painter fills it. */
import { useEffect, useMemo, useRef, useState, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import { useSource } from '../../store/hooks.tsx';
import type { Painter } from '../canvas/frameLoop.ts';
import { usePainter } from '../canvas/hooks.ts';
import { createMarkPool } from './markPool.ts';
import { createMessageMemory, type MessageMemory } from './messageMemory.ts';
import { messageShapes } from './messageShapes.ts';
import { paintMessages } from './paintMessages.ts';
import type { WireMap } from './wireTools.ts';
import './messages.css';

interface MessageLayerProps {
  /** Where messages run; keep it the same between renders while nothing moves. */
  readonly wire: WireMap;
  readonly patterns: string;
  readonly t: Translate;
}

/** Facts looked back at when the stage appears: enough for the crosses at every wall. */
const LOOK_BACK = 400;

export function MessageLayer({ wire, patterns, t }: MessageLayerProps): ReactElement {
  const source = useSource();
  const [root, setRoot] = useState<SVGGElement | null>(null);
  const [memory] = useState<MessageMemory>(() =>
    createMessageMemory(() => source.facts().slice(-LOOK_BACK)),
  );
  const current = useRef({ wire, t });
  useEffect(() => {
    current.current = { wire, t };
  }, [wire, t]);
  const painter = useMemo<Painter | null>(() => {
    if (root === null) return null;
    const pool = createMarkPool(root, messageShapes(patterns));
    return {
      collect: (frame, clock) => memory.collect(frame, clock),
      paint(frame, clock) {
        paintMessages(pool, memory, current.current.wire, current.current.t, frame, clock);
        return false;
      },
    };
  }, [root, patterns, memory]);
  usePainter(painter);
  return <g ref={setRoot} className="score-messages" />;
}
