/**
 * What a hand aims at on the stage: the tool that it holds, and the thing under the pointer or the
 * focus. Where a click does something at once, or opens ways of which one is the usual one, that is
 * aimed at; else only what would be touched is known.
 */
import type { Command, CutDirection } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import { aimAt, touching, type Aim } from '../../store/aim.ts';
import type { AppStore, Tool } from '../../store/store.ts';
import { nearestRail, type Point } from './cutting.ts';
import type { Hit, StageTarget } from './hits.ts';
import { linkOf } from './lookups.ts';
import type { Rail } from './rails.ts';
import { electionAt, nodeAt, powerCommand, processOf, statusOf } from './targetActs.ts';

/** Tools that are about the rail that is pointed at. */
export const OF_RAILS: ReadonlySet<Tool> = new Set<Tool>(['cut', 'latency', 'loss']);

export const targetOfRail = (rail: Rail): StageTarget =>
  rail.process.startsWith('kubelet/')
    ? { kind: 'node', name: rail.process.slice('kubelet/'.length) }
    : { kind: 'process', process: rail.process };

/** What the tool in the hand aims at: the thing that was hit, or the rail that is near. */
export function aimUnder(
  { source, getState }: AppStore,
  rails: readonly Rail[],
  hit: Hit | null,
  at: Point,
): Aim | null {
  const frame = source.latest();
  const { tool } = getState();
  if (frame === null) return null;
  if (hit !== null) return aimOfTool(frame, tool, hit);
  const rail = OF_RAILS.has(tool) ? nearestRail(rails, at) : null;
  if (rail === null) return null;
  return aimOfTool(frame, tool, { kind: 'ring', target: targetOfRail(rail) });
}

const NEXT: Readonly<Record<CutDirection, CutDirection>> = {
  both: 'requests',
  requests: 'answers',
  answers: 'both',
};

/** The cut of a link turned to its next direction; null if it is whole. */
export function turnedCut(frame: Frame, process: string): Command | null {
  const cut = linkOf(frame, process)?.cut ?? null;
  if (cut === null) return null;
  return { kind: 'cut', processes: [process], mode: cut.mode, direction: NEXT[cut.direction] };
}

/** The aim of this tool at this thing; null if it would do nothing there. */
export function aimOfTool(frame: Frame, tool: Tool, hit: Pick<Hit, 'kind' | 'target'>): Aim | null {
  const { target } = hit;
  // A plug is pulled whatever the tool.
  if (hit.kind === 'power') return powerAim(frame, target);
  // A mark answers why, and nothing is done to it.
  if (tool === 'select' || hit.kind === 'mark') return null;
  if (target.kind === 'etcd' || tool === 'etcd')
    return { commands: [], touched: touching({ etcd: true }) };
  if (target.kind === 'apiServer' || target.kind === 'machine' || tool === 'api')
    return { commands: [], touched: touching({ server: true }) };
  switch (tool) {
    case 'power':
      return powerAim(frame, target);
    case 'delete':
      return deleteAim(frame, target);
    default:
      return processAim(frame, tool, processOf(frame, target), target.kind === 'wall');
  }
}

function powerAim(frame: Frame, target: StageTarget): Aim | null {
  const command = powerCommand(frame, target);
  return command === null ? null : aimAt([command]);
}

function deleteAim(frame: Frame, target: StageTarget): Aim | null {
  const node = nodeAt(frame, target);
  if (node !== null)
    return node.record.exists
      ? aimAt([{ kind: 'deleteLease', namespace: 'kube-node-lease', name: node.name }])
      : null;
  const election = electionAt(frame, target);
  if (election?.record.exists !== true) return null;
  const { namespace, name } = election;
  return aimAt([{ kind: 'deleteLease', namespace, name }]);
}

function processAim(frame: Frame, tool: Tool, process: string | null, isWall: boolean): Aim | null {
  if (process === null) return null;
  switch (tool) {
    case 'stop': {
      const status = statusOf(frame, process);
      if (status === 'paused') return aimAt([{ kind: 'resume', process }]);
      if (status === 'running') return aimAt([{ kind: 'pause', process }]);
      return aimAt([{ kind: 'start', process }]);
    }
    case 'cut':
      if (isWall) {
        const turned = turnedCut(frame, process);
        return turned === null ? null : aimAt([turned]);
      }
      return aimAt([
        linkOf(frame, process)?.cut == null
          ? { kind: 'cut', processes: [process], mode: 'lost', direction: 'both' }
          : { kind: 'heal', processes: [process] },
      ]);
    case 'latency':
    case 'loss':
      return { commands: [], touched: touching({ rails: [process] }) };
    default:
      return { commands: [], touched: touching({ bodies: [process] }) };
  }
}
