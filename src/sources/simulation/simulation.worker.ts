/** The worker's entry: wiring only. */
import type { FromWorker, ToWorker } from './protocol.ts';
import { createSession } from './session.ts';
import { answerMessage, nothingTold } from './sessionMessages.ts';

const session = createSession();
const told = nothingTold();
const post = (message: FromWorker): void => self.postMessage(message);

self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
  for (const message of answerMessage(session, told, event.data)) post(message);
});
