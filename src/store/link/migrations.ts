/**
 * Old links open for ever: a document of each version is brought to the next by one step, in order.
 * What a step does not understand it hands on as it is, for the reader to name.
 */
import { RUN_FORMAT } from './runLink.ts';
import { fieldOf, isRecord } from './problem.ts';

type Document = Readonly<Record<string, unknown>>;

/**
 * Version 1: `s` scenario, `j` journal as pairs, `t` instant, `v` view, `l` language. It knew one
 * branch, seen up to the playhead.
 */
function fromVersion1(document: Document): Document {
  const at = fieldOf(document, 't') ?? 0;
  const [view, language] = [fieldOf(document, 'v'), fieldOf(document, 'l')];
  return {
    format: RUN_FORMAT,
    version: 2,
    scenario: fieldOf(document, 's'),
    branches: [{ journal: entriesOf(fieldOf(document, 'j')), edge: at }],
    at,
    ...(view === undefined ? {} : { view }),
    ...(language === undefined ? {} : { language }),
  };
}

const entriesOf = (journal: unknown): unknown =>
  Array.isArray(journal)
    ? journal.map((entry: unknown): unknown =>
        Array.isArray(entry) ? { t: entry[0] as unknown, command: entry[1] as unknown } : entry,
      )
    : journal;

/** The step from version n stands at place n - 1. */
const STEPS: readonly ((document: Document) => Document)[] = [fromVersion1];

/** The document as one of the newest version; `version` must be a known one. */
export const migrate = (document: unknown, version: number): unknown =>
  isRecord(document)
    ? STEPS.slice(version - 1).reduce((older: Document, step) => step(older), document)
    : document;
