/**
 * What stands round the rows: the column headings, the API server's frame with etcd as its foot, and
 * the controller's frame with its metronome. The server's frame tells how the server is.
 */
import { useMemo, useState, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { usePainter } from '../canvas/hooks.ts';
import { createPen } from '../canvas/pen.ts';
import { Crown, DatabaseGlyph, PauseBars, ServerGlyph } from '../common/glyphs.tsx';
import { PaintText } from './PaintText.tsx';
import { px } from './ringGeometry.ts';
import type { Scene } from './scene.ts';
import type { ScoreLayout } from './scoreLayout.ts';
import { groupedText, plainSeconds, secondsText } from './words.ts';

interface FrameProps {
  readonly scene: Scene;
  readonly layout: ScoreLayout;
  readonly t: Translate;
}

/** The three headings' marks: beads, stamped band, band with hand; they are the legend. */
export const HeadingMark = ({ of }: { readonly of: 'holders' | 'record' | 'observers' }): ReactElement => (
  <svg className="score-heading-mark" width={28} height={12} viewBox="0 0 28 12" aria-hidden="true">
    {of === 'holders' && (
      <>
        <circle className="ring-bead-head" cx={3.4} cy={6} r={3.2} />
        {[9.4, 14.8, 20.2, 25.6].map((x) => (
          <circle key={x} className="ring-bead-head" cx={x} cy={6} r={1.4} />
        ))}
      </>
    )}
    {of === 'record' && (
      <>
        <rect className="ring-record" x={4} y={3.8} width={22} height={4.4} strokeWidth={1.1} />
        <rect className="ring-stamp" x={0.7} y={2.8} width={6.4} height={6.4} />
      </>
    )}
    {of === 'observers' && (
      <>
        <rect className="ring-band--fresh" x={2} y={2.8} width={24} height={6.4} />
        <path className="ring-hand" d="M2 1V11" strokeWidth={1.8} />
      </>
    )}
  </svg>
);

export function ApiServerFrame({ scene, layout, t }: FrameProps): ReactElement {
  const { frame, captions, compact } = layout;
  const { state } = scene.apiServer;
  const right = frame.x + frame.width - 12;
  const etcd = useMemo(
    () => ({
      revision: (now: Frame) => t('score.revision', { revision: groupedText(now.revision) }),
      writes: (now: Frame) => t('score.writes', { rate: now.writesPerSecond.toFixed(1) }),
    }),
    [t],
  );
  const edge = frame.x + 0.5;
  return (
    <g className={`score-api score-api--${state}`}>
      <rect className="score-frame" x={edge} y={frame.y + 0.5} width={frame.width - 1} height={frame.height} rx={2} />
      <line className="score-line" x1={frame.x} x2={frame.x + frame.width} y1={frame.headerBottom} y2={frame.headerBottom} />
      <line className="score-line" x1={frame.x} x2={frame.x + frame.width} y1={frame.footTop} y2={frame.footTop} />
      {state === 'frozen' ? <PauseBars x={frame.x + 20} y={frame.y + 13.5} /> : <ServerGlyph x={frame.x + 13} y={frame.y + 7} />}
      <text className="score-mono score-strong" x={frame.x + 34} y={frame.y + 18}>{compact ? 'apiserver' : 'kube-apiserver'}</text>
      <text className={state === 'serving' ? 'score-words at-end' : 'score-words score-strong at-end tone-plain'} x={right} y={frame.y + 18}>
        {t(state === 'serving' ? 'score.serving' : state === 'frozen' ? 'score.frozen' : 'score.down')}
      </text>
      {captions.map((caption) => (
        <text key={caption.text} className="score-tick tone-dim" x={frame.x + 12} y={caption.y}>{caption.text}</text>
      ))}
      <DatabaseGlyph x={frame.x + 13} y={frame.footTop + 7} />
      <text className="score-mono score-strong" x={frame.x + 34} y={frame.footTop + 18}>etcd</text>
      {!compact && <PaintText className="score-tick tone-dim" x={frame.x + 72} y={frame.footTop + 18} read={etcd.revision} />}
      <PaintText className="score-words at-end" x={right} y={frame.footTop + 18} read={etcd.writes} />
      {state === 'down' && <ServerWall layout={layout} />}
      {state === 'frozen' && scene.apiServer.waiting > 0 && !compact && (
        <>
          <text className="score-tick at-end" x={right - 68} y={frame.y + 18}>{scene.apiServer.waiting}</text>
          <Envelope x={right - 56} y={frame.y + 14} />
        </>
      )}
    </g>
  );
}

/** Down: the same frame with an empty wall at its edge. Requests are refused there. */
function ServerWall({ layout }: { readonly layout: ScoreLayout }): ReactElement {
  const { frame } = layout;
  const [top, bottom] = [frame.headerBottom + 6, frame.footTop - 6];
  return (
    <g className="score-wall">
      <rect className="score-wall-empty" x={frame.x - 4} y={top} width={8} height={bottom - top} />
      <path className="score-wall-edge" d={`M${frame.x - 4} ${top}V${bottom}M${frame.x + 4} ${top}V${bottom}M${frame.x - 8} ${top}h16M${frame.x - 8} ${bottom}h16`} />
    </g>
  );
}

/** A request inside a server, or one whose sender may no longer be waiting. */
export const Envelope = ({ x, y }: { readonly x: number; readonly y: number }): ReactElement => (
  <g className="score-envelope" transform={`translate(${px(x)} ${px(y)})`}>
    <rect x={-8} y={-5.5} width={16} height={11} rx={1} />
    <path d="M-8 -5L0 1.5L8 -5" />
  </g>
);

export function ControllerFrame({ scene, layout, t }: FrameProps): ReactElement {
  const { observerFrame: box, compact, standbyCaptionY } = layout;
  const { controller } = scene;
  const look = useMemo(
    () => ({
      every: (now: Frame) => (now.controller === null ? '' : t('score.looksEvery', { seconds: plainSeconds(now.controller.period) })),
      next: (now: Frame) => {
        const own = now.controller;
        if (own === null) return '';
        if (own.passing || own.nextPassAt === null) return t('score.looking');
        const seconds = secondsText(own.nextPassAt - now.now);
        return t('score.nextLook', { seconds });
      },
    }),
    [t],
  );
  const program = controller === null ? 'kube-controller-manager' : controller.component;
  const title = compact ? program.replace(/^kube-/, '') : program;
  const crownX = box.x + 12 + title.length * (compact ? 6.6 : 7.2) + 14;
  const bottom = box.headerBottom;
  const duration = scene.elections[0]?.duration ?? 15_000_000;
  return (
    <g className={controller === null ? 'score-controller score-controller--absent' : 'score-controller'}>
      <rect className="score-frame" x={box.x + 0.5} y={box.y + 0.5} width={box.width - 1} height={box.height} rx={2} />
      <text className={`score-mono score-strong${compact ? ' score-mono--small' : ''}`} x={box.x + 12} y={box.y + 18}>{title}</text>
      {controller === null ? (
        <text className="score-words at-end" x={box.x + box.width - 12} y={compact ? box.y + 18 : box.y + 35}>{t('score.nobodyLooks')}</text>
      ) : (
        <>
          <Crown x={crownX} y={box.y + 13.5} scale={0.84} />
          <text className={`score-mono${compact ? ' score-mono--small' : ''}`} x={crownX + 12} y={box.y + 18}>{controller.host}</text>
          {!compact && <PaintText className="score-words" x={box.x + 12} y={box.y + 35} read={look.every} />}
          {!compact && <PaintText className="score-words at-end" x={box.x + box.width - 12} y={box.y + 35} read={look.next} />}
        </>
      )}
      <line className="score-line" x1={box.x} x2={box.x + box.width} y1={bottom} y2={bottom} />
      <Metronome x={box.x} y={bottom} width={box.width} />
      {standbyCaptionY !== null && !compact && (
        <text className="score-words at-end" x={box.x + box.width - 12} y={standbyCaptionY}>{t('score.standbys', { seconds: plainSeconds(duration) })}</text>
      )}
    </g>
  );
}

/** Fills from one look to the next; what is in the frame is read again when it starts anew. */
function Metronome({ x, y, width }: { readonly x: number; readonly y: number; readonly width: number }): ReactElement {
  const [element, setElement] = useState<SVGPathElement | null>(null);
  const painter = useMemo(() => {
    if (element === null) return null;
    const pen = createPen(element);
    return {
      paint({ controller, now }: Frame) {
        const from = controller?.lastPassAt ?? null;
        pen.show(controller !== null && from !== null);
        if (controller === null || from === null) return false;
        const share = controller.passing ? 1 : Math.min(Math.max((now - from) / controller.period, 0), 1);
        pen.set('d', `M${x} ${y}h${Math.round(width * share * 2) / 2}`);
        return false;
      },
    };
  }, [element, x, y, width]);
  usePainter(painter);
  return <path ref={setElement} className="score-metronome" />;
}
