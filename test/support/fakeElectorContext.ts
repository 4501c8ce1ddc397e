/**
 * Electors without the rest of the engine: a virtual clock, a small store, and per elector a link
 * that passes, refuses, holds or loses answers. Every request, fact and callback is written down
 * with its instant. All times are seconds.
 */
import type { Instant, Monotonic, WallTime } from '../../src/engine/base/time.ts';
import { inSeconds, seconds } from '../../src/engine/base/time.ts';
import type { ElectorContext } from '../../src/engine/kubernetes/actor.ts';
import type {
  ElectorParams,
  ElectorState,
  WarmLife,
} from '../../src/engine/kubernetes/leaderElector.ts';
import {
  cancelElector,
  createElector,
  ELECTOR_DEADLINE_TIMERS,
  onElectorAnswer,
  onElectorTimer,
  startElector,
  warmElector,
} from '../../src/engine/kubernetes/leaderElector.ts';
import type { Answer, ApiRequest } from '../../src/engine/kubernetes/messages.ts';
import type { LeaseSpec } from '../../src/engine/kubernetes/objects.ts';
import type { FactBody } from '../../src/engine/simulation/eventLog.ts';
import { fakeLeaseStore } from './fakeLeaseStore.ts';

/** 2026-01-01T00:00:00Z in seconds; the wall clock of second 0. */
export const EPOCH = 1_767_225_600;
export const LOCK = 'lock';

export type LinkMode = 'pass' | 'refused' | 'held' | 'answersLost';

export interface SentRequest {
  readonly at: number;
  readonly who: string;
  readonly verb: string;
  readonly timeout: number;
  readonly spec?: LeaseSpec;
  /** What the elector was told, and when; absent while it waits. */
  told?: string;
  toldAt?: number;
  /** What the server did, whoever still waits. */
  applied?: string;
  appliedAt?: number;
}

export interface ElectorOptions extends Partial<Omit<ElectorParams, 'identity'>> {
  /** Every poll gap, or one after the other, in seconds; the last one repeats. */
  readonly gaps?: number | readonly number[];
  readonly monotonicOffset?: number;
  readonly wallOffset?: number;
  readonly link?: LinkMode;
  readonly identity?: string;
}

interface FakeProcess {
  readonly name: string;
  readonly state: ElectorState;
  readonly gaps: number | readonly number[];
  readonly monotonicOffset: number;
  readonly timers: Map<string, number>;
  readonly waitingFor: Map<number, SentRequest>;
  heldByLink: (() => void)[];
  heldByPause: { readonly timer: string | null; readonly deliver: () => void }[];
  link: LinkMode;
  wallOffset: number;
  draws: number;
  paused: boolean;
  dead: boolean;
}

export interface Drawn {
  readonly purpose: string;
  readonly from: number;
  readonly to: number;
}

export interface ElectorWorld {
  readonly sent: SentRequest[];
  /** `[second, who, fact]` */
  readonly facts: (readonly [number, string, FactBody])[];
  /** `[second, who, callback]` */
  readonly calls: (readonly [
    number,
    string,
    'startedLeading' | 'workCancelled' | 'stoppedLeading',
  ])[];
  readonly drawn: Drawn[];
  readonly store: ReturnType<typeof fakeLeaseStore>;
  now(): number;
  start(name: string, options?: ElectorOptions): ElectorState;
  warm(name: string, life: WarmLife, options?: ElectorOptions): ElectorState;
  cancel(name: string): void;
  kill(name: string): void;
  pause(name: string): void;
  resume(name: string): void;
  link(name: string, mode: LinkMode): void;
  stepWallClock(name: string, by: number): void;
  at(second: number, act: () => void): void;
  runTo(second: number): void;
}

const DEFAULTS: Omit<ElectorParams, 'identity'> = {
  namespace: 'kube-system',
  name: LOCK,
  leaseDuration: seconds(15),
  renewDeadline: seconds(10),
  retryPeriod: seconds(2),
  releaseOnCancel: false,
  fastPath: true,
  releaseRetriesOnConflict: false,
  coordinated: false,
};

function summary(answer: Answer): string {
  return answer.outcome === 'ok' || answer.outcome === 'failed'
    ? String(answer.code)
    : answer.outcome;
}

