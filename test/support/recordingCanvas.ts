/**
 * A canvas that draws nothing and remembers everything: each mark with the colours and the dash in
 * force when it was made. Painters are judged by what they wrote here.
 */
import type { Brush } from '../../src/components/canvas/brush.ts';

export interface DrawnMark {
  readonly kind: 'fill' | 'stroke' | 'fillRect' | 'strokeRect' | 'text';
  readonly colour: string;
  readonly dash: readonly number[];
  /** Text, for `text`. */
  readonly text: string;
  /** Points of the path, or the corners of the box, or the place of the text. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface RecordingCanvas {
  readonly brush: Brush;
  readonly marks: DrawnMark[];
  /** All texts, in the order drawn. */
  texts(): readonly string[];
  /** Marks made in this colour. */
  inColour(colour: string): readonly DrawnMark[];
}

/** Width of a letter: enough for layouts that ask whether a word fits. */
const LETTER = 6.6;

export function createRecordingCanvas(): RecordingCanvas {
  const marks: DrawnMark[] = [];
  let path: [number, number][] = [];
  let dash: number[] = [];
  const made = (
    kind: DrawnMark['kind'],
    colour: Brush['fillStyle'],
    points: readonly (readonly [number, number])[],
    text = '',
  ): void => {
    marks.push({ kind, colour: typeof colour === 'string' ? colour : '', dash, text, points });
  };
  const box = (x: number, y: number, width: number, height: number) =>
    [
      [x, y],
      [x + width, y + height],
    ] as const;
  const brush: Brush = {
    fillStyle: '',
    strokeStyle: '',
    lineWidth: 1,
    lineCap: 'butt',
    lineJoin: 'miter',
    globalAlpha: 1,
    font: '',
    textAlign: 'left',
    textBaseline: 'alphabetic',
    save: () => undefined,
    restore: () => undefined,
    beginPath: () => (path = []),
    closePath: () => undefined,
    moveTo: (x, y) => path.push([x, y]),
    lineTo: (x, y) => path.push([x, y]),
    bezierCurveTo: (_x1, _y1, _x2, _y2, x, y) => path.push([x, y]),
    arc: (x, y) => path.push([x, y]),
    rect: (x, y, width, height) => path.push([x, y], [x + width, y + height]),
    clip: () => undefined,
    fill: () => made('fill', brush.fillStyle, path),
    stroke: () => made('stroke', brush.strokeStyle, path),
    fillRect: (x, y, width, height) => made('fillRect', brush.fillStyle, box(x, y, width, height)),
    strokeRect: (x, y, width, height) =>
      made('strokeRect', brush.strokeStyle, box(x, y, width, height)),
    fillText: (text, x, y) => made('text', brush.fillStyle, [[x, y]], text),
    measureText: (text) => measured(text.length * LETTER),
    setLineDash: (segments) => (dash = [...segments]),
  };
  return {
    brush,
    marks,
    texts: () => marks.filter((mark) => mark.kind === 'text').map((mark) => mark.text),
    inColour: (colour) => marks.filter((mark) => mark.colour === colour),
  };
}

const measured = (width: number): TextMetrics => ({
  width,
  actualBoundingBoxAscent: 8,
  actualBoundingBoxDescent: 2,
  actualBoundingBoxLeft: 0,
  actualBoundingBoxRight: width,
  alphabeticBaseline: 0,
  emHeightAscent: 9,
  emHeightDescent: 2,
  fontBoundingBoxAscent: 9,
  fontBoundingBoxDescent: 2,
  hangingBaseline: 8,
  ideographicBaseline: -2,
});
