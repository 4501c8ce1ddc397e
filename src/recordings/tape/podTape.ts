/** What can be read off a recording of its Pods: when a kubelet reported each Ready, and gone (TE-9). */
import type { Recording } from '../recording.ts';
import type { Span } from '../span.ts';
import { inRun, writeInstants, type TapeDraft } from './tapeDraft.ts';

const SOON = { early: 500_000, late: 10_000_000 };
/** A request of a controller manager takes 1.5 to 4.5 ms, on a busy machine more, µs. */
const TOOK = { early: 1_400, late: 60_000 };
/** How far the tick of a kubelet's Pods may lie from where its start puts it, µs. */
const TICK = { early: 500_000, late: 1_000_000 };

export function tapePods(draft: TapeDraft, recording: Recording, span: Span): void {
  const nodes = new Set(recording.header.nodes.map(({ name }) => name));
  const ready = new Map<string, number[]>();
  const gone = new Map<string, number[]>();
  const answers = new Map<string, number[]>();
  const ticks = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string, at: number): void => {
    const known = map.get(key);
    if (known === undefined) map.set(key, [at]);
    else known.push(at);
  };
  for (const row of recording.rows) {
    if (row.source !== 'api' || row.kind !== 'Pod' || row.name === '') continue;
    if (row.t < span.from || row.t > span.to || row.code >= 400) continue;
    const pod = `pod/${row.namespace}/${row.name}`;
    if (!nodes.has(row.who)) {
      if (row.who.startsWith('kcm')) add(answers, pod, inRun(span, row.t));
      continue;
    }
    const at = inRun(span, row.arrived);
    if (row.verb === 'delete') add(gone, pod, at);
    else if (row.podReady === 'True') {
      add(ready, pod, at);
      add(ticks, `kubelet/${row.who}`, at);
    }
  }
  for (const [pod, instants] of ready) writeInstants(draft, pod, 'pod.ready', instants, SOON);
  for (const [pod, instants] of gone) writeInstants(draft, pod, 'pod.confirm', instants, SOON);
  for (const [pod, instants] of answers) writeInstants(draft, pod, 'pod.took', instants, TOOK);
  for (const [kubelet, instants] of ticks)
    writeInstants(draft, kubelet, 'kubelet.podTick', instants, TICK);
}
