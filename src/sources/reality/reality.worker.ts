/** The worker's entry: wiring only. */
import type { FromRealityWorker, ToRealityWorker } from './realityProtocol.ts';
import { createRealitySession } from './realitySession.ts';

const session = createRealitySession(() => new Promise((resume) => setTimeout(resume, 0)));
const post = (answer: FromRealityWorker): void => self.postMessage(answer);

self.addEventListener('message', (event: MessageEvent<ToRealityWorker>) => {
  void session.answer(event.data, post);
});
