/** What failed and is tried again later: one timer for all of it, in the order of their moments. */
import { between, NEVER } from '../base/time.ts';
import { NLC_RETRY, type Retry, type Run } from './nodeLifecycleState.ts';

function armRetries({ state, ctx }: Run): void {
  let at: number = NEVER;
  for (const retry of state.retries) at = Math.min(at, retry.at);
  if (at === NEVER) return;
  ctx.setTimer(
    NLC_RETRY,
    between(ctx.monotonic, Math.max(at, ctx.monotonic) as typeof ctx.monotonic),
  );
}

export function retryLater(run: Run, retry: Retry): void {
  run.state.retries.push(retry);
  armRetries(run);
}

/** The timer fired: takes out what is due. */
export function takeDueRetries(run: Run): readonly Retry[] {
  const { state, ctx } = run;
  const due = state.retries.filter(({ at }) => at <= ctx.monotonic);
  const rest = state.retries.filter(({ at }) => at > ctx.monotonic);
  state.retries.splice(0, state.retries.length, ...rest);
  armRetries(run);
  return due;
}
