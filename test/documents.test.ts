/**
 * What is written about the project stays true: documents and comments name only files that are
 * here, the page names no other origin, and every folder explains itself.
 */
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
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
