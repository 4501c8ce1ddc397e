/** `kubectl get -o json` (OM-12): keys in alphabetical order, 4 spaces. */
import { isList, isRecord, listOf, shownFields } from './plainData.ts';

/** Go's encoder writes these as escapes, so that JSON can stand in a web page. */
const ESCAPED = /[<>&\u2028\u2029]/g;
const escape = (letter: string): string =>
  `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

const inOrder = (value: unknown): unknown => {
  if (isList(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  return Object.fromEntries(shownFields(value).map(([key, field]) => [key, inOrder(field)]));
};

/** One object, as the API answers it or as it was read from YAML. */
export const printJson = (object: object): string =>
  `${JSON.stringify(inOrder(object), null, 4).replace(ESCAPED, escape)}\n`;

export const printJsonList = (objects: readonly object[]): string => printJson(listOf(objects));
