/** `kubectl get -o yaml` (OM-12), and the same by the line with the changed fields marked. */
import type { LeaseObject } from '../engine/index.ts';
import { isList, isRecord, listOf, shownFields } from './plainData.ts';
import { yamlKey, yamlScalar } from './yamlScalar.ts';

interface Line {
  readonly text: string;
  /** The field that the line shows, such as `spec.renewTime`. */
  readonly path: string;
}

const isEmpty = (value: unknown): boolean =>
  isList(value) ? value.length === 0 : isRecord(value) && shownFields(value).length === 0;

/** `- ` before the first line, as many spaces before the others. */
function itemLines(item: unknown, path: string, indent: number): Line[] {
  const isBlock = (isRecord(item) || isList(item)) && !isEmpty(item);
  const lines = isBlock
    ? blockLines(item, path, indent + 2)
    : inlineLines(item, path, indent + 2, indent + 2);
  const pad = ' '.repeat(indent);
  return lines.map(({ text, path: of }, index) => ({
    path: of,
    text: index === 0 ? `${pad}- ${text.trimStart()}` : text,
  }));
}

function inlineLines(value: unknown, path: string, column: number, indent: number): Line[] {
  if (isEmpty(value)) return [{ path, text: isList(value) ? '[]' : '{}' }];
  return yamlScalar(value, column, indent).map((text) => ({ path, text }));
}

function fieldLines(key: string, value: unknown, path: string, indent: number): Line[] {
  const begin = `${' '.repeat(indent)}${yamlKey(key)}:`;
  if ((isRecord(value) || isList(value)) && !isEmpty(value)) {
    // A list stands at the indent of its key.
    const inner = isList(value) ? indent : indent + 2;
    return [{ path, text: begin }, ...blockLines(value, path, inner)];
  }
  return inlineLines(value, path, begin.length + 1, indent).map(({ text }, index) => ({
    path,
    text: index === 0 ? `${begin} ${text}` : text,
  }));
}

function blockLines(value: unknown, path: string, indent: number): Line[] {
  if (isList(value)) {
    return value.flatMap((item, index) => itemLines(item, `${path}[${index}]`, indent));
  }
  if (!isRecord(value)) return inlineLines(value, path, indent, indent);
  return shownFields(value).flatMap(([key, field]) =>
    fieldLines(key, field, path === '' ? key : `${path}.${key}`, indent),
  );
}

/** One object, as the API answers it or as it was read from JSON. */
export const printYaml = (object: object): string =>
  blockLines(object, '', 0)
    .map(({ text }) => `${text}\n`)
    .join('');

export const printYamlList = (objects: readonly object[]): string => printYaml(listOf(objects));

export interface YamlLine {
  readonly text: string;
  readonly changed: boolean;
}

/** The lines of a Lease; those of the fields named, by path such as `spec.renewTime`, are marked. */
export function yamlLines(lease: LeaseObject, changedFields: readonly string[]): YamlLine[] {
  const changed = new Set(changedFields);
  return blockLines(lease, '', 0).map(({ text, path }) => ({ text, changed: changed.has(path) }));
}

/** Paths of the fields that a write set or altered, in the order in which they are printed. */
export function changedFields(before: LeaseObject | null, after: LeaseObject): string[] {
  const was = new Map(blockLines(before ?? {}, '', 0).map(({ path, text }) => [path, text]));
  return blockLines(after, '', 0)
    .filter(({ path, text }) => was.get(path) !== text)
    .map(({ path }) => path);
}
