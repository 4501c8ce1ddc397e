/**
 * World lines: the processes that took part above and below the API servers' bands, so that their
 * messages cross as few lines as can be. Pure.
 */
import type { ProcessId } from '../../engine/index.ts';
import { nodeOfKubelet } from '../../narrator/names.ts';
import type { Frame, LinkView, ProcessStatus } from '../../sources/frame.ts';

export interface WorldLine {
  readonly process: ProcessId;
  readonly name: string;
  readonly y: number;
  readonly status: ProcessStatus;
  /** Machine of the API server that it talks to. */
  readonly server: string;
}

export interface ServerBand {
  readonly server: string;
  readonly top: number;
  readonly bottom: number;
}

export interface SpaceTimeLayout {
  readonly lines: readonly WorldLine[];
  readonly bands: readonly ServerBand[];
  /** How many processes there are besides. */
  readonly hidden: number;
  readonly bottom: number;
}

interface Party {
  readonly process: ProcessId;
  readonly name: string;
  readonly status: ProcessStatus;
  readonly link: LinkView;
}

/**
 * Between two lines: as the lanes' room allows; more than that where messages would be too close, if
 * the panel can grow so far; and no less than a name is tall.
 */
const LEAST_PITCH = 16;
const GOOD_PITCH = 30;
const MOST_PITCH = 60;
const BAND = 34;
const BAND_GAP = 10;
/** Above the first line and below the last one. */
const MARGIN = 14;
/** More lines than this, and those of calm nodes wait for the button. */
const MOST_LINES = 14;

interface Wish {
  readonly frame: Frame;
  readonly part: ReadonlySet<ProcessId>;
  readonly showAll: boolean;
  readonly top: number;
  /** Height that the lanes take, and that which the panel may take. */
  readonly room: number;
  readonly most: number;
  readonly nameOf: (process: ProcessId) => string;
}

export function laySpaceTime({
  frame,
  part,
  showAll,
  top,
  room,
  most,
  nameOf,
}: Wish): SpaceTimeLayout {
  const all = partiesOf(frame, nameOf);
  const took = all.filter(
    (party) => part.has(party.process) || isSilentPartner(frame, part, party),
  );
  const shown = showAll ? all : took.slice(0, MOST_LINES);
  const above = Math.ceil(shown.length / 2);
  const servers = [...new Set(shown.map(({ link }) => link.server))].sort();
  const pitch = pitchOf(room, most, shown.length, servers.length);
  const bandsTop = top + MARGIN + above * pitch;
  const bands = servers.map((server, index): ServerBand => {
    const from = bandsTop + index * (BAND + BAND_GAP);
    return { server, top: from, bottom: from + BAND };
  });
  const below = bands.at(-1)?.bottom ?? bandsTop;
  const lines = shown.map((party, index): WorldLine => {
    const { process, name, status, link } = party;
    const y = index < above ? top + MARGIN + index * pitch : below + (index - above + 1) * pitch;
    return { process, name, y, status, server: link.server };
  });
  return {
    lines,
    bands,
    hidden: all.length - shown.length,
    bottom: below + (shown.length - above) * pitch + MARGIN,
  };
}

function pitchOf(room: number, most: number, lines: number, servers: number): number {
  const fixed = 2 * MARGIN + servers * (BAND + BAND_GAP) - BAND_GAP;
  const within = (height: number): number => (height - fixed) / Math.max(lines, 1);
  const wished = Math.max(within(room), Math.min(within(most), GOOD_PITCH));
  return Math.min(Math.max(wished, LEAST_PITCH), MOST_PITCH);
}

function partiesOf(frame: Frame, nameOf: (process: ProcessId) => string): readonly Party[] {
  const candidates = frame.elections.flatMap((election) => election.candidates);
  const parties = [...candidates, ...frame.nodes].map(({ process, status, link }): Party => ({
    process,
    name: nameOf(process),
    status,
    link,
  }));
  const unique = new Map(parties.map((party) => [party.process, party]));
  return [...unique.values()];
}

/** One that is silent in an election in which others are not: who is missing is part of the picture. */
function isSilentPartner(
  frame: Frame,
  part: ReadonlySet<ProcessId>,
  { process, status }: Party,
): boolean {
  if (status === 'running' || nodeOfKubelet(process) !== null) return false;
  return frame.elections.some(
    ({ candidates }) =>
      candidates.some((each) => each.process === process) &&
      candidates.some((each) => part.has(each.process)),
  );
}
