/**
 * Short names, as people say them: a node by what stands before its first dot, a process by its
 * host, a Pod of a Deployment by its last part. The whole name is used wherever two would agree.
 */

/** What stands before the first dot, unless another of `names` begins the same way. */
export function shortNodeName(name: string, names: readonly string[]): string {
  const head = headOf(name);
  return names.some((other) => other !== name && headOf(other) === head) ? name : head;
}

const headOf = (name: string): string => name.split('.', 1)[0] ?? name;

/** Longest host name that is shown whole. */
const LONGEST_HOST = 12;

/** A host as a label shows it: a long one keeps its last part, `…k2x4n`, unless another ends the same way. */
export function shortHost(host: string, hosts: readonly string[] = []): string {
  const head = headOf(host);
  if (head.length <= LONGEST_HOST) return head;
  const tail = tailOf(head);
  if (tail === head || hosts.some((other) => other !== host && tailOf(headOf(other)) === tail))
    return head;
  return `…${tail}`;
}

const tailOf = (name: string): string => name.slice(name.lastIndexOf('-') + 1);

/** The host of a process id: what stands after the slash. */
export const hostOf = (process: string): string => process.slice(process.indexOf('/') + 1);

/** The program of a process id: what stands before the slash. */
export const programOf = (process: string): string => process.slice(0, process.indexOf('/'));

/** The node whose kubelet this is, or null. */
export const nodeOfKubelet = (process: string): string | null =>
  programOf(process) === 'kubelet' ? hostOf(process) : null;

/** What names have in common at their start, up to a dash: left out where there is little room. */
export function commonPrefix(names: readonly string[]): string {
  const [first, ...others] = names;
  if (first === undefined || others.length === 0) return '';
  let length = 0;
  while (length < first.length && others.every((name) => name[length] === first[length]))
    length += 1;
  return first.slice(0, first.slice(0, length).lastIndexOf('-') + 1);
}

/** A program where there is little room: initials of three words or more, else the last word. */
export function tinyProgram(name: string): string {
  const words = name.split('-');
  if (words.length >= 3) return words.map((word) => word[0] ?? '').join('');
  const last = words[words.length - 1] ?? name;
  return last.length > 8 ? last.slice(0, 5) : last.slice(0, 8);
}
