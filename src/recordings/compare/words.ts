/**
 * The words of transitions taken apart: what happened, to whom, and which number goes with it. The
 * figure draws by them and each language says them its own way.
 */

export type Happening =
  | { readonly kind: 'ready'; readonly status: string }
  | { readonly kind: 'taintAdded' | 'taintRemoved'; readonly taint: string }
  | {
      readonly kind: 'created' | 'heldBy';
      /** '' for nobody. */
      readonly holder: string;
      readonly transitions: string | null;
    }
  | { readonly kind: 'silent' | 'renewedAgain' | 'deleted' | 'removed' }
  | { readonly kind: 'refused'; readonly verb: string; readonly who: string; readonly code: string }
  | { readonly kind: 'startedLeading' | 'stoppedLeading' | 'workStarted' | 'workCancelled' }
  | { readonly kind: 'other'; readonly what: string };

const PLAIN = {
  'silent from here': 'silent',
  'renewed again': 'renewedAgain',
  deleted: 'deleted',
  removed: 'removed',
  startedLeading: 'startedLeading',
  stoppedLeading: 'stoppedLeading',
  started: 'workStarted',
  cancelled: 'workCancelled',
} as const;

const isPlain = (what: string): what is keyof typeof PLAIN => Object.hasOwn(PLAIN, what);

export function happeningOf(what: string): Happening {
  if (isPlain(what)) return { kind: PLAIN[what] };
  const ready = /^Ready (\w+)$/.exec(what);
  if (ready !== null) return { kind: 'ready', status: ready[1] ?? '' };
  const taint = /^(\S+:\S+) (added|removed)$/.exec(what);
  if (taint !== null)
    return { kind: taint[2] === 'added' ? 'taintAdded' : 'taintRemoved', taint: taint[1] ?? '' };
  const refused = /^(\w+) of (\S+) answered (\d{3})$/.exec(what);
  if (refused !== null) {
    const [, verb = '', who = '', code = ''] = refused;
    return { kind: 'refused', verb, who, code };
  }
  const held = /^(created|held) by (.*?)(?: \(transitions (\d+)\))?$/.exec(what);
  if (held !== null) {
    const [, deed, holder = '', transitions] = held;
    return {
      kind: deed === 'created' ? 'created' : 'heldBy',
      holder: holder === 'nobody' ? '' : holder,
      transitions: transitions ?? null,
    };
  }
  return { kind: 'other', what };
}

/** What an object of a transition log is, by its key. */
export type RecordedObject =
  | { readonly kind: 'node' | 'pod'; readonly name: string }
  | { readonly kind: 'lease'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'elector' | 'work' | 'seen'; readonly who: string; readonly lease: string }
  | { readonly kind: 'other'; readonly name: string };

export function objectOf(key: string): RecordedObject {
  const elector = /^(?:elector (\S+) of|work of (\S+) under) (\S+)$/.exec(key);
  if (elector !== null) {
    const [, stands, works, lease = ''] = elector;
    return { kind: stands === undefined ? 'work' : 'elector', who: stands ?? works ?? '', lease };
  }
  const seen = /^leaders of (\S+) as (\S+) saw them$/.exec(key);
  if (seen !== null) return { kind: 'seen', who: seen[2] ?? '', lease: seen[1] ?? '' };
  const [word = '', name = ''] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
  if (word === 'Node' || word === 'Pod') return { kind: word === 'Node' ? 'node' : 'pod', name };
  if (word === 'Lease' && name.includes('/')) {
    const slash = name.indexOf('/');
    return { kind: 'lease', namespace: name.slice(0, slash), name: name.slice(slash + 1) };
  }
  return { kind: 'other', name: key };
}
