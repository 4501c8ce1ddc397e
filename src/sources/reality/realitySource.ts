/** A Comparer over the reality worker: fetches what ships, asks by ticket, hands the answers on. */
import { fail, type Problem, type Result, problemAt, say } from '../../engine/index.ts';
import type { Brackets } from '../../recordings/compare/brackets.ts';
import type { Comparer } from '../../recordings/compare/comparer.ts';
import type { Comparison, RecordingFacts } from '../../recordings/compare/comparison.ts';
import type { FromRealityWorker, ToRealityWorker } from './realityProtocol.ts';

/** What a worker must be able to do; a test gives one that answers in the same thread. */
export interface RealityWorkerLike {
  postMessage(message: ToRealityWorker): void;
  addEventListener(
    kind: 'message',
    listener: (event: { readonly data: FromRealityWorker }) => void,
  ): void;
  terminate(): void;
}

export interface RealityBrowser {
  readonly worker: () => RealityWorkerLike;
  readonly fetch: (address: string) => Promise<Response>;
}

const browser: RealityBrowser = {
  worker: () => new Worker(new URL('./reality.worker.ts', import.meta.url), { type: 'module' }),
  fetch: (address) => fetch(address),
};

type Waiting =
  | { readonly kind: 'open'; readonly settle: (result: Opened) => void }
  | {
      readonly kind: 'compare';
      readonly settle: (result: Compared) => void;
      readonly onProgress: (share: number) => void;
    }
  | {
      readonly kind: 'bracket';
      readonly settle: (result: Bracketed) => void;
      readonly onProgress: (share: number) => void;
    };
type Opened = Result<RecordingFacts, readonly Problem[]>;
type Compared = Result<Comparison, readonly Problem[]> | null;
type Bracketed = Result<Brackets, readonly Problem[]> | null;

export function createRealitySource(env: RealityBrowser = browser): Comparer {
  const worker = env.worker();
  const waiting = new Map<number, Waiting>();
  let ticket = 0;

  worker.addEventListener('message', ({ data }) => {
    const asked = waiting.get(data.ticket);
    if (asked === undefined) return;
    if (data.kind === 'progress') {
      if (asked.kind !== 'open') asked.onProgress(data.share);
      return;
    }
    waiting.delete(data.ticket);
    if (data.kind === 'opened' && asked.kind === 'open') asked.settle(data.result);
    if (data.kind === 'compared' && asked.kind === 'compare') asked.settle(data.result);
    if (data.kind === 'bracketed' && asked.kind === 'bracket') asked.settle(data.result);
  });

  const openOwn = (bytes: Uint8Array): Promise<Opened> =>
    new Promise((settle) => {
      ticket++;
      waiting.set(ticket, { kind: 'open', settle });
      worker.postMessage({ kind: 'open', ticket, bytes });
    });

  return {
    openOwn,
    async openShipped(name) {
      const bytes = await fetchBytes(env, `./recordings/${name}.jsonl.gz`);
      return bytes.ok ? openOwn(bytes.value) : bytes;
    },
    compare: ({ caseName, luck }, onProgress) =>
      new Promise((settle) => {
        ticket++;
        waiting.set(ticket, { kind: 'compare', settle, onProgress });
        worker.postMessage({ kind: 'compare', ticket, caseName, luck });
      }),
    bracket: ({ caseName, seeds }, onProgress) =>
      new Promise((settle) => {
        ticket++;
        waiting.set(ticket, { kind: 'bracket', settle, onProgress });
        worker.postMessage({ kind: 'bracket', ticket, caseName, seeds });
      }),
    stop() {
      ticket++;
      worker.postMessage({ kind: 'stop', ticket });
    },
    dispose: () => worker.terminate(),
  };
}

async function fetchBytes(env: RealityBrowser, address: string): Promise<Result<Uint8Array>> {
  const missing = (found: string): Result<never> =>
    fail([problemAt(address, found, say`the file beside this page`, 'recording.missing')]);
  try {
    const response = await env.fetch(address);
    if (!response.ok) return missing(`HTTP ${response.status}`);
    return { ok: true, value: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    return missing(error instanceof Error ? error.message : String(error));
  }
}
