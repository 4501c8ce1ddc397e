/**
 * Other controllers of the same manager annotate a Node that is new to the cluster, some milliseconds
 * after they first see it. Nothing here reads the annotation, but the Node's version moves on, and
 * the conflicts this makes with the taints of the first pass were seen in every recorded start.
 * Upstream: `pkg/controller/ttl`.
 */
import { micros, seconds } from '../base/time.ts';
import { nodeName, NLC_ANNOTATE, type Run } from './nodeLifecycleState.ts';

/** A Node older than this has its annotations. */
const YOUNG = seconds(60);
const DELAY_MAX = 12_000;
const TIMEOUT = seconds(60);

/** A pass has registered the node. */
export function annotateLater({ state, cache, ctx }: Run, node: number): void {
  if (ctx.wall - (cache.creationTimestamp[node] ?? 0) > YOUNG) return;
  state.toAnnotate.push(node);
  if (state.toAnnotate.length === 1)
    ctx.setTimer(NLC_ANNOTATE, micros(ctx.draw('wait', 0, DELAY_MAX)));
}

/** The timer fired. The answers go to nobody: these clients have limits and retries of their own. */
export function annotateNodes(run: Run): void {
  const nodes = run.state.toAnnotate;
  run.state.toAnnotate = [];
  for (const node of nodes)
    run.ctx.request(
      { verb: 'PATCH', resource: 'Node', subresource: 'annotations', name: nodeName(run, node) },
      TIMEOUT,
    );
}
