/** What can be done to links: cut and heal in every mode and direction, latency, random loss. Pure. */
import type { CutDirection, CutMode } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import {
  command,
  cutSetEntry,
  group,
  type Asked,
  type MenuEntry,
  type MenuOption,
} from './menuEntries.ts';
import { linkOf } from './targets.ts';

const MODES: readonly CutMode[] = ['lost', 'held', 'refused'];
const DIRECTIONS: readonly CutDirection[] = ['both', 'requests', 'answers'];
const LATENCIES: readonly number[] = [50, 200, 500, 1000, 2000];
const LOSSES: readonly number[] = [1, 5, 20, 50];

export interface CutState {
  readonly mode: CutMode;
  readonly direction: CutDirection;
}

interface Between {
  readonly processes: readonly string[];
  /** At the other end; none: all that the processes are joined with. */
  readonly peers: readonly string[];
  readonly cut: CutState | null;
}

const ends = ({ processes, peers }: Between) =>
  peers.length === 0 ? { processes } : { processes, peers };

/** Heal, and each way to cut with each direction; the cut that holds is marked. */
export function cutWays(t: Translate, between: Between): readonly MenuEntry[] {
  const { cut } = between;
  const heal: MenuEntry = {
    kind: 'item',
    id: 'heal',
    label: t('controls.heal'),
    icon: 'heal',
    disabled: cut === null,
    deed: command({ kind: 'heal', ...ends(between) }),
  };
  const choices = MODES.map((mode): MenuEntry => ({
    kind: 'choice',
    id: `cut-${mode}`,
    label: t(`controls.mode.${mode}`),
    options: DIRECTIONS.map((direction) => ({
      id: `${mode}-${direction}`,
      label: t(`controls.direction.${direction}`),
      short: t(`controls.direction.${direction}.short`),
      checked: cut?.mode === mode && cut.direction === direction,
      deed: command({ kind: 'cut', ...ends(between), mode, direction }),
    })),
  }));
  return [heal, ...choices];
}

/** Cuts of a client: from every API server, and where there are several from each alone. */
export function cutEntries(t: Translate, frame: Frame, process: string): readonly MenuEntry[] {
  const link = linkOf(frame, process);
  const cuts = link?.cuts ?? [];
  const { machines } = frame.controlPlane;
  const whole = cutWays(t, {
    processes: [process],
    peers: [],
    cut: link?.cut ?? cuts[0] ?? null,
  });
  if (machines.length === 1) return [...whole, cutSetEntry(t)];
  const single = machines.flatMap(({ name, server }) => {
    const cut = cuts.find((each) => each.server === name) ?? null;
    return group(
      `cut-from-${name}`,
      'cut',
      t('controls.cutFrom', { server: name }),
      cut === null ? '' : t(`controls.mode.${cut.mode}.short`),
      cutWays(t, { processes: [process], peers: [server], cut }),
    );
  });
  return [...whole, ...single, cutSetEntry(t)];
}

export function latencyEntries(
  t: Translate,
  frame: Frame,
  processes: readonly string[],
): readonly MenuEntry[] {
  const [only] = processes;
  const now = only === undefined ? frame.latencyMs : (linkOf(frame, only)?.latencyMs ?? null);
  return amounts(t, {
    of: 'latency',
    label: t(only === undefined ? 'controls.latencyAll' : 'controls.latencyOne'),
    processes,
    now,
    offered: LATENCIES,
    say: (ms) => t('controls.ms', { ms }),
    deed: (latencyMs) => command({ kind: 'setLatency', processes, latencyMs }),
  });
}

export function lossEntries(
  t: Translate,
  frame: Frame,
  processes: readonly string[],
): readonly MenuEntry[] {
  const [only] = processes;
  const everywhere = frame.lossPercent === 0 ? null : frame.lossPercent;
  const now = only === undefined ? everywhere : (linkOf(frame, only)?.lossPercent ?? null);
  return amounts(t, {
    of: 'loss',
    label: t(only === undefined ? 'controls.lossAll' : 'controls.lossOne'),
    processes,
    now,
    offered: LOSSES,
    say: (percent) => t('controls.percent', { percent }),
    deed: (lossPercent) => command({ kind: 'setLoss', processes, lossPercent }),
  });
}

/** A choice of amounts, with "as in the scenario" first and any other amount last. */
export function amounts(
  t: Translate,
  given: {
    readonly of: Asked;
    readonly label: string;
    readonly processes: readonly string[];
    readonly now: number | null;
    readonly offered: readonly number[];
    readonly say: (amount: number) => string;
    readonly deed: (amount: number | null) => MenuOption['deed'];
  },
): readonly MenuEntry[] {
  const { of, label, processes, now, offered, say, deed } = given;
  const option = (amount: number | null): MenuOption => {
    const text = amount === null ? t('controls.latencyNormal') : say(amount);
    return {
      id: `${of}-${amount ?? 'normal'}`,
      label: text,
      short: text,
      checked: now === amount,
      deed: deed(amount),
    };
  };
  const own = now !== null && !offered.includes(now) ? [option(now)] : [];
  return [
    { kind: 'choice', id: of, label, options: [option(null), ...offered.map(option), ...own] },
    {
      kind: 'item',
      id: `ask-${of}`,
      label: t(of === 'latency' ? 'controls.latencyOther' : 'controls.amountOther'),
      icon: of === 'commitDelay' ? 'etcd' : of,
      deed: { kind: 'ask', of, processes },
    },
  ];
}
