/** The link: what goes in comes out, and what is damaged is named and never thrown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunLink } from '../../src/store/url.ts';
import { linkFragment, parseLink } from '../../src/store/url.ts';
import { calmRun } from '../support/links.ts';

const NODE = 'ip-10-29-69-101.ap-northeast-2.compute.internal';

const link: RunLink = {
  ...calmRun([
    [20, { kind: 'powerOff', node: NODE }],
    [30, { kind: 'cut', processes: ['kube-scheduler/cp-3'], mode: 'held', direction: 'answers' }],
  ]),
  at: 42_000_000,
  view: { selection: { kind: 'node', name: NODE }, lens: 2, speed: 5 },
  language: 'ko',
};

describe('a link', () => {
  it('says scenario, journal, instant, view and language', () => {
    expect(parseLink(`#${linkFragment(link)}`)).toEqual({ ok: true, value: link });
  });

  it('begins with its version and needs no escaping in an address', () => {
    expect(linkFragment(link)).toMatch(/^v1\.[A-Za-z0-9_-]+$/);
  });

  it('of the opening scene fits in a message', () => {
    expect(linkFragment(link).length).toBeLessThan(1500);
  });

  it('that was cut off anywhere is named as damaged', () => {
    const whole = linkFragment(link);
    fc.assert(
      fc.property(fc.integer({ min: 3, max: whole.length - 1 }), (length) => {
        const read = parseLink(whole.slice(0, length));
        expect(read.ok).toBe(false);
        if (!read.ok) expect(read.error[0]?.path).toBe('link');
      }),
    );
  });

  it('of another version is named by its beginning', () => {
    const read = parseLink('#v9.abc');
    expect(read).toMatchObject({ ok: false, error: [{ code: 'version', found: 'v9.abc' }] });
  });

  it('is never more than a problem, whatever it says', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseLink(`v1.${text}`)));
  });

  it('with a command about a node that is not in its scenario is refused by field', () => {
    const wrong = {
      ...link,
      journal: [{ t: 1, command: { kind: 'powerOff', node: 'nobody' } as const }],
    };
    const read = parseLink(linkFragment(wrong));
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error[0]?.path).toContain('journal[0]');
  });

  it('with a view that makes no sense opens with the view one starts with', () => {
    const fragment = linkFragment({ ...link, view: { selection: null, lens: 0, speed: 1e9 } });
    const read = parseLink(fragment);
    expect(read.ok && read.value.view).toEqual({ selection: null, lens: 0, speed: 1 });
  });
});
