/**
 * Where a JSON text stops being JSON. Browsers word this differently and some name no place, so the
 * text is read again by token; only ever called on a text that is known to be broken.
 */
import { say, type Phrase } from '../../engine/index.ts';

export interface JsonFault {
  readonly line: number;
  readonly found: string | Phrase;
  readonly allowed: Phrase;
}

type Expected = 'value' | 'value or ]' | 'key' | 'key or }' | 'colon' | 'comma or end' | 'nothing';

const ALLOWED: Readonly<Record<Expected, Phrase>> = {
  value: say`a value`,
  'value or ]': say`a value or ]`,
  key: say`a field name in double quotes`,
  'key or }': say`a field name in double quotes, or }`,
  colon: say`:`,
  'comma or end': say`, or the closing bracket`,
  nothing: say`the end of the text`,
};

const TOKEN =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\n]|\\.)*")|(true|false|null|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)(?![\w.]))/y;

/** What may come after a token, or null if it may not stand here. Opens and closes brackets on the way. */
function next(expected: Expected, token: string, isText: boolean, open: string[]): Expected | null {
  const takesValue = expected === 'value' || expected === 'value or ]';
  const takesKey = expected === 'key' || expected === 'key or }';
  const afterValue = (): Expected => (open.length === 0 ? 'nothing' : 'comma or end');
  switch (token) {
    case '{':
    case '[':
      if (!takesValue) return null;
      open.push(token);
      return token === '{' ? 'key or }' : 'value or ]';
    case '}':
    case ']': {
      const isEmpty = expected === (token === '}' ? 'key or }' : 'value or ]');
      if (expected !== 'comma or end' && !isEmpty) return null;
      if (open.pop() !== (token === '}' ? '{' : '[')) return null;
      return afterValue();
    }
    case ',':
      if (expected !== 'comma or end') return null;
      return open.at(-1) === '{' ? 'key' : 'value';
    case ':':
      return expected === 'colon' ? 'value' : null;
    default:
      if (takesKey) return isText ? 'colon' : null;
      return takesValue ? afterValue() : null;
  }
}

const lineAt = (text: string, at: number): number => text.slice(0, at).split('\n').length;

export function findJsonFault(text: string): JsonFault {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = 0;
  for (;;) {
    TOKEN.lastIndex = at;
    const match: RegExpExecArray | null = TOKEN.exec(text);
    const after: Expected | null =
      match === null
        ? null
        : next(expected, match[1] ?? match[2] ?? match[3] ?? '', match[2] !== undefined, open);
    if (match === null || after === null) break;
    expected = after;
    at += match[0].length;
  }
  const begin = at + (/\S/.exec(text.slice(at))?.index ?? text.length - at);
  if (begin < text.length) {
    const found = text.slice(begin).split('\n', 1)[0]?.trim() ?? '';
    return { line: lineAt(text, begin), found, allowed: ALLOWED[expected] };
  }
  const closing = open.toReversed().map((bracket) => (bracket === '{' ? '}' : ']'));
  const allowed =
    closing.length === 0
      ? ALLOWED[expected]
      : say`${ALLOWED[expected]}; still open: ${closing.join(' ')}`;
  const line = lineAt(text.trimEnd(), text.trimEnd().length);
  return { line, found: say`the end of the text`, allowed };
}
