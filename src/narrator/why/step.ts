/**
 * One step of an answer to "why?": a moment, its mark, a sentence before it has a language, the rules
 * it follows, and what it is about. Ids stand in it; the page turns them into the names it shows.
 */
import type { CutDirection, CutMode, Fact } from '../../engine/index.ts';
import type { WhyMessageKey, WhySmallKey } from '../../i18n/whyTranslate.ts';

/** The drawing of a step: the mark that stands for it on stage and timeline. */
export type WhyMark =
  | 'flag'
  | 'ready'
  | 'look'
  | 'stopwatch'
  | 'stamp'
  | 'tries'
  | 'refused'
  | 'tag'
  | 'tagPlain'
  | 'tagGone'
  | 'queue'
  | 'zone'
  | 'pod'
  | 'podGone'
  | 'crown'
  | 'crownGone'
  | 'twoCrowns'
  | 'lockOpen'
  | 'vote'
  | 'conflict'
  | 'deleted'
  | 'exit'
  | 'start'
  | 'kill'
  | 'power'
  | 'pause'
  | 'resume'
  | 'wall'
  | 'healed'
  | 'passed'
  | 'latency'
  | 'loss'
  | 'clock'
  | 'server'
  | 'etcd'
  | 'broken'
  | 'holds'
  | 'read'
  | 'sent'
  | 'heard'
  | 'watch'
  | 'dot';

/** What a step is about, to be selected. */
export type WhySubject =
  | { readonly kind: 'node'; readonly name: string }
  | { readonly kind: 'election'; readonly namespace: string; readonly name: string }
  | { readonly kind: 'process'; readonly process: string }
  | { readonly kind: 'apiServer' };

/** What is put into a sentence, by id; each sentence uses some of it. Times are µs. */
export interface WhyParams {
  /** Name of a node. */
  readonly node: string;
  /** Ids of processes. */
  readonly process: string;
  readonly other: string;
  /** All processes of an act. */
  readonly processes: readonly string[];
  /** Name of a Lease. */
  readonly lease: string;
  /** `namespace/name`. */
  readonly pod: string;
  /** Name of a zone; '' where there is only one. */
  readonly zone: string;
  /** A word of Kubernetes: a reason, a taint, an identity. */
  readonly text: string;
  readonly count: number;
  readonly total: number;
  readonly version: number;
  /** A length of time, and another that it is compared with. */
  readonly length: number;
  readonly limit: number;
  readonly at: number;
  readonly mode: CutMode | '';
  readonly direction: CutDirection | '';
}

export interface WhyStep {
  readonly t: number;
  /** The end, where several alike are one step. */
  readonly until?: number;
  /** The fact that it tells. */
  readonly seq: number;
  readonly mark: WhyMark;
  readonly key: WhyMessageKey;
  /** Below the sentence: Kubernetes' own reason, an identity, a difference of times. */
  readonly small: WhySmallKey | null;
  readonly params: WhyParams;
  readonly rules: readonly string[];
  readonly subject: WhySubject | null;
  /** Who did it, if somebody did. */
  readonly by: 'user' | 'script' | null;
  /** What a long chain does without: the higher, the sooner; below 0 last of all. */
  readonly detail: number;
}

/** A part of a chain, and the fact where it goes on. */
export interface Told {
  readonly steps: readonly WhyStep[];
  readonly next: Fact | null;
}

export const NO_PARAMS: WhyParams = {
  node: '',
  process: '',
  other: '',
  processes: [],
  lease: '',
  pod: '',
  zone: '',
  text: '',
  count: 0,
  total: 0,
  version: 0,
  length: 0,
  limit: 0,
  at: 0,
  mode: '',
  direction: '',
};

interface Draft {
  readonly mark: WhyMark;
  readonly key: WhyMessageKey;
  readonly small?: WhySmallKey;
  readonly rules?: readonly string[];
  readonly subject?: WhySubject | null;
  readonly params?: Partial<WhyParams>;
  readonly until?: number;
  readonly by?: 'user' | 'script' | null;
  readonly detail?: number;
}

/** A step that tells a fact; what is not given is empty. */
export const step = (fact: Fact, draft: Draft): WhyStep => ({
  t: fact.t,
  ...(draft.until === undefined || draft.until === fact.t ? {} : { until: draft.until }),
  seq: fact.seq,
  mark: draft.mark,
  key: draft.key,
  small: draft.small ?? null,
  params: { ...NO_PARAMS, at: fact.t, ...draft.params },
  rules: draft.rules ?? [],
  subject: draft.subject ?? null,
  by: draft.by ?? null,
  detail: draft.detail ?? 0,
});

export const nodeSubject = (name: string): WhySubject => ({ kind: 'node', name });
export const lockSubject = (lock: {
  readonly namespace: string;
  readonly name: string;
}): WhySubject =>
  lock.namespace === 'kube-node-lease'
    ? { kind: 'node', name: lock.name }
    : { kind: 'election', namespace: lock.namespace, name: lock.name };
