/** What happened to the selected object, newest first. */
import { useMemo, type ReactElement } from 'react';
import type { Fact } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import { isNotable, notableName } from '../../narrator/notable.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useFrame, useSource, useTranslate } from '../../store/hooks.tsx';
import { hostName, identityHost, shortNames } from '../common/names.ts';
import { sayLine } from '../controls/sayLine.ts';
import { groupedText } from '../score/words.ts';
import { actName, processName } from '../timeline/acts.ts';
import { clockText } from '../timeline/timeScale.ts';
import { objectEvents } from './objectEvents.ts';

const whole = (frame: Frame): Frame => frame;

export function EventsTab(): ReactElement {
  const t = useTranslate();
  const source = useSource();
  const frame = useFrame(whole);
  const selection = useAppStore((state) => state.selection);
  const ask = useAppStore((state) => state.ask);
  const joined = frame?.nodes.map(({ name }) => name).join('\n') ?? '';
  const say = useMemo(() => speaker(t, joined.split('\n')), [t, joined]);
  const events =
    frame === null || selection === null ? [] : objectEvents(source.facts(), frame, selection);
  if (events.length === 0) return <p className="quiet">{t('inspector.noEvents')}</p>;
  return (
    <ol className="events" tabIndex={0} aria-label={t('inspector.events')}>
      {events.map((fact) => (
        <li key={fact.seq}>
          <time className="mono">{clockText(fact.t)}</time>
          {isNotable(fact) ? (
            <button type="button" className="link" data-seq={fact.seq} onClick={() => ask(fact)}>
              {say(fact)}
            </button>
          ) : (
            <span>{say(fact)}</span>
          )}
        </li>
      ))}
    </ol>
  );
}

/** Says a fact in one line, with the names that stand everywhere on the page. */
function speaker(t: Translate, nodes: readonly string[]): (fact: Fact) => string {
  const nameOf = processName(shortNames(nodes), hostName);
  return (fact) => {
    if (fact.kind === 'command')
      return t('inspector.event.act', { act: withoutTime(actName(fact, t, nameOf)) });
    if (fact.kind === 'leaseWritten') {
      const version = groupedText(fact.resourceVersion);
      const holder = hostName(identityHost(fact.holderIdentity));
      if (!fact.senderWaiting) return t('inspector.event.lateWrite', { version });
      if (fact.holderChanged && holder !== '')
        return t('inspector.event.holder', { holder, version });
      return t(fact.write === 'created' ? 'inspector.event.created' : 'inspector.event.renewed', {
        version,
      });
    }
    const line = notableName(fact);
    return line === null ? fact.kind : sayLine(t, line, nodes);
  };
}

/** An act is named with its time first, which stands in a column of its own here. */
const withoutTime = (text: string): string => text.replace(/^[\d:.]+, /, '');
