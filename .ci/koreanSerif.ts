/**
 * Keeps the Korean serif small. Everything it sets is in the Korean catalogue, so the built page
 * carries only those letters: of the font's 120 pieces most vanish, and the others shrink.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import subsetFont from 'subset-font';
import type { Plugin, Rolldown } from 'vite';

const CATALOGUES = 'src/i18n';
const FAMILY = 'noto-serif-kr-';
const FACE = /@font-face\s*\{[^{}]*\}/g;

/** Every letter above Latin that the Korean catalogue can put on the page. */
function lettersOfCatalogue(): ReadonlySet<number> {
  const files = readdirSync(CATALOGUES).filter((name) => name.endsWith('.ko.ts'));
  const text = files.map((name) => readFileSync(join(CATALOGUES, name), 'utf8')).join('');
  return new Set([...text].map((letter) => letter.codePointAt(0) ?? 0).filter((at) => at > 0xff));
}

/** Which of the letters a face's `unicode-range` covers. */
function lettersOfFace(face: string, letters: ReadonlySet<number>): readonly number[] {
  const range = /unicode-range:([^;}]*)/.exec(face)?.[1] ?? '';
  const spans = range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
  return [...letters]
    .filter((letter) => spans.some(([from, to]) => letter >= from && letter <= to))
    .sort((a, b) => a - b);
}

const rangeOf = (letters: readonly number[]): string =>
  letters.map((letter) => `U+${letter.toString(16)}`).join(',');

type Bundle = Rolldown.OutputBundle;

/** The font file that a face names, as it is called in the bundle. */
function fileOf(face: string, bundle: Bundle): string | null {
  const name = /url\(["']?[^"')]*\/([^"'/)]+)["']?\)/.exec(face)?.[1];
  return Object.keys(bundle).find((file) => file.endsWith(`/${name}`)) ?? null;
}

async function shrinkFace(
  face: string,
  letters: ReadonlySet<number>,
  bundle: Bundle,
): Promise<string> {
  const file = fileOf(face, bundle);
  const asset = file === null ? undefined : bundle[file];
  if (file === null || asset?.type !== 'asset') return face;
  const needed = lettersOfFace(face, letters);
  if (needed.length === 0) {
    delete bundle[file];
    return '';
  }
  const text = String.fromCodePoint(...needed);
  asset.source = await subsetFont(Buffer.from(asset.source), text, { targetFormat: 'woff2' });
  const range = rangeOf(needed);
  // The file keeps the name of the whole piece, so its address tells one choice of letters from another.
  const mark = createHash('sha256').update(range).digest('hex').slice(0, 8);
  return face
    .replace(/unicode-range:[^;}]*/, `unicode-range:${range}`)
    .replace(/\.woff2/, `.woff2?${mark}`);
}

async function shrinkStyles(
  css: string,
  letters: ReadonlySet<number>,
  bundle: Bundle,
): Promise<string> {
  let shrunk = css;
  for (const face of css.match(FACE) ?? []) {
    if (face.includes(FAMILY))
      shrunk = shrunk.replace(face, await shrinkFace(face, letters, bundle));
  }
  return shrunk;
}

export function koreanSerif(): Plugin {
  return {
    name: 'lease-lab:korean-serif',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const letters = lettersOfCatalogue();
      for (const asset of Object.values(bundle)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue;
        asset.source = await shrinkStyles(String(asset.source), letters, bundle);
      }
    },
  };
}
