/**
 * The strip of dials at the top of the phone's score: every node, every lock, behind the lock that is
 * shown those that stand for it, and the API server. Each is chosen by a tap and acted on by a long press.
 */
import { Fragment, useCallback, useEffect, useId, useRef, type ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame } from '../../sources/frame.ts';
import type { Selection } from '../../store/store.ts';
import { Crown } from '../common/glyphs.tsx';
import { Icon } from '../common/Icon.tsx';
import { lockShort, suffixNames } from '../common/names.ts';
import { LeaseRing } from './LeaseRing.tsx';
import { anyCandidate, electionOf, nodeOf } from './lookups.ts';
import { Patterns } from './Patterns.tsx';
import { candidatesOf, electionOfShown } from './phoneShown.ts';
import { MachineBody, ProcessBody } from './RingBody.tsx';
import {
  bodyOfStatus,
  dialLook,
  leaderLook,
  nodeLook,
  standbyLook,
  VACANT,
  type RingLook,
} from './ringLook.ts';
import {
  electionKey,
  type CandidateScene,
  type ElectionScene,
  type NodeScene,
  type Scene,
} from './scene.ts';

export function PhoneStrip({
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
  const strip = useRef<HTMLDivElement>(null);
  // What is shown is seen in the strip too: its candidates may have pushed it aside.
  useEffect(() => {
    strip.current
      ?.querySelector('[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [shown]);
  return (
    <div className="phone-strip" role="group" aria-label={t('score.phone.leases')} ref={strip}>
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
        <Fragment key={electionKey(election)}>
          <StripElection
            election={election}
            current={own === election && shown?.kind === 'election'}
          />
          {own === election &&
            candidatesOf(election).map((candidate) => (
              <StripCandidate
                key={candidate.process}
                candidate={candidate}
                election={election}
                current={shown?.kind === 'process' && shown.process === candidate.process}
                t={t}
              />
            ))}
        </Fragment>
      ))}
      <i className="phone-strip-line" />
      <StripServer scene={scene} current={shown?.kind === 'apiServer'} t={t} />
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
      if (view === null || leader === undefined) return VACANT;
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

function StripCandidate({
  candidate,
  election,
  current,
  t,
}: {
  readonly candidate: CandidateScene;
  readonly election: ElectionScene;
  readonly current: boolean;
  readonly t: Translate;
}): ReactElement {
  const { process, host, believes, written, status } = candidate;
  const look = useCallback(
    (frame: Frame) => {
      const found = anyCandidate(frame, process);
      if (found === null) return null;
      const leads = found.candidate.believes || found.election.written === process;
      const of = leads ? leaderLook : standbyLook;
      return dialLook(of(found.election, found.candidate));
    },
    [process],
  );
  const given = { name: host, component: election.component };
  const label = t(believes ? 'score.name.leader' : 'score.name.standby', given);
  return (
    <StripButton
      id={`candidate:${process}`}
      label={label}
      short={host}
      current={current}
      look={look}
    >
      <ProcessBody
        R={24}
        body={bodyOfStatus(status)}
        crowned
        crown={!believes ? 'none' : written ? 'written' : 'believed'}
      />
    </StripButton>
  );
}

/** It has no dial: nobody waits for it with a stopwatch. */
function StripServer({
  scene,
  current,
  t,
}: {
  readonly scene: Scene;
  readonly current: boolean;
  readonly t: Translate;
}): ReactElement {
  const { state } = scene.apiServer;
  return (
    <button
      type="button"
      className="phone-strip-button phone-strip-button--server"
      data-hit="apiServer"
      data-state={state}
      aria-label={t('score.name.apiServer', { state: t(`score.${state}`) })}
      aria-haspopup="menu"
      {...(current ? { 'aria-current': true } : {})}
    >
      <Icon name="api" />
      <span>{t('controls.tool.api')}</span>
    </button>
  );
}
