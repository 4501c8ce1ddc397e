/** Objects, happenings, faults and numbers of a comparison in the words of a language. */
import type { RealityTranslate } from '../../i18n/realityTranslate.ts';
import type { ComparedFault, ComparedPair } from '../../recordings/compare/comparison.ts';
import { happeningOf, objectOf } from '../../recordings/compare/words.ts';

export function objectWords(t: RealityTranslate, key: string): string {
  const object = objectOf(key);
  switch (object.kind) {
    case 'node':
    case 'pod':
      return t(`reality.object.${object.kind}`, { name: object.name });
    case 'lease':
      return t('reality.object.lease', { name: object.name });
    case 'elector':
    case 'work':
    case 'seen':
      return t(`reality.object.${object.kind}`, object);
    case 'other':
      return object.name;
  }
}

/** What happened; of a leader that was seen, its name alone. */
export function whatWords(
  t: RealityTranslate,
  pair: Pick<ComparedPair, 'object' | 'what'>,
): string {
  const { what, object } = pair;
  const happening = happeningOf(what);
  switch (happening.kind) {
    case 'ready':
      return t('reality.what.ready', happening);
    case 'taintAdded':
    case 'taintRemoved':
      return t(`reality.what.${happening.kind}`, happening);
    case 'created':
    case 'heldBy': {
      const { kind, holder, transitions } = happening;
      if (holder === '') return t('reality.what.free');
      return transitions === null
        ? t(`reality.what.${kind}`, { holder })
        : t(`reality.what.${kind}Terms`, { holder, transitions });
    }
    case 'refused':
      return t('reality.what.refused', happening);
    case 'other':
      return objectOf(object).kind === 'seen' && what === 'nobody'
        ? t('reality.what.nobody')
        : happening.what;
    default:
      return t(`reality.what.${happening.kind}`);
  }
}

/** Letters of the key-caps that stand on the ruler. */
const CAPS: Readonly<Record<string, string>> = {
  kill: 'K',
  terminate: 'S',
  start: 'N',
  pause: 'P',
  resume: 'R',
  link: 'C',
  heal: 'H',
  deleteLease: 'D',
  setTaints: 'T',
  createPod: '+',
  stepClock: 'W',
};

export const capOf = (fault: ComparedFault): string => CAPS[fault.deed] ?? '·';

export function faultWords(t: RealityTranslate, fault: ComparedFault): string {
  const [first = '', ...more] = fault.who;
  const who = more.length === 0 ? first : t('reality.fault.many', { first, more: more.length });
  const { deed, toServer, toClient } = fault;
  switch (deed) {
    case 'link': {
      const [state, only] =
        toServer === 'pass'
          ? [toClient, 'answers' as const]
          : [toServer, toClient === 'pass' ? ('requests' as const) : null];
      const words = cutWords(t, state, who);
      return only === null ? words : t(`reality.fault.${only}`, { fault: words });
    }
    case 'kill':
    case 'terminate':
    case 'start':
    case 'pause':
    case 'resume':
    case 'stepClock':
    case 'deleteLease':
    case 'createPod':
    case 'setTaints':
    case 'heal':
      return t(`reality.fault.${deed}`, { who });
    default:
      return `${deed} ${who}`;
  }
}

function cutWords(t: RealityTranslate, state: string | null, who: string): string {
  if (state === 'drop' || state === 'swallow' || state === 'refuse')
    return t(`reality.fault.${state}`, { who });
  return who;
}

/** Signed, with a real minus: `+0.07`, `−3.07`. */
export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  if (Number(text) === 0) return '0.00';
  return `${value < 0 ? '−' : '+'}${text}`;
}

/** The virtual clock in hundredths: `1:27.11`. */
export function clock(seconds: number): string {
  const hundredths = Math.round(seconds * 100);
  const minutes = Math.floor(hundredths / 6000);
  const rest = (hundredths % 6000) / 100;
  return `${minutes}:${rest.toFixed(2).padStart(5, '0')}`;
}

/** One decimal of a percent, rounded down, so that 99.96 never reads 100. */
export const percentText = (share: number): string => {
  const tenths = Math.floor(share * 1000) / 10;
  return Number.isInteger(tenths) ? String(tenths) : tenths.toFixed(1);
};
