/**
 * Bytes of a recording as text. A server may send a compressed file as it is, or say that it is
 * compressed and let the browser unpack it: so the first two bytes decide, not the name.
 */
import { Gunzip } from 'fflate';
import { fail, ok, type Result, problemAt, say, type Phrase } from '../../engine/index.ts';

/** More than any recording, and less than would fill the memory. */
const LONGEST_TEXT = 64_000_000;

const isCompressed = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

export function recordingText(bytes: Uint8Array): Result<string> {
  const plain = isCompressed(bytes) ? unpack(bytes) : bytes;
  if (plain === 'long' || (plain !== null && plain.length > LONGEST_TEXT))
    return problem(
      say`more than ${LONGEST_TEXT / 1e6} MB`,
      say`at most ${LONGEST_TEXT / 1e6} MB of text`,
    );
  if (plain === null)
    return problem(say`${bytes.length} compressed bytes`, say`a whole gzip file, to its last byte`);
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(plain));
  } catch {
    return problem(
      say`${plain.length} bytes`,
      say`JSON Lines in UTF-8, plain or compressed by gzip`,
    );
  }
}

const problem = (found: Phrase, allowed: Phrase): Result<never> =>
  fail([problemAt('file', found, allowed, 'recording.damaged')]);

function unpack(bytes: Uint8Array): Uint8Array | 'long' | null {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let whole = false;
  try {
    const gunzip = new Gunzip((chunk, last) => {
      size += chunk.length;
      if (size > LONGEST_TEXT) throw new RangeError('too long');
      chunks.push(chunk);
      whole = last;
    });
    gunzip.push(bytes, true);
  } catch (error) {
    return error instanceof RangeError ? 'long' : null;
  }
  if (!whole) return null;
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
