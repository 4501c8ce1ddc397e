/**
 * A text in an address: compressed, with its length and a checksum before it, in letters that need no
 * escaping. The length tells a link that was cut short from one that was altered.
 */
import { deflateSync, Inflate, strFromU8, strToU8 } from 'fflate';
import { ok, type Result, say, type Phrase } from '../../engine/index.ts';
import { crc32 } from './crc32.ts';
import { LONGEST_TEXT } from './limits.ts';
import { refuse } from './problem.ts';

/** Three bytes of length, four of checksum, both of what follows. */
const HEAD = 7;
/** Unpacked so many bytes at a time, so that what unpacks to a thousand times as much is noticed early. */
const SLICE = 1024;

export function pack(text: string, dictionary: string): string {
  const body = deflateSync(strToU8(text), { level: 9, dictionary: strToU8(dictionary) });
  const bytes = new Uint8Array(HEAD + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, body.length >>> 16);
  view.setUint16(1, body.length & 0xffff);
  view.setUint32(3, crc32(body));
  bytes.set(body, HEAD);
  return toBase64Url(bytes);
}

export function unpack(text: string, dictionary: string): Result<string> {
  const bytes = readBase64Url(text);
  if (!bytes.ok) return bytes;
  const { value } = bytes;
  const body = value.subarray(HEAD);
  if (value.length <= HEAD) return cutShort(value.length, say`more than its head`);
  const view = new DataView(value.buffer, value.byteOffset);
  const length = (view.getUint8(0) << 16) + view.getUint16(1);
  if (body.length < length) return cutShort(body.length, say`${length} bytes`);
  if (body.length > length)
    return refuse(
      'altered',
      'link',
      say`${body.length} bytes`,
      say`${length} bytes, as it says itself`,
    );
  if (crc32(body) !== view.getUint32(3))
    return refuse('altered', 'link', say`another checksum`, say`the link as it was copied`);
  return inflate(body, strToU8(dictionary));
}

/** The first version had neither length nor checksum. */
export function unpackBare(text: string): Result<string> {
  const bytes = readBase64Url(text);
  return bytes.ok ? inflate(bytes.value, new Uint8Array()) : bytes;
}

const cutShort = (found: number, allowed: Phrase): Result<never> =>
  refuse('cutShort', 'link', say`${found} bytes`, allowed);

function inflate(bytes: Uint8Array, dictionary: Uint8Array): Result<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  const stream = new Inflate({ dictionary }, (chunk, last) => {
    size += chunk.length;
    chunks.push(chunk);
    whole = last;
  });
  try {
    for (let at = 0; at < bytes.length && size <= LONGEST_TEXT; at += SLICE)
      stream.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  } catch {
    return refuse('altered', 'link', say`${bytes.length} bytes`, say`the link as it was copied`);
  }
  if (size > LONGEST_TEXT)
    return refuse(
      'tooLarge',
      'link',
      say`more than ${LONGEST_TEXT} characters`,
      say`at most ${LONGEST_TEXT}`,
    );
  return whole ? ok(strFromU8(joined(chunks, size))) : cutShort(bytes.length, say`more`);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function readBase64Url(text: string): Result<Uint8Array> {
  const strange = /[^A-Za-z0-9_-]/.exec(text);
  if (strange !== null)
    return refuse(
      'altered',
      'link',
      say`${JSON.stringify(strange[0])} at place ${strange.index + 1}`,
      say`letters, digits, - and _`,
    );
  // Six bits alone are no byte: the end of them is missing.
  const whole = text.length % 4 === 1 ? text.slice(0, -1) : text;
  const binary = atob(whole.replaceAll('-', '+').replaceAll('_', '/'));
  return ok(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
