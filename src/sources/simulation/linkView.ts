/** What a view may know of one process's link: the cut, what waits, and when TCP tries next. */
import {
  linkBetween,
  serverFor,
  transmissionAt,
  type Connection,
  type Sim,
} from '../../engine/index.ts';
import type { LinkView } from '../frame.ts';

const WHOLE: Omit<LinkView, 'server' | 'cuts'> = {
  cut: null,
  waitingRequests: 0,
  waitingAnswers: 0,
  nextTryRequests: null,
  nextTryAnswers: null,
  latencyMs: null,
  lossPercent: null,
};

const PER_PERCENT = 10_000;

const nextTry = (channel: Connection['requests']): number | null =>
  channel.firstLostAt === null || channel.waiting.length === 0
    ? null
    : transmissionAt(channel.firstLostAt, channel.attempts);

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || (b !== null && b < a) ? b : a;

/** The API server it talks to, or would talk to. */
function serverOf(sim: Sim, entity: number): number {
  const connection = sim.world.processes.get(entity)?.connection ?? -1;
  return sim.world.connections.get(connection)?.server ?? serverFor(sim, entity);
}

/** What stands between the process and each API server, talked to or not. */
function cutsOf(sim: Sim, entity: number): LinkView['cuts'] {
  if (sim.world.links.size === 0) return NO_CUTS;
  return sim.plan.machines.flatMap(({ name }, machine) => {
    const link = linkBetween(sim, entity, machine);
    return link?.mode == null ? [] : [{ server: name, mode: link.mode, direction: link.direction }];
  });
}
const NO_CUTS: LinkView['cuts'] = [];

export function linkView(sim: Sim, entity: number): LinkView {
  const server = serverOf(sim, entity);
  const link = linkBetween(sim, entity, server);
  let view: LinkView = {
    ...WHOLE,
    server: sim.plan.machines[server]?.name ?? '',
    cuts: cutsOf(sim, entity),
  };
  if (link !== undefined) {
    view = {
      ...view,
      cut:
        link.mode === null
          ? null
          : { mode: link.mode, direction: link.direction, since: link.since },
      latencyMs: link.latency === null ? null : link.latency / 1_000,
      lossPercent: link.lossPerMillion === null ? null : link.lossPerMillion / PER_PERCENT,
    };
  }
  for (const connection of sim.world.connections.values()) {
    if (connection.entity !== entity || connection.use !== 'requests') continue;
    const { requests, answers, dialling } = connection;
    if (requests.waiting.length + answers.waiting.length + dialling.length === 0) continue;
    view = {
      ...view,
      waitingRequests: view.waitingRequests + requests.waiting.length + dialling.length,
      waitingAnswers: view.waitingAnswers + answers.waiting.length,
      nextTryRequests: earlier(view.nextTryRequests, nextTry(requests)),
      nextTryAnswers: earlier(view.nextTryAnswers, nextTry(answers)),
    };
  }
  return view;
}
