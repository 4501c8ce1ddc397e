/**
 * Part of the page as one SVG that needs nothing else: drawings with their styles written out, texts
 * as texts, canvases as pictures, boxes as rectangles, fonts within it. Nothing in it is a script,
 * and nothing points outside.
 */
import { fontFaces } from './pictureFonts.ts';
import { inlined } from './pictureStyle.ts';
import { place, textElements } from './pictureText.ts';

const SVG = 'http://www.w3.org/2000/svg';

interface Sheet {
  readonly left: number;
  readonly top: number;
  /** Numbers the clips. */
  clips: number;
}

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** The elements as they look now, in their places to one another, over the page's own ground. */
export async function pictureOf(elements: readonly Element[], caption: string): Promise<Picture> {
  const boxes = elements.map((element) => element.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left);
  const height = Math.ceil(Math.max(...boxes.map((box) => box.bottom)) - top);
  const root = document.createElementNS(SVG, 'svg');
  for (const [name, value] of [
    ['xmlns', SVG],
    ['width', `${width}`],
    ['height', `${height}`],
    ['viewBox', `0 0 ${width} ${height}`],
    ['role', 'img'],
  ] as const)
    root.setAttribute(name, value);
  const title = document.createElementNS(SVG, 'title');
  title.textContent = caption;
  const ground = document.createElementNS(SVG, 'rect');
  ground.setAttribute('width', '100%');
  ground.setAttribute('height', '100%');
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor);
  root.append(title, ground);
  const sheet: Sheet = { left, top, clips: 0 };
  for (const element of elements) draw(element, root, sheet);
  const faces = document.createElementNS(SVG, 'style');
  faces.textContent = await fontFaces(root);
  root.prepend(faces);
  return { svg: new XMLSerializer().serializeToString(root), width, height };
}

/** Draws an element of the page and what is in it. */
function draw(element: Element, into: Element, sheet: Sheet): void {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  if (style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0') return;
  // Words for screen readers alone are clipped away.
  if (style.clipPath.startsWith('inset(50%')) return;
  if (element instanceof SVGSVGElement) {
    into.append(drawing(element, box, sheet));
    return;
  }
  if (element instanceof HTMLCanvasElement) {
    if (element.width > 0 && element.height > 0) into.append(image(element, box, sheet));
    return;
  }
  const inner = clipped(element, style, box, into, sheet);
  drawBox(style, box, inner, sheet);
  for (const child of element.childNodes) {
    if (child instanceof Element) draw(child, inner, sheet);
    if (child instanceof Text && child.data.trim() !== '')
      inner.append(...textElements(child, style, sheet));
  }
}

function drawing(element: SVGSVGElement, box: DOMRect, sheet: Sheet): SVGElement {
  const copy = inlined(element);
  const { overflow } = getComputedStyle(element);
  copy.setAttribute('x', place(box.left - sheet.left));
  copy.setAttribute('y', place(box.top - sheet.top));
  copy.setAttribute('width', place(box.width));
  copy.setAttribute('height', place(box.height));
  if (overflow === 'visible') copy.setAttribute('overflow', 'visible');
  return copy;
}

function image(canvas: HTMLCanvasElement, box: DOMRect, sheet: Sheet): SVGElement {
  const element = rectangle('image', box, sheet);
  element.setAttribute('href', canvas.toDataURL('image/png'));
  return element;
}

function rectangle(name: 'rect' | 'image', box: DOMRect, sheet: Sheet): SVGElement {
  const element = document.createElementNS(SVG, name);
  element.setAttribute('x', place(box.left - sheet.left));
  element.setAttribute('y', place(box.top - sheet.top));
  element.setAttribute('width', place(box.width));
  element.setAttribute('height', place(box.height));
  return element;
}

/** A computed colour without any opacity. */
const isClear = (colour: string): boolean => colour === 'transparent' || /, 0\)$/.test(colour);
const SIDES = ['top', 'right', 'bottom', 'left'] as const;

/** Ground and border of a box. */
function drawBox(style: CSSStyleDeclaration, box: DOMRect, into: Element, sheet: Sheet): void {
  const widths = SIDES.map((side) => parseFloat(style.getPropertyValue(`border-${side}-width`)));
  const colours = SIDES.map((side) => style.getPropertyValue(`border-${side}-color`));
  const isFramed = widths.every((width) => width > 0 && width === widths[0]);
  const isFilled = !isClear(style.backgroundColor);
  if (isFilled || (isFramed && !isClear(colours[0] ?? ''))) {
    const rect = rectangle('rect', box, sheet);
    rect.setAttribute('fill', isFilled ? style.backgroundColor : 'none');
    const radius = parseFloat(style.borderTopLeftRadius);
    if (radius > 0) rect.setAttribute('rx', place(radius));
    if (isFramed) {
      rect.setAttribute('stroke', colours[0] ?? 'none');
      rect.setAttribute('stroke-width', String(widths[0]));
    }
    into.append(rect);
  }
  if (isFramed) return;
  const [top = 0, right = 0, bottom = 0, left = 0] = widths;
  const edges = [
    new DOMRect(box.left, box.top, box.width, top),
    new DOMRect(box.right - right, box.top, right, box.height),
    new DOMRect(box.left, box.bottom - bottom, box.width, bottom),
    new DOMRect(box.left, box.top, left, box.height),
  ];
  edges.forEach((edge, index) => {
    const colour = colours[index] ?? 'transparent';
    if (edge.width === 0 || edge.height === 0 || isClear(colour)) return;
    const line = rectangle('rect', edge, sheet);
    line.setAttribute('fill', colour);
    into.append(line);
  });
}

/** Where the content of an element goes: into a group that cuts it off where the page does. */
function clipped(
  element: Element,
  style: CSSStyleDeclaration,
  box: DOMRect,
  into: Element,
  sheet: Sheet,
): Element {
  const cuts =
    (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth) ||
    (style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight);
  if (!cuts && style.opacity === '1') return into;
  const group = document.createElementNS(SVG, 'g');
  if (style.opacity !== '1') group.setAttribute('opacity', style.opacity);
  if (cuts) {
    const clip = document.createElementNS(SVG, 'clipPath');
    clip.id = `part-${sheet.clips}`;
    sheet.clips += 1;
    clip.append(rectangle('rect', box, sheet));
    into.append(clip);
    group.setAttribute('clip-path', `url(#${clip.id})`);
  }
  into.append(group);
  return group;
}
