/** One fact as one line: for people (`text`), or for programs (`jsonl`, as the log holds it). */
import { inSeconds, microTime, type Fact } from '../engine/index.ts';

/** Fields that hold an instant of the run. */
const INSTANTS = new Set(['at', 'nextAt', 'restartsAt']);
const HEAD = new Set(['seq', 't', 'cause', 'kind']);
const WIDTH = 22;

const secondsOf = (instant: number): string => `${(instant / 1_000_000).toFixed(6)}s`;

function valueText(name: string, value: unknown): string {
  if (typeof value === 'number' && INSTANTS.has(name)) return secondsOf(value);
  if (typeof value === 'number' && name === 'renewTime') return microTime(value);
  if (typeof value === 'string' && /^[^\s"={}[\]]+$/.test(value)) return value;
  return JSON.stringify(value);
}

/** `    56.070412 <seq> ←<cause> nodeConditionChanged  node=worker-2 status=Unknown …`. */
export function factLine(fact: Fact): string {
  const { seq, t, cause, kind } = fact;
  const fields = Object.entries(fact)
    .filter(([name, value]) => !HEAD.has(name) && value !== undefined)
    .map(([name, value]) => `${name}=${valueText(name, value)}`);
  const because = cause === null ? '' : `←${cause}`;
  const time = inSeconds(t).toFixed(6).padStart(13);
  return `${time} ${`#${seq}`.padEnd(7)} ${because.padEnd(7)} ${kind.padEnd(WIDTH)} ${fields.join(' ')}`.trimEnd();
}

export const factJson = (fact: Fact): string => JSON.stringify(fact);
