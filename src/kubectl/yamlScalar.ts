/**
 * How kubectl writes one value in YAML. Its library quotes a text in double quotes if YAML 1.1 would
 * read something else than text, in single quotes if it cannot stand bare, and folds after column 80.
 */

const WORDS_WITH_A_MEANING =
  /^(~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF|<<|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;
const WHOLE_NUMBER = /^[-+]?(0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|[0-9]+)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const SEXAGESIMAL = /^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/;
const TIME =
  /^\d{4}-\d{1,2}-\d{1,2}([Tt ]\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?(Z|[-+]\d{1,2}(:\d{2})?)?)?$/;

function meansSomethingElse(text: string): boolean {
  if (text === '' || WORDS_WITH_A_MEANING.test(text) || SEXAGESIMAL.test(text)) return true;
  const digits = text.replaceAll('_', '');
  return WHOLE_NUMBER.test(digits) || FLOAT.test(digits) || TIME.test(text);
}

/** A bare text must not begin like syntax, and must not contain what ends a key or begins a comment. */
const cannotStandBare = (text: string): boolean =>
  /^[#,[\]{}&*!|>'"%@`\s]|^[-?:](\s|$)|^(---|\.\.\.)|:(\s|$)|\s#|\s$/.test(text);

const isControl = (code: number): boolean => (code < 0x20 && code !== 0x0a) || code === 0x7f;
const hasControls = (text: string): boolean =>
  [...text].some((letter) => isControl(letter.codePointAt(0) ?? 0));

const FOLD_AFTER = 80;

/** Breaks at the first single space after column 80; lines that follow stand at `indent`. */
function fold(text: string, column: number, indent: number): string[] {
  const lines: string[] = [];
  let from = 0;
  let start = column;
  for (let at = 1; at < text.length - 1; at++) {
    const isSingle = text[at] === ' ' && text[at - 1] !== ' ' && text[at + 1] !== ' ';
    if (!isSingle || start + at - from <= FOLD_AFTER) continue;
    lines.push(text.slice(from, at));
    from = at + 1;
    start = indent;
  }
  return [...lines, text.slice(from)];
}

/** A key: never folded. */
export const yamlKey = (key: string): string => {
  if (meansSomethingElse(key) || hasControls(key)) return JSON.stringify(key);
  return cannotStandBare(key) ? `'${key.replaceAll("'", "''")}'` : key;
};

/** `|` keeps the last line feed, `|-` says that there is none, `|+` that there are several. */
function literal(text: string, pad: string): string[] {
  const mark = !text.endsWith('\n') ? '|-' : text.endsWith('\n\n') ? '|+' : '|';
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  return [mark, ...body.split('\n').map((line) => (line === '' ? '' : pad + line))];
}

/**
 * The lines of a value that stands at `column`; the second and later ones come with the spaces they
 * need below a key at `indent`.
 */
export function yamlScalar(value: unknown, column: number, indent: number): string[] {
  if (typeof value !== 'string') return [JSON.stringify(value)];
  if (meansSomethingElse(value) || hasControls(value)) return [JSON.stringify(value)];
  const pad = ' '.repeat(indent + 2);
  if (value.includes('\n')) return literal(value, pad);
  const shown = cannotStandBare(value) ? `'${value.replaceAll("'", "''")}'` : value;
  return fold(shown, column, indent + 2).map((line, index) => (index === 0 ? line : pad + line));
}
