/** Hatches and tails that marks are filled with. Each drawing has its own, under its own prefix. */
import type { ReactElement } from 'react';

/** Name of a pattern, for `fill`. */
export const fillOf = (
  prefix: string,
  name: 'expired' | 'gap' | 'lost' | 'held' | 'tailRight' | 'tailLeft',
): string => `url(#${prefix}-${name})`;

const diagonal = { patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' } as const;

export function Patterns({ prefix }: { readonly prefix: string }): ReactElement {
  return (
    <defs>
      <pattern id={`${prefix}-expired`} width={5} height={5} {...diagonal}>
        <rect width={1.5} height={5} fill="var(--expired)" />
      </pattern>
      <pattern id={`${prefix}-gap`} width={4.4} height={4.4} {...diagonal}>
        <rect width={2} height={4.4} fill="var(--ring-ground, var(--bg-stage))" />
      </pattern>
      <pattern id={`${prefix}-lost`} width={4} height={4} {...diagonal}>
        <rect width={1.3} height={4} fill="var(--chalk)" />
      </pattern>
      <pattern id={`${prefix}-held`} width={4} height={5} patternUnits="userSpaceOnUse">
        <rect width={4} height={1.5} fill="var(--chalk)" />
      </pattern>
      <linearGradient id={`${prefix}-tailRight`} x1={0} x2={1}>
        <stop offset={0} stopColor="var(--holder)" stopOpacity={0} />
        <stop offset={1} stopColor="var(--holder)" stopOpacity={0.75} />
      </linearGradient>
      <linearGradient id={`${prefix}-tailLeft`} x1={1} x2={0}>
        <stop offset={0} stopColor="var(--holder)" stopOpacity={0} />
        <stop offset={1} stopColor="var(--holder)" stopOpacity={0.75} />
      </linearGradient>
    </defs>
  );
}
