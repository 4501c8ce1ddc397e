/**
 * What painters may do on a 2D canvas, and the small marks of the picture language drawn with it:
 * cross, diamond, tick, crown, hatch. Painters ask for this much so that a test can record it.
 */

export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'save'
  | 'restore'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'bezierCurveTo'
  | 'arc'
  | 'rect'
  | 'clip'
  | 'fill'
  | 'stroke'
  | 'fillRect'
  | 'strokeRect'
  | 'fillText'
  | 'measureText'
  | 'setLineDash'
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'lineCap'
  | 'lineJoin'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
>;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A straight line. */
export function line(brush: Brush, x1: number, y1: number, x2: number, y2: number): void {
  brush.beginPath();
  brush.moveTo(x1, y1);
  brush.lineTo(x2, y2);
  brush.stroke();
}

/** Adds a × to the path: a transmission that died, or a stop. */
export function addCross(brush: Brush, x: number, y: number, reach: number): void {
  brush.moveTo(x - reach, y - reach);
  brush.lineTo(x + reach, y + reach);
  brush.moveTo(x + reach, y - reach);
  brush.lineTo(x - reach, y + reach);
}

/** Adds a ribbon with a notch below, as of a book, to the path: an instant somebody marked. */
export function addRibbon(brush: Brush, x: number, top: number, half: number, tall: number): void {
  brush.moveTo(x - half, top);
  brush.lineTo(x + half, top);
  brush.lineTo(x + half, top + tall);
  brush.lineTo(x, top + tall - half);
  brush.lineTo(x - half, top + tall);
  brush.closePath();
}

/** Adds a diamond to the path. */
export function addDiamond(brush: Brush, x: number, y: number, reach: number): void {
  brush.moveTo(x, y - reach);
  brush.lineTo(x + reach, y);
  brush.lineTo(x, y + reach);
  brush.lineTo(x - reach, y);
  brush.closePath();
}

/** A solid diamond: lost a race. */
export function diamond(brush: Brush, x: number, y: number, reach: number): void {
  brush.beginPath();
  addDiamond(brush, x, y, reach);
  brush.fill();
}

/** A hollow dot with a tick: an answer that came back. */
export function tickedDot(brush: Brush, x: number, y: number, inside: string): void {
  brush.fillStyle = inside;
  brush.beginPath();
  brush.arc(x, y, 5, 0, 2 * Math.PI);
  brush.fill();
  brush.stroke();
  brush.beginPath();
  brush.moveTo(x - 2.6, y + 0.2);
  brush.lineTo(x - 0.7, y + 2.1);
  brush.lineTo(x + 2.7, y - 1.8);
  brush.stroke();
}

/** An envelope: a request whose sender may no longer be waiting. */
export function envelope(brush: Brush, x: number, y: number, inside: string): void {
  brush.fillStyle = inside;
  brush.fillRect(x - 6, y - 4, 12, 8);
  brush.strokeRect(x - 6, y - 4, 12, 8);
  brush.beginPath();
  brush.moveTo(x - 6, y - 3.5);
  brush.lineTo(x, y + 0.8);
  brush.lineTo(x + 6, y - 3.5);
  brush.stroke();
}

/** A crown, 9 px wide: leads. */
export function crown(brush: Brush, x: number, y: number): void {
  const size = 0.62;
  const points = [-7, -3.5, -3.4, 0.4, 0, -6, 3.4, 0.4, 7, -3.5, 5.6, 5, -5.6, 5];
  brush.beginPath();
  for (let index = 0; index < points.length; index += 2) {
    const at = [x + (points[index] ?? 0) * size, y + (points[index + 1] ?? 0) * size] as const;
    if (index === 0) brush.moveTo(...at);
    else brush.lineTo(...at);
  }
  brush.closePath();
  brush.fill();
}

/** Lines at 45° in a box. `anchor` is an x the lines keep to, so that they move with what they mark. */
export function hatch(brush: Brush, box: Box, gap: number, anchor: number): void {
  if (box.width <= 0 || box.height <= 0) return;
  brush.save();
  brush.beginPath();
  brush.rect(box.x, box.y, box.width, box.height);
  brush.clip();
  brush.beginPath();
  const first = anchor + Math.floor((box.x - box.height - anchor) / gap) * gap;
  for (let x = first; x < box.x + box.width; x += gap) {
    brush.moveTo(x, box.y + box.height);
    brush.lineTo(x + box.height, box.y);
  }
  brush.stroke();
  brush.restore();
}

/** Rungs across a box, as of a ladder lying down. */
export function rungs(brush: Brush, box: Box, gap: number, anchor: number): void {
  brush.beginPath();
  const first = anchor + Math.ceil((box.x - anchor) / gap) * gap;
  for (let x = first; x < box.x + box.width; x += gap) {
    brush.moveTo(x, box.y);
    brush.lineTo(x, box.y + box.height);
  }
  brush.stroke();
}
