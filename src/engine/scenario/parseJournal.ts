/** The commands of a run as a link or a file holds them: checked against the scenario they were given to. */
import { say } from '../base/phrase.ts';
import { fail, ok, type Problem, type Result } from '../base/result.ts';
import type { JournalEntry } from '../simulation/commands.ts';
import { knownNames, parseCommand } from './parseCommand.ts';
import { demand, fieldsOf, readList, readWhole, refuseOthers, type Fields } from './reader.ts';
import type { Scenario } from './scenario.ts';

const MAX_ENTRIES = 100_000;

/** Instants are whole microseconds and never go back. */
export function parseJournal(input: unknown, scenario: Scenario): Result<readonly JournalEntry[]> {
  const problems: Problem[] = [];
  const names = knownNames(scenario);
  const document = fieldsOf({ journal: input }, '', problems);
  let latest = 0;
  const entries = readList(
    document,
    'journal',
    MAX_ENTRIES,
    (value, path): JournalEntry | null => {
      const fields: Fields = fieldsOf(value, path, problems);
      demand(fields, 't', say`microseconds since the run began`);
      latest = readWhole(fields, 't', { min: latest, max: Number.MAX_SAFE_INTEGER }, latest);
      fields.known.add('command');
      const command = parseCommand(fields.values['command'], `${path}.command`, problems, names);
      refuseOthers(fields);
      return command === null ? null : { t: latest, command };
    },
    [],
  );
  return problems.length > 0
    ? fail(problems)
    : ok(entries.flatMap((entry) => (entry === null ? [] : [entry])));
}
