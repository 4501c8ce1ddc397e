/** Acts of one key or one tap on what is selected: each does the opposite of what holds now. */
import type { Frame } from '../../sources/frame.ts';
import { act } from '../../store/session.ts';
import type { AppStore, Selection } from '../../store/store.ts';
import { linkOf, statusOf } from './targets.ts';

/** The process that a selection stands for: a kubelet, a candidate, or the holder of a lock. */
export function processOf(frame: Frame, selection: Selection): string | null {
  switch (selection.kind) {
    case 'node':
      return frame.nodes.find(({ name }) => name === selection.name)?.process ?? null;
    case 'process':
      return selection.process;
    case 'election':
      return (
        frame.elections.find(
          ({ name, namespace }) => name === selection.name && namespace === selection.namespace,
        )?.written ?? null
      );
    case 'apiServer':
      return null;
  }
}

/** A machine's plug; a process without one, or the holder of a lock, is crashed and started. */
export function quickPower(store: AppStore, selection: Selection): void {
  const frame = store.source.latest();
  if (frame === null) return;
  if (selection.kind === 'node') {
    const node = frame.nodes.find(({ name }) => name === selection.name);
    if (node !== undefined)
      act(store, { kind: node.status === 'off' ? 'powerOn' : 'powerOff', node: node.name });
    return;
  }
  const process = processOf(frame, selection);
  const status = process === null ? null : statusOf(frame, process);
  if (process === null || status === null) return;
  const isUp = status === 'running' || status === 'paused';
  act(store, { kind: isUp ? 'crash' : 'start', process });
}

export function quickPause(store: AppStore, selection: Selection): void {
  const frame = store.source.latest();
  if (frame !== null && selection.kind === 'apiServer') {
    act(store, { kind: frame.apiServer.state === 'frozen' ? 'apiServerThaw' : 'apiServerFreeze' });
    return;
  }
  const process = frame === null ? null : processOf(frame, selection);
  if (frame === null || process === null) return;
  const status = statusOf(frame, process);
  if (status === 'paused') act(store, { kind: 'resume', process });
  else if (status === 'running') act(store, { kind: 'pause', process });
}

export function quickHeal(store: AppStore, selection: Selection): void {
  const frame = store.source.latest();
  const process = frame === null ? null : processOf(frame, selection);
  if (frame === null || process === null || linkOf(frame, process)?.cut == null) return;
  act(store, { kind: 'heal', processes: [process] });
}
