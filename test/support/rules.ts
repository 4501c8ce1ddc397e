/**
 * Which rules of the reference stand in the titles of tests: read off the test files themselves, so
 * that nothing can be claimed. `npm run rules` prints those without a test.
 */
import ts from 'typescript';
import { filesIn, syntaxTree, walk } from './sourceFiles.ts';

const numbered = (prefix: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `${prefix}-${index + 1}`);

export const RULES: readonly string[] = [
  ...numbered('OM', 14),
  ...numbered('OM-V', 7).map((rule) => rule.replace('V-', 'V')),
  ...numbered('CK', 2),
  ...numbered('TR', 9),
  ...numbered('AS', 12),
  ...numbered('KL', 17),
  ...numbered('NL', 28),
  ...numbered('TE', 10),
  ...numbered('LE', 33),
  ...numbered('CE', 16),
  ...numbered('AI', 7),
  ...numbered('SZ', 6),
];

/** Rules without a test, each with its reason. */
export const UNTESTED: ReadonlyMap<string, string> = new Map();

const callee = (node: ts.Expression): ts.Expression =>
  ts.isPropertyAccessExpression(node) || ts.isCallExpression(node) ? callee(node.expression) : node;

/** Titles of a file's tests and groups, with the tables that fill them in. */
function titlesIn(path: string): string[] {
  const titles: string[] = [];
  walk(syntaxTree(path), (node) => {
    if (!ts.isCallExpression(node)) return;
    const root = callee(node.expression);
    if (!ts.isIdentifier(root) || !['it', 'test', 'describe'].includes(root.text)) return;
    const [title] = node.arguments;
    if (title !== undefined && ts.isStringLiteralLike(title)) titles.push(title.text);
    if (title !== undefined && ts.isArrayLiteralExpression(title))
      walk(title, (each) => ts.isStringLiteralLike(each) && titles.push(each.text));
  });
  return titles;
}

/** Rule IDs in a text, `LE-24 to LE-27` meaning all four. */
function rulesIn(text: string): string[] {
  const ranges = [...text.matchAll(/\b([A-Z]{2})-(\d+) (?:to|…) \1-(\d+)/g)].flatMap(
    ([, prefix, from, to]) =>
      Array.from(
        { length: Number(to) - Number(from) + 1 },
        (_, index) => `${prefix ?? ''}-${Number(from) + index}`,
      ),
  );
  return [...ranges, ...[...text.matchAll(/\b[A-Z]{2}-V?\d+\b/g)].map(([rule]) => rule)];
}

/** Rules that stand in the title of a test. */
export const testedRules = (): ReadonlySet<string> =>
  new Set(filesIn('test', ['.test.ts', '.test.tsx']).flatMap(titlesIn).flatMap(rulesIn));
