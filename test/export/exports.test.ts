/** What is exported can be read again: the log as it was, the objects by the project's own importer. */
import { decodeQR } from 'qr/decode.js';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { csv, jsonLines } from '../../src/components/export/logText.ts';
import { objectsYaml } from '../../src/components/export/objectsText.ts';
import { coverOf } from '../../src/components/export/pictureFonts.ts';
import { MOST_IN_CODE, qrOf, type QrCode } from '../../src/components/export/qr.ts';
import { instantsOf, PICTURES_PER_SECOND } from '../../src/components/export/recordVideo.ts';
import { ensure, seconds, soleBranch, type Fact } from '../../src/engine/index.ts';
import { importCluster } from '../../src/kubectl/importCluster.ts';
import { createSimulationSource } from '../../src/sources/simulation/simulationSource.ts';
import { calmRun, factsOf } from '../support/links.ts';
import { createPromptWorker } from '../support/sameThreadWorker.ts';

const NODE = 'ip-10-29-69-101.ap-northeast-2.compute.internal';
const run = calmRun([[5, { kind: 'powerOff', node: NODE }]]);
const facts = factsOf(run, 30);

/** RFC 4180, read the slow and certain way. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',' || character === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    } else if (character !== '\r') cell += character;
  }
  return rows.slice(0, -1);
}

describe('the log as JSON lines', () => {
  it('is one fact a line, each as the log has it', async () => {
    const text = (await jsonLines(facts)).join('');
    const lines = text.trimEnd().split('\n');
    expect(lines).toHaveLength(facts.length);
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(
      facts.map((fact): unknown => JSON.parse(JSON.stringify(fact))),
    );
  });

  it('is whole however many parts it is made in', async () => {
    const many = Array.from({ length: 12 }, () => facts).flat();
    const parts = await jsonLines(many);
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.join('').trimEnd().split('\n')).toHaveLength(many.length);
  });
});

describe('the log as CSV', () => {
  it('has a row for each fact and a column for each field of any', async () => {
    const rows = rowsOf((await csv(facts)).join(''));
    const [head = []] = rows;
    expect(rows).toHaveLength(facts.length + 1);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
    expect(head.slice(0, 5)).toEqual(['seq', 't', 'seconds', 'cause', 'kind']);
    const names = new Set(facts.flatMap((fact) => Object.keys(fact)));
    expect(new Set(head.filter((name) => name !== 'seconds'))).toEqual(names);
  });

  it('says of a command what was done, in one cell', async () => {
    const rows = rowsOf((await csv(facts)).join(''));
    const [head = []] = rows;
    const command = rows.find((row) => row[head.indexOf('kind')] === 'command') ?? [];
    expect(JSON.parse(command[head.indexOf('command')] ?? '')).toEqual({
      kind: 'powerOff',
      node: NODE,
    });
    expect(command[head.indexOf('seconds')]).toBe('5.000000');
  });

  it('hands a spreadsheet no formula', async () => {
    const fact = { ...facts[0], node: '=1+1' } as Fact;
    expect((await csv([fact])).join('')).toContain("'=1+1");
  });
});

it('the objects as YAML are read by the importer as the cluster they are', async () => {
  const source = createSimulationSource(createPromptWorker());
  await source.load(run.scenario, soleBranch([], seconds(30)));
  const frame = ensure(source.latest(), 'a frame');
  const read = importCluster(objectsYaml(frame));
  expect(read.ok && read.value.nodes.map(({ name }) => name).toSorted()).toEqual(
    run.scenario.nodes.map(({ name }) => name).toSorted(),
  );
  expect(read.ok && read.value.components).toHaveLength(run.scenario.components.length);
});

/** What a camera looks for. */
const MARK = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'].join(
  '\n',
);

/** The squares that the path of a code covers. */
function darkSquares({ size, path }: QrCode) {
  const covered = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let at = Number(x); at < Number(x) + Number(width); at += 1) covered.add(`${at} ${y}`);
  return { size, dark: (x: number, y: number): boolean => covered.has(`${x} ${y}`) };
}

/** As long as asked for, of the letters that links are written in. */
const linkTextOf = (length: number): string =>
  Array.from({ length }, (_, at) => LETTERS[(at * 37 + (at >> 3)) % LETTERS.length]).join('');
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The code as a camera sees it: four pixels a square, and a light margin of four squares. */
function photographed(code: QrCode) {
  const { dark, size } = darkSquares(code);
  const [scale, margin] = [4, 4];
  const width = (size + 2 * margin) * scale;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1)
      if (dark(Math.floor(x / scale) - margin, Math.floor(y / scale) - margin))
        data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  return { width, height: width, data };
}

describe('a QR code', () => {
  it('carries its mark in three corners, and in the fourth none', () => {
    const code = ensure(qrOf('https://example.org/#v2.AAAA'), 'a code');
    const { dark, size } = darkSquares(code);
    const corner = (x: number, y: number): string =>
      Array.from({ length: 7 }, (_, row) =>
        Array.from({ length: 7 }, (__, column) => (dark(x + column, y + row) ? '#' : '.')).join(''),
      ).join('\n');
    expect(size).toBeGreaterThanOrEqual(21);
    expect(corner(0, 0)).toBe(MARK);
    expect(corner(size - 7, 0)).toBe(MARK);
    expect(corner(0, size - 7)).toBe(MARK);
    expect(corner(size - 7, size - 7)).not.toBe(MARK);
  });

  it('draws each dark square of its text, and no others', () => {
    const text = 'https://example.org/#v2.AAAA';
    const code = ensure(qrOf(text), 'a code');
    const { dark } = darkSquares(code);
    const squares = Array.from({ length: code.size }, (_, y) =>
      Array.from({ length: code.size }, (__, x) => dark(x, y)),
    );
    expect(squares).toEqual(encode(text, { ecc: 'L', border: 0 }).data);
  });

  it.each([
    ['of a short link', `https://example.org/lab/#v2.${linkTextOf(60)}`],
    ['of a link as long as most', `https://example.org/lab/#v2.${linkTextOf(700)}`],
    [
      'of the longest that a code holds',
      `https://example.org/#v2.${linkTextOf(MOST_IN_CODE - 24)}`,
    ],
  ])('%s is read back letter by letter by a decoder that knows nothing of it', (_, text) => {
    expect(decodeQR(photographed(ensure(qrOf(text), 'a code')))).toBe(text);
  });

  it('of a text that no code holds is none', () => {
    expect(qrOf('x'.repeat(MOST_IN_CODE))).not.toBeNull();
    expect(qrOf('x'.repeat(MOST_IN_CODE + 1))).toBeNull();
  });
});

describe('a face of a font', () => {
  it('covers the letters of its ranges and no others', () => {
    const covers = coverOf('U+0-7F, U+AC00-D7A3, U+4??');
    expect([0x41, 0xac00, 0x4ff].map(covers)).toEqual([true, true, true]);
    expect([0x80, 0x500, 0xd7a4].map(covers)).toEqual([false, false, false]);
  });

  it('without a range covers everything', () => {
    expect(coverOf('')(0x1f600)).toBe(true);
  });
});

it('the pictures of a video begin and end where the range does, at even distances', () => {
  const instants = instantsOf({ from: seconds(10), to: seconds(20), speed: 2 });
  expect(instants).toHaveLength(5 * PICTURES_PER_SECOND + 1);
  expect([instants[0], instants.at(-1)]).toEqual([seconds(10), seconds(20)]);
});
