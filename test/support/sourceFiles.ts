/**
 * The project's own files, for the tests that read them: which there are and what each imports.
 * Imports are read from the compiler's syntax tree, not by text search.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export interface Import {
  /** Path of the file imported, from the root; or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  readonly typeOnly: boolean;
  readonly line: number;
}

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
export const exists = (path: string): boolean => existsSync(join(ROOT, path));

/** Paths from the root, with forward slashes, in order; of folders that are part of the project. */
export function filesIn(folder: string, extensions: readonly string[]): readonly string[] {
  if (!exists(folder)) return [];
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extensions.some((end) => entry.name.endsWith(end)))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

const trees = new Map<string, ts.SourceFile>();

export function syntaxTree(path: string): ts.SourceFile {
  const known = trees.get(path);
  if (known !== undefined) return known;
  const kind = path.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(path, read(path), ts.ScriptTarget.ES2022, true, kind);
  trees.set(path, tree);
  return tree;
}

export function lineOf(tree: ts.SourceFile, node: ts.Node): number {
  return tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1;
}

/** Calls `visit` for the node and everything below it. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  node.forEachChild((child) => walk(child, visit));
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function resolve(from: string, specifier: string): Pick<Import, 'target' | 'isPackage'> {
  const bare = specifier.split('?')[0] ?? specifier;
  if (!bare.startsWith('.')) return { target: packageOf(bare), isPackage: true };
  const target = relative(ROOT, join(ROOT, dirname(from), bare))
    .split(sep)
    .join('/');
  return { target, isPackage: false };
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

/** A worker is named as `new URL('./x.worker.ts', import.meta.url)`. */
function addressOfWorker(node: ts.Node): ts.StringLiteral | null {
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'URL') return null;
  const first = node.arguments?.[0];
  return first !== undefined && ts.isStringLiteral(first) ? first : null;
}

function importsOfStyle(path: string): readonly Import[] {
  return [...read(path).matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)].map((match) => {
    const specifier = match[1] ?? '';
    const line = read(path).slice(0, match.index).split('\n').length;
    return { ...resolve(path, specifier), typeOnly: false, line };
  });
}

const knownImports = new Map<string, readonly Import[]>();

/** Everything that a source file or a style sheet imports; each file is read once. */
export function importsOf(path: string): readonly Import[] {
  const imports = knownImports.get(path) ?? readImports(path);
  knownImports.set(path, imports);
  return imports;
}

function readImports(path: string): readonly Import[] {
  if (path.endsWith('.css')) return importsOfStyle(path);
  const tree = syntaxTree(path);
  const found: Import[] = [];
  const note = (specifier: ts.StringLiteral, typeOnly: boolean): void => {
    const line = lineOf(tree, specifier);
    found.push({ ...resolve(path, specifier.text), typeOnly, line });
  };
  walk(tree, (node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const specifier = node.moduleSpecifier;
      if (specifier !== undefined && ts.isStringLiteral(specifier))
        note(specifier, isTypeOnly(node));
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const first = node.arguments[0];
      if (first !== undefined && ts.isStringLiteral(first)) note(first, false);
    } else {
      const address = addressOfWorker(node);
      if (address !== null) note(address, false);
    }
  });
  return found;
}
