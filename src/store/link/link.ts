/**
 * A run as the fragment of an address, `#v2.` and a packed document, and back. Reading one never
 * throws: a link comes from anywhere, and a damaged one gets named problems while what runs goes on.
 */
import { type Result, say } from '../../engine/index.ts';
import { DICTIONARY } from './dictionary.ts';
import { LONGEST_READ_LINK } from './limits.ts';
import { migrate } from './migrations.ts';
import { pack, unpack, unpackBare } from './pack.ts';
import { parseRun, parseRunDocument } from './parseRun.ts';
import { printRun } from './printRun.ts';
import { refuse } from './problem.ts';
import { readJson } from './readJson.ts';
import { RUN_VERSION, type RunLink } from './runLink.ts';

const FIRST_PACKED = /^v1\./;
const PACKED = /^v(\d{1,6})\./;
/** Cut off before there is anything in it. */
const STUMP = /^v\d{0,6}$/;

/** The fragment of a run's link, without the `#`. */
export const linkFragment = (link: RunLink): string =>
  `v${RUN_VERSION}.${pack(JSON.stringify(printRun(link)), DICTIONARY)}`;

/** What the fragment of an address says, or all that is wrong with it. */
export function parseLink(fragment: string): Result<RunLink> {
  const text = fragment.replace(/^#/, '');
  if (STUMP.test(text))
    return refuse('cutShort', 'link', begin(text), say`a fragment that begins with v2.`);
  const version = Number(PACKED.exec(text)?.[1] ?? Number.NaN);
  if (!(version >= 1))
    return refuse('unknownFormat', 'link', begin(text), say`a fragment that begins with v2.`);
  if (version > RUN_VERSION)
    return refuse('newerVersion', 'link', begin(text), say`at most v${RUN_VERSION}.`);
  if (text.length > LONGEST_READ_LINK)
    return refuse(
      'tooLarge',
      'link',
      say`${text.length} characters`,
      say`at most ${LONGEST_READ_LINK}; longer runs are files`,
    );
  const packed = text.replace(PACKED, '');
  const isFirst = FIRST_PACKED.test(text);
  const unpacked = isFirst ? unpackBare(packed) : unpack(packed, DICTIONARY);
  if (!unpacked.ok) return unpacked;
  const value = readJson(unpacked.value, 'link');
  if (!value.ok) return value;
  return isFirst ? parseRun(migrate(value.value, 1)) : parseRunDocument(value.value);
}

const begin = (text: string): string => JSON.stringify(text.slice(0, 12));
