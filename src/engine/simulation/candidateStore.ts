/**
 * LeaseCandidates in the API server's storage (reference 1.2): the rules of Leases (AS-1 to AS-8),
 * except that an update never creates. Every write says what it was: a candidate that came, was
 * pinged, answered, or renewed by itself.
 */
import type { ApiRequest } from '../kubernetes/messages.ts';
import { leaseCandidateProblem } from '../kubernetes/leaseCandidateValidation.ts';
import type { LeaseCandidate, LeaseCandidateSpec } from '../kubernetes/objects.ts';
import { emit, type Sim } from './context.ts';
import { candidateWrite, nextRevision } from './etcdStore.ts';
import { failed, serverWall, toSecond, uuid } from './store.ts';
import type { Writer, Written } from './writes.ts';

type CandidateRequest = Extract<ApiRequest, { resource: 'LeaseCandidate' }>;

export function onCandidateRequest(sim: Sim, request: CandidateRequest, writer: Writer): Written {
  switch (request.verb) {
    case 'GET':
      return readCandidate(sim, request, writer);
    case 'POST':
      return createCandidate(sim, request, writer);
    case 'PUT':
      return updateCandidate(sim, request, writer);
    case 'DELETE':
      return deleteCandidate(sim, request, writer);
  }
}

const keyOf = ({ namespace, name }: { namespace: string; name: string }): string =>
  `${namespace}/${name}`;

function readCandidate(sim: Sim, request: CandidateRequest, writer: Writer): Written {
  const candidate = sim.world.candidates.get(keyOf(request));
  if (candidate === undefined) return failed(404, 'NotFound', writer.cause);
  return { answer: { outcome: 'ok', code: 200, candidate }, cause: writer.cause };
}

function createCandidate(
  sim: Sim,
  request: Extract<CandidateRequest, { verb: 'POST' }>,
  writer: Writer,
): Written {
  if (sim.world.candidates.has(keyOf(request))) return failed(409, 'AlreadyExists', writer.cause);
  if (leaseCandidateProblem(request.name, request.spec, null) !== null)
    return failed(422, 'Invalid', writer.cause);
  const candidate: LeaseCandidate = {
    namespace: request.namespace,
    name: request.name,
    uid: uuid(sim.world.chance.seed, sim.world.nextUid++),
    resourceVersion: 0,
    creationTimestamp: toSecond(serverWall(sim, writer.server)),
    spec: request.spec,
  };
  return storeCandidate(sim, candidate, null, writer);
}

/** AS-4, in its order; a candidate that is not there conflicts by its uid (AS-5). */
function updateCandidate(
  sim: Sim,
  request: Extract<CandidateRequest, { verb: 'PUT' }>,
  writer: Writer,
): Written {
  const found = sim.world.candidates.get(keyOf(request));
  if (found?.uid !== request.uid || found.resourceVersion !== request.resourceVersion)
    return failed(409, 'Conflict', writer.cause);
  if (leaseCandidateProblem(request.name, request.spec, found.spec) !== null)
    return failed(422, 'Invalid', writer.cause);
  if (isSame(found.spec, request.spec))
    return { answer: { outcome: 'ok', code: 200, candidate: found }, cause: writer.cause };
  return storeCandidate(sim, { ...found, spec: request.spec }, found, writer);
}

function deleteCandidate(sim: Sim, request: CandidateRequest, writer: Writer): Written {
  const found = sim.world.candidates.get(keyOf(request));
  if (found === undefined) return failed(404, 'NotFound', writer.cause);
  sim.world.candidates.delete(keyOf(request));
  nextRevision(sim, candidateWrite(found, null), writer);
  const { namespace, name } = found;
  const { leaseName } = found.spec;
  const cause = emit(
    sim,
    { kind: 'candidateDeleted', namespace, name, leaseName, process: writer.process },
    writer.cause,
  );
  return { answer: { outcome: 'ok', code: 200, candidate: found }, cause };
}

function storeCandidate(
  sim: Sim,
  given: LeaseCandidate,
  before: LeaseCandidate | null,
  writer: Writer,
): Written {
  const write = candidateWrite(before, given);
  const candidate: LeaseCandidate = { ...given, resourceVersion: nextRevision(sim, write, writer) };
  sim.world.candidates.set(keyOf(candidate), candidate);
  const { namespace, name, resourceVersion, spec } = candidate;
  const cause = emit(
    sim,
    {
      kind: 'candidateWritten',
      namespace,
      name,
      what: whatWasWritten(before?.spec ?? null, spec),
      leaseName: spec.leaseName,
      process: writer.process,
      resourceVersion,
    },
    writer.cause,
  );
  const code = before === null ? 201 : 200;
  return { answer: { outcome: 'ok', code, candidate }, cause };
}

/** CE-1, CE-6: who has a ping to answer answers it with the next renewal. */
function whatWasWritten(
  before: LeaseCandidateSpec | null,
  after: LeaseCandidateSpec,
): 'created' | 'pinged' | 'acked' | 'renewed' {
  if (before === null) return 'created';
  if (before.pingTime !== after.pingTime) return 'pinged';
  return before.pingTime !== undefined && before.pingTime > (before.renewTime ?? 0)
    ? 'acked'
    : 'renewed';
}

const isSame = (a: LeaseCandidateSpec, b: LeaseCandidateSpec): boolean =>
  a.leaseName === b.leaseName &&
  a.binaryVersion === b.binaryVersion &&
  a.emulationVersion === b.emulationVersion &&
  a.strategy === b.strategy &&
  a.pingTime === b.pingTime &&
  a.renewTime === b.renewTime;
