/**
 * Old documents open for ever: each version is brought to the next by one step, in order. The chain
 * is checked when it is loaded: a gap would be our own error.
 */
import { assert } from '../base/assert.ts';
import { SCENARIO_VERSION } from './scenario.ts';

type Document = Readonly<Record<string, unknown>>;

export interface Migration {
  readonly from: number;
  /** The document of version `from`, as one of version `from` + 1. */
  readonly migrate: (document: Document) => Document;
}

/** There has been one version so far. */
const MIGRATIONS: readonly Migration[] = [];

/** The chain in order, from the first version on; throws if there is a gap. */
export function checkChain(migrations: readonly Migration[], newest: number): readonly Migration[] {
  assert(migrations.length === newest - 1, 'one migration for every version but the newest');
  migrations.forEach((migration, index) => {
    assert(migration.from === index + 1, `a migration from version ${index + 1}`);
  });
  return migrations;
}

const chain = checkChain(MIGRATIONS, SCENARIO_VERSION);

/** The document as one of the newest version; `version` must be a known one. */
export const migrate = (
  document: Document,
  version: number,
  steps: readonly Migration[] = chain,
): Document =>
  steps
    .slice(version - 1)
    .reduce((older, { from, migrate: step }) => ({ ...step(older), version: from + 1 }), document);
