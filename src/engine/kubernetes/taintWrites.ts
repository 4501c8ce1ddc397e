/**
 * Changing a node's taints (NL-15): a chain of writes, one after another, each a GET and a PATCH.
 * Adding comes before removing, so a swap never leaves a node without a NoExecute taint. Upstream:
 * `SwapNodeControllerTaint`, `RemoveTaintOffNode`, `updateTaintBackoff`: a PATCH carries the version
 * that was read, and a conflict is tried again from the GET, whatever Ready says by then.
 */
import { unreachable } from '../base/assert.ts';
import { later, micros } from '../base/time.ts';
import {
  READY_FALSE,
  READY_UNKNOWN,
  TAINT_NOT_READY_NO_EXECUTE,
  TAINT_UNREACHABLE_NO_EXECUTE,
} from './controllerCache.ts';
import type { Answer, NodeAnswer } from './messages.ts';
import {
  nodeName,
  send,
  type Run,
  type TaintJob,
  type TaintOwner,
  type TaintWrite,
} from './nodeLifecycleState.ts';
import { retryLater } from './retries.ts';

/** `updateTaintBackoff`: 5 tries, 100 to 200 ms apart, µs. */
const CONFLICT_TRIES = 5;
const CONFLICT_WAIT = 100_000;

export const NO_EXECUTE_TAINTS = TAINT_NOT_READY_NO_EXECUTE | TAINT_UNREACHABLE_NO_EXECUTE;

/** The NoExecute taint that a value of the `ready` column asks for, as a bit; 0 for none. */
export function wantedNoExecute(ready: number): number {
  if (ready === READY_UNKNOWN) return TAINT_UNREACHABLE_NO_EXECUTE;
  return ready === READY_FALSE ? TAINT_NOT_READY_NO_EXECUTE : 0;
}

/** Adds the NoExecute taint for Unknown or False and then removes the opposite one, if `taints` has it (NL-14). */
export function swapNoExecute(ready: number, taints: number): readonly TaintWrite[] {
  const unknown = ready === READY_UNKNOWN;
  const opposite = NO_EXECUTE_TAINTS & ~wantedNoExecute(ready);
  const add: TaintWrite = {
    op: 'add',
    key: unknown ? 'unreachable' : 'not-ready',
    effect: 'NoExecute',
  };
  if ((taints & opposite) === 0) return [add];
  return [add, { op: 'remove', key: unknown ? 'not-ready' : 'unreachable', effect: 'NoExecute' }];
}

/** Removes the NoExecute taints that `taints` has (NL-1, NL-13, NL-20). */
export function removeNoExecute(taints: number): readonly TaintWrite[] {
  const writes: TaintWrite[] = [];
  if ((taints & TAINT_UNREACHABLE_NO_EXECUTE) !== 0) {
    writes.push({ op: 'remove', key: 'unreachable', effect: 'NoExecute' });
  }
  if ((taints & TAINT_NOT_READY_NO_EXECUTE) !== 0) {
    writes.push({ op: 'remove', key: 'not-ready', effect: 'NoExecute' });
  }
  return writes;
}

function sendStep(run: Run, job: TaintJob): void {
  const name = nodeName(run, job.node);
  const write = job.writes[job.next];
  if (write === undefined) return;
  if (job.step === 'get') {
    send(run, { verb: 'GET', resource: 'Node', name }, job);
    return;
  }
  const { op, key, effect } = write;
  const change =
    op === 'add' ? { add: { key, effect, timeAdded: run.ctx.wall } } : { remove: { key, effect } };
  const read = job.version === null ? {} : { resourceVersion: job.version };
  send(
    run,
    { verb: 'PATCH', resource: 'Node', subresource: 'taints', name, ...change, ...read },
    job,
  );
}

/** Starts the chain; `writes` must not be empty. */
export function writeTaints(
  run: Run,
  { node, owner, writes }: { node: number; owner: TaintOwner; writes: readonly TaintWrite[] },
): void {
  sendStep(run, {
    kind: 'taints',
    node,
    owner,
    writes,
    next: 0,
    step: 'get',
    version: null,
    conflicts: 0,
  });
}

/** Whether the node just read has no such taint any more, so that no PATCH is needed. */
function isGone(write: TaintWrite, node: NodeAnswer | undefined): boolean {
  if (node === undefined || write.op === 'add' || write.effect !== 'NoExecute') return false;
  return write.key === 'unreachable' ? !node.unreachableNoExecute : !node.notReadyNoExecute;
}

/** After a conflict, and a wait, once more from the GET. */
function triesAgain(run: Run, job: TaintJob, answer: Answer): boolean {
  const isConflict = answer.outcome === 'failed' && answer.code === 409;
  if (!isConflict || job.step !== 'patch' || job.conflicts + 1 >= CONFLICT_TRIES) return false;
  const wait = CONFLICT_WAIT + run.ctx.draw('backoff', 0, CONFLICT_WAIT);
  retryLater(run, { at: later(run.ctx.monotonic, micros(wait)), job });
  job.conflicts += 1;
  job.step = 'get';
  return true;
}

/** The wait after a conflict is over. */
export const resumeTaintWrites = (run: Run, job: TaintJob): void => {
  sendStep(run, job);
};

/** Goes on after an answer: to the next request, or to the end of the chain. */
export function continueTaintWrites(
  run: Run,
  job: TaintJob,
  answer: Answer,
): 'underWay' | 'done' | 'failed' {
  if (answer.outcome !== 'ok') return triesAgain(run, job, answer) ? 'underWay' : 'failed';
  const write = job.writes[job.next];
  switch (job.step) {
    case 'get':
      job.version = answer.node?.resourceVersion ?? null;
      if (write === undefined || !isGone(write, answer.node)) {
        job.step = 'patch';
        break;
      }
      job.next += 1;
      break;
    case 'patch':
      job.next += 1;
      job.step = 'get';
      job.conflicts = 0;
      break;
    default:
      return unreachable(job.step);
  }
  if (job.next >= job.writes.length) return 'done';
  sendStep(run, job);
  return 'underWay';
}
