/** Every text about an input that the sources say, read off the files themselves: the pattern of each `say` template. */
import ts from 'typescript';
import { filesIn, syntaxTree, walk } from './sourceFiles.ts';

const patternOf = (template: ts.TemplateLiteral): string =>
  ts.isNoSubstitutionTemplateLiteral(template)
    ? template.text
    : template.templateSpans.reduce(
        (text, { literal }, index) => `${text}{${index}}${literal.text}`,
        template.head.text,
      );

export function phrasesOfSources(): ReadonlySet<string> {
  const found = new Set<string>();
  for (const path of filesIn('src', ['.ts', '.tsx'])) {
    walk(syntaxTree(path), (node) => {
      if (!ts.isTaggedTemplateExpression(node)) return;
      if (ts.isIdentifier(node.tag) && node.tag.text === 'say') found.add(patternOf(node.template));
    });
  }
  return found;
}
