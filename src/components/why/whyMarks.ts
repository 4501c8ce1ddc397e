/** The marks of steps, each drawn as it stands on stage and timeline, around a middle at 0, 0. */
import type { WhyMark } from '../../narrator/why/step.ts';

export interface Shape {
  readonly d: string;
  readonly look: 'line' | 'fill' | 'dash' | 'thick';
  readonly tone:
    | 'ink'
    | 'ink2'
    | 'fresh'
    | 'late'
    | 'expired'
    | 'holder'
    | 'conflict'
    | 'record'
    | 'chalk'
    | 'track';
}

const line = (tone: Shape['tone'], d: string): Shape => ({ d, tone, look: 'line' });
const fill = (tone: Shape['tone'], d: string): Shape => ({ d, tone, look: 'fill' });
const dash = (tone: Shape['tone'], d: string): Shape => ({ d, tone, look: 'dash' });
const thick = (tone: Shape['tone'], d: string): Shape => ({ d, tone, look: 'thick' });

const circle = (r: number): string => `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
const cross = (x: number, y: number, r: number): string =>
  `M${x - r} ${y - r}L${x + r} ${y + r}M${x + r} ${y - r}L${x - r} ${y + r}`;
const box = (r: number): string => `M${-r} ${-r}H${r}V${r}H${-r}Z`;

const CROWN = 'M-9 -4.5L-4.4 0.5L0 -8L4.4 0.5L9 -4.5L7.2 6.5H-7.2Z';
const WALL = 'M-4 -11V11M4 -11V11M-8 -11H8M-8 11H8';
const HATCH = 'M-4 -5L4 -11M-4 1L4 -5M-4 7L4 1M-2 11L4 7';
const DATABASE =
  'M-8 -6.5A8 3 0 1 1 8 -6.5A8 3 0 1 1 -8 -6.5V6.5A8 3 0 0 0 8 6.5V-6.5M-8 0A8 3 0 0 0 8 0';
const SERVER = 'M-9 -8H9V-1H-9ZM-9 1H9V8H-9ZM-5.5 -4.5H-5.3M-5.5 4.5H-5.3';
const POWER = 'M0 -10V-1M-5.4 -6.4A8 8 0 1 0 5.4 -6.4';
const TAG = 'M-10 -6H4L10 0L4 6H-10Z';
const CLOCK = `${circle(9)}M0 -5.5V0L4 2.4`;

export const WHY_MARKS: Readonly<Record<WhyMark, readonly Shape[]>> = {
  flag: [line('expired', 'M-6 -11V11'), fill('expired', 'M-6 -11H9L5.5 -6L9 -1H-6Z')],
  ready: [thick('fresh', circle(8)), line('ink', 'M0 -5V-11')],
  look: [dash('ink2', 'M0 -12V12')],
  stopwatch: [
    thick('track', circle(8)),
    thick('fresh', 'M0 -8A8 8 0 1 1 -4.7 -6.5'),
    line('ink', 'M0 -5V-12'),
  ],
  stamp: [line('record', box(5.5))],
  tries: [
    line('expired', cross(6, 0, 5)),
    line('expired', cross(-3, 0, 3.6)),
    line('expired', cross(-10, 0, 2.4)),
  ],
  refused: [line('late', box(5.5)), line('late', 'M-12 0H-8')],
  tag: [
    line('expired', TAG),
    fill('expired', 'M3.5 0m-1.6 0a1.6 1.6 0 1 0 3.2 0a1.6 1.6 0 1 0 -3.2 0'),
  ],
  tagPlain: [line('ink2', 'M-10 -6H9V6H-10Z')],
  tagGone: [line('ink2', TAG), line('fresh', 'M-5 0L-2 3.2L4 -3.6')],
  queue: [
    line('ink2', 'M-11 -4H-5V2H-11Z M-3 -4H3V2H-3Z'),
    line('expired', 'M5 -4H11V2H5Z'),
    line('ink2', 'M-11 7H11'),
  ],
  zone: [dash('late', 'M-11 -8H11V8H-11Z'), line('late', 'M-6 4V-1M0 4V-4M6 4V1')],
  pod: [line('ink', box(5.5)), dash('ink2', circle(11))],
  podGone: [dash('ink2', box(6)), line('expired', cross(0, 0, 4))],
  crown: [fill('ink', CROWN)],
  crownGone: [dash('ink', CROWN)],
  twoCrowns: [
    fill('expired', 'M-13 -3L-9.8 0.6L-6.5 -5L-3.2 0.6L0 -3L-1.3 5H-11.7Z'),
    dash('expired', 'M0 -3L3.2 0.6L6.5 -5L9.8 0.6L13 -3L11.7 5H1.3Z'),
  ],
  lockOpen: [line('ink', 'M-4.5 -1V-6A4.5 4.5 0 0 1 4.5 -6M-7 -1H7V9H-7Z')],
  vote: [line('ink', 'M-9 -2H9V9H-9Z M-4 -2V-9H4V-2'), line('ink', 'M-2 -6L-0.4 -4.4L2.4 -7.2')],
  conflict: [fill('conflict', 'M0 -9L9 0L0 9L-9 0Z')],
  deleted: [dash('chalk', 'M-10 -7H10V7H-10Z'), line('chalk', cross(0, 0, 4))],
  exit: [dash('ink', circle(9)), line('ink', 'M-3 0H12M8 -4L12 0L8 4')],
  start: [line('chalk', circle(9)), fill('chalk', 'M-3 -5L5.5 0L-3 5Z')],
  kill: [dash('chalk', circle(9)), line('chalk', cross(0, 0, 5))],
  power: [thick('chalk', POWER)],
  pause: [line('chalk', circle(10)), fill('chalk', 'M-4.5 -5H-1.5V5H-4.5Z M1.5 -5H4.5V5H1.5Z')],
  resume: [line('chalk', circle(10)), fill('chalk', 'M-3 -5L5.5 0L-3 5Z')],
  wall: [line('chalk', WALL), line('chalk', HATCH)],
  healed: [dash('chalk', WALL), line('chalk', 'M-13 0H13')],
  passed: [
    dash('chalk', 'M-9 -11V11'),
    fill('holder', 'M3 0m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0'),
    line('holder', 'M-5 0H-1'),
  ],
  latency: [line('chalk', 'M-13 0H-8C-8 -7 -4 -7 -4 0C-4 7 0 7 0 0C0 -7 4 -7 4 0C4 7 8 7 8 0H13')],
  loss: [dash('chalk', 'M-13 0H13'), line('chalk', cross(0, 0, 4))],
  clock: [line('chalk', CLOCK)],
  server: [line('chalk', SERVER)],
  etcd: [line('chalk', DATABASE)],
  broken: [line('expired', circle(9)), line('expired', cross(0, 0, 4))],
  holds: [line('fresh', circle(9)), line('fresh', 'M-4 0.5L-1 3.5L4.5 -3')],
  read: [
    line('ink2', 'M-12 0C-8 -7 8 -7 12 0C8 7 -8 7 -12 0Z'),
    fill('ink', 'M0 0m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0'),
  ],
  sent: [
    fill('holder', 'M4 0m-4.6 0a4.6 4.6 0 1 0 9.2 0a4.6 4.6 0 1 0 -9.2 0'),
    line('holder', 'M-11 0H-2'),
  ],
  heard: [line('fresh', circle(6.5)), line('fresh', 'M-3 0.4L-0.8 2.6L3.2 -2.4')],
  watch: [line('ink2', 'M-7 -6L-1 0L-7 6M0 -6L6 0L0 6')],
  dot: [fill('ink2', 'M0 0m-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0')],
};
