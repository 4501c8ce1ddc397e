/**
 * The heights of the stage: how far apart the rows stand and how tall the tickets are, so that nodes
 * and elections together fill the box and never more. With few nodes every election is expanded;
 * otherwise one is, and the others are a line each.
 */
import { FEW_NODES } from './scene.ts';

export interface RowSizes {
  /** The least height into which all this goes. */
  readonly needed: number;
  /** Distance between two nodes' rows. */
  readonly pitch: number;
  /** Height of a node's ticket. */
  readonly ticket: number;
  readonly elections: readonly {
    readonly y: number;
    readonly height: number;
    readonly expanded: boolean;
    /** Middle of the line of what its leader writes to; null: there is none. */
    readonly resource: number | null;
  }[];
  readonly captions: readonly { readonly text: string; readonly y: number }[];
  readonly standbyCaption: number | null;
  /** Lower edge of the frame. */
  readonly bottom: number;
}

/** A ticket this tall holds two lines of text. */
export const TICKET_TALL = 34;
const FOOT = 28;

/** The measures of a comfortable and of the tightest stage; a real one lies between. */
const ROOMY = {
  pitch: 66,
  ticket: 44,
  election: 56,
  line: 24,
  gap: 9,
  caption: 22,
  foot: 11,
  margin: 7,
};
const IDEAL = { ...ROOMY, pitch: 62 };
const SNUG = {
  pitch: 48,
  ticket: 38,
  election: 50,
  line: 22,
  gap: 5,
  caption: 19,
  foot: 7,
  margin: 4,
};
const TIGHT = {
  pitch: 20,
  ticket: 17,
  election: 48,
  line: 19,
  gap: 3,
  caption: 17,
  foot: 4,
  margin: 2,
};
type Measures = typeof ROOMY;

interface Input {
  readonly labels: readonly unknown[];
  readonly elections: readonly {
    readonly key: string;
    readonly namespace: string;
    readonly guarded?: boolean;
  }[];
  readonly expanded: string | null;
  /** How much higher the foot is than with one etcd member. */
  readonly footMore?: number;
}

const mix = (from: Measures, to: Measures, share: number): Measures => ({
  pitch: from.pitch + (to.pitch - from.pitch) * share,
  ticket: from.ticket + (to.ticket - from.ticket) * share,
  election: from.election + (to.election - from.election) * share,
  line: from.line + (to.line - from.line) * share,
  gap: from.gap + (to.gap - from.gap) * share,
  caption: from.caption + (to.caption - from.caption) * share,
  foot: from.foot + (to.foot - from.foot) * share,
  margin: from.margin + (to.margin - from.margin) * share,
});

function place(
  input: Input,
  m: Measures,
  top: number,
  isExpanded: (key: string) => boolean,
): RowSizes {
  const nodesEnd = top - (m.pitch - m.ticket) / 2 + m.pitch * input.labels.length;
  const elections: RowSizes['elections'][number][] = [];
  const captions: { text: string; y: number }[] = [];
  let y = nodesEnd;
  let namespace: string | null = null;
  for (const election of input.elections) {
    if (election.namespace !== namespace) {
      // The first group's caption stands closer: the last row already leaves room below its ticket.
      y += namespace === null ? m.caption - 2 : m.caption;
      captions.push({ text: election.namespace, y: y - 6.5 });
    } else y += m.gap;
    namespace = election.namespace;
    const expanded = isExpanded(election.key);
    const height = expanded ? m.election : m.line - 3;
    const hasLine = expanded && election.guarded === true;
    const resource = hasLine ? y + height + m.line / 2 + 2 : null;
    elections.push({ y: y + height / 2, height, expanded, resource });
    y += height + (hasLine ? m.line : 0);
  }
  const bottom = y + m.foot + FOOT + (input.footMore ?? 0);
  const anyExpanded = elections.some((each) => each.expanded);
  return {
    needed: 0,
    pitch: m.pitch,
    ticket: m.ticket,
    elections,
    captions,
    standbyCaption: anyExpanded && elections[0]?.expanded === true ? nodesEnd + 14 : null,
    bottom,
  };
}

export function fitRows(input: Input, top: number, height: number): RowSizes {
  const one = input.expanded ?? input.elections[0]?.key ?? null;
  const all = (): boolean => true;
  const only = (key: string): boolean => key === one;
  const end = (measures: Measures, expanded: (key: string) => boolean): number =>
    place(input, measures, top, expanded).bottom + measures.margin;
  const between = (from: Measures, to: Measures, expanded: (key: string) => boolean): RowSizes => {
    const most = end(from, expanded);
    const least = end(to, expanded);
    const share = most === least ? 1 : Math.min(Math.max((most - height) / (most - least), 0), 1);
    return { ...place(input, mix(from, to, share), top, expanded), needed: least };
  };
  const few = input.labels.length <= FEW_NODES;
  for (const expanded of few ? [all, only] : [only]) {
    if (end(IDEAL, expanded) <= height) return between(ROOMY, IDEAL, expanded);
    if (end(SNUG, expanded) <= height) return between(IDEAL, SNUG, expanded);
  }
  return between(SNUG, TIGHT, only);
}
