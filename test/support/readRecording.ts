/** The recordings kept as fixtures: trimmed to what is compared, compressed, otherwise as they were. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseRecording } from '../../src/recordings/parseRecording.ts';
import type { Recording } from '../../src/recordings/recording.ts';

export function readFixture(name: string): string {
  const file = new URL(`../fixtures/recordings/${name}.jsonl.gz`, import.meta.url);
  return gunzipSync(readFileSync(file)).toString('utf8');
}

export function readRecording(name: string): Recording {
  const result = parseRecording(readFixture(name));
  if (!result.ok)
    throw new Error(
      `${name}: ${result.error.map((problem) => `${problem.path} ${problem.code}`).join(', ')}`,
    );
  return result.value;
}
