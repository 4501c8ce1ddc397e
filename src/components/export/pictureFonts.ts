/**
 * The faces that the texts of a drawing need, written into it: a picture that is opened elsewhere,
 * or painted on a canvas, does not know the page's fonts. Only the files that hold letters of these
 * texts are taken, and they come from where the page has them.
 */

interface Face {
  readonly family: string;
  readonly descriptors: string;
  readonly source: string;
  readonly covers: (code: number) => boolean;
}

/** The style sheets as they are now: a page that is being developed adds some later. */
function facesOfPage(): readonly Face[] {
  const faces: Face[] = [];
  for (const sheet of document.styleSheets) {
    for (const rule of rulesOf(sheet)) {
      if (!(rule instanceof CSSFontFaceRule)) continue;
      const value = (name: string): string => rule.style.getPropertyValue(name).trim();
      const source = /url\("?([^")]+)"?\)/.exec(value('src'))?.[1];
      if (source === undefined) continue;
      const descriptors = ['font-weight', 'font-style', 'unicode-range']
        .filter((name) => value(name) !== '')
        .map((name) => `${name}:${value(name)}`);
      faces.push({
        family: unquoted(value('font-family')),
        descriptors: descriptors.join(';'),
        source: new URL(source, sheet.href ?? document.baseURI).href,
        covers: coverOf(value('unicode-range')),
      });
    }
  }
  return faces;
}

/** A sheet of another origin may not be read; this page has none. */
function rulesOf(sheet: CSSStyleSheet): readonly CSSRule[] {
  try {
    return [...sheet.cssRules];
  } catch {
    return [];
  }
}

const unquoted = (family: string): string => family.trim().replace(/^["']|["']$/g, '');

/** `U+0-FF, U+131, U+4??`; nothing said is everything. */
export function coverOf(range: string): (code: number) => boolean {
  const parts = [...range.matchAll(/U\+([0-9a-f]+)(\?*)(?:-([0-9a-f]+))?/gi)].map(
    ([, from = '', any = '', to]): readonly [number, number] => [
      parseInt(from + '0'.repeat(any.length), 16),
      parseInt(to ?? from + 'f'.repeat(any.length), 16),
    ],
  );
  return (code) => parts.length === 0 || parts.some(([from, to]) => code >= from && code <= to);
}

/** Files that have been read, as addresses that hold them. */
const held = new Map<string, Promise<string | null>>();

async function read(source: string): Promise<string | null> {
  try {
    const answer = await fetch(source);
    if (!answer.ok) return null;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    let binary = '';
    for (let at = 0; at < bytes.length; at += 0x8000)
      binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
    return `data:font/woff2;base64,${btoa(binary)}`;
  } catch {
    return null;
  }
}

function hold(source: string): Promise<string | null> {
  const before = held.get(source);
  if (before !== undefined) return before;
  const reading = read(source);
  held.set(source, reading);
  return reading;
}

/** The letters of each list of families in a drawing. */
function lettersOf(root: Element): ReadonlyMap<string, ReadonlySet<number>> {
  const letters = new Map<string, Set<number>>();
  const visit = (element: Element, around: string): void => {
    const own = /font-family:([^;]+)/.exec(element.getAttribute('style') ?? '')?.[1] ?? around;
    for (const child of element.childNodes) {
      if (child instanceof Element) visit(child, own);
      if (!(child instanceof Text)) continue;
      const known = letters.get(own) ?? new Set<number>();
      for (const character of child.data) known.add(character.codePointAt(0) ?? 32);
      letters.set(own, known);
    }
  };
  visit(root, getComputedStyle(document.body).fontFamily);
  return letters;
}

/** `@font-face` rules for a drawing, each with its file within it. */
export async function fontFaces(root: Element): Promise<string> {
  const faces = facesOfPage();
  const needed = new Set<Face>();
  for (const [families, codes] of lettersOf(root)) {
    const stack = families.split(',').map(unquoted);
    for (const code of codes) {
      const family = stack.find((name) =>
        faces.some((face) => face.family === name && face.covers(code)),
      );
      for (const face of faces) if (face.family === family && face.covers(code)) needed.add(face);
    }
  }
  const rules = await Promise.all(
    [...needed].map(async ({ family, descriptors, source }) => {
      const file = await hold(source);
      return file === null
        ? ''
        : `@font-face{font-family:"${family}";${descriptors};src:url("${file}") format("woff2")}`;
    }),
  );
  return rules.join('');
}
