/** Texts of the page as texts of a drawing: one for each line, where it stands and as it is set. */

const SVG = 'http://www.w3.org/2000/svg';

interface Line {
  readonly text: string;
  readonly box: DOMRect;
}

/** The lines of one text, as the page has broken it. */
function linesOf(node: Text): readonly Line[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()];
  const [only] = boxes;
  if (only === undefined) return [];
  if (boxes.length === 1 && !/^\s/.test(node.data)) return [{ text: node.data, box: only }];
  const lines: { text: string; box: DOMRect }[] = [];
  for (let at = 0; at < node.length; at += 1) {
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = lines.at(-1);
    const character = node.data[at] ?? '';
    if (last !== undefined && Math.abs(last.box.top - box.top) < box.height / 2)
      last.text += character;
    // A line begins with its first letter, wherever the spaces before it are.
    else if (character.trim() !== '') lines.push({ text: character, box });
  }
  return lines;
}

/** Font metrics are asked of a canvas, which need not be shown. */
let pen: CanvasRenderingContext2D | null = null;

/** How far below the top of a line's box its baseline lies. */
function baseline(style: CSSStyleDeclaration, height: number): number {
  pen ??= document.createElement('canvas').getContext('2d');
  if (pen === null) return height * 0.8;
  pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = pen.measureText('x');
  return (height - ascent - descent) / 2 + ascent;
}

const SET = [
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-feature-settings',
  'font-variant-numeric',
  'letter-spacing',
] as const;

/** Text elements for one text node of the page; the drawing's origin is at `left`, `top`. */
export function textElements(
  node: Text,
  style: CSSStyleDeclaration,
  { left, top }: { readonly left: number; readonly top: number },
): readonly SVGElement[] {
  const said = (text: string): string =>
    style.textTransform === 'uppercase' ? text.toUpperCase() : text;
  return linesOf(node)
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, box }) => {
      const element = document.createElementNS(SVG, 'text');
      element.setAttribute('x', place(box.left - left));
      element.setAttribute('y', place(box.top - top + baseline(style, box.height)));
      const set = SET.map((name) => `${name}:${style.getPropertyValue(name)}`);
      element.setAttribute('style', [`fill:${style.color}`, ...set, 'white-space:pre'].join(';'));
      element.textContent = said(text.trimEnd());
      return element;
    });
}

/** Two decimals are finer than any screen. */
export const place = (value: number): string => String(Math.round(value * 100) / 100);
