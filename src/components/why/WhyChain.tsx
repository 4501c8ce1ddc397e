/**
 * A chain from effect back to cause: each step a button with its mark, its time, one sentence, and
 * smaller what Kubernetes calls it. Choosing one moves the playhead there and selects what it is about.
 */
import { useMemo, useState, type ReactElement } from 'react';
import type { Fact } from '../../engine/index.ts';
import { whyTranslator, type WhyTranslate } from '../../i18n/whyTranslate.ts';
import { notableName } from '../../narrator/notable.ts';
import type { WhyStep } from '../../narrator/why/step.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { AppStore } from '../../store/store.ts';
import { sayLine } from '../controls/sayLine.ts';
import { clockText } from '../timeline/timeScale.ts';
import { useWhy } from './useWhy.ts';
import { WHY_MARKS } from './whyMarks.ts';
import { sayStep, sayTitle, whyNames, type WhyNames } from './whyWords.ts';
import './why.css';

export function useWhyTranslate(): WhyTranslate {
  const language = useAppStore((state) => state.language);
  return useMemo(() => whyTranslator(language), [language]);
}

/** Names of all nodes, as they were when the question was asked. */
function useNames(): { readonly nodes: readonly string[]; readonly names: WhyNames } {
  const { source } = useAppStoreApi();
  return useMemo(() => {
    const nodes = source.latest()?.nodes.map(({ name }) => name) ?? [];
    return { nodes, names: whyNames(nodes) };
  }, [source]);
}

/** The question: what is asked about, and when that was. */
export function useWhyTitle(fact: Fact): string {
  const t = useTranslate();
  const say = useWhyTranslate();
  const { nodes, names } = useNames();
  const line = notableName(fact);
  const what = line === null ? clockText(fact.t) : sayLine(t, line, nodes);
  return sayTitle(say, fact, names, what);
}

function goTo(store: AppStore, step: WhyStep): void {
  const { setPlaying, select } = store.getState();
  if (store.source.can.seek) {
    setPlaying(false);
    store.source.seek(step.t);
  }
  if (step.subject !== null) select(step.subject);
}

export function WhyChain({ fact }: { readonly fact: Fact }): ReactElement {
  const store = useAppStoreApi();
  const say = useWhyTranslate();
  const title = useWhyTitle(fact);
  const { names } = useNames();
  const { steps, isSearching } = useWhy(fact);
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <>
      <p className="why-said" role="status">
        {isSearching ? '' : say('why.announce', { title, count: steps.length })}
      </p>
      <ol className="why-steps" aria-label={say('why.steps')}>
        {steps.map((step, index) => (
          <li key={step.seq} className={isMeanwhile(steps, index) ? 'why-meanwhile' : undefined}>
            <StepButton
              step={step}
              say={say}
              names={names}
              isMeanwhile={isMeanwhile(steps, index)}
              isChosen={step.seq === chosen}
              onChoose={() => {
                setChosen(step.seq);
                goTo(store, step);
              }}
            />
          </li>
        ))}
      </ol>
      <p className="why-hint">{say(store.source.can.seek ? 'why.hint' : 'why.hintSelect')}</p>
    </>
  );
}

/** What ends a chain may have come after the step before it: between that and the effect. */
const isMeanwhile = (steps: readonly WhyStep[], index: number): boolean => {
  const [step, before] = [steps[index], steps[index - 1]];
  return step !== undefined && before !== undefined && step.t > before.t;
};

interface StepButtonProps {
  readonly step: WhyStep;
  readonly say: WhyTranslate;
  readonly names: WhyNames;
  readonly isMeanwhile: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function StepButton(props: StepButtonProps): ReactElement {
  const { step, say, names, isChosen, onChoose } = props;
  const { when, sentence, small } = sayStep(say, step, names);
  return (
    <button
      type="button"
      className={`why-step${step.by === null ? '' : ' why-step--act'}`}
      data-seq={step.seq}
      aria-current={isChosen ? 'step' : undefined}
      onClick={onChoose}
    >
      <svg className="why-mark" viewBox="-15 -15 30 30" aria-hidden="true">
        {WHY_MARKS[step.mark].map(({ d, look, tone }) => (
          <path key={d} d={d} className={`why-shape why-shape--${look} why-tone--${tone}`} />
        ))}
      </svg>
      <span className="why-words">
        <span className="why-when">
          {props.isMeanwhile ? <i>{say('why.meanwhile')}</i> : null}
          <span className="mono">{when}</span>
          {step.by === null ? null : <b>{say(step.by === 'user' ? 'why.you' : 'why.script')}</b>}
        </span>
        <span className="why-sentence">{sentence}</span>
        {small === '' && step.rules.length === 0 ? null : (
          <span className="why-small">
            {small === '' ? null : <span>{small}</span>}
            {step.rules.length === 0 ? null : (
              <span className="why-rules mono">{step.rules.join(', ')}</span>
            )}
          </span>
        )}
      </span>
    </button>
  );
}
