/**
 * How a Pod is evicted (TE-8): GET, PATCH of the condition `DisruptionTarget`, plain DELETE, up to 5
 * times. No Eviction API, so no PodDisruptionBudget has a say. Upstream: `deletePodHandler` and
 * `addConditionAndDeletePod`.
 */
import { unreachable } from '../base/assert.ts';
import type { Answer, ApiRequest } from './messages.ts';

const TRIES = 5;

export interface DeletionJob {
  readonly kind: 'deletion';
  readonly pod: string;
  attempt: number;
  step: 'get' | 'patch' | 'delete';
}

type Send = (request: ApiRequest) => void;

export function beginDeletion(job: DeletionJob, send: Send): void {
  job.step = 'get';
  send({ verb: 'GET', resource: 'Pod', pod: job.pod });
}

/** After an answer: goes on, or says how this try ended. */
export function continueDeletion(
  job: DeletionJob,
  answer: Answer,
  send: Send,
): 'underWay' | 'deleted' | 'tryAgain' | 'givenUp' {
  const { pod } = job;
  if (answer.outcome !== 'ok') {
    job.attempt += 1;
    return job.attempt > TRIES ? 'givenUp' : 'tryAgain';
  }
  switch (job.step) {
    case 'get':
      job.step = 'patch';
      send({ verb: 'PATCH', resource: 'Pod', pod, disruptionTarget: true });
      return 'underWay';
    case 'patch':
      job.step = 'delete';
      send({ verb: 'DELETE', resource: 'Pod', pod });
      return 'underWay';
    case 'delete':
      return 'deleted';
    default:
      return unreachable(job.step);
  }
}
