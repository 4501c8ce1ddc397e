/** Acts of one key or one tap on what is selected: each does the opposite of what holds now. */
import { act } from '../../store/session.ts';
import type { AppStore, Selection } from '../../store/store.ts';
import { powerCommand, processOf } from '../score/targetActs.ts';
import { linkOf, statusOf } from './targets.ts';

export function quickPower(store: AppStore, selection: Selection): void {
  const frame = store.source.latest();
  const command = frame === null ? null : powerCommand(frame, selection);
  if (command !== null) act(store, command);
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
