/** The recordings, as the page fetches them and the tests read them (src/recordings/README.md). */
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parseRecording } from '../../src/recordings/parseRecording.ts';
import type { Recording } from '../../src/recordings/recording.ts';

const FOLDER = new URL('../../public/recordings/', import.meta.url);

export const RECORDINGS: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.jsonl.gz'))
  .map((file) => file.slice(0, -'.jsonl.gz'.length));

export function readFixture(name: string): string {
  return gunzipSync(readFileSync(new URL(`${name}.jsonl.gz`, FOLDER))).toString('utf8');
}

export function readRecording(name: string): Recording {
  const result = parseRecording(readFixture(name));
  if (!result.ok)
    throw new Error(
      `${name}: ${result.error.map((problem) => `${problem.path} ${problem.code}`).join(', ')}`,
    );
  return result.value;
}
