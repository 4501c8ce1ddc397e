/**
 * Style sheets and variables of the page, written out on each element of a drawing: what is left
 * needs no style sheet. Only what differs from what an element would have anyway is written.
 */

const INHERITED = [
  'color',
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-opacity',
  'stroke-width',
  'stroke-dasharray',
  'stroke-dashoffset',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'visibility',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'font-feature-settings',
  'font-variant-numeric',
  'letter-spacing',
  'text-anchor',
  'dominant-baseline',
] as const;

/** Each with the value that an element has when nobody says anything. */
const OWN = [
  ['opacity', '1'],
  ['display', 'inline'],
  ['transform', 'none'],
  ['clip-path', 'none'],
  ['mask', 'none'],
] as const;

/** What matters only to a page and its readers. */
const PAGE_ATTRIBUTE = /^(class|style|role|tabindex|aria-|data-|on)/;

/** A copy of an SVG element that looks the same without the page. */
export function inlined(element: SVGElement): SVGElement {
  const copy = document.createElementNS(element.namespaceURI, element.localName);
  const target = copy instanceof SVGElement ? copy : null;
  if (target === null) return element;
  copyInto(element, target, null);
  return target;
}

function copyInto(from: SVGElement, to: SVGElement, around: CSSStyleDeclaration | null): void {
  const style = getComputedStyle(from);
  for (const { name, value } of from.attributes) {
    if (PAGE_ATTRIBUTE.test(name)) continue;
    // A variable of the page means nothing elsewhere.
    to.setAttribute(name, value.includes('var(') ? style.getPropertyValue(name) : value);
  }
  const declared = declarations(style, around, from);
  if (declared !== '') to.setAttribute('style', declared);
  for (const child of from.childNodes) {
    if (child instanceof Text) to.append(child.data);
    if (!(child instanceof SVGElement) || isHidden(child)) continue;
    const copy = document.createElementNS(child.namespaceURI, child.localName);
    if (!(copy instanceof SVGElement)) continue;
    to.append(copy);
    copyInto(child, copy, style);
  }
}

/** What a definition holds is not drawn where it stands, and so it is never hidden. */
const isHidden = (element: SVGElement): boolean =>
  element.closest('defs, pattern, marker, clipPath, mask, linearGradient') === null &&
  getComputedStyle(element).display === 'none';

function declarations(
  style: CSSStyleDeclaration,
  around: CSSStyleDeclaration | null,
  element: SVGElement,
): string {
  const found: string[] = [];
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name);
    if (value !== '' && value !== (around?.getPropertyValue(name) ?? ''))
      found.push(`${name}:${value}`);
  }
  for (const [name, usual] of OWN) {
    const value = style.getPropertyValue(name);
    // A transform of the style sheet is in px; one of the element's own is copied with its attributes.
    const isOwn = name === 'transform' && element.hasAttribute('transform');
    if (value !== '' && value !== usual && !isOwn && !(name === 'display' && value === 'block'))
      found.push(`${name}:${value}`);
  }
  if (element.localName === 'stop') found.push(`stop-color:${style.stopColor}`);
  if (style.transform !== 'none' && !element.hasAttribute('transform'))
    found.push(`transform-origin:${style.transformOrigin}`, `transform-box:${style.transformBox}`);
  return found.join(';');
}
