/**
 * What can be read off a recording of its controller managers (NL): when each was in sync, when its
 * passes began, in which order a pass took the nodes, at which ticks it tainted.
 */
import { ensure, later, type Duration, type Instant } from '../../engine/index.ts';
import { commitsOf } from '../commits.ts';
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
/** The same GET if what it read was changed before the PATCH, µs. */
const READING_CONFLICT = 10_000;

/** A taint that comes so soon after the first pass was due at the tick that followed it; µs. */
const HEAD_START = 60_000;
/** Outcomes of the race between the tainting loop and the first pass (NL-27). */
const LOOP_FIRST = 0;
const PASS_FIRST = 5_300;
const PASS_AND_LOOP = 5_000;
/** A pass begins in the run so close to where it was recorded to, µs. */
const RANKED_WITHIN = 20_000;
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
      for (const pass of [...seen, ...clearingsOf(term)])
        for (const [value, node] of pass.nodes.entries()) {
          const known = turns.get(node) ?? [];
          turns.set(node, known);
          known.push({ t: pass.from - span.from, value });
        }
    }
    writeInstants(draft, entity, 'process.sync', syncs, { early: 200_000, late: 5_000_000 });
    writeInstants(draft, entity, 'nlc.backoff', repeatsOf(recording, span, manager), {
      early: 20_000,
      late: 20_000,
    });
    writeInstants(draft, entity, 'process.took', readsOf(recording, span, manager), READ_TOOK);
    writeInstants(draft, entity, 'nlc.pass', starts, { early: 500_000, late: 700_000 });
    writeInstants(draft, entity, 'nlc.tick', ticks, {
      early: 100_000,
      late: 100_000,
    });
  }
  const heard = heardAt(recording);
  for (const { name } of recording.header.nodes) {
    const { taints, annotations } = answersOn(recording, span, name, heard);
    writeInstants(draft, `kubelet/${name}`, 'node.took', taints, WRITE_TOOK);
    writeInstants(draft, `kubelet/${name}`, 'node.annotated', annotations, WRITE_TOOK);
  }
  for (const [node, values] of turns)
    writeValues(draft, `kubelet/${node}`, 'nlc.rank', values, RANKED_WITHIN);
}

/** A busy controller manager or server may keep a write for so long, µs. */
const WRITE_TOOK = { early: 1_400, late: 350_000 };

/** A GET may be quicker than others, not slower, µs. */
const READ_TOOK = { early: 1_400, late: 0 };

/** A node is put in line so soon after its being Unknown was stored, µs. */
const QUEUED_WITHIN = 30_000;
/** A way, as scenarioOfRecording has it, µs. */
const WAY = 200;

/**
 * When writes on Nodes took effect: as they were answered, but those that turned others down before
 * that, and those whose answers came in another order than their nodes were put in line (NL-25).
 */
function heardAt(recording: Recording): (row: ApiRow) => Instant {
  const commits = commitsOf(recording.rows, 'Node');
  const queued = new Map<string, Instant[]>();
  for (const row of recording.rows) {
    if (row.source !== 'log' || row.line !== 'queued') continue;
    const known = queued.get(row.name);
    if (known === undefined) queued.set(row.name, [row.t]);
    else known.push(row.t);
  }
  return (row) => {
    const line = isUnknown(row)
      ? queued.get(row.name)?.find((t) => t > row.t && t - row.t < QUEUED_WITHIN)
      : undefined;
    return line === undefined ? (commits.get(row) ?? row.t) : later(line, -WAY as Duration);
  };
}

/** When a controller manager's writes on a node took effect: of readiness and taints, conflicts included, and others. */
function answersOn(
  recording: Recording,
  span: Span,
  node: string,
  heard: (row: ApiRow) => Instant,
): { readonly taints: readonly number[]; readonly annotations: readonly number[] } {
  const taints: number[] = [];
  const annotations: number[] = [];
  let before = '';
  for (const row of recording.rows) {
    if (row.source !== 'api' || row.kind !== 'Node' || row.name !== node) continue;
    const isOwn = row.who.startsWith('kcm');
    if (isOwn && row.code === 409) taints.push(inRun(span, row.t));
    if (row.stored === undefined) continue;
    const now = `${row.stored.ready} ${row.stored.taints?.join(' ')}`;
    if (isOwn) (now === before ? annotations : taints).push(inRun(span, heard(row)));
    before = now;
  }
  return { taints, annotations };
}

/** When a write was tried again that had met a conflict: a GET before it. */
function repeatsOf(recording: Recording, span: Span, manager: string): number[] {
  const conflicts = new Map<string, Instant>();
  return recording.rows.flatMap((row) => {
    if (row.source !== 'api' || row.kind !== 'Node' || row.who !== manager) return [];
    const conflict = conflicts.get(row.name);
    conflicts.delete(row.name);
    if (row.code === 409) conflicts.set(row.name, row.t);
    return conflict !== undefined && row.arrived - conflict < CONFLICT
      ? [inRun(span, row.arrived) - READING]
      : [];
  });
}

/** GETs of Nodes are left out of a recording: each was answered just before the PATCH that followed it. */
const readsOf = (recording: Recording, span: Span, manager: string): number[] =>
  recording.rows.flatMap((row) =>
    row.source === 'api' && row.kind === 'Node' && row.verb === 'patch' && row.who === manager
      ? [inRun(span, row.arrived) - 2 * WAY]
      : [],
  );

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

/** NL-20: nodes in the order in which their taints were taken back; one that was tainted meanwhile comes last. */
function clearingsOf(term: readonly RecordingRow[]): readonly SeenPass[] {
  return term.flatMap((row, index) => {
    if (row.source !== 'log' || row.line !== 'allDown') return [];
    const writes = term
      .slice(index)
      .filter(
        (each): each is ApiRow =>
          each.source === 'api' && each.stored?.taints !== undefined && each.t - row.t < ONE_PASS,
      );
    const isLate = ({ stored }: ApiRow): boolean =>
      stored?.taints?.some((taint) => taint.endsWith(':NoExecute')) === true;
    const inTurn = [...writes.filter((each) => !isLate(each)), ...writes.filter(isLate)];
    const nodes = [...new Set(inTurn.map(({ name }) => name))];
    return nodes.length === 0 ? [] : [{ from: row.t, to: row.t, nodes }];
  });
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
    const isOver = row.arrived - (conflicts.get(row.name) ?? row.arrived) > CONFLICT;
    if (isOver) conflicts.delete(row.name);
    const conflict = conflicts.get(row.name);
    if (row.code === 409 && row.who === manager && !conflicts.has(row.name))
      conflicts.set(row.name, row.arrived);
    if (row.stored?.taints === undefined) continue;
    const has = row.stored.taints.some(
      (taint) => taint.endsWith(':NoExecute') && /^(not-ready|unreachable):/.test(taint),
    );
    if (has && tainted.get(row.name) !== true && row.who === manager)
      ticks.push(
        conflict === undefined
          ? inRun(span, row.arrived) - READING
          : inRun(span, conflict) - READING_CONFLICT,
      );
    tainted.set(row.name, has);
  }
  return ticks;
}
