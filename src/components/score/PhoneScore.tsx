/**
 * The score on a phone: one Lease at a time. A strip of dials chooses it; the large ring, its three
 * truths and its one rail show it. Tools and long presses work on what is shown.
 */
import { useCallback, useId, useMemo, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import { useAppStore, useAppStoreApi, useTranslate } from '../../store/hooks.tsx';
import type { Selection } from '../../store/store.ts';
import { Crown } from '../common/glyphs.tsx';
import { lockShort, suffixNames } from '../common/names.ts';
import { HeroRing } from './HeroRing.tsx';
import { heroSubject } from './heroSubject.ts';
import type { Hit, HitRow } from './hitGrid.ts';
import { LeaseRing } from './LeaseRing.tsx';
import { shownMark } from './markHits.ts';
import { electionOf, nodeOf } from './lookups.ts';
import { PaintSpan } from './PaintSpan.tsx';
import { Patterns } from './Patterns.tsx';
import { PhoneRail } from './PhoneRail.tsx';
import { PhoneState } from './PhoneState.tsx';
import { truthsOf, truthText } from './phoneWords.ts';
import { MachineBody } from './RingBody.tsx';
import { dialLook, leaderLook, nodeLook, type RingLook } from './ringLook.ts';
import { electionKey, type ElectionScene, type NodeScene, type Scene } from './scene.ts';
import { HeadingMark } from './HeadingMark.tsx';
import { useStageGestures, type OnMenu } from './stageGestures.ts';
import './phone.css';

interface PhoneScoreProps {
  readonly scene: Scene;
  readonly onMenu: OnMenu;
}

/** What the phone shows: the selection, or what it belongs to; the first node if there is none. */
function shownOf(scene: Scene, selection: Selection | null): Selection | null {
  if (selection?.kind === 'node' && scene.nodes.some((node) => node.name === selection.name))
    return selection;
  if (selection?.kind === 'election') return selection;
  if (selection?.kind === 'process') {
    const node = scene.nodes.find((each) => each.process === selection.process);
    return node === undefined ? selection : { kind: 'node', name: node.name };
  }
  const [first] = scene.nodes;
  const [election] = scene.elections;
  if (first !== undefined) return { kind: 'node', name: first.name };
  return election === undefined
    ? null
    : { kind: 'election', namespace: election.namespace, name: election.name };
}

/** The election a shown thing belongs to, if it is not a node. */
const electionOfShown = (scene: Scene, shown: Selection): ElectionScene | null =>
  scene.elections.find((election) =>
    shown.kind === 'election'
      ? election.name === shown.name && election.namespace === shown.namespace
      : shown.kind === 'process' &&
        [...election.left, ...election.right].some((each) => each.process === shown.process),
  ) ?? null;

/** Whose link the rail of a shown thing is. */
function processOfShown(scene: Scene, shown: Selection): string | null {
  if (shown.kind === 'node') return `kubelet/${shown.name}`;
  return electionOfShown(scene, shown)?.left[0]?.process ?? null;
}

/** The mark of what is shown. */
function markOfShown(scene: Scene, shown: Selection, t: Translate): Hit | null {
  const node =
    shown.kind === 'node' ? scene.nodes.find((each) => each.name === shown.name) : undefined;
  return shownMark(node ?? null, electionOfShown(scene, shown), t);
}

const NO_BOX = { x: 0, y: 0, width: 0, height: 0 };

function stripHits(scene: Scene): readonly Hit[] {
  const hit = (id: string, target: Selection, label: string): Hit => ({
    id,
    target,
    box: NO_BOX,
    round: false,
    kind: 'ring',
    label,
    detail: null,
  });
  return [
    ...scene.nodes.map((node) =>
      hit(`node:${node.name}`, { kind: 'node', name: node.name }, node.short),
    ),
    ...scene.elections.map((election) =>
      hit(
        `lock:${electionKey(election)}`,
        { kind: 'election', namespace: election.namespace, name: election.name },
        election.name,
      ),
    ),
  ];
}

const noPreview = (): void => undefined;
const NO_RAILS: readonly never[] = [];

export function PhoneScore({ scene, onMenu }: PhoneScoreProps): ReactElement {
  const t = useTranslate();
  const store = useAppStoreApi();
  const selection = useAppStore((state) => state.selection);
  const shown = useMemo(() => shownOf(scene, selection), [scene, selection]);
  const rows = useMemo<readonly HitRow[]>(() => {
    const strip = stripHits(scene);
    const hero: readonly Hit[] =
      shown === null
        ? []
        : [
            {
              id: 'hero',
              target: shown,
              box: NO_BOX,
              round: false,
              kind: 'ring',
              label: '',
              detail: null,
            },
          ];
    const process = shown === null ? null : processOfShown(scene, shown);
    const wall: readonly Hit[] =
      process === null
        ? []
        : [
            {
              id: 'wall',
              target: { kind: 'wall', process },
              box: NO_BOX,
              round: false,
              kind: 'wall',
              label: '',
              detail: null,
            },
          ];
    const mark = shown === null ? null : markOfShown(scene, shown, t);
    const marks = mark === null ? [] : [mark];
    return [
      { id: 'strip', label: '', hits: strip },
      { id: 'shown', label: '', hits: [...marks, ...hero, ...wall] },
    ];
  }, [scene, shown, t]);
  const gestures = useStageGestures({
    store,
    rows,
    rails: NO_RAILS,
    frameBox: null,
    width: 1,
    onMenu,
    preview: noPreview,
  });
  const unknown = scene.nodes.filter((node) => node.unknown).length;
  const cut = scene.nodes.filter((node) => node.link.cut !== null).length;
  return (
    <div
      className="phone-score"
      role="group"
      aria-label={t('score.label', { nodes: scene.nodes.length, unknown, cut })}
      {...gestures}
    >
      <Strip scene={scene} shown={shown} t={t} />
      {shown === null ? (
        <p className="score-empty">{t('score.noNodes')}</p>
      ) : (
        <Shown scene={scene} shown={shown} t={t} />
      )}
    </div>
  );
}

function Strip({
  scene,
  shown,
  t,
}: {
  readonly scene: Scene;
  readonly shown: Selection | null;
  readonly t: Translate;
}): ReactElement {
  const names = suffixNames(scene.nodes.map((node) => node.name));
  const own = shown === null ? null : electionOfShown(scene, shown);
  return (
    <div className="phone-strip" role="group" aria-label={t('score.phone.leases')}>
      {scene.nodes.map((node, index) => (
        <StripNode
          key={node.name}
          node={node}
          index={index}
          short={names.get(node.name) ?? node.short}
          current={shown?.kind === 'node' && shown.name === node.name}
        />
      ))}
      {scene.nodes.length > 0 && scene.elections.length > 0 && <i className="phone-strip-line" />}
      {scene.elections.map((election) => (
        <StripElection key={electionKey(election)} election={election} current={own === election} />
      ))}
    </div>
  );
}

interface StripButtonProps {
  readonly id: string;
  readonly label: string;
  readonly short: string;
  readonly current: boolean;
  readonly look: (frame: Frame) => RingLook | null;
  readonly children: ReactElement;
}

function StripButton({
  id,
  label,
  short,
  current,
  look,
  children,
}: StripButtonProps): ReactElement {
  const patterns = useId();
  return (
    <button
      type="button"
      className="phone-strip-button"
      data-hit={id}
      aria-label={label}
      aria-haspopup="menu"
      {...(current ? { 'aria-current': true } : {})}
    >
      <svg viewBox="0 0 48 48" aria-hidden="true">
        <Patterns prefix={patterns} />
        <g transform="translate(24 26)">
          <LeaseRing R={19.2} patterns={patterns} tracks="one" look={look} band={5.2}>
            {children}
          </LeaseRing>
        </g>
      </svg>
      <span>{short}</span>
    </button>
  );
}

function StripNode({
  node,
  index,
  short,
  current,
}: {
  readonly node: NodeScene;
  readonly index: number;
  readonly short: string;
  readonly current: boolean;
}): ReactElement {
  const { name } = node;
  const look = useCallback(
    (frame: Frame) => {
      const view = nodeOf(frame, name, index);
      return view === null ? null : dialLook(nodeLook(view, frame.now));
    },
    [name, index],
  );
  return (
    <StripButton id={`node:${name}`} label={node.short} short={short} current={current} look={look}>
      <MachineBody R={19.2} body={node.body} pods="" gone={0} />
    </StripButton>
  );
}

function StripElection({
  election,
  current,
}: {
  readonly election: ElectionScene;
  readonly current: boolean;
}): ReactElement {
  const { namespace, name } = election;
  const look = useCallback(
    (frame: Frame) => {
      const view = electionOf(frame, namespace, name);
      const leader = view?.candidates.find(
        (candidate) => candidate.process === (view.written ?? view.believers[0]),
      );
      if (view === null || leader === undefined) return OPEN;
      return dialLook(leaderLook(view, leader));
    },
    [namespace, name],
  );
  const crowned = election.left.some((candidate) => candidate.believes);
  return (
    <StripButton
      id={`lock:${electionKey(election)}`}
      label={name}
      short={lockShort(name)}
      current={current}
      look={look}
    >
      <g>{crowned && <Crown x={0} y={0.5} scale={0.8} ghost={election.believers > 1} />}</g>
    </StripButton>
  );
}

/** Nobody holds the lock. */
const OPEN: RingLook = {
  observer: 'open',
  hand: 0,
  stamp: null,
  recordEnd: 360,
  head: null,
  beadsEnd: 0,
  frozen: false,
  gap: null,
  orbit: null,
  body: 'empty',
};

interface ShownProps {
  readonly scene: Scene;
  readonly shown: Selection;
  readonly t: Translate;
}

function Shown({ scene, shown, t }: ShownProps): ReactElement {
  const election = electionOfShown(scene, shown);
  const node =
    shown.kind === 'node' ? scene.nodes.find((each) => each.name === shown.name) : undefined;
  const title = node?.short ?? election?.name ?? '';
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
