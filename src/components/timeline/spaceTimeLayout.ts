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

/** Between two lines: as the panel has room. */
const LEAST_PITCH = 32;
const MOST_PITCH = 60;
const BAND = 38;
const BAND_GAP = 10;
/** More lines than this, and those of calm nodes wait for the button. */
const MOST_LINES = 14;

interface Wish {
  readonly frame: Frame;
  readonly part: ReadonlySet<ProcessId>;
  readonly showAll: boolean;
  readonly top: number;
  /** Height that there is; the panel grows where it does not suffice. */
  readonly room: number;
  readonly nameOf: (process: ProcessId) => string;
}

export function laySpaceTime({ frame, part, showAll, top, room, nameOf }: Wish): SpaceTimeLayout {
  const all = partiesOf(frame, nameOf);
  const took = all.filter(
    (party) => part.has(party.process) || isSilentPartner(frame, part, party),
  );
  const shown = showAll ? all : took.slice(0, MOST_LINES);
  const above = Math.ceil(shown.length / 2);
  const servers = [...new Set(shown.map(({ link }) => link.server))].sort();
  const fixed = 40 + servers.length * (BAND + BAND_GAP);
  const pitch = Math.min(
    Math.max((room - fixed) / Math.max(shown.length, 1), LEAST_PITCH),
    MOST_PITCH,
  );
  const bandsTop = top + 16 + above * pitch;
  const bands = servers.map((server, index): ServerBand => {
    const from = bandsTop + index * (BAND + BAND_GAP);
    return { server, top: from, bottom: from + BAND };
  });
  const below = bands.at(-1)?.bottom ?? bandsTop;
  const lines = shown.map((party, index): WorldLine => {
    const { process, name, status, link } = party;
    const y = index < above ? top + 16 + index * pitch : below + (index - above + 1) * pitch;
    return { process, name, y, status, server: link.server };
  });
  return {
    lines,
    bands,
    hidden: all.length - shown.length,
    bottom: below + (shown.length - above) * pitch + 20,
  };
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
