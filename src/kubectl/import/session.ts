/**
 * A paste as it comes out of a terminal: perhaps with the command before it, warnings in between and
 * the next prompt after it. Such lines are blanked rather than removed, so that line numbers stay
 * those of the paste.
 */

export interface Session {
  /** The paste by line, blank where it was not output. */
  readonly lines: readonly string[];
  /** Commands that were seen, the last one being the one that printed what follows. */
  readonly commands: readonly string[];
  /** What kubectl said instead of, or beside, its output. */
  readonly messages: readonly { readonly line: number; readonly text: string }[];
}

const COMMAND = /^(?![\s"'-])(?:.*[$#%>❯]\s*)?((?:kubectl|oc|k)\s+(?:.*\s)?(?:get|describe)\s.*)$/;
const MESSAGE =
  /^(No resources found|Error from server|error:|Error:|Unable to connect|The connection to the server|[EWI]\d{4} \d\d:)/;
const PROMPT = /^\S[^"]*[$#%❯]\s*$/;

export function readSession(text: string): Session {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const commands: string[] = [];
  const messages: { line: number; text: string }[] = [];
  const kept = lines.map((line, index) => {
    const command = COMMAND.exec(line)?.[1];
    if (command !== undefined) commands.push(command);
    if (MESSAGE.test(line)) messages.push({ line: index + 1, text: line.trim() });
    const isNoise = command !== undefined || MESSAGE.test(line) || line.startsWith('Warning: ');
    return isNoise ? '' : line;
  });
  const last = kept.findLastIndex((line) => line.trim() !== '');
  if (last >= 0 && PROMPT.test(kept[last] ?? '')) kept[last] = '';
  return { lines: kept, commands, messages };
}

/** The namespace that a command asks for; null if it does not. */
export function namespaceOf(commands: readonly string[]): string | null {
  const command = commands.at(-1) ?? '';
  return /(?:\s-n[\s=]?|\s--namespace[\s=])([a-z0-9-]+)/.exec(command)?.[1] ?? null;
}
