/** Puts a step into words: ids become the short names of the page, times get their unit. Pure. */
import type { Fact } from '../../engine/index.ts';
import type {
  WhyKey,
  WhyMessageKey,
  WhySmallKey,
  WhyTitleKey,
  WhyTranslate,
} from '../../i18n/whyTranslate.ts';
import type { WhyWords } from '../../i18n/why.en.ts';
import { hostOf, nodeOfKubelet, programOf } from '../../narrator/names.ts';
import { NO_PARAMS, type WhyParams, type WhyStep } from '../../narrator/why/step.ts';
import { hostName, shortNames } from '../common/names.ts';
import { clockText } from '../timeline/timeScale.ts';

const MILLI = 1_000;
const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;

const decimal = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(1);

/** A length with its unit: `12 ms`, `10 s`, `5 min`. */
export function lengthText(t: WhyTranslate, length: number): string {
  if (length < MILLI) return t('why.length.none');
  if (length < SECOND) return t('why.length.millis', { count: String(Math.round(length / MILLI)) });
  if (length < 2 * MINUTE) return t('why.length.seconds', { count: decimal(length / SECOND) });
  const tenths = Math.round((length % MINUTE) / (SECOND / 10)) / 10;
  return t('why.length.minutes', {
    minutes: Math.floor(length / MINUTE),
    seconds: decimal(tenths),
  });
}

/** How things are called on the page. `nodes`: names of all nodes, so that a short one stays unmistakable. */
export interface WhyNames {
  readonly node: (name: string) => string;
  readonly process: (id: string) => string;
}

export function whyNames(nodes: readonly string[]): WhyNames {
  const shorts = shortNames(nodes);
  const node = (name: string): string => shorts.get(name) ?? name;
  return {
    node,
    process: (id) => {
      const name = nodeOfKubelet(id);
      return name === null ? hostName(hostOf(id)) : node(name);
    },
  };
}

/** More names than these become a number. */
const MOST_NAMES = 3;

function listed(processes: readonly string[], names: WhyNames): string {
  const shown = processes.slice(0, MOST_NAMES).map((process) => {
    const isKubelet = nodeOfKubelet(process) !== null;
    return isKubelet ? names.process(process) : `${programOf(process)} ${names.process(process)}`;
  });
  const more = processes.length - shown.length;
  return [...shown, ...(more > 0 ? [`+${more}`] : [])].join(', ');
}

export function whyWords(t: WhyTranslate, params: WhyParams, names: WhyNames): WhyWords {
  return {
    node: names.node(params.node),
    process: names.process(params.process),
    other: names.process(params.other),
    program: params.process.includes('/') ? programOf(params.process) : params.process,
    processes: listed(params.processes, names),
    lease: params.lease,
    pod: hostOf(params.pod),
    zone: params.zone,
    text: params.text,
    count: params.count,
    total: params.total,
    version: params.version,
    time: lengthText(t, params.length),
    limit: lengthText(t, params.limit),
    at: clockText(params.at),
    mode: params.mode,
    direction: params.direction,
  };
}

type Spoken = WhyMessageKey | WhySmallKey | WhyTitleKey;

const speak = <K extends Spoken & WhyKey>(
  t: WhyTranslate,
  key: K,
  params: WhyParams,
  names: WhyNames,
): string => {
  const say: (key: Spoken, words: WhyWords) => string = t;
  return say(key, whyWords(t, params, names));
};

export interface SaidStep {
  readonly when: string;
  readonly sentence: string;
  readonly small: string;
}

export const sayStep = (t: WhyTranslate, step: WhyStep, names: WhyNames): SaidStep => ({
  when:
    step.until === undefined
      ? clockText(step.t)
      : t('why.span', { from: clockText(step.t), to: clockText(step.until) }),
  sentence: speak(t, step.key, step.params, names),
  small: step.small === null ? '' : speak(t, step.small, step.params, names),
});

interface Title {
  readonly key: WhyTitleKey;
  readonly params: Partial<WhyParams>;
}

/** The question itself, for facts that people ask about most. */
function titleOf(fact: Fact): Title | null {
  switch (fact.kind) {
    case 'nodeConditionChanged': {
      const key = { True: 'ready', False: 'notReady', Unknown: 'unknown' } as const;
      return { key: `why.title.${key[fact.status]}`, params: { node: fact.node } };
    }
    case 'taintAdded':
    case 'taintRemoved': {
      const params = { node: fact.node, text: fact.effect };
      return {
        key: fact.kind === 'taintAdded' ? 'why.title.tainted' : 'why.title.untainted',
        params,
      };
    }
    case 'renewalFailed':
      return { key: 'why.title.renewal', params: { node: fact.node } };
    case 'startedLeading':
      return { key: 'why.title.leads', params: { process: fact.process, lease: fact.name } };
    case 'stoppedLeading':
      return { key: 'why.title.stopped', params: { process: fact.process, lease: fact.name } };
    case 'leaseConflict':
      return { key: 'why.title.conflict', params: { process: fact.process } };
    case 'podDeleted':
      return { key: 'why.title.podDeleted', params: { pod: fact.pod } };
    case 'podBound':
      return { key: 'why.title.podBound', params: { pod: fact.pod, node: fact.node } };
    case 'processExited':
      return { key: 'why.title.exited', params: { process: fact.process } };
    default:
      return null;
  }
}

/** The question that a chain answers; `what` names the fact where it has no question of its own. */
export function sayTitle(t: WhyTranslate, fact: Fact, names: WhyNames, what: string): string {
  const title = titleOf(fact);
  if (title === null) return t('why.about', { what });
  return speak(t, title.key, { ...NO_PARAMS, ...title.params }, names);
}
