/**
 * The score on a phone: one Lease at a time. A strip of dials chooses it; the large ring, its three
 * truths and its one rail show it. Tools and long presses work on what is shown.
 */
import { useMemo, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { Selection } from '../../store/store.ts';
import { HeroRing } from './HeroRing.tsx';
import { heroSubject } from './heroSubject.ts';
import { PaintSpan } from './PaintSpan.tsx';
import { PhoneRail } from './PhoneRail.tsx';
import { PhoneServers } from './PhoneServers.tsx';
import { PhoneState } from './PhoneState.tsx';
import { electionOfShown, markOfShown, phoneHits, senderOf, shownOf } from './phoneShown.ts';
import { PhoneStrip } from './PhoneStrip.tsx';
import { truthsOf, truthText } from './phoneWords.ts';
import type { Scene } from './scene.ts';
import { HeadingMark } from './HeadingMark.tsx';
import { useStageGestures } from './stageGestures.ts';
import type { OnMenu } from './stageHand.ts';
import './phone.css';

interface PhoneScoreProps {
  readonly scene: Scene;
  readonly onMenu: OnMenu;
}

const noPreview = (): void => undefined;
const NO_RAILS: readonly never[] = [];

export function PhoneScore({ scene, onMenu }: PhoneScoreProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const selection = useAppStore((state) => state.selection);
  const shown = useMemo(() => shownOf(scene, selection), [scene, selection]);
  const rows = useMemo(() => phoneHits(scene, shown, t), [scene, shown, t]);
  const gestures = useStageGestures({
    store,
    rows,
    rails: NO_RAILS,
    frameBox: null,
    width: 1,
    onMenu,
    preview: noPreview,
  });
  const isAimed = useAppStore((state) => state.aim !== null);
  const unknown = scene.nodes.filter((node) => node.unknown).length;
  const cut = scene.nodes.filter((node) => node.link.cut !== null).length;
  return (
    <div
      className="phone-score"
      data-aimed={isAimed}
      role="group"
      aria-label={t('score.label', { nodes: scene.nodes.length, unknown, cut })}
      {...gestures}
    >
      <PhoneStrip scene={scene} shown={shown} t={t} />
      {shown === null ? (
        <p className="score-empty">{t('score.noNodes')}</p>
      ) : shown.kind === 'apiServer' ? (
        <PhoneServers scene={scene} t={t} />
      ) : (
        <Shown scene={scene} shown={shown} t={t} />
      )}
    </div>
  );
}

interface ShownProps {
  readonly scene: Scene;
  readonly shown: Selection;
  readonly t: Translate;
}

function Shown({ scene, shown, t }: ShownProps): ReactElement {
  const election = electionOfShown(scene, shown);
  const node =
    shown.kind === 'node' ? scene.nodes.find((each) => each.name === shown.name) : undefined;
  const sender = election === null ? null : senderOf(election, shown);
  const title =
    node?.short ??
    (shown.kind === 'process' && sender !== null
      ? t('score.phone.of', { name: sender.host, lock: election?.component ?? '' })
      : (election?.name ?? ''));
  const mark = markOfShown(scene, shown, t);
  return (
    <>
      <div className="phone-title">
        <b>{title}</b>
        <PhoneState shown={shown} mark={mark} t={t} />
      </div>
      <div className="phone-hero">
        <button
          type="button"
          className="phone-ring"
          data-hit="hero"
          aria-haspopup="menu"
          aria-label={t('score.hero.label', { name: title })}
        >
          <HeroRing subject={shown} R={84} label={t('score.hero.label', { name: title })} />
        </button>
        <PhoneTruths shown={shown} t={t} />
      </div>
      <PhoneRail node={node ?? null} election={election} shown={shown} t={t} />
    </>
  );
}

function PhoneTruths({
  shown,
  t,
}: {
  readonly shown: Selection;
  readonly t: Translate;
}): ReactElement {
  const reads = useMemo(() => {
    const of = (frame: Frame) => {
      const subject = heroSubject(frame, shown);
      return subject === null ? null : truthsOf(subject);
    };
    return {
      holders: (frame: Frame) => truthText(of(frame)?.holder ?? null, 'holder', t),
      record: (frame: Frame) => truthText(of(frame)?.record ?? null, 'plain', t),
      observers: (frame: Frame) =>
        truthText(of(frame)?.observer ?? null, of(frame)?.observerTone ?? 'fresh', t),
    };
  }, [shown, t]);
  return (
    <dl className="phone-truths">
      {(['holders', 'record', 'observers'] as const).map((of) => (
        <div key={of}>
          <HeadingMark of={of} />
          <dt>
            {t(
              of === 'holders'
                ? 'score.phone.holder'
                : of === 'record'
                  ? 'score.phone.record'
                  : 'score.phone.observer',
            )}
          </dt>
          <dd>
            <PaintSpan className="phone-number" read={reads[of]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
