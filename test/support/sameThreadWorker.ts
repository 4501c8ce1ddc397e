/** A worker that answers in the same thread, when it is told to: for tests of what the page does with its answers. */
import { answerMessage, nothingTold } from '../../src/sources/simulation/sessionMessages.ts';
import { createSession } from '../../src/sources/simulation/session.ts';
import type { FromWorker, ToWorker } from '../../src/sources/simulation/protocol.ts';
import type { WorkerLike } from '../../src/sources/simulation/simulationSource.ts';

export interface SameThreadWorker extends WorkerLike {
  /** Messages that wait for `answer`. */
  readonly waiting: readonly ToWorker[];
  /** Answers everything that waits. */
  answer(): void;
}

export function createSameThreadWorker(): SameThreadWorker {
  const session = createSession();
  const told = nothingTold();
  const listeners: ((event: { readonly data: FromWorker }) => void)[] = [];
  const waiting: ToWorker[] = [];
  return {
    waiting,
    postMessage: (message) => {
      waiting.push(message);
    },
    addEventListener: (_kind, listener) => {
      listeners.push(listener);
    },
    terminate: () => undefined,
    answer: () => {
      for (const message of waiting.splice(0))
        for (const data of answerMessage(session, told, message))
          for (const listener of listeners) listener({ data });
    },
  };
}

/** The same, but it answers by itself in the next turn: for tests that wait for what they asked. */
export function createPromptWorker(): WorkerLike {
  const worker = createSameThreadWorker();
  return {
    ...worker,
    postMessage: (message) => {
      worker.postMessage(message);
      queueMicrotask(worker.answer);
    },
  };
}
