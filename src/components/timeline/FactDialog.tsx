/** What the timeline shows, as a real table: every fact of the window worth a line, with time, who, what, and why. */
import { useEffect, useState, type ReactElement } from 'react';
import { isNotable, type Fact } from '../../engine/index.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useFrame, useTranslate } from '../../store/hooks.tsx';
import { Dialog } from '../common/Dialog.tsx';
import { hostName, shortNames } from '../common/names.ts';
import { processName } from './acts.ts';
import { sayFact } from './sayFact.ts';
import { fineTime, type Stretch } from './timeScale.ts';
import { SPACE_TIME } from './timeWindow.ts';
import { shownWindow } from './windowActs.ts';

const frameOf = (frame: Frame): Frame => frame;
/** More rows than this are no table to read. */
const MOST_ROWS = 500;

export function FactDialog(): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const open = useAppStore((state) => state.open);
  // The window as it was when the table was asked for.
  const [window] = useState(() => shownWindow(store));
  const facts = useFacts(window);
  const rows = facts?.filter(isRow(window)) ?? null;
  return (
    <Dialog title={t('timeline.factTable')} onClose={() => open(null)} size="large">
      <p>
        {t('timeline.factRange', { from: fineTime(window.from), to: fineTime(window.to) })}{' '}
        {rows !== null && rows.length > MOST_ROWS
          ? t('timeline.factMore', { shown: MOST_ROWS, all: rows.length })
          : ''}
      </p>
      {rows === null ? (
        <p role="status">{t('timeline.factWait')}</p>
      ) : (
        <FactTable facts={rows.slice(-MOST_ROWS)} />
      )}
    </Dialog>
  );
}

/** In a short window every fact counts; in a long one those that are worth pointing out. */
const isRow =
  ({ from, to }: Stretch) =>
  (fact: Fact): boolean =>
    to - from < SPACE_TIME || fact.kind === 'command' || isNotable(fact);

function useFacts({ from, to }: Stretch): readonly Fact[] | null {
  const { source } = useAppStoreApi();
  const [facts, setFacts] = useState<readonly Fact[] | null>(null);
  useEffect(() => {
    let isWanted = true;
    void source.recall(Math.max(0, Math.round(from)), Math.round(to)).then((found) => {
      if (isWanted) setFacts(found);
    });
    return () => {
      isWanted = false;
    };
  }, [source, from, to]);
  return facts;
}

function FactTable({ facts }: { readonly facts: readonly Fact[] }): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const frame = useFrame(frameOf);
  const names = frame?.nodes.map((node) => node.name) ?? [];
  const short = shortNames(names);
  const nameOf = processName(short, hostName);
  const goTo = (fact: Fact): void => {
    store.getState().setPlaying(false);
    store.source.seek(fact.t);
    store.getState().open(null);
  };
  const why = (fact: Fact): void => {
    store.getState().open(null);
    store.getState().ask(fact);
  };
  return (
    <table className="facts-table">
      <thead>
        <tr>
          <th scope="col">{t('timeline.fact.time')}</th>
          <th scope="col">{t('timeline.fact.who')}</th>
          <th scope="col">{t('timeline.fact.what')}</th>
          <th scope="col">{t('timeline.fact.why')}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <tr key={fact.seq}>
            <td>
              <button
                type="button"
                className="facts-time"
                aria-label={t('timeline.fact.goTo', { at: fineTime(fact.t) })}
                onClick={() => goTo(fact)}
              >
                {fineTime(fact.t)}
              </button>
            </td>
            <td className="mono">{whoOf(fact, short, nameOf)}</td>
            <td>{sayFact(fact, t, names) ?? <code>{plainFact(fact)}</code>}</td>
            <td>
              <button
                type="button"
                className="facts-time facts-why"
                aria-label={t('timeline.fact.whyOf', {
                  what: sayFact(fact, t, names) ?? plainFact(fact),
                  at: fineTime(fact.t),
                })}
                onClick={() => why(fact)}
              >
                {t('controls.why')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function whoOf(
  fact: Fact,
  short: ReadonlyMap<string, string>,
  nameOf: (process: string) => string,
): string {
  if ('process' in fact && fact.process !== null) return nameOf(fact.process);
  if ('node' in fact) return short.get(fact.node) ?? fact.node;
  return '';
}

/** A routine fact in the words of the log: its kind and what tells it from others of that kind. */
function plainFact(fact: Fact): string {
  const parts: string[] = [fact.kind];
  if ('verb' in fact) parts.push(fact.verb, fact.resource);
  if ('code' in fact) parts.push(String(fact.code));
  if ('name' in fact && fact.name !== '') parts.push(fact.name);
  if ('resourceVersion' in fact) parts.push(`rv ${fact.resourceVersion}`);
  return parts.join(' ');
}
