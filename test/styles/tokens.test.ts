/**
 * The colours, measured anew: text reaches 4.5 to 1 and marks 3 to 1 on every surface of both
 * themes (WCAG 2.2, 1.4.3 and 1.4.11), and no colour is written anywhere but in the tokens.
 */
import { describe, expect, it } from 'vitest';
import { filesIn, read } from '../support/sourceFiles.ts';

const SURFACES = ['bg-stage', 'bg-panel', 'bg-raised', 'bg-sunken'];
const TEXTS = [
  'ink',
  'ink-2',
  'ink-3',
  'fresh-text',
  'late-text',
  'expired-text',
  'holder-text',
  'conflict-text',
];
const MARKS = [
  'line-strong',
  'fresh',
  'late',
  'expired',
  'holder',
  'conflict',
  'record',
  'chalk',
  'focus',
];
/** Fills of many nodes lie on the stage and in panels only. */
const FLEET = ['0', '0b', '1', '2', '3', '4', 'unknown', 'evict'].map((band) => `fleet-${band}`);

type Palette = ReadonlyMap<string, string>;

function paletteOf(theme: 'dark' | 'light'): Palette {
  const block = new RegExp(String.raw`\[data-theme='${theme}'\]\s*\{([^}]*)\}`);
  const text = block.exec(read('src/styles/tokens.css'))?.[1] ?? '';
  const pairs = [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\s*;/gi)];
  return new Map(pairs.map((pair) => [pair[1] ?? '', pair[2] ?? '']));
}

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function tooFaint(
  palette: Palette,
  tokens: readonly string[],
  surfaces: readonly string[],
  need: number,
): readonly string[] {
  const colour = (token: string): string => {
    const value = palette.get(token);
    if (value === undefined) throw new Error(`tokens.css has no colour --${token}`);
    return value;
  };
  return tokens.flatMap((token) =>
    surfaces
      .map((surface) => ({ surface, ratio: contrast(colour(token), colour(surface)) }))
      .filter(({ ratio }) => ratio < need)
      .map(({ surface, ratio }) => `${token} on ${surface}: ${ratio.toFixed(2)}`),
  );
}

describe.each(['dark', 'light'] as const)('in the %s theme', (theme) => {
  const palette = paletteOf(theme);

  it('every colour of text has a contrast of 4.5 on every surface', () => {
    expect(tooFaint(palette, TEXTS, SURFACES, 4.5)).toEqual([]);
  });

  it('every colour of a mark has a contrast of 3 on every surface', () => {
    expect(tooFaint(palette, MARKS, SURFACES, 3)).toEqual([]);
  });

  it('every colour of a fleet cell has a contrast of 3 on stage and panel', () => {
    expect(tooFaint(palette, FLEET, ['bg-stage', 'bg-panel'], 3)).toEqual([]);
  });

  it('text on a filled control has a contrast of 4.5', () => {
    expect(tooFaint(palette, ['on-accent'], ['ink', 'fresh-text'], 4.5)).toEqual([]);
  });
});

it('both themes name the same colours', () => {
  expect([...paletteOf('light').keys()]).toEqual([...paletteOf('dark').keys()]);
});

it('colours are written in tokens.css and nowhere else', () => {
  const literal = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})\b|\b(?:rgba?|hsla?|oklch|oklab)\(/gi;
  const named =
    /(?:color|background|fill|stroke|border[\w-]*):[^;]*\b(?:white|black|red|gr[ea]y)\b/gi;
  const found = filesIn('src', ['.ts', '.tsx', '.css'])
    .filter((path) => path !== 'src/styles/tokens.css')
    .flatMap((path) =>
      read(path)
        .split('\n')
        .flatMap((line, index) =>
          [...line.matchAll(literal), ...(path.endsWith('.css') ? line.matchAll(named) : [])].map(
            (match) => `${path}:${index + 1} ${match[0]}`,
          ),
        ),
    );
  expect(found).toEqual([]);
});
