/** A brush that draws paler than it is told to: for a picture that gives way to another. */
import type { Brush } from './brush.ts';

/** Everything drawn with it is `share` as opaque. Set back what was set before it is used again. */
export function fadedBrush(brush: Brush, share: number): Brush {
  let alpha = brush.globalAlpha;
  const saved: number[] = [];
  const setAlpha = (value: number): void => {
    alpha = value;
    brush.globalAlpha = value * share;
  };
  setAlpha(alpha);
  const faded = {
    ...methodsOf(brush),
    ...STYLES,
    globalAlpha: alpha,
    save: () => {
      saved.push(alpha);
      brush.save();
    },
    restore: () => {
      brush.restore();
      setAlpha(saved.pop() ?? 1);
    },
  };
  Object.defineProperty(faded, 'globalAlpha', { get: () => alpha, set: setAlpha });
  for (const name of STYLE_NAMES) passOn(brush, faded, name);
  return faded;
}

/** What is set on it is set on the other, and read from there. */
function passOn<K extends keyof Styles>(brush: Brush, faded: Brush, name: K): void {
  Object.defineProperty(faded, name, {
    get: () => brush[name],
    set: (value: Brush[K]) => {
      brush[name] = value;
    },
  });
}

type Styles = Pick<
  Brush,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

const STYLES: Styles = {
  fillStyle: '',
  strokeStyle: '',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  font: '',
  textAlign: 'left',
  textBaseline: 'alphabetic',
};

const STYLE_NAMES = [
  'fillStyle',
  'strokeStyle',
  'lineWidth',
  'lineCap',
  'lineJoin',
  'font',
  'textAlign',
  'textBaseline',
] as const satisfies readonly (keyof Styles)[];

type Method = {
  [K in keyof Brush]: Brush[K] extends (...given: never[]) => unknown ? K : never;
}[keyof Brush];

const methodsOf = (brush: Brush): Pick<Brush, Exclude<Method, 'save' | 'restore'>> => ({
  beginPath: () => brush.beginPath(),
  closePath: () => brush.closePath(),
  moveTo: (x, y) => brush.moveTo(x, y),
  lineTo: (x, y) => brush.lineTo(x, y),
  bezierCurveTo: (x1, y1, x2, y2, x, y) => brush.bezierCurveTo(x1, y1, x2, y2, x, y),
  arc: (x, y, radius, from, to, back) => brush.arc(x, y, radius, from, to, back),
  rect: (x, y, width, height) => brush.rect(x, y, width, height),
  clip: () => brush.clip(),
  fill: () => brush.fill(),
  stroke: () => brush.stroke(),
  fillRect: (x, y, width, height) => brush.fillRect(x, y, width, height),
  strokeRect: (x, y, width, height) => brush.strokeRect(x, y, width, height),
  fillText: (text, x, y) => brush.fillText(text, x, y),
  measureText: (text) => brush.measureText(text),
  setLineDash: (segments) => brush.setLineDash(segments),
});
