/**
 * A control plane of several machines on the stage: each API server in the head of the frame, each
 * etcd member in its foot, by shape first; requests that hang for etcd stand as dots at its edge, and
 * each rail says which API server it leads to.
 */
import type { ReactElement } from 'react';
import { isDoubled, type Rail } from './rails.ts';
import { px } from './ringGeometry.ts';
import type { ControlPlaneScene, MachineScene } from './scene.ts';
import type { Box, ScoreLayout } from './scoreLayout.ts';

const SMALL = 4.5;

/** A machine's API server: a full square serves, bars are frozen, a cross is down. */
function ServerShape({ state }: { readonly state: MachineScene['state'] }): ReactElement {
  if (state === 'down') return <path className="machine-cross" d="M-4 -4L4 4M4 -4L-4 4" />;
  if (state === 'frozen') return <path className="machine-bars" d="M-2.5 -4.5v9M2.5 -4.5v9" />;
  return <rect className="machine-full" x={-SMALL} y={-SMALL} width={9} height={9} rx={1.5} />;
}

/** A member: full follows, full in a ring leads, hollow and dashed reaches no majority, a cross is down. */
function MemberShape({
  machine,
  leads,
}: {
  readonly machine: MachineScene;
  readonly leads: boolean;
}): ReactElement {
  if (!machine.memberUp) return <path className="machine-cross" d="M-4 -4L4 4M4 -4L-4 4" />;
  if (!machine.reachesLeader) return <circle className="machine-alone" r={SMALL} />;
  return (
    <>
      <circle className="machine-full" r={leads ? 3 : SMALL} />
      {leads && <circle className="machine-leads" r={6} />}
    </>
  );
}

/** Where the chip of a machine stands, in the head of the frame or in its foot. */
export function chipBox(
  layout: ScoreLayout,
  of: 'head' | 'foot',
  index: number,
  count: number,
): Box {
  const { frame } = layout;
  const width = (frame.width - 12) / count;
  const y = of === 'head' ? frame.headerBottom - 25 : frame.footTop + 24;
  return { x: frame.x + 6 + index * width, y, width, height: 24 };
}

interface ChipsProps {
  readonly scene: ControlPlaneScene;
  readonly layout: ScoreLayout;
}

/** Width of a character of a chip. */
const CHARACTER = 6.6;

/** A name too long for its chip keeps its end, which tells machines apart. */
const chipName = (name: string, chars: number): string =>
  name.length <= chars ? name : `\u2026${name.slice(1 - chars)}`;

export function MachineChips({ scene, layout }: ChipsProps): ReactElement | null {
  const { machines, leader } = scene;
  if (machines.length < 2) return null;
  const room = layout.frame.width > 200;
  return (
    <>
      {machines.map((machine, index) => {
        const head = chipBox(layout, 'head', index, machines.length);
        const foot = chipBox(layout, 'foot', index, machines.length);
        const left = room ? 11 : 8;
        const chars = Math.floor((head.width - 12 - left - 2) / CHARACTER);
        const waits = machine.waiting > 0 ? ` ${machine.waiting}` : '';
        const fits = machine.name.length + waits.length <= chars;
        return (
          <g key={machine.name}>
            <g transform={`translate(${px(head.x + 12)} ${px(head.y + 12)})`}>
              <ServerShape state={machine.state} />
              <text className="score-tick" x={left} y={4}>
                {chipName(machine.name, chars)}
                {fits ? waits : ''}
              </text>
            </g>
            <g transform={`translate(${px(foot.x + 12)} ${px(foot.y + 12)})`}>
              <MemberShape machine={machine} leads={machine.name === leader} />
              <text className="score-tick" x={left} y={4}>
                {chipName(machine.name, chars)}
              </text>
            </g>
          </g>
        );
      })}
    </>
  );
}

/** Requests that hang because etcd cannot answer, stacked at the edge of the frame above its foot. */
export function HangingDots({ scene, layout }: ChipsProps): ReactElement {
  const { frame } = layout;
  return (
    <g>
      {Array.from({ length: scene.hanging }, (_, index) => (
        <circle
          key={index}
          className="message-request"
          cx={px(frame.x + frame.width)}
          cy={px(frame.footTop - 10 - index * 9.4)}
          r={4}
        />
      ))}
    </g>
  );
}

/** Which API server a rail leads to, where there are several. */
export function ServerOfRail({ rail }: { readonly rail: Rail }): ReactElement | null {
  const { server } = rail.link;
  if (server === '') return null;
  const near = rail.to > rail.from;
  const x = near ? (isDoubled(rail.link) ? rail.wallX - 14 : rail.to - 18) : rail.to + 18;
  return (
    <text
      className="score-tick score-masked score-server tone-dim"
      x={px(x)}
      y={px(rail.y + (rail.flat ? 11 : 13))}
      textAnchor={near ? 'end' : 'start'}
    >
      {server}
    </text>
  );
}
