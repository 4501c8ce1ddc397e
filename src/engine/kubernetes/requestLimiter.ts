/**
 * The request limit of one controller's client (NL-26, TE-8): so many requests per second, with a
 * burst. Whoever wants to send reserves the next free place and is sent when its time has come, in
 * order. Models the token bucket of client-go's `rest/request.go`; the answers find their way back
 * to what asked by the request's id.
 */
import { between, seconds, type Monotonic } from '../base/time.ts';
import type { ActorContext } from './actor.ts';
import type { ApiRequest } from './messages.ts';

/** No client timeout in a controller manager: the server gives a request up after 60 s. */
const REQUEST_TIMEOUT = seconds(60);
/** One request, in the unit of `reserved`: 1 s at one request per second. */
const ONE_REQUEST = 1_000_000;

export interface LimiterParams {
  /** Requests per second, a whole number. */
  readonly qps: number;
  readonly burst: number;
}

export interface RequestLimiter<Job> {
  /** Timer under which the next waiting request is sent. */
  readonly timer: string;
  /** Up to when places are taken, in µs times `qps`, so that it stays a whole number. */
  reserved: number;
  waiting: { readonly at: Monotonic; readonly request: ApiRequest; readonly job: Job }[];
  /** What each request under way is for, by request id. */
  readonly pending: Map<number, Job>;
}

export const createRequestLimiter = <Job>(timer: string): RequestLimiter<Job> => ({
  timer,
  reserved: -Number.MAX_SAFE_INTEGER,
  waiting: [],
  pending: new Map(),
});

function reserve<Job>(
  limiter: RequestLimiter<Job>,
  { qps, burst }: LimiterParams,
  now: Monotonic,
): Monotonic {
  const from = Math.max(limiter.reserved, now * qps);
  limiter.reserved = from + ONE_REQUEST;
  const at = Math.ceil((from - (burst - 1) * ONE_REQUEST) / qps);
  return Math.max(at, now) as Monotonic;
}

function armWaiting<Job>(limiter: RequestLimiter<Job>, ctx: ActorContext): void {
  const first = limiter.waiting[0];
  if (first !== undefined) ctx.setTimer(limiter.timer, between(ctx.monotonic, first.at));
}

/** Sends the request now, or when its turn has come. */
export function sendLimited<Job>(
  limiter: RequestLimiter<Job>,
  params: LimiterParams,
  ctx: ActorContext,
  request: ApiRequest,
  job: Job,
): void {
  const at = reserve(limiter, params, ctx.monotonic);
  if (at <= ctx.monotonic && limiter.waiting.length === 0) {
    limiter.pending.set(ctx.request(request, REQUEST_TIMEOUT), job);
    return;
  }
  limiter.waiting.push({ at, request, job });
  if (limiter.waiting.length === 1) armWaiting(limiter, ctx);
}

/** The limiter's timer fired: sends what is due. */
export function sendDue<Job>(limiter: RequestLimiter<Job>, ctx: ActorContext): void {
  let sent = 0;
  for (const { at, request, job } of limiter.waiting) {
    if (at > ctx.monotonic) break;
    limiter.pending.set(ctx.request(request, REQUEST_TIMEOUT), job);
    sent += 1;
  }
  limiter.waiting.splice(0, sent);
  armWaiting(limiter, ctx);
}

/** What the answered request was for. */
export function takeAnswered<Job>(limiter: RequestLimiter<Job>, id: number): Job | undefined {
  const job = limiter.pending.get(id);
  limiter.pending.delete(id);
  return job;
}
