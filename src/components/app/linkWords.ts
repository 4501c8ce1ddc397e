/** A link in words, all that was done to it: cuts, each API server by itself, latency, loss, what waits. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { Frame, LinkView } from '../../sources/frame.ts';

const cutWords = (
  t: Translate,
  cut: Pick<LinkView['cuts'][number], 'mode' | 'direction'>,
): string =>
  t('inspector.cut', {
    mode: t(`score.mode.${cut.mode}`),
    direction: t(`score.direction.${cut.direction}`),
  });

/** Where there are several API servers, cuts say which; with one there is nothing to tell apart. */
export function linkWords(t: Translate, frame: Frame, link: LinkView): string {
  const several = frame.controlPlane.machines.length > 1;
  const cuts = several
    ? link.cuts.map((cut) => `${cut.server}: ${cutWords(t, cut)}`)
    : link.cut === null
      ? []
      : [cutWords(t, link.cut)];
  const latency = link.latencyMs ?? frame.latencyMs;
  const loss = link.lossPercent ?? (frame.lossPercent === 0 ? null : frame.lossPercent);
  const waits = link.waitingRequests + link.waitingAnswers;
  const parts = [
    ...(several && link.server !== '' ? [t('app.table.via', { server: link.server })] : []),
    ...cuts,
    ...(latency === null ? [] : [t('app.table.latency', { ms: latency })]),
    ...(loss === null ? [] : [t('app.table.loss', { percent: loss })]),
    ...(waits === 0 ? [] : [t('app.table.waiting', { count: waits })]),
  ];
  const isWhole = cuts.length === 0 && latency === null && loss === null && waits === 0;
  return isWhole ? [...parts, t('app.whole')].join(', ') : parts.join(', ');
}
