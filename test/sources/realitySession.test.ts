/** What the page asks of the worker beside reality: opening recordings of any origin, comparing, being overtaken. */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { isInside } from '../../src/recordings/compare/brackets.ts';
import type {
  FromRealityWorker,
  ToRealityWorker,
} from '../../src/sources/reality/realityProtocol.ts';
import {
  createRealitySession,
  type RealitySession,
} from '../../src/sources/reality/realitySession.ts';
import { createRealitySource } from '../../src/sources/reality/realitySource.ts';
import { readFixture } from '../support/readRecording.ts';
import { sameThreadRealityWorker } from '../support/sameThreadReality.ts';

const crash = readFixture('crash');
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function ask(session: RealitySession, message: ToRealityWorker): Promise<FromRealityWorker> {
  const answers: FromRealityWorker[] = [];
  await session.answer(message, (answer) => answers.push(answer));
  const last = answers.at(-1);
  if (last === undefined) throw new Error('no answer');
  return last;
}

const newSession = (): RealitySession => createRealitySession(() => Promise.resolve());

async function problemsOf(bytes: Uint8Array): Promise<readonly { path: string; found: string }[]> {
  const answer = await ask(newSession(), { kind: 'open', ticket: 1, bytes });
  if (answer.kind !== 'opened' || answer.result.ok) throw new Error('it was opened');
  return answer.result.error;
}

describe('opening a recording', () => {
  it.each([
    ['plain, as a server with Content-Encoding delivers it', bytesOf(crash)],
    ['compressed, as a plain server delivers it', new Uint8Array(gzipSync(crash))],
  ])('reads it %s', async (_, bytes) => {
    const answer = await ask(newSession(), { kind: 'open', ticket: 1, bytes });
    expect(answer).toMatchObject({
      kind: 'opened',
      result: { ok: true, value: { name: 'crash', kubernetes: 'v1.36.3', nodes: 3 } },
    });
  });

  it('names a compressed file that was cut short', async () => {
    const [problem] = await problemsOf(new Uint8Array(gzipSync(crash)).slice(0, 2000));
    expect(problem).toMatchObject({ path: 'file', found: '2000 compressed bytes' });
  });

  it('names bytes that are no text at all', async () => {
    const [problem] = await problemsOf(Uint8Array.from([0xff, 0xfe, 0x00, 0x80]));
    expect(problem?.path).toBe('file');
  });

  it('names the last line of a text that was cut short, and a line that was edited', async () => {
    const lines = crash.trimEnd().split('\n');
    const cut = await problemsOf(bytesOf(crash.slice(0, crash.length - 40)));
    expect(cut[0]?.path).toBe(`line ${lines.length}`);
    const edited = [...lines];
    edited[100] = (edited[100] ?? '').replace(/"t":[\d.]+/, '"t":0.5');
    expect((await problemsOf(bytesOf(`${edited.join('\n')}\n`)))[0]?.path).toBe('line 101: t');
  });
});

describe('a header that cannot be', () => {
  const withHeader = (change: Readonly<Record<string, unknown>>): Uint8Array => {
    const [first = '', ...rest] = crash.split('\n');
    const header: unknown = JSON.parse(first);
    return bytesOf([JSON.stringify({ ...(header as object), ...change }), ...rest].join('\n'));
  };

  it('of a release that nobody knows is named, with those that are known', async () => {
    const [problem] = await problemsOf(withHeader({ kubernetes: 'v2.7.1' }));
    expect(problem).toMatchObject({ path: 'line 1: kubernetes', found: 'v2.7.1' });
    expect(JSON.stringify(problem)).toContain('1.36');
  });

  it('of parameters with which no elector starts is named by parameter', async () => {
    const parameters = { leaseDuration: 10, renewDeadline: 10, retryPeriod: 9 };
    expect((await problemsOf(withHeader({ parameters }))).map(({ path }) => path)).toEqual([
      'line 1: parameters.leaseDuration',
      'line 1: parameters.renewDeadline',
    ]);
    const negative = { parameters: { retryPeriod: -2 } };
    expect((await problemsOf(withHeader(negative)))[0]).toMatchObject({ found: '-2' });
  });

  it('of no length is named', async () => {
    expect((await problemsOf(withHeader({ seconds: -5 })))[0]?.path).toBe('line 1: seconds');
  });
});

