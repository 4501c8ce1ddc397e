/** The page beside the worker: what it keeps of a run and its branches, and what it asks for. */
import { describe, expect, it } from 'vitest';
import { soleBranch, type Command } from '../../src/engine/index.ts';
import type { FromWorker, ToWorker } from '../../src/sources/simulation/protocol.ts';
import { createSimulationSource } from '../../src/sources/simulation/simulationSource.ts';
import { buildScenario, CONTROLLER_MANAGER } from '../support/buildCluster.ts';
import { createSameThreadWorker } from '../support/sameThreadWorker.ts';

const scenario = buildScenario({
  seed: 11,
  nodes: 3,
  components: { [CONTROLLER_MANAGER]: ['a', 'b'] },
});
const CUT: Command = {
  kind: 'cut',
  processes: ['kubelet/node-0'],
  mode: 'lost',
  direction: 'both',
};
/** There is no such branch: the page never asks for it. */
const IMPOSSIBLE = { kind: 'switchTo', branch: 9 } as const;

describe('the page beside the worker', () => {
  it('sends no second tick before the first is answered', () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    worker.answer();
    source.tick(16, 1);
    source.tick(16, 1);
    expect(worker.waiting).toHaveLength(1);
    worker.answer();
    source.tick(16, 1);
    expect(worker.waiting).toHaveLength(1);
  });

  it('keeps the journal of the run and drops it with the run', async () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    const result = source.load(scenario);
    worker.answer();
    expect(await result).toMatchObject({ ok: true });
    source.tick(2_000, 1);
    source.inject(CUT);
    worker.answer();
    expect(source.journal()).toEqual([{ t: 2_000_000, command: CUT }]);
    expect(source.scenario()).toBe(scenario);
    source.reset();
    worker.answer();
    expect(source.journal()).toEqual([]);
    expect(source.latest()?.now).toBe(0);
  });

  it('knows what lies after the playhead apart from what lies before it', () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    worker.answer();
    source.tick(20_000, 1);
    worker.answer();
    const all = source.known().slice();
    source.seek(10_000_000);
    worker.answer();
    expect(source.latest()).toMatchObject({ now: 10_000_000, place: { edge: 20_000_000 } });
    expect(source.known()).toEqual(all);
    expect(source.facts()).toEqual(all.filter(({ t }) => t <= 10_000_000));
  });

  it('begins a branch with an act in the past, and keeps both futures', () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    worker.answer();
    source.tick(20_000, 1);
    worker.answer();
    const old = source.known().slice();
    source.seek(10_000_000);
    source.inject(CUT);
    source.tick(5_000, 1);
    worker.answer();
    expect(source.branches().map(({ id, parent, forkAt }) => [id, parent, forkAt])).toEqual([
      [0, null, 0],
      [1, 0, 10_000_000],
    ]);
    expect(source.latest()).toMatchObject({ now: 15_000_000, place: { branch: 1 } });
    expect(source.journal()).toEqual([{ t: 10_000_000, command: CUT }]);
    expect(source.known(0)).toEqual(old);
    const { forkSeq } = source.branches()[1] ?? { forkSeq: 0 };
    const own = source.known(1);
    expect(own.filter(({ seq }) => seq < forkSeq)).toEqual(old.filter(({ seq }) => seq < forkSeq));
    expect(own.find(({ seq }) => seq === forkSeq)).toMatchObject({ kind: 'command' });
  });

  it('refuses a fifth branch by name, and keeps the four', () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    worker.answer();
    source.tick(20_000, 1);
    for (let fork = 0; fork < 4; fork++) {
      source.seek(1_000_000 * (fork + 1));
      worker.answer();
      source.fork();
      worker.answer();
    }
    expect(source.branches()).toHaveLength(4);
    expect(source.refusal()).toMatchObject([{ path: 'branches', found: '5' }]);
  });

  it('asks for the last of many places only, once the first is answered', () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    worker.answer();
    source.tick(20_000, 1);
    worker.answer();
    for (const t of [1, 2, 3, 4]) source.seek(t * 1_000_000);
    expect(worker.waiting).toHaveLength(1);
    worker.answer();
    expect(source.latest()?.now).toBe(1_000_000);
    worker.answer();
    expect(source.latest()?.now).toBe(4_000_000);
    expect(worker.waiting).toEqual([]);
  });

  it('opens a document as it was', async () => {
    const [one, other] = [createSameThreadWorker(), createSameThreadWorker()];
    const source = createSimulationSource(one);
    void source.load(scenario);
    one.answer();
    source.tick(20_000, 1);
    one.answer();
    source.seek(10_000_000);
    source.inject(CUT);
    source.tick(5_000, 1);
    source.rename(1, 'without node-0');
    one.answer();
    const document = source.document();
    if (document === null) throw new Error('nothing is loaded');
    const again = createSimulationSource(other);
    const loading = again.load(document.scenario, document);
    other.answer();
    expect((await loading).ok).toBe(true);
    expect(again.document()).toEqual(document);
    expect(again.known(0)).toEqual(source.known(0));
    expect(again.known(1)).toEqual(source.known(1));
  });

  it('does nothing to a run that is being opened: what is pressed meanwhile was meant for the one before', async () => {
    const [one, other] = [createSameThreadWorker(), createSameThreadWorker()];
    const source = createSimulationSource(one);
    void source.load(scenario);
    one.answer();
    source.tick(20_000, 1);
    one.answer();
    const opening = soleBranch([{ t: 5_000_000, command: CUT }], 9_000_000);
    const loading = source.load({ ...scenario, name: 'another' }, opening);
    source.tick(16, 1);
    source.step('second');
    source.seek(3_000_000);
    source.inject(CUT);
    source.undo();
    source.reset();
    const recalled = source.recall(0, 9_000_000);
    one.answer();
    expect((await loading).ok).toBe(true);
    const fresh = createSimulationSource(other);
    void fresh.load({ ...scenario, name: 'another' }, opening);
    other.answer();
    expect(source.document()).toEqual(fresh.document());
    expect(source.latest()?.now).toBe(9_000_000);
    // Of the run before nothing is known any more; of the new one nothing was asked.
    expect(await recalled).toEqual([]);
    source.seek(3_000_000);
    one.answer();
    expect(source.latest()?.now).toBe(3_000_000);
  });

  it('keeps frame, facts and scenario when another load fails, and says why it did', async () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    source.tick(1, 1);
    worker.answer();
    const before = [source.latest(), source.scenario(), source.facts().length];
    const failing = source.load(
      { ...scenario, name: 'another' },
      soleBranch(
        [
          { t: 5_000_000, command: CUT },
          { t: 2_000_000, command: CUT },
        ],
        9_000_000,
      ),
    );
    worker.answer();
    expect(await failing).toMatchObject({ ok: false });
    expect([source.latest(), source.scenario(), source.facts().length]).toEqual(before);
  });

  it('stops at a failure of ours, tells its listeners, and goes on with the next run', async () => {
    const worker = createSameThreadWorker();
    const source = createSimulationSource(worker);
    void source.load(scenario);
    worker.answer();
    let told = 0;
    source.subscribe(() => told++);
    source.switchTo(IMPOSSIBLE.branch);
    worker.answer();
    expect([source.failure()?.seed, told]).toEqual([11, 1]);
    source.tick(16, 1);
    expect(worker.waiting).toEqual([]);
    const again = source.load(scenario);
    worker.answer();
    expect(await again).toMatchObject({ ok: true });
    expect(source.failure()).toBeNull();
  });

  it('seeks again after a seek that failed, and leaves no question open', async () => {
    const worker = createSameThreadWorker();
    const sent: ToWorker[] = [];
    const told: ((event: { readonly data: FromWorker }) => void)[] = [];
    const source = createSimulationSource({
      ...worker,
      postMessage: (message) => {
        sent.push(message);
        worker.postMessage(message);
      },
      addEventListener: (kind, listener) => {
        told.push(listener);
        worker.addEventListener(kind, listener);
      },
    });
    void source.load(scenario);
    worker.answer();
    source.seek(10_000_000);
    source.seek(11_000_000);
    const asked = [source.recall(0, 1), source.preview([CUT], 1)];
    const failure = { message: 'a bug of ours', seed: 11, at: 0 };
    for (const listener of told) listener({ data: { kind: 'failed', failure } });
    expect(await Promise.all(asked)).toEqual([[], []]);
    source.reset();
    source.seek(5_000_000);
    expect(sent.at(-1)).toMatchObject({ kind: 'seek', t: 5_000_000 });
    worker.answer();
    expect([source.latest()?.now, source.failure()]).toEqual([5_000_000, null]);
  });
});
