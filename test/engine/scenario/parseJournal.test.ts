/** A journal from a link or a file is checked against the scenario it was made in. */
import { describe, expect, it } from 'vitest';
import { parseJournal, parseScenario, type Scenario } from '../../../src/engine/index.ts';

function scenario(): Scenario {
  const parsed = parseScenario({ format: 'lease-lab/scenario', version: 1, nodes: ['a'] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const codes = (journal: unknown): readonly string[] => {
  const parsed = parseJournal(journal, scenario());
  return parsed.ok ? [] : parsed.error.map(({ path, code }) => `${path}: ${code}`);
};

const MAINTENANCE = { key: 'maintenance', effect: 'NoExecute' };

describe('a journal', () => {
  const powerOff = { kind: 'powerOff', node: 'a' };

  it('is a list of commands at instants, in order', () => {
    const journal = [
      { t: 5, command: powerOff },
      { t: 5, command: { kind: 'apiServerDown' } },
    ];
    expect(parseJournal(journal, scenario())).toEqual({ ok: true, value: journal });
    expect(parseJournal(undefined, scenario())).toEqual({ ok: true, value: [] });
  });

  it.each([
    [{}, ['journal: type']],
    [[{ command: powerOff }], ['journal[0].t: missing']],
    [[{ t: 1.5, command: powerOff }], ['journal[0].t: range']],
    [
      [{ t: 1, command: { kind: 'powerOff', node: 'b' } }],
      ['journal[0].command.node: unknownNode'],
    ],
    [[{ t: 1 }], ['journal[0].command: type']],
    [
      [{ t: 1, command: { kind: 'setTaints', node: 'b', taints: [{ key: 'm' }] } }],
      ['journal[0].command.node: unknownNode', 'journal[0].command.taints[0].effect: missing'],
    ],
    [
      [{ t: 1, command: { kind: 'setTaints', node: 'a', taints: [MAINTENANCE, MAINTENANCE] } }],
      ['journal[0].command.taints[1]: duplicate'],
    ],
    [
      [
        { t: 9, command: powerOff },
        { t: 8, command: powerOff },
      ],
      ['journal[1].t: range'],
    ],
  ])('%j is refused with its place', (journal, expected) => {
    expect(codes(journal)).toEqual(expected);
  });
});
