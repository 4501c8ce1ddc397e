/**
 * Random commands of every kind, each about what its scenario has. The record below has one row per
 * kind, so that a kind that is added later does not compile until it is drawn.
 */
import fc from 'fast-check';
import {
  MAX_OFFSET_SECONDS,
  MAX_RATE_PPM,
  MIN_RATE_PPM,
  type Command,
  type Scenario,
} from '../../src/engine/index.ts';
import { processesOf } from './buildCluster.ts';

type Kind = Command['kind'];

/** From one number to another, in steps of a thousandth. */
const thousandths = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: min * 1_000, max: max * 1_000 }).map((count) => count / 1_000);

/** A number, or null for the scenario's own. */
const orOwn = (most: number): fc.Arbitrary<number | null> =>
  fc.oneof(fc.constant(null), thousandths(0, most));

const someOf = (names: readonly string[], minLength: 0 | 1 = 1): fc.Arbitrary<readonly string[]> =>
  fc.subarray([...names], { minLength, maxLength: Math.min(names.length, 4) });

const taints = fc.uniqueArray(
  fc.record(
    {
      key: fc.constantFrom('maintenance', 'example.org/gpu', 'a'),
      value: fc.constantFrom('', 'x', 'v1.2_z'),
      effect: fc.constantFrom('NoSchedule' as const, 'NoExecute' as const),
    },
    { requiredKeys: ['key', 'effect'] },
  ),
  { maxLength: 3, selector: ({ key, effect }) => `${key}:${effect}` },
);

/** What stands at both ends of links that are cut or healed. */
function linksIn(
  clients: readonly string[],
  servers: readonly string[],
  members: readonly string[],
) {
  const processes = (names: readonly string[], peers: readonly string[]) =>
    fc.record({ processes: someOf(names), peers: someOf(peers) }, { requiredKeys: ['processes'] });
  const betweenMembers = members
    .slice(1)
    .map((other) =>
      fc.constant({ processes: [other], peers: members.filter((each) => each !== other) }),
    );
  return fc.oneof(
    processes(clients, servers),
    processes(servers, clients),
    fc.record({ processes: someOf(members) }),
    ...betweenMembers,
  );
}

function rowsOf(scenario: Scenario): Readonly<Record<Kind, fc.Arbitrary<Command>>> {
  const { nodes, components, controlPlane } = scenario;
  const clients = processesOf(scenario);
  const servers = controlPlane.machines.map(({ name }) => `kube-apiserver/${name}`);
  const members = controlPlane.machines.map(({ name }) => `etcd/${name}`);
  const everyProcess = [...clients, ...servers, ...members];
  const node = fc.constantFrom(...nodes.map(({ name }) => name));
  const process = fc.constantFrom(...everyProcess);
  const processes = someOf(everyProcess, 0);
  const links = linksIn(clients, servers, members);
  const server = fc.constantFrom(...servers);
  const ofNode = <K extends 'powerOff' | 'powerOn'>(kind: K) =>
    fc.record({ kind: fc.constant(kind), node });
  const ofProcess = <
    K extends 'crash' | 'stop' | 'start' | 'pause' | 'resume' | 'wedge' | 'unwedge',
  >(
    kind: K,
  ) => fc.record({ kind: fc.constant(kind), process });
  const ofServer = <K extends 'apiServerUp' | 'apiServerFreeze' | 'apiServerThaw'>(kind: K) =>
    fc.record({ kind: fc.constant(kind), server }, { requiredKeys: ['kind'] });
  return {
    powerOff: ofNode('powerOff'),
    powerOn: ofNode('powerOn'),
    crash: ofProcess('crash'),
    stop: ofProcess('stop'),
    start: ofProcess('start'),
    pause: ofProcess('pause'),
    resume: ofProcess('resume'),
    wedge: ofProcess('wedge'),
    unwedge: ofProcess('unwedge'),
    cut: fc
      .tuple(
        links,
        fc.record({
          mode: fc.constantFrom('lost' as const, 'held' as const, 'refused' as const),
          direction: fc.constantFrom('both' as const, 'requests' as const, 'answers' as const),
        }),
      )
      .map(([ends, how]): Command => ({ kind: 'cut', ...ends, ...how })),
    heal: links.map((ends): Command => ({ kind: 'heal', ...ends })),
    apiServerUp: ofServer('apiServerUp'),
    apiServerFreeze: ofServer('apiServerFreeze'),
    apiServerThaw: ofServer('apiServerThaw'),
    apiServerDown: fc.record(
      { kind: fc.constant('apiServerDown' as const), server, proxied: fc.constant(true) },
      { requiredKeys: ['kind'] },
    ),
    setCommitDelay: fc.record({
      kind: fc.constant('setCommitDelay' as const),
      commitDelayMs: orOwn(60_000),
    }),
    stallEtcd: fc.constant({ kind: 'stallEtcd' }),
    resumeEtcd: fc.constant({ kind: 'resumeEtcd' }),
    defragEtcd: fc.constant({ kind: 'defragEtcd' }),
    setLoss: fc.record({
      kind: fc.constant('setLoss' as const),
      processes,
      lossPercent: orOwn(100),
    }),
    setLatency: fc.record({
      kind: fc.constant('setLatency' as const),
      processes,
      latencyMs: orOwn(60_000),
    }),
    setTaints: fc.record({ kind: fc.constant('setTaints' as const), node, taints }),
    stepClock: fc.record({
      kind: fc.constant('stepClock' as const),
      process,
      seconds: fc.oneof(
        thousandths(-3_600, 3_600),
        fc.constantFrom(-MAX_OFFSET_SECONDS, MAX_OFFSET_SECONDS),
      ),
    }),
    setClockRate: fc.record({
      kind: fc.constant('setClockRate' as const),
      process,
      ratePpm: fc.integer({ min: MIN_RATE_PPM, max: MAX_RATE_PPM }),
    }),
    deleteLease: fc
      .constantFrom(
        ...nodes.map(({ name }) => ({ namespace: 'kube-node-lease', name })),
        ...components.map(({ leaseNamespace, leaseName }) => ({
          namespace: leaseNamespace,
          name: leaseName,
        })),
      )
      .map((lease): Command => ({ kind: 'deleteLease', ...lease })),
  };
}

/** Every kind as likely as any other. */
export const commandsOf = (scenario: Scenario): fc.Arbitrary<Command> =>
  fc.oneof(...Object.values(rowsOf(scenario)));

/** The kinds that are drawn, which are all there are. */
export const kindsOf = (scenario: Scenario): readonly string[] => Object.keys(rowsOf(scenario));
