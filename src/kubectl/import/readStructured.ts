/** Text → parsed YAML or JSON, or the line where it breaks. The only file that needs the YAML library. */
import { parseAllDocuments } from 'yaml';
import { fail, ok, type Result, say } from '../../engine/index.ts';
import { problem } from './clusterImport.ts';
import { findJsonFault } from './jsonFault.ts';

export function readJson(lines: readonly string[]): Result<readonly unknown[]> {
  const text = lines.join('\n');
  try {
    return ok([JSON.parse(text) as unknown]);
  } catch {
    const { line, found, allowed } = findJsonFault(text);
    return fail([problem(`line ${line}`, found, allowed, 'json')]);
  }
}

export function readYaml(lines: readonly string[]): Result<readonly unknown[]> {
  let parsed: ReturnType<typeof parseAllDocuments>;
  try {
    parsed = parseAllDocuments(lines.join('\n'), { prettyErrors: false, logLevel: 'silent' });
  } catch (error) {
    // Lists within lists within lists: the parser runs out of stack.
    const found = error instanceof Error ? error.message : 'unreadable';
    return fail([problem('line 1', found, say`YAML as kubectl prints it`, 'yaml')]);
  }
  const documents = Array.isArray(parsed) ? parsed : [];
  const fault = documents.flatMap(({ errors }) => errors)[0];
  if (fault !== undefined) {
    const line = lines.join('\n').slice(0, fault.pos[0]).split('\n').length;
    const found = lines[line - 1]?.trim() ?? '';
    return fail([
      problem(
        `line ${line}`,
        found === '' ? say`the end of the text` : found,
        say`YAML: ${fault.message}`,
        'yaml',
      ),
    ]);
  }
  const values: unknown[] = [];
  for (const [index, document] of documents.entries()) {
    // Refuses a text whose aliases would unfold without end.
    try {
      values.push(document.toJS({ maxAliasCount: 100 }) as unknown);
    } catch (error) {
      const found = error instanceof Error ? error.message : 'unreadable';
      return fail([
        problem(`document ${index + 1}`, found, say`YAML as kubectl prints it`, 'yaml'),
      ]);
    }
  }
  return ok(values.filter((value) => value !== null));
}
