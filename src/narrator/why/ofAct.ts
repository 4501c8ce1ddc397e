/**
 * What somebody did: the end of most chains. What follows from an act in the same moment (a machine
 * without power kills its processes) is told as the act itself.
 */
import type { Command, FactKind, FactOf, TaintByHand } from '../../engine/index.ts';
import { nodeOfKubelet } from '../names.ts';
import { climb, type WhyLog } from './log.ts';
import {
  lockSubject,
  step,
  type Told,
  type WhyMark,
  type WhyParams,
  type WhySubject,
} from './step.ts';

const MARKS: Readonly<Record<Command['kind'], WhyMark>> = {
  powerOff: 'power',
  powerOn: 'start',
  crash: 'kill',
  stop: 'exit',
  start: 'start',
  pause: 'pause',
  resume: 'resume',
  wedge: 'pause',
  unwedge: 'resume',
  cut: 'wall',
  heal: 'healed',
  apiServerDown: 'server',
  apiServerUp: 'server',
  apiServerFreeze: 'server',
  apiServerThaw: 'server',
  setLatency: 'latency',
  deleteLease: 'deleted',
  setCommitDelay: 'etcd',
  stallEtcd: 'etcd',
  resumeEtcd: 'etcd',
  defragEtcd: 'etcd',
  setLoss: 'loss',
  setTaints: 'tag',
  stepClock: 'clock',
  setClockRate: 'clock',
};

/** The rule that says what an act does to the cluster. */
function rulesOf(command: Command): readonly string[] {
  switch (command.kind) {
    case 'cut':
      return command.mode === 'lost' ? ['TR-2', 'TR-3'] : ['TR-1'];
    case 'heal':
      return ['TR-2'];
    case 'crash':
    case 'powerOff':
      return ['TR-8'];
    case 'stop':
      return ['LE-20'];
    case 'pause':
    case 'resume':
    case 'setClockRate':
      return ['CK-2'];
    case 'stepClock':
      return ['CK-1'];
    case 'wedge':
    case 'unwedge':
      return ['LE-21'];
    case 'setLoss':
      return ['TR-9'];
    case 'deleteLease':
      return ['AS-5'];
    case 'setTaints':
      return ['TE-3'];
    case 'apiServerFreeze':
    case 'apiServerThaw':
      return ['AS-8'];
    case 'defragEtcd':
      return ['AS-10'];
    default:
      return [];
  }
}

const taintName = (taint: TaintByHand): string => `${taint.key}:${taint.effect}`;

const ofProcess = (process: string): Partial<WhyParams> => ({
  process,
  processes: [process],
  node: nodeOfKubelet(process) ?? '',
});

function paramsOf(command: Command): Partial<WhyParams> {
  switch (command.kind) {
    case 'powerOff':
    case 'powerOn':
      return { node: command.node };
    case 'setTaints':
      return { node: command.node, text: command.taints.map(taintName).join(', ') };
    case 'cut':
      return { processes: command.processes, mode: command.mode, direction: command.direction };
    case 'heal':
      return { processes: command.processes };
    case 'setLatency':
      return { processes: command.processes, count: command.latencyMs ?? -1 };
    case 'setLoss':
      return { processes: command.processes, count: command.lossPercent ?? -1 };
    case 'apiServerDown':
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
      return { process: command.server ?? '' };
    case 'deleteLease':
      return { lease: command.name };
    case 'setCommitDelay':
      return { count: command.commitDelayMs ?? -1 };
    case 'stepClock':
      return { ...ofProcess(command.process), count: command.seconds };
    case 'setClockRate':
      return { ...ofProcess(command.process), count: command.ratePpm / 10_000 };
    case 'stallEtcd':
    case 'resumeEtcd':
    case 'defragEtcd':
      return {};
    default:
      return ofProcess(command.process);
  }
}

const processSubject = (process: string | undefined): WhySubject | null => {
  if (process === undefined) return null;
  const node = nodeOfKubelet(process);
  return node === null ? { kind: 'process', process } : { kind: 'node', name: node };
};

function subjectOf(command: Command): WhySubject | null {
  switch (command.kind) {
    case 'powerOff':
    case 'powerOn':
    case 'setTaints':
      return { kind: 'node', name: command.node };
    case 'cut':
    case 'heal':
    case 'setLatency':
    case 'setLoss':
      return processSubject(command.processes[0]);
    case 'deleteLease':
      return lockSubject(command);
    case 'apiServerDown':
    case 'apiServerUp':
    case 'apiServerFreeze':
    case 'apiServerThaw':
    case 'setCommitDelay':
    case 'stallEtcd':
    case 'resumeEtcd':
    case 'defragEtcd':
      return { kind: 'apiServer' };
    default:
      return processSubject(command.process);
  }
}

export const tellAct = (fact: FactOf<'command'>): Told => ({
  steps: [
    step(fact, {
      mark: MARKS[fact.command.kind],
      key: `why.act.${fact.command.kind}`,
      rules: rulesOf(fact.command),
      subject: subjectOf(fact.command),
      params: paramsOf(fact.command),
      by: fact.by,
    }),
  ],
  next: null,
});

/** Facts that an act brings about at once. */
export const OF_ACTS: readonly FactKind[] = [
  'processKilled',
  'processPaused',
  'processResumed',
  'electorWedged',
  'electorUnwedged',
  'nodePoweredOff',
  'nodePoweredOn',
  'linkCut',
  'linkHealed',
  'latencyChanged',
  'lossChanged',
  'clockStepped',
  'clockRateChanged',
  'apiServerDown',
  'apiServerUp',
  'apiServerFrozen',
  'apiServerThawed',
  'etcdStalled',
  'etcdResumed',
  'etcdDefragmented',
  'etcdMemberDown',
  'etcdMemberUp',
  'commitDelayChanged',
];

/** The act behind what it brought about at once; null if nobody did it. */
export const actBehind = (log: WhyLog, fact: FactOf<FactKind>): FactOf<'command'> | null =>
  fact.kind === 'command' ? fact : climb(log, fact, ['command'], { most: 3 });
