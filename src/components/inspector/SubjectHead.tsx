/** The head of the inspector: the whole name, the state in a word, the ring, and the alert of two leaders. */
import { useCallback, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { Selection } from '../../store/store.ts';
import { useFrameValue } from '../canvas/hooks.ts';
import { CROWN } from '../common/glyphs.tsx';
import { hostName } from '../common/names.ts';
import { HeroRing } from '../score/HeroRing.tsx';
import { askAbout } from '../why/askWhy.ts';
import { stateOf, type State } from './state.ts';
import { NODE_LEASES, subjectOf, type Subject } from './subject.ts';

interface Head {
  /** The name, split where the short one ends. */
  readonly name: string;
  readonly domain: string;
  readonly kind: string;
  readonly state: State;
  /** Hosts of the processes that believe they lead, if there are several. */
  readonly rivals: readonly string[];
}

function headOf(t: Translate, frame: Frame, selection: Selection | null): Head | null {
  const subject = subjectOf(frame, selection);
  if (subject === null) return null;
  return { ...nameOf(t, subject), state: stateOf(t, frame, subject), rivals: rivalsOf(subject) };
}

function nameOf(t: Translate, subject: Subject): Pick<Head, 'name' | 'domain' | 'kind'> {
  switch (subject.kind) {
    case 'node': {
      const { name, zone } = subject.node;
      const dot = name.indexOf('.');
      const end = dot === -1 ? name.length : dot;
      const kind =
        zone === ''
          ? t('inspector.kind.node', { namespace: NODE_LEASES })
          : t('inspector.kind.zoneNode', { namespace: NODE_LEASES, zone });
      return { name: name.slice(0, end), domain: name.slice(end), kind };
    }
    case 'election':
      return {
        name: subject.election.name,
        domain: '',
        kind: t('inspector.kind.election', { namespace: subject.election.namespace }),
      };
    case 'process':
      return {
        name: subject.candidate.host,
        domain: '',
        kind: t('inspector.kind.process', { component: subject.election.component }),
      };
    case 'apiServer':
      return { name: 'kube-apiserver', domain: '', kind: t('inspector.kind.apiServer') };
  }
}

function rivalsOf(subject: Subject): readonly string[] {
  if (subject.kind !== 'election' && subject.kind !== 'process') return [];
  const { believers, candidates } = subject.election;
  if (believers.length < 2) return [];
  return candidates
    .filter(({ process }) => believers.includes(process))
    .map(({ host }) => hostName(host));
}

const headKey = (head: Head | null): string => JSON.stringify(head);

export function SubjectHead(): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const selection = useAppStore((state) => state.selection);
  const read = useCallback((frame: Frame) => headOf(t, frame, selection), [t, selection]);
  const head = useFrameValue(read, headKey);
  if (head === null || selection === null) {
    return <p className="inspector-empty">{t('inspector.nothing')}</p>;
  }
  return (
    <div className="inspector-head">
      <div className="inspector-title">
        <h2 className="mono">
          <span>{head.name}</span>
          {head.domain === '' ? null : <small>{head.domain}</small>}
        </h2>
        <p className={`state state--${head.state.tone}`}>
          <i aria-hidden="true" />
          {head.state.text}
        </p>
      </div>
      <p className="inspector-kind">
        {head.kind}
        {head.state.tone === 'late' || head.state.tone === 'expired' ? (
          <button
            type="button"
            className="link inspector-why"
            onClick={() => askAbout(store, selection)}
          >
            {t('controls.why')}
          </button>
        ) : null}
      </p>
      {head.rivals.length > 1 ? <TwoLeaders rivals={head.rivals} /> : null}
      <HeroRing
        subject={selection}
        label={t('score.hero.label', { name: head.name })}
        className="inspector-ring"
      />
    </div>
  );
}

/** Said aloud by the narrator; here it stands beside the numbers. */
function TwoLeaders({ rivals }: { readonly rivals: readonly string[] }): ReactElement {
  const t = useTranslate();
  return (
    <div className="rivals">
      <svg viewBox="0 0 36 20" aria-hidden="true">
        <path className="glyph-crown" d={CROWN} transform="translate(10 11)" />
        <path className="glyph-crown glyph-crown--ghost" d={CROWN} transform="translate(27 11)" />
      </svg>
      <p>
        <b>{t('inspector.rivals', { count: rivals.length })}</b>{' '}
        {t('inspector.rivalsText', { names: rivals.join(', ') })}
      </p>
    </div>
  );
}
