/**
 * Names as people read them: what stands before the first dot, unless two names then agree; on the
 * phone only what differs; of a Pod's name only its random end.
 */

/** Names of more characters than this are set smaller on the stage. */
export const LONG_NAME = 12;

/** What stands before the first dot; the whole name for those that would agree. */
export function shortNames(names: readonly string[]): ReadonlyMap<string, string> {
  const first = names.map((name) => name.split('.')[0] ?? name);
  const counts = new Map<string, number>();
  for (const short of first) counts.set(short, (counts.get(short) ?? 0) + 1);
  return new Map(
    names.map((name, index) => [
      name,
      counts.get(first[index] ?? name) === 1 ? (first[index] ?? name) : name,
    ]),
  );
}

/** For the phone: the short name without what all of them begin with, cut at a dash. */
export function suffixNames(names: readonly string[]): ReadonlyMap<string, string> {
  const shorts = shortNames(names);
  const all = [...shorts.values()];
  const [first = ''] = all;
  if (all.length < 2 || first.length <= LONG_NAME) return shorts;
  let end = 0;
  while (end < first.length && all.every((name) => name[end] === first[end])) end += 1;
  const start = first.lastIndexOf('-', end - 1) + 1;
  return new Map(
    [...shorts].map(([name, short]) => [
      name,
      short.slice(start) === '' ? short : short.slice(start),
    ]),
  );
}

const POD_NAME = /-[a-z0-9]{6,10}-([a-z0-9]{5})$/;

/** The host of a candidate: a Pod keeps its random end, a machine what stands before the first dot. */
export function hostName(host: string): string {
  const pod = POD_NAME.exec(host);
  if (pod !== null) return `…${pod[1] ?? ''}`;
  const short = host.split('.')[0] ?? host;
  return short.length > 16 ? `…${short.slice(-10)}` : short;
}

/** Host part of a holderIdentity, `<host>_<uuid>` (LE, 7.1); the whole text if it has another form. */
export function identityHost(identity: string): string {
  const cut = identity.lastIndexOf('_');
  return cut > 0 ? identity.slice(0, cut) : identity;
}

const LOCK_SHORT: Readonly<Record<string, string>> = {
  'kube-controller-manager': 'kcm',
  'kube-scheduler': 'sched',
  'cloud-controller-manager': 'ccm',
};

/** A lock's name in a hand's breadth: the usual short forms, else its last word. */
export function lockShort(name: string): string {
  const known = LOCK_SHORT[name];
  if (known !== undefined) return known;
  const last = name.split(/[-.]/).pop() ?? name;
  return last.length > 9 ? `${last.slice(0, 8)}…` : last;
}
