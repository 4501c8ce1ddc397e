/**
 * A zone's bucket for the NoExecute taint (NL-14, NL-16, NL-22): it holds one token and starts full.
 * With one token the whole bucket is a single moment, the one at which the token is there again, so
 * it needs no fractions. Models client-go `util/flowcontrol/throttle.go` with a burst of 1.
 */
import { later, type Duration, type Monotonic } from '../base/time.ts';

/** Nodes per 10^6 s; a stopped limiter calls its rate 1/s (NL-22). */
const RATE_OF_A_STOPPED_LIMITER = 1_000_000;
/** µs in 10^6 s. */
const MILLION_SECONDS = 1_000_000_000_000;

export interface TokenBucket {
  /** Nodes per 10^6 s; 0: stopped. */
  ratePerMillion: number;
  /** The token is there from this moment on. */
  readyAt: Monotonic;
}

export const createTokenBucket = (ratePerMillion: number, now: Monotonic): TokenBucket => ({
  ratePerMillion,
  readyAt: now,
});

const refill = (ratePerMillion: number): Duration =>
  Math.ceil(MILLION_SECONDS / ratePerMillion) as Duration;

export function hasToken(bucket: TokenBucket, now: Monotonic): boolean {
  return bucket.ratePerMillion > 0 && now >= bucket.readyAt;
}

/** Takes the token if it is there. */
export function takeToken(bucket: TokenBucket, now: Monotonic): boolean {
  if (!hasToken(bucket, now)) return false;
  bucket.readyAt = later(now, refill(bucket.ratePerMillion));
  return true;
}

/** NL-22: another rate makes a new bucket, full only if the old one had its token; the same rate changes nothing. */
export function swapRate(bucket: TokenBucket, ratePerMillion: number, now: Monotonic): void {
  const present = bucket.ratePerMillion > 0 ? bucket.ratePerMillion : RATE_OF_A_STOPPED_LIMITER;
  if (present === ratePerMillion) return;
  const full = hasToken(bucket, now);
  bucket.ratePerMillion = Math.max(0, ratePerMillion);
  if (ratePerMillion > 0) bucket.readyAt = full ? now : later(now, refill(ratePerMillion));
}
