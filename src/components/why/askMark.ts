/**
 * "Why?" of a mark on the stage: a verdict, a tag, a crown, a diamond, a cross. Each stands for the
 * newest fact of its kind about its party; a mark whose fact is not known is asked about as its object.
 */
import type { Fact } from '../../engine/index.ts';
import type { AppStore, Selection } from '../../store/store.ts';
import { askAbout } from './askWhy.ts';

export type MarkQuestion =
  | { readonly kind: 'verdict'; readonly node: string }
  | { readonly kind: 'taint'; readonly node: string; readonly effect: 'NoSchedule' | 'NoExecute' }
  | {
      readonly kind: 'crown';
      readonly process: string;
      readonly namespace: string;
      readonly name: string;
    }
  /** Of the process whose message it was. */
  | {
      readonly kind: 'conflict' | 'lost' | 'refused' | 'timeout';
      readonly process: string;
    };

const isMeant = (fact: Fact, question: MarkQuestion): boolean => {
  switch (question.kind) {
    case 'verdict':
      return fact.kind === 'nodeConditionChanged' && fact.node === question.node;
    case 'taint':
      return (
        fact.kind === 'taintAdded' && fact.node === question.node && fact.effect === question.effect
      );
    case 'crown':
      return (
        fact.kind === 'startedLeading' &&
        fact.process === question.process &&
        fact.name === question.name &&
        fact.namespace === question.namespace
      );
    case 'conflict':
      return fact.kind === 'leaseConflict' && fact.process === question.process;
    case 'lost':
      return fact.kind === 'transmissionLost' && fact.process === question.process;
    case 'refused':
      return fact.kind === 'requestRefused' && fact.process === question.process;
    case 'timeout':
      return fact.kind === 'requestTimedOut' && fact.process === question.process;
  }
};

export const factOfMark = (question: MarkQuestion, facts: readonly Fact[]): Fact | null =>
  facts.findLast((fact) => isMeant(fact, question)) ?? null;

function objectOf(question: MarkQuestion): Selection {
  if (question.kind === 'verdict' || question.kind === 'taint')
    return { kind: 'node', name: question.node };
  const { process } = question;
  if (process.startsWith('kubelet/'))
    return { kind: 'node', name: process.slice('kubelet/'.length) };
  return { kind: 'process', process };
}

/** Asks about a mark, and selects what it belongs to, so that closing the answer leads there. */
export function askMark(store: AppStore, question: MarkQuestion): void {
  const object = objectOf(question);
  const fact = factOfMark(question, store.source.facts());
  store.getState().select(object);
  if (fact === null) askAbout(store, object);
  else store.getState().ask(fact);
}
