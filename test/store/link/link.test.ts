/** The link: its form, and what is said of one that is not as it was made. */
import { deflateSync, strToU8 } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Problem, Result } from '../../../src/engine/index.ts';
import { linkFragment, parseLink } from '../../../src/store/link/link.ts';
import { DICTIONARY } from '../../../src/store/link/dictionary.ts';
import { LONGEST_TEXT } from '../../../src/store/link/limits.ts';
import { pack } from '../../../src/store/link/pack.ts';
import { printRun } from '../../../src/store/link/printRun.ts';
import type { RunLink } from '../../../src/store/link/runLink.ts';
import { calmRun, runLinkTo } from '../../support/links.ts';

const NODE = 'ip-10-29-69-101.ap-northeast-2.compute.internal';

const run: RunLink = runLinkTo(
  calmRun([
    [20, { kind: 'powerOff', node: NODE }],
    [30, { kind: 'cut', processes: ['kube-scheduler/cp-3'], mode: 'held', direction: 'answers' }],
  ]),
  42_000_000,
  { selection: { kind: 'node', name: NODE }, lens: 2, speed: 5, language: 'ko' },
);
const whole = linkFragment(run);

const problemsOf = (read: Result<unknown>): readonly Problem[] => (read.ok ? [] : read.error);
const faultOf = (fragment: string): string => problemsOf(parseLink(fragment))[0]?.code ?? 'none';
const packed = (document: unknown): string => `v2.${pack(JSON.stringify(document), DICTIONARY)}`;

describe('a link', () => {
  it('begins with its version and needs no escaping in an address', () => {
    expect(whole).toMatch(/^v2\.[A-Za-z0-9_-]+$/);
  });

  it('of the opening scene fits in a small QR code', () => {
    expect(linkFragment(runLinkTo(calmRun(), 16_400_000)).length).toBeLessThan(260);
  });

  it('that was cut off anywhere is said to be incomplete', () => {
    for (let length = 1; length < whole.length; length += 1)
      expect([length, faultOf(whole.slice(0, length))]).toEqual([length, 'cutShort']);
  });

  it('with one letter changed is said to be altered, and nothing of it is used', () => {
    const changed = fc.tuple(
      fc.integer({ min: 13, max: whole.length - 2 }),
      fc.constantFrom('A', 'z', '%'),
    );
    fc.assert(
      fc.property(changed, ([at, letter]) => {
        fc.pre(whole[at] !== letter);
        expect(faultOf(whole.slice(0, at) + letter + whole.slice(at + 1))).toBe('altered');
      }),
    );
  });

  it('with something after its end is said to be altered', () => {
    expect(faultOf(`${whole}AAAA`)).toBe('altered');
    expect(faultOf(`${whole}).`)).toBe('altered');
  });

  it('of a newer version is said to be newer', () => {
    expect(faultOf(`v3.${whole.slice(3)}`)).toBe('newerVersion');
    expect(faultOf('#v999999.abc')).toBe('newerVersion');
    expect(faultOf(packed({ ...printRun(run), version: 3 }))).toBe('newerVersion');
  });

  it('of no version is said to be none', () => {
    expect(faultOf('v0.abc')).toBe('unknownFormat');
    expect(faultOf('hello')).toBe('unknownFormat');
    expect(faultOf('')).toBe('unknownFormat');
  });

  it('that is longer than any is not even unpacked', () => {
    expect(faultOf(`v2.${'A'.repeat(300_000)}`)).toBe('tooLarge');
  });

  it('that unpacks to more than fits is stopped on the way', () => {
    const spaces = ' '.repeat(LONGEST_TEXT * 4);
    expect(faultOf(`v2.${pack(spaces, DICTIONARY)}`)).toBe('tooLarge');
    const bare = Buffer.from(deflateSync(strToU8(spaces), { level: 9 })).toString('base64url');
    expect(faultOf(`v1.${bare}`)).toBe('tooLarge');
  });

  it('with brackets within brackets without end is refused before it is parsed', () => {
    expect(faultOf(`v2.${pack('['.repeat(1_000_000), DICTIONARY)}`)).toBe('altered');
    expect(faultOf(`v2.${pack('{"a":'.repeat(100_000), DICTIONARY)}`)).toBe('altered');
  });

  it('with a command about a node that is not in its scenario is refused by field', () => {
    const journal = [{ t: 1, command: { kind: 'powerOff', node: 'nobody' } }];
    const read = parseLink(packed({ ...printRun(run), branches: [{ journal, edge: 5 }] }));
    expect(problemsOf(read)[0]?.path).toBe('branches[0].journal[0].command.node');
  });

  it('names every field that is wrong, each with its path', () => {
    const document = {
      ...printRun(run),
      at: -1,
      current: 7,
      colour: 'red',
      bookmarks: ['soon'],
      branches: [{ edge: 1.5 }, { parent: 1 }, { fork: 3 }],
    };
    expect(problemsOf(parseLink(packed(document))).map(({ path }) => path)).toEqual([
      'colour',
      'branches[0].edge',
      'branches[1].parent',
      'branches[2].fork',
      'current',
      'at',
      'bookmarks[0]',
    ]);
  });

  it('with a view that makes no sense opens with the view one starts with', () => {
    const view = {
      speed: 1e9,
      lens: 'x',
      tab: 3,
      window: { from: 5, to: 1 },
      selection: { kind: 'node' },
    };
    const read = parseLink(packed({ ...printRun(run), view }));
    expect(read.ok && read.value.view).toEqual(runLinkTo(calmRun(), 0).view);
  });

  it('with a loop or a mark that no run reaches opens without them', () => {
    const far = Number.MAX_SAFE_INTEGER;
    const view = { loop: [far - 1, far] };
    const read = parseLink(packed({ ...printRun(run), view, bookmarks: [42_000_000, far] }));
    expect(read.ok && [read.value.view.loop, read.value.bookmarks]).toEqual([null, [42_000_000]]);
  });

  it('cannot say anything by what every object has', () => {
    const text = JSON.stringify(printRun(run)).replace('{', '{"__proto__":{"at":1},');
    expect(faultOf(`v2.${pack(text, DICTIONARY)}`)).toBe('unknownField');
  });
});
