/** The observing process as a frame round its dials, with its crown and its metronome. */
import { useMemo, useState, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { usePainter } from '../canvas/hooks.ts';
import { createPen } from '../canvas/pen.ts';
import { Crown } from '../common/glyphs.tsx';
import { PaintText } from './PaintText.tsx';
import type { Scene } from './scene.ts';
import type { ScoreLayout } from './scoreLayout.ts';
import { leftText, plainSeconds } from './words.ts';

interface ControllerFrameProps {
  readonly scene: Scene;
  readonly layout: ScoreLayout;
  readonly t: Translate;
}

export function ControllerFrame({ scene, layout, t }: ControllerFrameProps): ReactElement {
  const { observerFrame: box, compact, standbyCaptionY } = layout;
  const { controller } = scene;
  const program = controller === null ? 'kube-controller-manager' : controller.component;
  const title = compact ? program.replace(/^kube-/, '') : program;
  const small = compact ? ' score-mono--small' : '';
  const crownX = box.x + 12 + title.length * (compact ? 6.95 : 7.2) + 14;
  const right = box.x + box.width - 12;
  const duration = scene.elections[0]?.duration ?? 15_000_000;
  return (
    <g className={`score-controller${controller === null ? ' score-controller--absent' : ''}`}>
      <rect
        className="score-frame"
        x={box.x + 0.5}
        y={box.y + 0.5}
        width={box.width - 1}
        height={box.height}
        rx={2}
      />
      <text className={`score-mono score-strong${small}`} x={box.x + 12} y={box.y + 18}>
        {title}
      </text>
      {controller === null ? (
        <text className="score-words at-end" x={right} y={box.y + (compact ? 18 : 35)}>
          {t('score.nobodyLooks')}
        </text>
      ) : (
        <>
          <Crown x={crownX} y={box.y + 13.5} scale={0.84} />
          <text className={`score-mono${small}`} x={crownX + 12} y={box.y + 18}>
            {controller.host}
          </text>
          {!compact && <Looks left={box.x + 12} right={right} y={box.y + 35} t={t} />}
        </>
      )}
      <path className="score-line" d={`M${box.x} ${box.headerBottom}h${box.width}`} />
      <Metronome x={box.x} y={box.headerBottom} width={box.width} />
      {standbyCaptionY !== null && !compact && (
        <text className="score-words at-end" x={right} y={standbyCaptionY}>
          {t('score.standbys', { seconds: plainSeconds(duration) })}
        </text>
      )}
    </g>
  );
}

interface LooksProps {
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly t: Translate;
}

/** How often it looks, and when next. */
function Looks({ left, right, y, t }: LooksProps): ReactElement {
  const look = useMemo(
    () => ({
      every: ({ controller }: Frame) =>
        controller === null
          ? ''
          : t('score.looksEvery', { seconds: plainSeconds(controller.period) }),
      next: ({ controller, now }: Frame) => {
        if (controller === null) return '';
        if (controller.passing || controller.nextPassAt === null) return t('score.looking');
        return t('score.nextLook', { seconds: leftText(controller.nextPassAt - now) });
      },
    }),
    [t],
  );
  return (
    <>
      <PaintText className="score-words" x={left} y={y} read={look.every} />
      <PaintText className="score-words at-end" x={right} y={y} read={look.next} />
    </>
  );
}

/** Fills from one look to the next; what is in the frame is read again when it starts anew. */
function Metronome({
  x,
  y,
  width,
}: {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}): ReactElement {
  const [element, setElement] = useState<SVGPathElement | null>(null);
  const painter = useMemo(() => {
    if (element === null) return null;
    const pen = createPen(element);
    return {
      paint({ controller, now }: Frame) {
        const from = controller?.lastPassAt ?? null;
        pen.show(controller !== null && from !== null);
        if (controller === null || from === null) return false;
        const share = controller.passing
          ? 1
          : Math.min(Math.max((now - from) / controller.period, 0), 1);
        pen.set('d', `M${x} ${y}h${Math.round(width * share * 2) / 2}`);
        return false;
      },
    };
  }, [element, x, y, width]);
  usePainter(painter);
  return <path ref={setElement} className="score-metronome" />;
}
