/**
 * The colours and fonts a canvas painter uses, read from the CSS variables of the theme: a canvas
 * cannot use them by name. Read once per theme, not per frame.
 */

const COLOURS = {
  panel: '--bg-panel',
  stage: '--bg-stage',
  ink: '--ink',
  ink2: '--ink-2',
  ink3: '--ink-3',
  line: '--line',
  lineStrong: '--line-strong',
  rail: '--rail',
  track: '--track',
  fresh: '--fresh',
  freshText: '--fresh-text',
  late: '--late',
  lateFill: '--late-fill',
  lateText: '--late-text',
  expired: '--expired',
  expiredText: '--expired-text',
  holder: '--holder',
  conflict: '--conflict',
  record: '--record',
  chalk: '--chalk',
} as const;

export type ColourName = keyof typeof COLOURS;

export type Palette = Readonly<Record<ColourName, string>> & {
  readonly mono: string;
  readonly ui: string;
  /** CSS pixels of a rem, over 16: the projector's larger type scales whole pictures. */
  readonly scale: number;
};

/** The palette in force at this element. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
  const colour = (name: ColourName): string => read(COLOURS[name]) || 'currentColor';
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return {
    panel: colour('panel'),
    stage: colour('stage'),
    ink: colour('ink'),
    ink2: colour('ink2'),
    ink3: colour('ink3'),
    line: colour('line'),
    lineStrong: colour('lineStrong'),
    rail: colour('rail'),
    track: colour('track'),
    fresh: colour('fresh'),
    freshText: colour('freshText'),
    late: colour('late'),
    lateFill: colour('lateFill'),
    lateText: colour('lateText'),
    expired: colour('expired'),
    expiredText: colour('expiredText'),
    holder: colour('holder'),
    conflict: colour('conflict'),
    record: colour('record'),
    chalk: colour('chalk'),
    mono: read('--font-mono') || 'monospace',
    ui: read('--font-ui') || 'sans-serif',
    scale: Number.isFinite(root) && root > 0 ? root / 16 : 1,
  };
}
