/**
 * What can be read off a recording of its controller managers (NL): when each was in sync, when its
 * passes began, in which order a pass took the nodes, at which ticks it tainted.
 */
import { ensure, type Instant } from '../../engine/index.ts';
import type { ApiRow, Recording, RecordingRow } from '../recording.ts';
import type { Span } from '../span.ts';
import { inRun, writeInstants, writeOutcome, writeValues, type TapeDraft } from './tapeDraft.ts';

const LOCK = 'kube-controller-manager';
/** From one pass to the next, without what it did: recorded mean, µs. */
const PERIOD = 5_003_000;
/** What belongs to one pass lies closer together than this, µs. */
const ONE_PASS = 2_000_000;
/** LIST and its answer, before the first pass; a GET before a PATCH; µs. */
const LISTING = 5_000;
const READING = 4_000;

/** A taint that comes so soon after the first pass was due at the tick that followed it; µs. */
const HEAD_START = 60_000;
/** Outcomes of the race between the tainting loop and the first pass (NL-27). */
const LOOP_FIRST = 0;
const PASS_FIRST = 5_300;
const PASS_AND_LOOP = 5_000;
/** A write that met a conflict comes again within this time, µs. */
const CONFLICT = 400_000;

/** One pass, as far as it was seen: its first and last sign, and the nodes in the order of their turn. */
interface SeenPass {
  readonly from: number;
  to: number;
  readonly nodes: string[];
}

export function tapeControllers(draft: TapeDraft, recording: Recording, span: Span): void {
  const turns = new Map<string, { t: number; value: number }[]>();
  for (const manager of managersOf(recording)) {
    const entity = `${LOCK}/${manager}`;
    const starts: number[] = [];
    const syncs: number[] = [];
    const ticks = ticksOf(recording, span, manager);
    for (const term of termsOf(recording, span, manager)) {
      const seen = passesOf(term);
      const [first] = seen;
      if (first === undefined) continue;
      const begins = first.from - span.from;
      const tick = ticks.findIndex((t) => t > begins - READING && t < begins + HEAD_START);
      writeOutcome(draft, entity, 'nlc.phase', tick < 0 ? LOOP_FIRST : PASS_FIRST);
      // The request was made at the tick itself, while the pass went on.
      if (tick >= 0) ticks[tick] = begins + PASS_FIRST - PASS_AND_LOOP;
      syncs.push(begins - LISTING);
      const passes = passStarts(seen, ensure(term.at(-1), 'a row').t);
      starts.push(...passes.map((t) => t - span.from));
      for (const pass of seen)
        for (const [value, node] of pass.nodes.entries()) {
          const known = turns.get(node) ?? [];
          turns.set(node, known);
          known.push({ t: pass.from - span.from, value });
        }
    }
    writeInstants(draft, entity, 'process.sync', syncs, { early: 200_000, late: 5_000_000 });
    writeInstants(draft, entity, 'nlc.pass', starts, { early: 500_000, late: 700_000 });
    writeInstants(draft, entity, 'nlc.tick', ticks, {
      early: 100_000,
      late: 100_000,
    });
  }
  for (const { name } of recording.header.nodes)
    writeInstants(
      draft,
      `kubelet/${name}`,
      'node.took',
      answersOn(recording, span, name),
      WITH_REPEATS,
    );
  for (const [node, values] of turns)
    writeValues(draft, `kubelet/${node}`, 'nlc.rank', values, 500_000);
}

/** A write that meets a conflict is repeated 0.1 s and more later: as long as both take together, µs. */
const WITH_REPEATS = { early: 1_400, late: 350_000 };

/** When a controller manager's writes on a node were done that changed its readiness or taints. */
function answersOn(recording: Recording, span: Span, node: string): number[] {
  let before = '';
  return recording.rows.flatMap((row) => {
    if (row.source !== 'api' || row.kind !== 'Node' || row.name !== node) return [];
    if (row.stored === undefined) return [];
    const now = `${row.stored.ready} ${row.stored.taints?.join(' ')}`;
    const isChange = now !== before && row.who.startsWith('kcm');
    before = now;
    return isChange ? [inRun(span, row.t)] : [];
  });
}

const managersOf = (recording: Recording): readonly string[] => [
  ...new Set(
    recording.rows.flatMap((row) =>
      row.source === 'api' && row.name === LOCK && row.who.startsWith('kcm') ? [row.who] : [],
    ),
  ),
];

