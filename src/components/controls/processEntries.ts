/** What can be done to a process itself: signals, its elector, its clocks; each beside its inverse. Pure. */
import { TRUE_RATE_PPM, type Command } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { ClockView, ProcessStatus } from '../../sources/frame.ts';
import type { IconName } from '../common/Icon.tsx';
import { clockWords, rateText, stepText } from '../score/clockWords.ts';
import { command, type MenuEntry, type MenuOption } from './menuEntries.ts';

/** SIGKILL, SIGTERM, SIGSTOP with what undoes them; what makes no sense now is shown, but cannot be chosen. */
export function signals(
  t: Translate,
  process: string,
  status: ProcessStatus,
): readonly MenuEntry[] {
  const runs = status === 'running' || status === 'paused';
  const item = (
    id: 'crash' | 'stop' | 'pause' | 'resume' | 'start',
    icon: IconName,
    hint: string,
    disabled: boolean,
  ): MenuEntry => ({
    kind: 'item',
    id,
    label: t(`controls.${id}`),
    icon,
    ...(hint === '' ? {} : { hint }),
    disabled,
    deed: command({ kind: id, process }),
  });
  return [
    status === 'paused'
      ? item('resume', 'play', 'SIGCONT', false)
      : item('pause', 'pause', 'SIGSTOP', status !== 'running'),
    item('crash', 'kill', 'SIGKILL', !runs),
    item('stop', 'exit', 'SIGTERM', !runs),
    item('start', 'play', '', status !== 'down' && status !== 'restarting'),
  ];
}

/** LE-21: the elector hangs, the work goes on. */
export const wedgeEntry = (
  t: Translate,
  process: string,
  status: ProcessStatus,
  wedged: boolean,
): MenuEntry => ({
  kind: 'item',
  id: wedged ? 'unwedge' : 'wedge',
  label: t(wedged ? 'controls.unwedge' : 'controls.wedge'),
  icon: wedged ? 'play' : 'freeze',
  disabled: !wedged && status !== 'running',
  deed: command({ kind: wedged ? 'unwedge' : 'wedge', process }),
});

const STEPS: readonly number[] = [-60, -8, -1, 1, 8, 60];
const RATES: readonly number[] = [500_000, 900_000, 1_000_000, 1_100_000, 2_000_000];

/** What makes a clock true again, from what it shows now. */
export function trueClock(process: string, clock: ClockView): readonly Command[] {
  const rate: readonly Command[] =
    clock.ratePpm === TRUE_RATE_PPM
      ? []
      : [{ kind: 'setClockRate', process, ratePpm: TRUE_RATE_PPM }];
  const step: readonly Command[] =
    clock.offset === 0 ? [] : [{ kind: 'stepClock', process, seconds: -clock.offset / 1_000_000 }];
  return [...rate, ...step];
}

/** CK-1, CK-2: a step of the wall clock, a rate of both clocks. */
export function clockEntries(
  t: Translate,
  process: string,
  clock: ClockView | null,
): readonly MenuEntry[] {
  const option = (id: string, text: string, checked: boolean, value: Command): MenuOption => ({
    id,
    label: text,
    short: text,
    checked,
    deed: command(value),
  });
  const rate = clock?.ratePpm ?? TRUE_RATE_PPM;
  return [
    {
      kind: 'item',
      id: 'clockTrue',
      label: t('controls.clockTrue'),
      icon: 'heal',
      ...(clock === null ? {} : { hint: clockWords(clock, t) }),
      disabled: clock === null,
      deed: { kind: 'commands', commands: clock === null ? [] : trueClock(process, clock) },
    },
    {
      kind: 'choice',
      id: 'clockStep',
      label: t('controls.clockStep'),
      options: STEPS.map((seconds) =>
        option(`step${seconds}`, stepText(seconds * 1_000_000, t), false, {
          kind: 'stepClock',
          process,
          seconds,
        }),
      ),
    },
    {
      kind: 'choice',
      id: 'clockRate',
      label: t('controls.clockRate'),
      options: RATES.map((ratePpm) =>
        option(`rate${ratePpm}`, rateText(ratePpm), ratePpm === rate, {
          kind: 'setClockRate',
          process,
          ratePpm,
        }),
      ),
    },
    {
      kind: 'item',
      id: 'askClock',
      label: t('controls.clockOther'),
      icon: 'clock',
      deed: { kind: 'askClock', process },
    },
  ];
}
