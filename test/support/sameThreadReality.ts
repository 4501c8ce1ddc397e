/** The worker beside reality, answering in the same thread: for tests of what the page does with its answers. */
import { createRealitySession } from '../../src/sources/reality/realitySession.ts';
import type { FromRealityWorker } from '../../src/sources/reality/realityProtocol.ts';
import type { RealityWorkerLike } from '../../src/sources/reality/realitySource.ts';

/** `breathe`: what it does between slices; at once, nobody can interrupt it. */
export function sameThreadRealityWorker(
  breathe: () => Promise<void> = () => Promise.resolve(),
): RealityWorkerLike {
  const session = createRealitySession(breathe);
  const listeners: ((event: { readonly data: FromRealityWorker }) => void)[] = [];
  return {
    postMessage: (message) =>
      void session.answer(message, (data) => {
        for (const listener of listeners) listener({ data });
      }),
    addEventListener: (_kind, listener) => {
      listeners.push(listener);
    },
    terminate: () => undefined,
  };
}
