/** A mark in space and time as a button: it says what happened, selects who it happened to, and asks why. */
import type { ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import { nodeOfKubelet } from '../../narrator/names.ts';
import { useAppStore, useTranslate } from '../../store/hooks.tsx';
import { lengthText } from './lengthText.ts';
import { rem } from './rem.ts';
import type { SpaceTimeMark } from './spaceTimeMarks.ts';
import { grouped, lineName } from './spaceTimeWords.ts';
import { fineTime } from './timeScale.ts';

export function MessageButton({ mark }: { readonly mark: SpaceTimeMark }): ReactElement {
  const t = useTranslate();
  const select = useAppStore((state) => state.select);
  const ask = useAppStore((state) => state.ask);
  const { fact, process, y } = mark;
  const said = t('timeline.notable', { at: fineTime(fact.t), what: newsOf(mark, t) });
  return (
    <button
      type="button"
      className="timeline-notable"
      style={{ top: rem(y) }}
      aria-label={said}
      data-tip={said}
      data-seq={fact.seq}
      data-ask
      onClick={() => {
        const node = process === null ? null : nodeOfKubelet(process);
        if (node !== null) select({ kind: 'node', name: node });
        else if (process !== null) select({ kind: 'process', process });
        ask(fact);
      }}
    />
  );
}

function newsOf({ process, news }: SpaceTimeMark, t: Translate): string {
  const who = process === null ? '' : lineName(process);
  switch (news.kind) {
    case 'request': {
      const { verb, brought } = news;
      return t('timeline.message.request', {
        who,
        verb: brought === null ? verb : `${verb} if rv ${grouped(brought)}`,
      });
    }
    case 'answer':
      return t('timeline.message.answer', { who, code: String(news.code ?? '') });
    case 'commit':
      return t('timeline.message.commit', { who, version: grouped(news.version) });
    case 'late':
      return t('timeline.message.late', {
        who,
        late: news.late === null ? '' : t('timeline.late', { length: lengthText(news.late, t) }),
      });
    case 'lost':
      return t('timeline.message.lost', { who });
    case 'watch':
      return t('timeline.message.watch', { who });
  }
}