/** `latency`: seconds each way. `from`: the second the world begins at. */
export function electorWorld({
  latency = 0,
  from = 0,
}: { latency?: number; from?: number } = {}): ElectorWorld {
  const store = fakeLeaseStore();
  const processes = new Map<string, FakeProcess>();
  const queue: { readonly at: number; readonly seq: number; readonly act: () => void }[] = [];
  const world = { sent: [], facts: [], calls: [], drawn: [] } as Pick<
    ElectorWorld,
    'sent' | 'facts' | 'calls' | 'drawn'
  >;
  let now: number = seconds(from);
  let seq = 0;
  let requests = 0;
  const clock = (): number => inSeconds(now as Instant);

  const schedule = (wait: number, act: () => void): number => {
    queue.push({ at: now + wait, seq: ++seq, act });
    return seq;
  };
  const find = (name: string): FakeProcess => {
    const found = processes.get(name);
    if (found === undefined) throw new Error(`no elector ${name}`);
    return found;
  };
  const deliver = (to: FakeProcess, timer: string | null, act: () => void): void => {
    if (to.dead) return;
    if (to.paused) to.heldByPause.push({ timer, deliver: act });
    else act();
  };

  const answerTo = (to: FakeProcess, id: number, answer: Answer): void => {
    const request = to.waitingFor.get(id);
    if (request === undefined) return;
    to.waitingFor.delete(id);
    deliver(to, null, () => {
      request.told = summary(answer);
      request.toldAt = clock();
      onElectorAnswer(to.state, contextOf(to), id, answer);
    });
  };

  const transmit = (
    from: FakeProcess,
    id: number,
    request: ApiRequest,
    record: SentRequest,
  ): void => {
    if (from.link === 'refused') {
      schedule(0, () => answerTo(from, id, { outcome: 'refused' }));
      return;
    }
    const arrive = (): void => {
      const answer = store.answer(request, seconds(EPOCH + clock()) as number as WallTime);
      record.applied = summary(answer);
      record.appliedAt = clock();
      if (from.link === 'answersLost') return;
      schedule(seconds(latency), () => answerTo(from, id, answer));
    };
    if (from.link === 'held') from.heldByLink.push(arrive);
    else schedule(seconds(latency), arrive);
  };

  function contextOf(owner: FakeProcess): ElectorContext {
    const { name, gaps } = owner;
    const note = (call: 'startedLeading' | 'workCancelled' | 'stoppedLeading') => (): void => {
      world.calls.push([clock(), name, call]);
    };
    return {
      process: name,
      now: now as Instant,
      wall: (seconds(EPOCH) + now + seconds(owner.wallOffset)) as WallTime,
      monotonic: (now + seconds(owner.monotonicOffset)) as Monotonic,
      request(request, timeout) {
        const id = ++requests;
        const record: SentRequest = {
          at: clock(),
          who: name,
          verb: request.verb,
          timeout: inSeconds(timeout),
          ...('spec' in request ? { spec: request.spec } : {}),
        };
        world.sent.push(record);
        owner.waitingFor.set(id, record);
        transmit(owner, id, request, record);
        schedule(timeout, () => answerTo(owner, id, { outcome: 'timeout' }));
        return id;
      },
      setTimer(timer, wait) {
        const armed = schedule(wait, () => {
          deliver(owner, timer, () => {
            if (owner.timers.get(timer) !== armed) return;
            owner.timers.delete(timer);
            onElectorTimer(owner.state, contextOf(owner), timer);
          });
        });
        owner.timers.set(timer, armed);
      },
      clearTimer: (timer) => owner.timers.delete(timer),
      draw(purpose, least, most) {
        if (purpose === 'tick') return least;
        world.drawn.push({ purpose, from: least, to: most });
        if (typeof gaps === 'number') return seconds(gaps);
        return seconds(gaps[Math.min(owner.draws++, gaps.length - 1)] ?? 3);
      },
      fact(body) {
        world.facts.push([clock(), name, body]);
        return world.facts.length - 1;
      },
      startedLeading: note('startedLeading'),
      workCancelled: note('workCancelled'),
      stoppedLeading: note('stoppedLeading'),
    };
  }

  const add = (name: string, options: ElectorOptions = {}): ElectorState => {
    const { gaps = 3, monotonicOffset = 0, wallOffset = 0, link = 'pass', ...params } = options;
    const state = createElector({ ...DEFAULTS, identity: name, ...params });
    processes.set(name, {
      name,
      state,
      gaps,
      monotonicOffset,
      timers: new Map(),
      waitingFor: new Map(),
      heldByLink: [],
      heldByPause: [],
      link,
      wallOffset,
      draws: 0,
      paused: false,
      dead: false,
    });
    return state;
  };

  return {
    ...world,
    store,
    now: clock,
    start(name, options) {
      const state = add(name, options);
      startElector(state, contextOf(find(name)));
      return state;
    },
    warm(name, life, options) {
      const state = add(name, options);
      warmElector(state, contextOf(find(name)), life);
      return state;
    },
    cancel(name) {
      cancelElector(find(name).state, contextOf(find(name)));
    },
    kill(name) {
      find(name).dead = true;
    },
    pause(name) {
      find(name).paused = true;
    },
    resume(name) {
      const process = find(name);
      process.paused = false;
      const held = process.heldByPause;
      process.heldByPause = [];
      const rank = (timer: string | null): number =>
        timer === null ? 2 : ELECTOR_DEADLINE_TIMERS.includes(timer) ? 0 : 1;
      held.sort((a, b) => rank(a.timer) - rank(b.timer));
      for (const { timer, deliver: act } of held) deliver(process, timer, act);
    },
    link(name, mode) {
      const process = find(name);
      process.link = mode;
      if (mode === 'held') return;
      const passing = process.heldByLink;
      process.heldByLink = [];
      for (const arrive of passing) arrive();
    },
    stepWallClock(name, by) {
      find(name).wallOffset += by;
    },
    at(second, act) {
      schedule(seconds(second) - now, act);
    },
    runTo(second) {
      const end = seconds(second);
      for (;;) {
        queue.sort((a, b) => a.at - b.at || a.seq - b.seq);
        const next = queue[0];
        if (next === undefined || next.at > end) break;
        queue.shift();
        now = next.at;
        next.act();
      }
      now = end;
    },
  };
}

