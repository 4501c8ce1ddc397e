/** The API server as a frame round its tickets, with etcd as its foot. It is what the API tool acts on. */
import { useMemo, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { HangingDots, MachineChips } from './ControlPlane.tsx';
import { DatabaseGlyph, PauseBars, ServerGlyph } from '../common/glyphs.tsx';
import { PaintText } from './PaintText.tsx';
import type { Scene } from './scene.ts';
import type { ScoreLayout } from './scoreLayout.ts';
import { groupedText } from './words.ts';

interface ApiServerFrameProps {
  readonly scene: Scene;
  readonly layout: ScoreLayout;
  readonly t: Translate;
}

export function ApiServerFrame(props: ApiServerFrameProps): ReactElement {
  const { scene, layout } = props;
  const { frame, captions } = layout;
  const { state } = scene.apiServer;
  const { x, y, width, height, headerBottom, footTop } = frame;
  const { controlPlane } = scene;
  const { noSpace } = controlPlane;
  const canWrite = controlPlane.leader !== null && !controlPlane.stalled;
  return (
    <g
      className={`score-api score-api--${state}${canWrite ? '' : ' score-api--hangs'}${noSpace ? ' score-api--full' : ''}`}
    >
      <rect
        className="score-frame"
        x={x + 0.5}
        y={y + 0.5}
        width={width - 1}
        height={height}
        rx={2}
      />
      <path className="score-line" d={`M${x} ${headerBottom}h${width}M${x} ${footTop}h${width}`} />
      {captions.map((caption) => (
        <text key={caption.text} className="score-tick tone-dim" x={x + 12} y={caption.y}>
          {caption.text}
        </text>
      ))}
      <ServerHeader {...props} />
      <EtcdFoot {...props} />
      <MachineChips scene={controlPlane} layout={layout} />
      <HangingDots scene={controlPlane} layout={layout} />
      {state === 'down' && <ServerWall layout={layout} />}
    </g>
  );
}

const STATE_WORD = {
  serving: 'score.serving',
  frozen: 'score.frozen',
  down: 'score.down',
} as const;

function ServerHeader({ scene, layout, t }: ApiServerFrameProps): ReactElement {
  const { frame, compact } = layout;
  const { state, waiting } = scene.apiServer;
  const right = frame.x + frame.width - 12;
  return (
    <>
      {state === 'frozen' ? (
        <PauseBars x={frame.x + 20} y={frame.y + 13.5} />
      ) : (
        <ServerGlyph x={frame.x + 13} y={frame.y + 7} />
      )}
      <text className="score-mono score-strong" x={frame.x + 34} y={frame.y + 18}>
        {compact ? 'apiserver' : 'kube-apiserver'}
      </text>
      <text
        className={`score-words at-end${state === 'serving' ? '' : ' score-strong tone-plain'}`}
        x={right}
        y={frame.y + 18}
      >
        {t(STATE_WORD[state])}
      </text>
      {state === 'frozen' && waiting > 0 && !compact && (
        <>
          <text className="score-tick at-end" x={right - 68} y={frame.y + 18}>
            {waiting}
          </text>
          <g className="score-envelope" transform={`translate(${right - 56} ${frame.y + 14})`}>
            <rect x={-8} y={-5.5} width={16} height={11} rx={1} />
            <path d="M-8 -5L0 1.5L8 -5" />
          </g>
        </>
      )}
    </>
  );
}

/** What stands in etcd's way, or what it is slowed by; null if nothing. */
export function etcdTrouble({ controlPlane }: Scene, t: Translate): string | null {
  if (controlPlane.leader === null) return t('score.etcd.noQuorum');
  if (controlPlane.stalled) return t('score.etcd.stalled');
  if (controlPlane.noSpace) return t('score.etcd.noSpace');
  if (controlPlane.commitDelayMs > 0)
    return t('score.etcd.slow', { ms: String(controlPlane.commitDelayMs) });
  return null;
}

/** A bar as long as a commit takes, on a scale of its own: full at two seconds. */
const CommitBar = ({
  x,
  y,
  ms,
}: {
  readonly x: number;
  readonly y: number;
  readonly ms: number;
}) => (
  <g className="score-commit">
    <rect className="score-commit-room" x={x} y={y} width={44} height={5} />
    <rect
      className="score-commit-bar"
      x={x}
      y={y}
      width={Math.min(44, Math.max(3, ms / 45))}
      height={5}
    />
  </g>
);

/** The quota is reached: the foot is edged and full to its right end. */
function FullMark({ layout }: { readonly layout: ScoreLayout }): ReactElement {
  const { frame } = layout;
  const bottom = frame.y + frame.height;
  return (
    <g className="score-full">
      <rect
        x={frame.x + 1.5}
        y={frame.footTop + 1.5}
        width={frame.width - 3}
        height={bottom - frame.footTop - 2}
      />
      <path d={`M${frame.x + 3} ${bottom - 3}h${frame.width - 6}`} />
    </g>
  );
}

function EtcdFoot({ scene, layout, t }: ApiServerFrameProps): ReactElement {
  const { frame, compact } = layout;
  const y = frame.footTop + 18;
  const trouble = etcdTrouble(scene, t);
  const { commitDelayMs, leader, stalled, noSpace } = scene.controlPlane;
  const slow = commitDelayMs > 0 && leader !== null && !stalled && !noSpace;
  const etcd = useMemo(
    () => ({
      revision: (now: Frame) => t('score.revision', { revision: groupedText(now.revision) }),
      writes: (now: Frame) => t('score.writes', { rate: now.writesPerSecond.toFixed(1) }),
    }),
    [t],
  );
  return (
    <>
      <DatabaseGlyph x={frame.x + 13} y={frame.footTop + 7} />
      <text className="score-mono score-strong" x={frame.x + 34} y={y}>
        etcd
      </text>
      {noSpace && <FullMark layout={layout} />}
      {slow && <CommitBar x={frame.x + 34} y={y + 4} ms={commitDelayMs} />}
      {trouble !== null && (
        <text
          className={`score-words score-strong ${noSpace ? 'tone-expired' : 'tone-plain'}`}
          x={frame.x + 70}
          y={y}
        >
          {trouble}
        </text>
      )}
      {!compact && trouble === null && (
        <PaintText className="score-tick tone-dim" x={frame.x + 72} y={y} read={etcd.revision} />
      )}
      {(!compact || trouble === null) && (
        <PaintText
          className="score-words at-end"
          x={frame.x + frame.width - 12}
          y={y}
          read={etcd.writes}
        />
      )}
    </>
  );
}

/** Down: the same frame with an empty wall at its edge. Requests are refused there. */
function ServerWall({ layout }: { readonly layout: ScoreLayout }): ReactElement {
  const { frame } = layout;
  const [top, bottom] = [frame.headerBottom + 6, frame.footTop - 6];
  return (
    <g className="score-wall">
      <rect className="score-wall-empty" x={frame.x - 4} y={top} width={8} height={bottom - top} />
      <path
        className="score-wall-edge"
        d={`M${frame.x - 4} ${top}V${bottom}M${frame.x + 4} ${top}V${bottom}M${frame.x - 8} ${top}h16M${frame.x - 8} ${bottom}h16`}
      />
    </g>
  );
}
