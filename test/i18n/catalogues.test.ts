/**
 * Both languages say everything, with the same parameters, and what is said stands in the
 * catalogues: no sentence is written into a component.
 */
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/i18n/en.ts';
import { ko } from '../../src/i18n/ko.ts';
import { filesIn, lineOf, syntaxTree, walk } from '../support/sourceFiles.ts';

const HANGUL = /\p{Script=Hangul}/u;

/** Names that a function takes out of its one parameter: `({ name }) => …` or `(p) => … p.name …`. */
function parametersOf(message: ts.ArrowFunction): readonly string[] {
  const name = message.parameters[0]?.name;
  if (name === undefined) return [];
  if (ts.isObjectBindingPattern(name)) {
    return name.elements.map((element) => (element.propertyName ?? element.name).getText());
  }
  const used = new Set<string>();
  walk(message.body, (node) => {
    const taken =
      ts.isPropertyAccessExpression(node) && node.expression.getText() === name.getText();
    if (taken) used.add(node.name.text);
  });
  return [...used];
}

/** The parameters that each message takes, read from its function in the catalogue's file. */
function parametersByKey(language: 'en' | 'ko'): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of filesIn('src/i18n', [`.${language}.ts`])) {
    walk(syntaxTree(path), (node) => {
      if (!ts.isPropertyAssignment(node) || !ts.isArrowFunction(node.initializer)) return;
      if (!ts.isStringLiteral(node.name)) return;
      found.set(node.name.text, [...parametersOf(node.initializer)].sort().join(', '));
    });
  }
  return found;
}

describe('the catalogues', () => {
  it('have the same messages in both languages', () => {
    expect(Object.keys(ko).sort()).toEqual(Object.keys(en).sort());
  });

  it('say each message with the same parameters in both languages', () => {
    const [english, korean] = [parametersByKey('en'), parametersByKey('ko')];
    const different = [...english]
      .filter(([key, parameters]) => korean.get(key) !== parameters)
      .map(([key, parameters]) => `${key}: (${parameters}) and (${korean.get(key) ?? 'none'})`);
    expect(different).toEqual([]);
  });

  it('write no empty message, and English without Hangul', () => {
    const english = Object.entries<unknown>(en).filter(
      ([key, message]) =>
        typeof message === 'string' && HANGUL.test(message) && key !== 'app.korean',
    );
    const empty = [...Object.entries<unknown>(en), ...Object.entries<unknown>(ko)].filter(
      ([, message]) => typeof message === 'string' && message.trim() === '',
    );
    expect({ english, empty }).toEqual({ english: [], empty: [] });
  });
});

/** Words that Kubernetes, kubectl and the wire say themselves; they are the same in every language. */
const CLUSTER_WORDS = new Set(
  (
    'kubectl kube apiserver etcd get lease leases node nodes n A w NAME HOLDER AGE NAMESPACE ' +
    'renewTime holderIdentity resourceVersion leaseTransitions leaseDurationSeconds acquireTime ' +
    'rv GET PUT POST PATCH LIST DELETE Conflict Ready NotReady Unknown NoSchedule NoExecute ' +
    'kubelet controller manager scheduler system default yaml YAML Lease Leases ms s m h x'
  ).split(' '),
);
const SPOKEN_ATTRIBUTES = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'aria-description',
]);

const isSpoken = (text: string): boolean =>
  (text.match(/\p{L}+/gu) ?? []).some((word) => !CLUSTER_WORDS.has(word));

describe('components', () => {
  const files = filesIn('src', ['.tsx']);

  it('write no text of their own', () => {
    const found = files.flatMap((path) => {
      const tree = syntaxTree(path);
      const texts: string[] = [];
      const note = (node: ts.Node, text: string): void => {
        if (isSpoken(text)) texts.push(`${path}:${lineOf(tree, node)} ${text.trim()}`);
      };
      walk(tree, (node) => {
        if (ts.isJsxText(node)) note(node, node.text);
        if (!ts.isJsxAttribute(node) || !SPOKEN_ATTRIBUTES.has(node.name.getText())) return;
        if (node.initializer !== undefined && ts.isStringLiteral(node.initializer)) {
          note(node, node.initializer.text);
        }
      });
      return texts;
    });
    expect(found).toEqual([]);
  });

  it('and nothing else in src but the catalogues writes Korean', () => {
    const found = filesIn('src', ['.ts', '.tsx'])
      .filter((path) => !/^src\/i18n\/\w+\.(en|ko)\.ts$/.test(path))
      .filter((path) => HANGUL.test(syntaxTree(path).text));
    expect(found).toEqual([]);
  });
});
