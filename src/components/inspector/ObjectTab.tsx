/** What else is known of the selected object: the Node with its Pods, or the processes of an election. */
import type { ReactElement, ReactNode } from 'react';
import type {
  CandidateView,
  ElectionView,
  Frame,
  LinkView,
  NodeView,
} from '../../sources/frame.ts';
import { useAppStore, useFrame, useTranslate } from '../../store/hooks.tsx';
import { hostName } from '../common/names.ts';
import { clockWords } from '../score/clockWords.ts';
import { clockText, plainSeconds, secondsText } from '../score/words.ts';
import { Coordinated, Guarded } from './Standing.tsx';
import { candidateState } from './state.ts';
import { subjectOf } from './subject.ts';

const whole = (frame: Frame): Frame => frame;

export function ObjectTab(): ReactElement | null {
  const frame = useFrame(whole);
  const selection = useAppStore((state) => state.selection);
  const subject = frame === null ? null : subjectOf(frame, selection);
  if (frame === null || subject === null || subject.kind === 'apiServer') return null;
  return subject.kind === 'node' ? (
    <NodeDetails frame={frame} node={subject.node} />
  ) : (
    <ElectionDetails election={subject.election} frame={frame} />
  );
}

const Fact = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

function NodeDetails({
  frame,
  node,
}: {
  readonly frame: Frame;
  readonly node: NodeView;
}): ReactElement {
  const t = useTranslate();
  const { domain } = { domain: node.zone === '' ? t('app.none') : node.zone };
  return (
    <div className="object-facts" tabIndex={0} role="region" aria-label={t('inspector.node')}>
      <dl>
        <Fact label="Ready">
          <span className="mono">{node.ready === 'absent' ? t('app.none') : node.ready}</span>{' '}
          <span className="mono quiet">{node.reason}</span>
        </Fact>
        <Fact label={t('inspector.taints')}>
          {node.taints.length === 0
            ? t('app.none')
            : node.taints.map((taint) => <code key={taint}>{taint}</code>)}
        </Fact>
        <Fact label={t('inspector.zone')}>{domain}</Fact>
        <Fact label={t('inspector.link')}>
          <LinkWords link={node.link} />
        </Fact>
        <Fact label={t('inspector.clock')}>
          {node.clock === null ? t('inspector.clock.true') : clockWords(node.clock, t)}
        </Fact>
      </dl>
      <h3>{t('inspector.pods', { count: node.pods.length })}</h3>
      <ul className="object-list">
        {node.pods.map((pod) => (
          <li key={pod.pod}>
            <span className="mono">{pod.pod}</span>
            <span>
              {pod.state === 'gone'
                ? t('inspector.pod.gone')
                : pod.state === 'terminating'
                  ? t(pod.runs ? 'inspector.pod.terminatingRuns' : 'inspector.pod.terminating')
                  : pod.state === 'starting'
                    ? t('inspector.pod.starting')
                    : pod.evictsAt !== null
                      ? t('inspector.pod.evicts', { clock: clockText(pod.evictsAt - frame.now) })
                      : t(pod.ready ? 'score.ready' : 'score.notReady')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function ElectionDetails({
  election,
  frame,
}: {
  readonly election: ElectionView;
  readonly frame: Frame;
}): ReactElement {
  const t = useTranslate();
  return (
    <div className="object-facts" tabIndex={0} role="region" aria-label={t('inspector.processes')}>
      <dl>
        <Fact label={t('inspector.leaseDuration')}>
          {t('inspector.seconds', { seconds: plainSeconds(election.leaseDuration) })}
        </Fact>
        <Fact label={t('inspector.renewDeadline')}>
          {t('inspector.seconds', { seconds: plainSeconds(election.renewDeadline) })}
        </Fact>
        <Fact label={t('inspector.retryPeriod')}>
          {t('inspector.seconds', { seconds: plainSeconds(election.retryPeriod) })}
        </Fact>
        <Fact label={t('inspector.leaseTransitions')}>{election.record.leaseTransitions}</Fact>
      </dl>
      <ul className="object-list">
        {election.candidates.map((candidate) => (
          <Candidate key={candidate.process} election={election} candidate={candidate} />
        ))}
      </ul>
      <Coordinated election={election} frame={frame} />
      <Guarded resource={election.resource} />
    </div>
  );
}

function Candidate({
  election,
  candidate,
}: {
  readonly election: ElectionView;
  readonly candidate: CandidateView;
}): ReactElement {
  const t = useTranslate();
  const select = useAppStore((state) => state.select);
  const number = candidate.believes ? candidate.age : candidate.silence;
  return (
    <li>
      <button
        type="button"
        className="link mono"
        onClick={() => select({ kind: 'process', process: candidate.process })}
      >
        {hostName(candidate.host)}
      </button>
      <span>
        {candidateState(t, election, candidate).text}
        {candidate.clock === null ? null : ` · ${clockWords(candidate.clock, t)}`}
      </span>
      <span className="mono">
        {number === null ? '—' : t('inspector.seconds', { seconds: secondsText(number) })}
      </span>
    </li>
  );
}

function LinkWords({ link }: { readonly link: LinkView }): ReactElement {
  const t = useTranslate();
  const latency = link.latencyMs === null ? '' : t('controls.ms', { ms: link.latencyMs });
  if (link.cut === null) return <>{latency === '' ? t('app.whole') : latency}</>;
  const { mode, direction } = link.cut;
  return (
    <>
      {t('inspector.cut', {
        mode: t(`score.mode.${mode}`),
        direction: t(`score.direction.${direction}`),
      })}{' '}
      {latency}
    </>
  );
}
