/** A recording is evidence: what was cut short, edited or is unknown must not pass as one. */
import { describe, expect, it } from 'vitest';
import { parseRecording } from '../../src/recordings/parseRecording.ts';
import { readFixture, RECORDINGS } from '../support/readRecording.ts';

const problemsOf = (text: string) => {
  const result = parseRecording(text);
  return result.ok ? [] : result.error.map(({ path, code }) => ({ path, code }));
};
const lines = readFixture('crash').trimEnd().split('\n');
const without = (index: number, ...instead: string[]) =>
  lines.toSpliced(index, 1, ...instead).join('\n');

describe('parseRecording', () => {
  it.each(RECORDINGS)('reads the recording %s whole', (name) => {
    expect(problemsOf(readFixture(name))).toEqual([]);
  });

  it('keeps who, when and what of a request', () => {
    const result = parseRecording(lines.join('\n'));
    if (!result.ok) throw new Error('not read');
    const unknown = result.value.rows.find(
      (row) => row.source === 'api' && row.stored?.ready === 'Unknown',
    );
    expect(unknown).toMatchObject({
      t: 87_111_403,
      arrived: 87_104_042,
      who: 'kcm1',
      verb: 'update',
      kind: 'Node',
      name: 'node-0',
    });
  });

  it('says that a recording was cut short, in the middle of a line or between two', () => {
    expect(problemsOf(lines.join('\n').slice(0, -200))).toEqual([
      { path: expect.stringMatching(/^line \d+$/) as string, code: 'recording.cutShort' },
    ]);
    expect(problemsOf(lines.slice(0, -1).join('\n'))).toEqual([
      { path: `line ${lines.length - 1}`, code: 'recording.cutShort' },
    ]);
  });

  it('names the line of a row that was moved in time', () => {
    const moved = lines[20]?.replace(/"t":[\d.]+/, '"t":0.5') ?? '';
    expect(problemsOf(without(20, moved))).toContainEqual({
      path: 'line 21: t',
      code: 'recording.outOfOrder',
    });
  });

  it('names the line of a Lease write whose resourceVersion was edited', () => {
    const index = lines.findLastIndex(
      (line) => line.includes('"kind":"Lease"') && line.includes('"rv"'),
    );
    const edited = lines[index]?.replace(/"rv":\d+/, '"rv":7') ?? '';
    expect(problemsOf(without(index, edited))).toEqual([
      { path: `line ${index + 1}: object.rv`, code: 'recording.resourceVersion' },
    ]);
  });

  it('names the line of a row that came twice', () => {
    const index = lines.findIndex(
      (line) => line.includes('"kind":"Lease"') && line.includes('"rv"'),
    );
    const row = lines[index] ?? '';
    expect(problemsOf(without(index, row, row))).toEqual([
      { path: `line ${index + 2}: object.rv`, code: 'recording.resourceVersion' },
    ]);
  });

  it('refuses sources, deeds and link states it does not know', () => {
    expect(problemsOf(without(5, '{"t":1,"src":"oracle","who":"x"}'))).toContainEqual({
      path: 'line 6: src',
      code: 'recording.unknownSource',
    });
    expect(problemsOf(without(5, '{"t":1,"src":"lab","do":"bribe","who":"x"}'))).toContainEqual({
      path: 'line 6: do',
      code: 'recording.unknownWord',
    });
    expect(
      problemsOf(
        without(5, '{"t":1,"src":"lab","do":"link","who":"x","toServer":"melt","toClient":"pass"}'),
      ),
    ).toContainEqual({
      path: 'line 6: toServer',
      code: 'recording.unknownWord',
    });
  });

  it('names the line that is not JSON', () => {
    expect(problemsOf(without(5, 'kubectl get leases'))).toContainEqual({
      path: 'line 6',
      code: 'recording.notJson',
    });
    expect(problemsOf('')).toContainEqual({ path: 'line 1', code: 'recording.notJson' });
  });
});
