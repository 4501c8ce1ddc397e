/** What a thing on the stage stands for, and what its plug does: for a tool, a key and a tap alike. */
import type { Command } from '../../engine/index.ts';
import type { ElectionView, Frame, NodeView, ProcessStatus } from '../../sources/frame.ts';
import type { StageTarget } from './hits.ts';
import { anyCandidate, electionOf, nodeOf } from './lookups.ts';

export const nodeAt = (frame: Frame, target: StageTarget): NodeView | null =>
  target.kind === 'node' ? nodeOf(frame, target.name, 0) : null;

/** The lock itself, or the one that a process stands for. */
export function electionAt(frame: Frame, target: StageTarget): ElectionView | null {
  if (target.kind === 'election') return electionOf(frame, target.namespace, target.name);
  if (target.kind !== 'process') return null;
  return anyCandidate(frame, target.process)?.election ?? null;
}

/** Whose link and clock a thing stands for: of a node its kubelet's, of a lock its holder's. */
export function processOf(frame: Frame, target: StageTarget): string | null {
  switch (target.kind) {
    case 'node':
      return nodeAt(frame, target)?.process ?? null;
    case 'process':
    case 'wall':
      return target.process;
    case 'election':
      return electionAt(frame, target)?.written ?? null;
    default:
      return null;
  }
}

/** Of a machine its plug; a process without one is crashed, or started. */
export function powerCommand(frame: Frame, target: StageTarget): Command | null {
  const node = nodeAt(frame, target);
  if (node !== null)
    return { kind: node.status === 'off' ? 'powerOn' : 'powerOff', node: node.name };
  const process = processOf(frame, target);
  const status = process === null ? null : statusOf(frame, process);
  if (process === null || status === null) return null;
  const isUp = status === 'running' || status === 'paused';
  return { kind: isUp ? 'crash' : 'start', process };
}

export const statusOf = (frame: Frame, process: string): ProcessStatus | null =>
  (frame.nodes.find((node) => node.process === process) ?? anyCandidate(frame, process)?.candidate)
    ?.status ?? null;
