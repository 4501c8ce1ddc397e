/**
 * Strict semantic versions as LeaseCandidates carry them (reference 1.2): three numbers without a
 * leading `v`, perhaps a pre-release. They are compared as versions and not as texts, so that
 * 1.10.0 comes after 1.9.0 (CE-5).
 */
export interface Version {
  readonly numbers: readonly [number, number, number];
  /** Parts of the pre-release; none for a release, which comes after all of its pre-releases. */
  readonly preRelease: readonly string[];
}

const NUMBER = '(0|[1-9]\\d*)';
const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const PATTERN = new RegExp(
  `^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-(${IDENTIFIERS}))?(?:\\+${IDENTIFIERS})?$`,
);
const DIGITS = /^\d+$/;

/** The version, or null for anything that is none. */
export function parseVersion(text: string): Version | null {
  const found = PATTERN.exec(text);
  if (found === null) return null;
  const preRelease = found[4]?.split('.') ?? [];
  if (preRelease.some((part) => DIGITS.test(part) && part.length > 1 && part.startsWith('0')))
    return null;
  return { numbers: [Number(found[1]), Number(found[2]), Number(found[3])], preRelease };
}

/** Negative if `a` is older, positive if it is newer; the build is not compared. */
export function compareVersions(a: Version, b: Version): number {
  for (const place of [0, 1, 2] as const) {
    const difference = a.numbers[place] - b.numbers[place];
    if (difference !== 0) return difference;
  }
  return comparePreReleases(a.preRelease, b.preRelease);
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return b.length - a.length;
  for (let place = 0; place < Math.max(a.length, b.length); place++) {
    const one = a[place];
    const other = b[place];
    if (one === undefined) return -1;
    if (other === undefined) return 1;
    const difference = comparePart(one, other);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Numbers come before texts. */
function comparePart(a: string, b: string): number {
  const isNumber = DIGITS.test(a);
  if (isNumber !== DIGITS.test(b)) return isNumber ? -1 : 1;
  if (isNumber) return Number(a) - Number(b);
  return a < b ? -1 : a > b ? 1 : 0;
}
