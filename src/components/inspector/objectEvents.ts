/** What happened to the selected object, newest first: what was done to it and what came of it. Pure. */
import type { Command, Fact } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import { isNotable } from '../../narrator/notable.ts';
import { leaseNameOf, subjectOf } from './subject.ts';

/** More would be a log, not a story. */
const MOST = 40;

interface Concern {
  readonly node: string | null;
  readonly processes: ReadonlySet<string>;
  readonly namespace: string;
  readonly lease: string;
}

function concernOf(frame: Frame, selection: Selection): Concern | null {
  const subject = subjectOf(frame, selection);
  const lease = leaseNameOf(subject);
  if (subject === null || subject.kind === 'apiServer' || lease === null) return null;
  const processes =
    subject.kind === 'node'
      ? [subject.node.process]
      : subject.kind === 'process'
        ? [subject.candidate.process]
        : subject.election.candidates.map(({ process }) => process);
  return {
    node: subject.kind === 'node' ? subject.node.name : null,
    processes: new Set(processes),
    namespace: lease.namespace,
    lease: lease.name,
  };
}

function isOnIt(command: Command, concern: Concern): boolean {
  switch (command.kind) {
    case 'powerOff':
    case 'powerOn':
    case 'setTaints':
      return command.node === concern.node;
    case 'cut':
    case 'heal':
    case 'setLatency':
    case 'setLoss':
      return (
        command.processes.length === 0 ||
        command.processes.some((process) => concern.processes.has(process))
      );
    case 'deleteLease':
      return command.namespace === concern.namespace && command.name === concern.lease;
    case 'apiServerDown':
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
    case 'setCommitDelay':
    case 'stallEtcd':
    case 'resumeEtcd':
    case 'defragEtcd':
      return true;
    default:
      return concern.processes.has(command.process);
  }
}

function isAboutIt(fact: Fact, concern: Concern): boolean {
  if (fact.kind === 'command') return isOnIt(fact.command, concern);
  if ('node' in fact) return fact.node === concern.node;
  if ('namespace' in fact && 'name' in fact) {
    return fact.namespace === concern.namespace && fact.name === concern.lease;
  }
  return 'process' in fact && fact.process !== null && concern.processes.has(fact.process);
}

/** A write that says more than "still here". */
const isTelling = (fact: Fact): boolean =>
  fact.kind === 'leaseWritten' &&
  (fact.write === 'created' || fact.holderChanged || !fact.senderWaiting);

/** The newest write of all is told too: it is what the record shows. */
export function objectEvents(
  facts: readonly Fact[],
  frame: Frame,
  selection: Selection,
): readonly Fact[] {
  const concern = concernOf(frame, selection);
  if (concern === null) return [];
  const found: Fact[] = [];
  let hasWrite = false;
  for (let index = facts.length - 1; index >= 0 && found.length < MOST; index--) {
    const fact = facts[index];
    if (fact === undefined || !isAboutIt(fact, concern)) continue;
    const isWrite = fact.kind === 'leaseWritten';
    if (isTelling(fact) || isNotable(fact) || (isWrite && !hasWrite)) found.push(fact);
    hasWrite ||= isWrite;
  }
  return found;
}
