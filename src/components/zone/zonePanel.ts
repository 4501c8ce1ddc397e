/**
 * One zone closely: its nodes by how many renewals they have missed, how old each one's last renewal
 * is against the grace period, and how near the zone is to the share from which tainting slows. Pure.
 */
import type { Frame, NodeView, ZoneView } from '../../sources/frame.ts';
import { isUnknown } from '../score/ringLook.ts';

/** Renewals missed since the last write, then what the controller said of it; each node is in one. */
export const BANDS = [
  'onTime',
  'missed1',
  'missed2',
  'missed3',
  'missed4',
  'noLease',
  'unknown',
  'noExecute',
] as const;
export type Band = (typeof BANDS)[number];

export interface AgeBin {
  /** Seconds; the last bin has no end. */
  readonly from: number;
  readonly count: number;
  /** The band of the oldest node in it, for its texture. */
  readonly band: Band;
}

export interface ZonePanelScene {
  readonly zone: ZoneView;
  readonly everywhere: boolean;
  readonly bands: readonly { readonly band: Band; readonly count: number }[];
  readonly bins: readonly AgeBin[];
  /** Seconds of silence after which a node is called Unknown. */
  readonly grace: number;
  /** Share that is not Ready, and from which the zone is disrupted. */
  readonly share: number;
  readonly threshold: number;
}

const SECOND = 1_000_000;
/** A kubelet renews four times within its lease, each time up to 4 % later (KL-2, KL-3). */
const RENEWALS = 4;
const LATEST = 1.04;

/** Width of a bin, and where the last one begins, seconds. */
const BIN = 2.5;
const LAST_BIN = 65;

function ageOf(node: NodeView, now: number): number | null {
  return node.record.writtenAt === null ? null : Math.max(now - node.record.writtenAt, 0);
}

const MISSED = ['onTime', 'missed1', 'missed2', 'missed3', 'missed4'] as const;

function bandOf(node: NodeView, now: number): Band {
  if (node.taints.some((taint) => taint.endsWith(':NoExecute'))) return 'noExecute';
  if (isUnknown(node)) return 'unknown';
  const age = ageOf(node, now);
  if (!node.record.exists || age === null) return 'noLease';
  const period = (node.record.leaseDurationSeconds * SECOND * LATEST) / RENEWALS;
  return MISSED[Math.min(Math.floor(age / period), MISSED.length - 1)] ?? 'missed4';
}

/** Of a node that has no zone label its region counts, as for the controller. */
const zoneOf = ({ zone, region }: NodeView): string => (zone === '' ? region : zone);

function binsOf(nodes: readonly NodeView[], now: number): readonly AgeBin[] {
  const bins: { from: number; count: number; band: Band }[] = Array.from(
    { length: LAST_BIN / BIN + 1 },
    (_, index) => ({
      from: index * BIN,
      count: 0,
      band: 'onTime',
    }),
  );
  for (const node of nodes) {
    const age = ageOf(node, now);
    if (age === null) continue;
    const bin = bins[Math.min(Math.floor(age / SECOND / BIN), bins.length - 1)];
    if (bin === undefined) continue;
    bin.count += 1;
    const band = bandOf(node, now);
    if (BANDS.indexOf(band) > BANDS.indexOf(bin.band)) bin.band = band;
  }
  return bins;
}

/** Null if the controller does not count such a zone. */
export function zonePanelScene(frame: Frame, name: string): ZonePanelScene | null {
  const { controller, now } = frame;
  const zone = controller?.zones.find((each) => each.zone === name);
  if (controller === null || zone === undefined) return null;
  const nodes = frame.nodes.filter((node) => zoneOf(node) === name);
  const all = zone.ready + zone.notReady;
  const counts = new Map<Band, number>();
  for (const node of nodes) {
    const band = bandOf(node, now);
    counts.set(band, (counts.get(band) ?? 0) + 1);
  }
  return {
    zone,
    everywhere: controller.allDisrupted,
    bands: BANDS.filter((band) => band !== 'noLease' || counts.has(band)).map((band) => ({
      band,
      count: counts.get(band) ?? 0,
    })),
    bins: binsOf(nodes, now),
    grace: (nodes[0]?.observer.grace ?? 0) / SECOND,
    share: all === 0 ? 0 : zone.notReady / all,
    threshold: controller.threshold,
  };
}
