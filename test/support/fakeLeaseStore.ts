/**
 * A store of Leases for tests of actors: AS-2 to AS-5 and the validation rules that electors meet,
 * nothing else. Answers come at once; whoever uses it decides how long they travel.
 */
import type { WallTime } from '../../src/engine/base/time.ts';
import type { Answer, ApiRequest, FailureReason } from '../../src/engine/kubernetes/messages.ts';
import type { Lease, LeaseSpec } from '../../src/engine/kubernetes/objects.ts';

export interface FakeLeaseStore {
  answer(request: ApiRequest, wall: WallTime): Answer;
  /** The stored Lease of that name, whatever its namespace. */
  lease(name: string): Lease | undefined;
  /** Puts a Lease there as if somebody had written it long ago. */
  put(namespace: string, name: string, spec: LeaseSpec): Lease;
  remove(name: string): void;
}

const failed = (code: 404 | 409 | 422, reason: FailureReason): Answer => ({
  outcome: 'failed',
  code,
  reason,
});

export function fakeLeaseStore(): FakeLeaseStore {
  const leases = new Map<string, Lease>();
  let revision = 0;
  let uids = 0;

  const create = (namespace: string, name: string, spec: LeaseSpec, wall: WallTime): Lease => {
    const lease: Lease = {
      namespace,
      name,
      uid: `uid-${++uids}`,
      resourceVersion: ++revision,
      creationTimestamp: wall,
      spec,
    };
    leases.set(name, lease);
    return lease;
  };

  const update = (request: Extract<ApiRequest, { verb: 'PUT'; resource: 'Lease' }>): Answer => {
    const stored = leases.get(request.name);
    if (stored?.uid !== request.uid) return failed(409, 'Conflict');
    if (stored.resourceVersion !== request.resourceVersion) return failed(409, 'Conflict');
    if ((request.spec.leaseDurationSeconds ?? 1) <= 0) return failed(422, 'Invalid');
    if (JSON.stringify(stored.spec) === JSON.stringify(request.spec)) {
      return { outcome: 'ok', code: 200, lease: stored };
    }
    const lease = { ...stored, spec: request.spec, resourceVersion: ++revision };
    leases.set(request.name, lease);
    return { outcome: 'ok', code: 200, lease };
  };

  return {
    answer(request, wall) {
      if (request.resource !== 'Lease') throw new Error(`no ${request.resource} here`);
      switch (request.verb) {
        case 'GET': {
          const lease = leases.get(request.name);
          return lease === undefined
            ? failed(404, 'NotFound')
            : { outcome: 'ok', code: 200, lease };
        }
        case 'POST':
          if (leases.has(request.name)) return failed(409, 'AlreadyExists');
          if ((request.spec.leaseDurationSeconds ?? 1) <= 0) return failed(422, 'Invalid');
          return {
            outcome: 'ok',
            code: 201,
            lease: create(request.namespace, request.name, request.spec, wall),
          };
        case 'PUT':
          return update(request);
        case 'DELETE':
          leases.delete(request.name);
          return { outcome: 'ok', code: 200 };
      }
    },
    lease: (name) => leases.get(name),
    put: (namespace, name, spec) => create(namespace, name, spec, 0 as WallTime),
    remove: (name) => {
      revision++;
      leases.delete(name);
    },
  };
}