/** A wall-clock reading of the second `second`. */
export const wallAt = (second: number): WallTime => (seconds(EPOCH) + seconds(second)) as WallTime;

/** The spec a holder leaves when it last renewed at `renewed`. */
export const heldBy = (
  holderIdentity: string,
  renewed: number,
  more: LeaseSpec = {},
): LeaseSpec => ({
  holderIdentity,
  leaseDurationSeconds: 15,
  acquireTime: wallAt(renewed),
  renewTime: wallAt(renewed),
  leaseTransitions: 0,
  ...more,
});

/** The instants at which `who` began an attempt, or sent anything else. */
export function instantsOf(world: ElectorWorld, who: string, least = 0): readonly number[] {
  const instants = world.sent
    .filter((one) => one.who === who && one.at >= least)
    .map((one) => one.at);
  return [...new Set(instants)];
}

/** What `who` sent, as `102 PUT 409`; `-` for what nobody answered it. */
export function requestsOf(world: ElectorWorld, who: string, least = 0): readonly string[] {
  return world.sent
    .filter((one) => one.who === who && one.at >= least)
    .map((one) => `${one.at} ${one.verb} ${one.told ?? '-'}`);
}

/** Callbacks as `112 a stoppedLeading`. */
export const callsOf = (world: ElectorWorld): readonly string[] =>
  world.calls.map(([at, who, call]) => `${at} ${who} ${call}`);

/** Facts of one kind as `101 b`. */
export const factsOf = (world: ElectorWorld, kind: FactBody['kind']): readonly string[] =>
  world.facts.filter(([, , body]) => body.kind === kind).map(([at, who]) => `${at} ${who}`);

/** A leader that renewed last at the present second. */
export function leaderNow(
  world: ElectorWorld,
  name: string,
  options: ElectorOptions = {},
  spec: LeaseSpec = {},
): ElectorState {
  const lease = world.store.put('kube-system', LOCK, heldBy(name, world.now(), spec));
  return world.warm(name, { role: 'leader', lease, sinceRenewal: seconds(0) }, options);
}

/** A standby that saw the renewal of two seconds ago when it happened, and polls next in `untilPoll`. */
export function standby(
  world: ElectorWorld,
  name: string,
  holder: string,
  untilPoll: number,
  options: ElectorOptions = {},
): ElectorState {
  const stored = world.store.lease(LOCK);
  if (stored === undefined) throw new Error('a standby needs a Lease to watch');
  const lease = { ...stored, resourceVersion: 0, spec: heldBy(holder, world.now() - 2) };
  return world.warm(
    name,
    { role: 'standby', lease, sinceObserved: seconds(2), untilPoll: seconds(untilPoll) },
    options,
  );
}

/** Somebody else, at home in the store itself, renews or takes the lock. */
export function writeAs(world: ElectorWorld, holder: string, transitions = 0): void {
  const stored = world.store.lease(LOCK);
  if (stored === undefined) throw new Error('no Lease to write');
  const { namespace, name, resourceVersion, uid } = stored;
  const spec = heldBy(holder, world.now(), { leaseTransitions: transitions });
  world.store.answer(
    { verb: 'PUT', resource: 'Lease', namespace, name, resourceVersion, uid, spec },
    wallAt(world.now()),
  );
}
