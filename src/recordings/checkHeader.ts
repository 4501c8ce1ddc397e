/**
 * What the first line of a recording may say: a release whose rules are known here, and parameters
 * with which Kubernetes itself would have started.
 */
import { RELEASES, say, type Phrase } from '../engine/index.ts';

export interface HeaderFault {
  readonly key: string;
  readonly found: unknown;
  readonly allowed: Phrase;
}

/** An elector refuses a deadline that leaves no room for its retries (client-go). */
const JITTER_FACTOR = 1.2;
const ELECTION = ['leaseDuration', 'renewDeadline', 'retryPeriod'] as const;

export function headerFaults(json: Readonly<Record<string, unknown>>): readonly HeaderFault[] {
  return [...releaseFaults(json['kubernetes']), ...lengthFaults(json), ...electionFaults(json)];
}

/** `v1.36.3` is of release 1.36. */
function releaseFaults(version: unknown): readonly HeaderFault[] {
  if (typeof version !== 'string') return [];
  const release = /^v?(\d+\.\d+)\.\d+/.exec(version)?.[1] ?? '';
  return RELEASES.some((each) => each === release)
    ? []
    : [{ key: 'kubernetes', found: version, allowed: say`a version of ${RELEASES.join(', ')}` }];
}

function lengthFaults({ seconds }: Readonly<Record<string, unknown>>): readonly HeaderFault[] {
  return typeof seconds !== 'number' || (seconds > 0 && seconds <= 86_400)
    ? []
    : [{ key: 'seconds', found: seconds, allowed: say`more than 0, at most 86400` }];
}

function electionFaults(json: Readonly<Record<string, unknown>>): readonly HeaderFault[] {
  const given = json['parameters'];
  if (typeof given !== 'object' || given === null) return [];
  const values = new Map(Object.entries(given));
  const faults: HeaderFault[] = [];
  for (const key of ELECTION) {
    const value: unknown = values.get(key);
    if (value !== undefined && !(typeof value === 'number' && value > 0))
      faults.push({ key: `parameters.${key}`, found: value, allowed: say`more than 0 seconds` });
  }
  if (faults.length > 0) return faults;
  const [lease, deadline, retry] = ELECTION.map((key) => Number(values.get(key) ?? DEFAULTS[key]));
  if (lease === undefined || deadline === undefined || retry === undefined) return [];
  if (lease <= deadline)
    faults.push({
      key: 'parameters.leaseDuration',
      found: lease,
      allowed: say`more than renewDeadline, ${deadline} s`,
    });
  if (deadline <= JITTER_FACTOR * retry)
    faults.push({
      key: 'parameters.renewDeadline',
      found: deadline,
      allowed: say`more than ${JITTER_FACTOR} × retryPeriod, ${retry} s`,
    });
  return faults;
}

const DEFAULTS = { leaseDuration: 15, renewDeadline: 10, retryPeriod: 2 } as const;
