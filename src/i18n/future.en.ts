/** English, the futures of a run: branches, undo, comparison. */

/** Letters of futures: those in which something is so, and the others. */
interface Sides {
  readonly one: string;
  readonly other: string;
}

/** How far the others are known, if that is not far enough to say never. */
interface Known extends Sides {
  readonly until: string | null;
}

/** `A, B and C` of `A, B, C`. */
const and = (list: string): string => list.replace(/, ([^,]*)$/, ' and $1');

const not = ({ until }: Known): string =>
  until === null ? 'it did not.' : `it had not by ${until}.`;

const NUMBERS = ['no', 'one', 'two', 'three', 'four'];

export const futureEn = {
  'future.label': 'Futures',
  'future.menu': 'Futures and going back',
  'future.asIs': 'as is',
  'future.from': ({ at }: { at: string }) => `from ${at}`,
  'future.show': (p: { letter: string; name: string }) => `Future ${p.letter}: ${p.name}`,
  'future.fork': 'New future from here',
  'future.compare': 'Compare futures',
  'future.rename': 'Name this future…',
  'future.renameTitle': ({ letter }: { letter: string }) => `Name of future ${letter}`,
  'future.name': 'Name',
  'future.nameSet': 'Name it',
  'future.nameRange': ({ most }: { most: string }) =>
    `At most ${most} characters. Empty: the first thing that was done in it.`,
  'future.delete': ({ letter }: { letter: string }) => `Delete future ${letter}`,
  'future.undo': 'Undo: back to before the last act',
  'future.redo': 'Redo: past the next act',
  'future.mark': 'Mark this instant',
  'future.unmark': 'Take the mark away',

  'future.compare.title': ({ count }: { count: number }) =>
    `One run, ${NUMBERS[count] ?? count} futures`,
  'future.compare.same': 'No difference so far.',
  'future.compare.first': (p: { at: string; letter: string; what: string }) =>
    `Shared until ${p.at}, then in ${p.letter}: ${p.what}.`,
  'future.compare.none': 'Nothing to compare yet',
  'future.compare.none.why':
    'This run has one future so far. A second one begins where you press B, or where you go back in time and do something else.',
  'future.compare.none.then':
    'Go to an instant, begin a future there, do something in it, and compare the two with V.',
  'future.compare.none.fork': ({ at }: { at: string }) => `Begin future B at ${at}`,
  'future.compare.none.back': 'Back to the stage',
  'future.compare.body': 'Futures compared',
  'future.compare.below': 'What differs, in a table',
  'future.compare.known': ({ at }: { at: string }) => `known to ${at}`,
  'future.compare.upTo': (p: { what: string; at: string }) => `${p.what}, to ${p.at}`,
  'future.compare.notBy': ({ at }: { at: string }) => `not by ${at}`,
  'future.compare.differences': 'Differences',
  'future.compare.all': 'All lanes',
  'future.compare.lanes': 'Which lanes',
  'future.compare.which': 'Which futures',
  'future.compare.back': 'Back to one future',
  'future.compare.timeLeft': 'time left',
  'future.compare.leads': 'who leads',
  'future.compare.onlyDifference': 'the only difference',
  'future.compare.begins': 'the futures part here',
  'future.compare.table': 'What differs',
  'future.compare.fact': 'Fact',
  'future.compare.never': 'never',
  'future.compare.list': 'Every notable fact that differs',
  'future.compare.more': ({ count }: { count: number }) => `And ${count} more.`,
  'future.compare.holds': 'holds',
  'future.compare.broken': ({ at }: { at: string }) => `broken ${at}`,
  'future.compare.brokenFor': ({ seconds }: { seconds: string }) => `broken for ${seconds} s`,
  'future.compare.unknown': ({ node }: { node: string }) => `${node} is Unknown`,
  'future.compare.renewals': ({ node }: { node: string }) => `Renewals written by ${node}`,
  'future.compare.failed': ({ node }: { node: string }) => `Renewals of ${node} that failed`,
  'future.compare.pods': ({ node }: { node: string }) => `Pods deleted from ${node}`,
  'future.compare.holder': ({ lock }: { lock: string }) => `${lock} has a new holder`,
  'future.compare.lane': (p: { letter: string; name: string; from: string; to: string }) =>
    `Future ${p.letter}, ${p.name}, from ${p.from} to ${p.to}`,
  'future.compare.playhead': ({ at }: { at: string }) => `Playhead at ${at}`,
  'future.compare.finding.same': ({ all }: { all: string }) =>
    `So far ${and(all)} are the same run.`,
  'future.compare.finding.unknown': (p: Known & { node: string }) =>
    `In ${and(p.one)} the controller gave up on ${and(p.node)}. In ${and(p.other)} ${not(p)}`,
  'future.compare.finding.each': (p: Sides & { node: string; otherNode: string }) =>
    `In ${p.one} the controller gave up on ${and(p.node)}, in ${p.other} on ${and(p.otherNode)}.`,
  'future.compare.finding.leaders': (p: Known & { lock: string }) =>
    `In ${and(p.one)} ${and(p.lock)} changed hands. In ${and(p.other)} ${not(p)}`,
  'future.compare.finding.promise': (p: Sides & { promise: string }) =>
    `In ${and(p.one)} a promise broke: “${p.promise}”. In ${and(p.other)} it held.`,
  'future.compare.finding.earlier': (p: Sides & { what: string; seconds: string }) =>
    `${p.what}: ${p.seconds} s earlier in ${p.one} than in ${p.other}.`,
  'future.compare.finding.differs': ({ all, count }: { all: string; count: number }) =>
    `${and(all)} differ in ${count} notable fact${count === 1 ? '' : 's'}.`,
};
