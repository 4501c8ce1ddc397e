/** Text from outside as plain data: never too deep to be walked, and what is wrong with it is named. */
import { ok, type Result, say } from '../../engine/index.ts';
import { DEEPEST } from './limits.ts';
import { refuse } from './problem.ts';

/** Brackets that are open at the end, and the most that were open at once; those within texts do not count. */
export function depthOf(text: string): { readonly open: number; readonly most: number } {
  let [open, most, isText] = [0, 0, false];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isText) {
      if (character === '\\') at += 1;
      else if (character === '"') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') {
      open += 1;
      most = Math.max(most, open);
    } else if (character === '}' || character === ']') open -= 1;
  }
  return { open: isText ? Math.max(open, 1) : open, most };
}

/** Deeper than anything that is meant to be read; it is not parsed at all. */
export const isTooDeep = (text: string): boolean => depthOf(text).most > DEEPEST;

/** The value of a JSON text. `of`: what it is the text of. */
export function readJson(text: string, of: 'link' | 'file'): Result<unknown> {
  const { open, most } = depthOf(text);
  if (most > DEEPEST)
    return refuse('altered', of, say`${most} brackets within one another`, say`at most ${DEEPEST}`);
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    const end = text.trimEnd();
    return open > 0
      ? refuse('cutShort', of, say`it ends with ${tail(end)}`, say`${open} closing brackets more`)
      : refuse('altered', of, firstWords(text), say`JSON`);
  }
}

const tail = (text: string): string => JSON.stringify(text.slice(-24));
const firstWords = (text: string): string => JSON.stringify(text.slice(0, 40));
