/**
 * A controller's Events (`RegisteredNode`, `NodeNotReady`, `TaintManagerEviction`): only their cost
 * matters here, one request each under the controller's own limit (NL-26, TE-8). They are sent one
 * after another; a full queue drops them, as `client-go/tools/record/event.go` does.
 */
import type { ApiRequest } from './messages.ts';

/** Events that may wait (upstream's `maxQueuedEvents`). */
const WAITING_MAX = 1_000;

export interface EventRecorder {
  waiting: { readonly about: string; readonly reason: string }[];
  sending: boolean;
}

export const createEventRecorder = (): EventRecorder => ({ waiting: [], sending: false });

type Send = (request: ApiRequest) => void;

function sendNext(recorder: EventRecorder, send: Send): void {
  const event = recorder.waiting.shift();
  recorder.sending = event !== undefined;
  if (event !== undefined) send({ verb: 'POST', resource: 'Event', ...event });
}

export function recordEvent(
  recorder: EventRecorder,
  event: { readonly about: string; readonly reason: string },
  send: Send,
): void {
  if (recorder.waiting.length >= WAITING_MAX) return;
  recorder.waiting.push(event);
  if (!recorder.sending) sendNext(recorder, send);
}

/** The request of the last Event is answered, well or not. */
export function eventAnswered(recorder: EventRecorder, send: Send): void {
  sendNext(recorder, send);
}