/** What one controller manager did and logged, one list for each time that it led. */
function termsOf(recording: Recording, span: Span, manager: string): readonly RecordingRow[][] {
  const terms: RecordingRow[][] = [];
  let identity = '';
  for (const row of recording.rows) {
    if (row.t < span.from || row.t > span.to || row.who !== manager) continue;
    if (row.source !== 'api' && row.source !== 'log') continue;
    if (row.source === 'api' && row.name === LOCK && row.kind === 'Lease' && row.code < 300) {
      const holder = row.stored?.holderIdentity ?? '';
      if (row.verb !== 'get' && holder !== identity) {
        identity = holder;
        terms.push([]);
      }
    }
    terms.at(-1)?.push(row);
  }
  return terms;
}

const isUnknown = (row: ApiRow): boolean =>
  row.kind === 'Node' && row.subresource === 'status' && row.stored?.ready === 'Unknown';
const isRegistered = (row: ApiRow): boolean => row.event === 'RegisteredNode';
const isNotReadyPod = (row: ApiRow): boolean => row.kind === 'Pod' && row.podReady === 'False';

/** NL-23: from taking the lock to the first pass, µs. */
const FIRST_PASS = 185_000;

/** Passes that left a sign, in order, and the first one even if it left none. */
function passesOf(term: readonly RecordingRow[]): readonly SeenPass[] {
  const passes = signedPasses(term);
  const [taken, first] = [term[0], passes[0]];
  if (taken === undefined || first === undefined) return passes;
  const unseen = Math.round((first.from - taken.t - FIRST_PASS) / PERIOD);
  if (unseen <= 0) return passes;
  const from = first.from - unseen * PERIOD;
  return [{ from, to: from, nodes: [] }, ...passes];
}

function signedPasses(term: readonly RecordingRow[]): readonly SeenPass[] {
  const passes: SeenPass[] = [];
  for (const row of term) {
    const sign = signOf(row);
    if (sign === null) continue;
    const latest = passes.at(-1);
    const pass =
      latest !== undefined && sign.t - latest.to < ONE_PASS
        ? latest
        : { from: sign.t, to: sign.t, nodes: [] };
    if (pass !== latest) passes.push(pass);
    pass.to = Math.max(pass.to, sign.t);
    if (sign.node !== '' && !pass.nodes.includes(sign.node)) pass.nodes.push(sign.node);
  }
  return passes;
}

function signOf(row: RecordingRow): { readonly t: number; readonly node: string } | null {
  if (row.source === 'log') return { t: row.t, node: row.name };
  if (row.source !== 'api') return null;
  if (isUnknown(row)) return { t: row.arrived, node: row.name };
  if (isRegistered(row)) return { t: row.arrived - READING, node: '' };
  return isNotReadyPod(row) ? { t: row.t, node: '' } : null;
}

/** NL-7 is strict: ten passes are always more than 50 s, µs. */
const PERIOD_MIN = 5_001_000;

/** All passes of a term: evenly spread between those that left a sign, each after what the last one did. */
function passStarts(seen: readonly SeenPass[], to: number): number[] {
  return seen.flatMap((pass, index) => {
    const length = pass.to - pass.from;
    const next = seen[index + 1]?.from;
    const rest = (next ?? to) - pass.from - length;
    const passes = Math.max(1, Math.round(rest / PERIOD));
    const period = next === undefined ? PERIOD : Math.max(PERIOD_MIN, rest / passes);
    const last = next ?? pass.from + length + passes * period;
    return Array.from({ length: passes }, (_, at) =>
      at === 0 ? pass.from : last - (passes - at) * period,
    );
  });
}

/** Ticks of the tainting loop: a GET before each NoExecute taint that it added. */
function ticksOf(recording: Recording, span: Span, manager: string): number[] {
  const tainted = new Map<string, boolean>();
  const conflicts = new Map<string, Instant>();
  const ticks: number[] = [];
  for (const row of recording.rows) {
    if (row.source !== 'api' || row.kind !== 'Node') continue;
    const conflict = conflicts.get(row.name);
    if (conflict !== undefined && row.arrived - conflict > CONFLICT) conflicts.delete(row.name);
    if (row.code === 409 && row.who === manager && !conflicts.has(row.name))
      conflicts.set(row.name, row.arrived);
    if (row.stored?.taints === undefined) continue;
    const has = row.stored.taints.some(
      (taint) => taint.endsWith(':NoExecute') && /^(not-ready|unreachable):/.test(taint),
    );
    if (has && tainted.get(row.name) !== true && row.who === manager)
      ticks.push(inRun(span, conflicts.get(row.name) ?? row.arrived) - READING);
    tainted.set(row.name, has);
  }
  return ticks;
}
