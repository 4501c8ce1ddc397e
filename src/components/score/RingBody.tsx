/** The middle of a ring: a square is a machine with its Pods, a circle a process. */
import type { ReactElement } from 'react';
import { Crown, PauseBars } from '../common/glyphs.tsx';
import { MOST_PODS, podPlaces, px } from './ringGeometry.ts';
import type { RingBody as Body } from './ringLook.ts';

const Cross = ({ arm }: { readonly arm: number }): ReactElement => (
  <path
    className="ring-cross"
    d={`M${px(-arm)} ${px(-arm)}L${px(arm)} ${px(arm)}M${px(arm)} ${px(-arm)}L${px(-arm)} ${px(arm)}`}
  />
);

const Question = ({ scale }: { readonly scale: number }): ReactElement => (
  <g transform={`scale(${px(scale)})`}>
    <path className="ring-question" d="M-2.6 -2.2a2.7 2.7 0 1 1 3.9 2.5c-.9 .45 -1.2 .9 -1.2 1.9" />
    <circle className="ring-question-dot" cx={0.1} cy={5} r={1.1} />
  </g>
);

/** Ready is full, not Ready hollow, starting a half; what leaves keeps a dotted slot. */
const POD_CLASS: Readonly<Record<string, string>> = {
  r: 'ring-pod',
  n: 'ring-pod ring-pod--notReady',
  s: 'ring-pod ring-pod--starting',
  t: 'ring-pod ring-pod--gone',
  g: 'ring-pod ring-pod--gone',
};

function Pods({
  R,
  marks,
  gone,
}: {
  readonly R: number;
  readonly marks: string;
  readonly gone: number;
}): ReactElement | null {
  if (marks.length > MOST_PODS)
    return (
      <text
        className="ring-pod-count"
        textAnchor="middle"
        y={px(R * 0.1)}
        fontSize={px(Math.max(R * 0.27, 9))}
      >
        {marks.length - gone}
      </text>
    );
  return (
    <>
      {podPlaces(R, marks.length).map(({ x, y, size }, index) => (
        <rect
          key={`${x} ${y}`}
          className={POD_CLASS[marks.charAt(index)] ?? 'ring-pod'}
          x={px(x)}
          y={px(y)}
          width={px(size)}
          height={px(size)}
          rx={px(size / 4)}
        />
      ))}
    </>
  );
}

interface MachineProps {
  readonly R: number;
  readonly body: Body;
  /** As in the scene: one letter for each Pod. */
  readonly pods: string;
  readonly gone: number;
}

const MACHINE_CLASS: Readonly<Record<Body, string>> = {
  alive: 'ring-body',
  off: 'ring-body ring-body--dead',
  paused: 'ring-body ring-body--hollow',
  stopped: 'ring-body ring-body--hollow',
  unknown: 'ring-body',
  empty: 'ring-body',
};

/** Only a ring this large has room for what is inside its machine. */
const ROOM_FOR_PODS = 20;

export function MachineBody({ R, body, pods, gone }: MachineProps): ReactElement {
  const half = 0.264 * Math.min(R, 68.2) * (R < ROOM_FOR_PODS ? 1.1 : 1);
  const scale = Math.min(R, 68.2) / 40;
  return (
    <g className="ring-middle">
      <rect
        className={MACHINE_CLASS[body]}
        x={px(-half)}
        y={px(-half)}
        width={px(2 * half)}
        height={px(2 * half)}
        rx={px(half * 0.345)}
      />
      {body === 'alive' && R >= ROOM_FOR_PODS && <Pods R={R} marks={pods} gone={gone} />}
      {body === 'off' && <Cross arm={half * 0.62} />}
      {body === 'stopped' && <Cross arm={half * 0.4} />}
      {body === 'paused' && <PauseBars x={0} y={0} scale={scale * 0.9} />}
      {body === 'unknown' && <Question scale={Math.max(scale, 0.7)} />}
    </g>
  );
}

export type CrownKind = 'written' | 'believed' | 'none';

/** A process: a circle, with its crown as far as it knows. */
export function ProcessBody({
  R,
  body,
  crown,
  crowned,
}: {
  readonly R: number;
  readonly body: Body;
  readonly crown: CrownKind;
  readonly crowned: boolean;
}): ReactElement {
  const stopped = body === 'stopped' || body === 'off';
  const scale = (R / 27) * 0.57;
  return (
    <g className="ring-middle">
      <circle
        className={
          stopped
            ? 'ring-body ring-body--dead'
            : body === 'paused'
              ? 'ring-body ring-body--hollow'
              : 'ring-body'
        }
        r={px(0.285 * R)}
      />
      {body === 'paused' && <PauseBars x={0} y={0} scale={R / 40} />}
      {stopped && <Cross arm={R * 0.14} />}
      {crowned && crown !== 'none' && body === 'alive' && (
        <Crown x={0} y={R * 0.011} scale={scale} ghost={crown === 'believed'} />
      )}
    </g>
  );
}
