/** A run as a file: the document of a link in the open, for what is too long for an address. */
import type { Result } from '../../engine/index.ts';
import { isRunDocument, parseRunDocument } from './parseRun.ts';
import { printRun } from './printRun.ts';
import { readJson } from './readJson.ts';
import { RUN_FORMAT, type RunLink } from './runLink.ts';

export const runFileText = (link: RunLink): string =>
  `${JSON.stringify(printRun(link), null, 1)}\n`;

/** Near the beginning of every such file; also of one that was cut short. */
const FORMAT_FIELD = new RegExp(`^\\s*\\{[^{]{0,200}"format"\\s*:\\s*"${RUN_FORMAT}"`);

/** What a text says if it means to be a run; null if it does not. */
export function parseRunFile(text: string): Result<RunLink> | null {
  if (!FORMAT_FIELD.test(text)) return null;
  const value = readJson(text, 'file');
  if (!value.ok) return value;
  return isRunDocument(value.value) ? parseRunDocument(value.value) : null;
}