describe('bracketing by seeds', () => {
  it('puts each recorded instant of crash between the earliest and the latest of a dozen seeds, or says that it lies outside', async () => {
    const session = newSession();
    await ask(session, { kind: 'open', ticket: 1, bytes: bytesOf(crash) });
    const answer = await ask(session, { kind: 'bracket', ticket: 2, caseName: null, seeds: 12 });
    if (answer.kind !== 'bracketed' || answer.result?.ok !== true) throw new Error('no brackets');
    const { brackets, seeds } = answer.result.value;
    expect(seeds).toBe(12);
    expect(brackets.length).toBeGreaterThan(25);
    for (const { span, told } of brackets) {
      expect(told).toBeLessThanOrEqual(12);
      if (span !== null) expect(span[0]).toBeLessThanOrEqual(span[1]);
      else expect(told).toBe(0);
    }
    // The verdict on the killed node: its instant depends on the phase of the controller's pass.
    const unknown = brackets.find(({ what }) => what === 'Ready Unknown');
    if (unknown?.span === undefined || unknown.span === null) throw new Error('no verdict');
    expect(unknown.told).toBe(12);
    expect(unknown.span[1] - unknown.span[0]).toBeGreaterThan(0.5);
    expect(brackets.filter(isInside).length / brackets.length).toBeGreaterThan(0.8);
  });

  it('ends unanswered when it is stopped', async () => {
    const session = newSession();
    await ask(session, { kind: 'open', ticket: 1, bytes: bytesOf(crash) });
    const asked = ask(session, { kind: 'bracket', ticket: 2, caseName: null, seeds: 50 });
    await session.answer({ kind: 'stop', ticket: 3 }, () => undefined);
    expect(await asked).toEqual({ kind: 'bracketed', ticket: 2, result: null });
  });
});

describe('comparing', () => {
  it('puts the engine beside the recording, transition by transition', async () => {
    const session = newSession();
    await ask(session, { kind: 'open', ticket: 1, bytes: bytesOf(crash) });
    const answer = await ask(session, {
      kind: 'compare',
      ticket: 2,
      caseName: null,
      luck: { kind: 'seed', seed: 4 },
    });
    if (answer.kind !== 'compared' || answer.result?.ok !== true) throw new Error('not compared');
    const { value } = answer.result;
    expect(value).toMatchObject({ recording: 'crash', luck: { kind: 'seed', seed: 4 } });
    expect(value.summary.matched).toBeGreaterThan(25);
  });

  it('tells the cases there are when one is asked for that is none', async () => {
    const session = newSession();
    await ask(session, { kind: 'open', ticket: 1, bytes: bytesOf(readFixture('hazards')) });
    const luck = { kind: 'seed', seed: 1 } as const;
    const answer = await ask(session, { kind: 'compare', ticket: 2, caseName: 'no-such', luck });
    expect(answer).toMatchObject({
      kind: 'compared',
      result: { ok: false, error: [{ path: 'case', found: 'no-such' }] },
    });
    expect(JSON.stringify(answer)).toContain('pause20');
  });

  it('keeps what was open when the next file cannot be read', async () => {
    const session = newSession();
    await ask(session, { kind: 'open', ticket: 1, bytes: bytesOf(crash) });
    await ask(session, { kind: 'open', ticket: 2, bytes: bytesOf('{}') });
    const luck = { kind: 'seed', seed: 1 } as const;
    const answer = await ask(session, { kind: 'compare', ticket: 3, caseName: null, luck });
    expect(answer).toMatchObject({ kind: 'compared', result: { ok: true } });
  });

  it('ends unanswered when a newer question comes, which is answered', async () => {
    let release = (): void => undefined;
    let breaths = 0;
    const session = createRealitySession(
      () =>
        new Promise((resolve) => {
          breaths++;
          if (breaths === 1) release = resolve;
          else resolve();
        }),
    );
    await ask(session, { kind: 'open', ticket: 1, bytes: bytesOf(readFixture('links')) });
    const luck = (seed: number) => ({ kind: 'seed', seed }) as const;
    const first = ask(session, { kind: 'compare', ticket: 2, caseName: null, luck: luck(1) });
    const second = ask(session, { kind: 'compare', ticket: 3, caseName: null, luck: luck(2) });
    release();
    expect(await first).toMatchObject({ ticket: 2, result: null });
    expect(await second).toMatchObject({ ticket: 3, result: { ok: true } });
  });
});

describe('the source', () => {
  it('names the file that is not beside the page', async () => {
    const source = createRealitySource({
      worker: sameThreadRealityWorker,
      fetch: () => Promise.resolve(new Response('', { status: 404 })),
    });
    expect(await source.openShipped('crash')).toMatchObject({
      ok: false,
      error: [{ path: './recordings/crash.jsonl.gz', found: 'HTTP 404' }],
    });
  });

  it('opens what ships and compares it, with progress on the way', async () => {
    const asked: string[] = [];
    const source = createRealitySource({
      worker: sameThreadRealityWorker,
      fetch: (address) => {
        asked.push(address);
        return Promise.resolve(new Response(new Uint8Array(gzipSync(readFixture('links')))));
      },
    });
    expect(await source.openShipped('links')).toMatchObject({ ok: true });
    expect(asked).toEqual(['./recordings/links.jsonl.gz']);
    const shares: number[] = [];
    const luck = { kind: 'seed', seed: 1 } as const;
    const result = await source.compare({ caseName: null, luck }, (share) => shares.push(share));
    expect(result).toMatchObject({ ok: true, value: { recording: 'links' } });
    expect(shares.length).toBeGreaterThan(0);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });
});
