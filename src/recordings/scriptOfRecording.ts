/**
 * What was done to the cluster of a recording, as a script for the engine. Where the recording has
 * what came of a deed rather than the deed (a process that is up again, an API server that answers),
 * the script says it at that instant.
 */
import { later, seconds } from '../engine/index.ts';
import type { Command, Duration, ScriptEntry } from '../engine/index.ts';
import { electorLives } from './electorLives.ts';
import { kubeletStarts } from './kubeletStarts.ts';
import { linkDeeds } from './linkScript.ts';
import { SERVER } from './ownRequests.ts';
import type { LabRow, Recording } from './recording.ts';
import { secondsInto, type Span } from './span.ts';

/** Processes by the name that a recording has for them; more than one where one process drove many locks. */
type Processes = (who: string) => string[];

export function scriptOf(recording: Recording, span: Span, processes: Processes): ScriptEntry[] {
  const deeds = recording.rows.flatMap((row): ScriptEntry[] => {
    if (row.source !== 'lab' || row.t < span.from || row.t > span.to) return [];
    if (row.deed === 'link')
      return linkDeeds(recording, row, processes(row.who)).map(({ at, command }) => ({
        atSeconds: secondsInto(span, at),
        command,
      }));
    const atSeconds = secondsInto(span, row.t);
    return commandsOf(row, processes(row.who)).map((command) => ({ atSeconds, command }));
  });
  return [...deeds, ...restartsOf(recording, span, processes)].sort(
    (one, other) => one.atSeconds - other.atSeconds,
  );
}

/** A server that comes up takes connections in for so long before it shakes the first hand. */
export const LISTENS_BEFORE = seconds(0.9);

function commandsOf(row: LabRow, processes: readonly string[]): Command[] {
  switch (row.deed) {
    case 'kill':
      return row.who === SERVER
        ? [{ kind: 'apiServerDown', proxied: true }]
        : processes.map((process) => ({ kind: 'crash', process }));
    case 'terminate':
      return processes.map((process) => ({ kind: 'stop', process }));
    case 'pause':
      return row.who === SERVER
        ? [{ kind: 'apiServerFreeze' }]
        : processes.map((process) => ({ kind: 'pause', process }));
    case 'resume':
      return row.who === SERVER
        ? [{ kind: 'apiServerThaw' }]
        : processes.map((process) => ({ kind: 'resume', process }));
    case 'stepClock':
      return processes.map((process) => ({
        kind: 'stepClock',
        process,
        seconds: row.seconds ?? 0,
      }));
    case 'setTaints':
      return [{ kind: 'setTaints', node: row.who, taints: row.taints ?? [] }];
    case 'deleteLease':
      return [{ kind: 'deleteLease', namespace: 'default', name: row.who }];
    default:
      return [];
  }
}

/** Processes that came back after they had ended, each when its first request arrived. */
function restartsOf(recording: Recording, span: Span, processes: Processes): ScriptEntry[] {
  const ends = recording.rows.filter(
    (row): row is LabRow =>
      row.source === 'lab' &&
      (row.deed === 'exited' || (row.deed === 'kill' && row.who === SERVER)) &&
      !(row.deed === 'exited' && wasKilled(recording, row)) &&
      row.t >= span.from &&
      row.t <= span.to,
  );
  const nodes = new Set(recording.header.nodes.map(({ name }) => name));
  const electors = new Set(
    recording.rows.flatMap((row) => (row.source === 'process' ? [row.who] : [])),
  );
  const kubelets = [...nodes].flatMap((node) =>
    kubeletStarts(recording, span, node)
      .slice(1)
      .map(({ at }) => ({
        atSeconds: secondsInto(span, at),
        command: { kind: 'start', process: `kubelet/${node}` } as const,
      })),
  );
  return [
    ...kubelets,
    ...furtherStands(recording, span),
    ...ends.flatMap((end) =>
      nodes.has(end.who) || electors.has(end.who) ? [] : returnOf(recording, span, end, processes),
    ),
  ];
}

/** Of an API server that was killed, the kill is what ends it. */
function wasKilled(recording: Recording, { who, t }: LabRow): boolean {
  const ends = recording.rows.filter(
    (row): row is LabRow =>
      row.source === 'lab' && row.who === who && (row.deed === 'kill' || row.deed === 'terminate'),
  );
  return who === SERVER && ends.findLast((row) => row.t < t)?.deed === 'kill';
}

/** Electors that stand once more, after they were killed or have ended. */
function furtherStands(recording: Recording, span: Span): ScriptEntry[] {
  const known = new Set<string>();
  return electorLives(recording, span).flatMap(({ lease, who, from }): ScriptEntry[] => {
    const process = `${lease}/${who}`;
    if (known.has(process))
      return [{ atSeconds: secondsInto(span, from), command: { kind: 'start', process } }];
    known.add(process);
    return [];
  });
}

function returnOf(
  recording: Recording,
  span: Span,
  end: LabRow,
  processes: Processes,
): ScriptEntry[] {
  const isServer = end.who === SERVER;
  const first = recording.rows.find(
    (row) =>
      row.source === 'api' &&
      row.arrived > end.t &&
      row.t <= span.to &&
      row.code < 500 &&
      // What the process before had sent may still arrive: a new one reads first.
      (isServer || (row.who === end.who && row.kind === 'Lease' && row.verb === 'get')),
  );
  if (first?.source !== 'api') return [];
  if (isServer) {
    // Of itself the engine's asks as soon as it is up.
    const lead = first.who === SERVER ? 0 : LISTENS_BEFORE;
    const atSeconds = secondsInto(span, later(first.arrived, -lead as Duration));
    return [{ atSeconds, command: { kind: 'apiServerUp' } }];
  }
  const atSeconds = secondsInto(span, first.arrived);
  return processes(end.who).map((process) => ({ atSeconds, command: { kind: 'start', process } }));
}
