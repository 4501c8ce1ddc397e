/** Versions as LeaseCandidates carry them. */
import { describe, expect, it } from 'vitest';
import { compareVersions, parseVersion } from '../../../src/engine/kubernetes/semver.ts';

const compare = (a: string, b: string): number => {
  const [one, other] = [parseVersion(a), parseVersion(b)];
  if (one === null || other === null) throw new Error(`${a} or ${b} is no version`);
  return Math.sign(compareVersions(one, other));
};

describe('strict versions', () => {
  it.each(['v1.36.0', '1.36', '1.36.00', '01.2.3', '1.2.3-01', '1.2.3-', ''])(
    'refuse %s',
    (text) => {
      expect(parseVersion(text)).toBeNull();
    },
  );

  it.each([
    ['1.9.0', '1.10.0'],
    ['1.36.0', '1.36.1'],
    ['1.36.0-alpha.1', '1.36.0'],
    ['1.36.0-alpha', '1.36.0-alpha.1'],
    ['1.36.0-alpha.2', '1.36.0-alpha.10'],
    ['1.36.0-9', '1.36.0-alpha'],
  ])('%s is older than %s', (older, newer) => {
    expect(compare(older, newer)).toBe(-1);
    expect(compare(newer, older)).toBe(1);
  });

  it('do not count the build', () => {
    expect(compare('1.36.0+a', '1.36.0+b')).toBe(0);
  });
});
