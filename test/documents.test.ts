/**
 * What is written about the project stays true: documents and comments name only files that are
 * here, the page names no other origin, and every folder explains itself.
 */
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { between, inSeconds } from '../src/engine/index.ts';
import { spanOfCase, spanOfRecording } from '../src/recordings/span.ts';
import { parsePlainLink } from '../src/store/plainLink.ts';
import { isLink } from '../src/store/session.ts';
import { parseLink } from '../src/store/link/link.ts';
import { readRecording } from './support/readRecording.ts';
import { exists, filesIn, lineOf, read, syntaxTree, walk } from './support/sourceFiles.ts';

const DOCUMENTS = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...filesIn('docs', ['.md']),
  ...filesIn('src', ['.md']),
  ...filesIn('test', ['.md']),
  ...filesIn('bench', ['.md']),
];
const SOURCES = ['src', 'test', 'bench'].flatMap((folder) =>
  filesIn(folder, ['.ts', '.tsx', '.css']),
);

describe('documents', () => {
  it('link only to files that exist', () => {
    const broken = DOCUMENTS.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)]
        .map((match) => join(dirname(path), match[1] ?? ''))
        .filter((target) => !exists(target))
        .map((target) => `${path} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it.each([
    'src/engine',
    'src/sources',
    'src/store',
    'src/components',
    'src/i18n',
    'src/scenarios',
    'test',
  ])('%s has a README of one screen', (folder) => {
    const lines = read(`${folder}/README.md`).trimEnd().split('\n').length;
    expect(lines).toBeGreaterThan(5);
    expect(lines).toBeLessThanOrEqual(60);
  });
});

describe('links into the page', () => {
  const links = DOCUMENTS.flatMap((path) =>
    [...read(path).matchAll(/\]\(([^)\s]*index\.html)(#[^)\s]+)\)/g)].map((match) => ({
      path,
      file: join(dirname(path), match[1] ?? ''),
      fragment: match[2] ?? '',
    })),
  );

  it('of the findings open a scenario and a recording each', () => {
    const findings = read('docs/findings.md').split(/^## /m).slice(1);
    const without = findings.filter(
      (text) => !/index\.html#scenario=/.test(text) || !/index\.html#reality=/.test(text),
    );
    expect(findings.length).toBeGreaterThan(6);
    expect(without.map((text) => text.split('\n')[0])).toEqual([]);
  });

  it.each(links)('$path: $fragment is a link that opens', ({ file, fragment }) => {
    expect(exists(file)).toBe(true);
    expect(isLink(fragment)).toBe(true);
    const read = /^#v\d/.test(fragment) ? parseLink(fragment) : parsePlainLink(fragment);
    expect(read).toMatchObject({ ok: true });
  });

  it('name cases that their recordings have', () => {
    const strange = links.flatMap(({ fragment }) => {
      const link = parsePlainLink(fragment);
      if (!link.ok || link.value.kind !== 'reality') return [];
      const { recording, caseName, at, range } = link.value.place;
      const opened = readRecording(recording);
      const span = caseName === null ? spanOfRecording(opened) : spanOfCase(opened, caseName);
      if (span === undefined) return [fragment];
      const end = inSeconds(between(span.from, span.to));
      return at > end || (range !== null && range[1] > end) ? [`${fragment}: ends at ${end}`] : [];
    });
    expect(strange).toEqual([]);
  });
});

describe('comments and documents', () => {
  const KNOWN = new Set([...DOCUMENTS, 'LICENSE'].map((path) => path.split('/').at(-1)));

  it('name only documents of this project', () => {
    const strange = [...SOURCES, ...DOCUMENTS].flatMap((path) =>
      [...read(path).matchAll(/(?<![\w/:.-]\/)(?<![\w-])[\w-]+\.md\b/g)]
        .filter((match) => !KNOWN.has(match[0]))
        .map((match) => `${path}: ${match[0]}`),
    );
    expect(strange).toEqual([]);
  });

  it('name no place on somebody’s computer', () => {
    const places = /(?<![\w.~-])\/(?:home|Users|work|tmp|root)\/\w/;
    const strange = [...SOURCES, ...DOCUMENTS].filter((path) => places.test(read(path)));
    expect(strange.filter((path) => path !== 'test/documents.test.ts')).toEqual([]);
  });
});

describe('the page', () => {
  it('names no other origin', () => {
    const namespaces = new Set(['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink']);
    const found = filesIn('src', ['.ts', '.tsx']).flatMap((path) => {
      const tree = syntaxTree(path);
      const strings: string[] = [];
      walk(tree, (node) => {
        if (!ts.isStringLiteralLike(node) || namespaces.has(node.text)) return;
        if (/https?:\/\/|^\/\//.test(node.text))
          strings.push(`${path}:${lineOf(tree, node)} ${node.text}`);
      });
      return strings;
    });
    expect(found).toEqual([]);
  });

  it('leaves no unfinished remark behind', () => {
    const words = new RegExp(
      ['TO', 'FIX', 'XX'].map((start, at) => start + ['DO', 'ME', 'X'][at]).join('|'),
    );
    expect(SOURCES.filter((path) => words.test(read(path)))).toEqual([]);
  });

  it('every test runs: none is skipped or singled out', () => {
    const singled = /\b(?:it|test|describe)\.(?:only|skip|todo|fixme)\b/;
    const tests = filesIn('test', ['.test.ts', '.test.tsx', '.spec.ts']);
    expect(tests.filter((path) => singled.test(read(path)))).toEqual([]);
  });
});
