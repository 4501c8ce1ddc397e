/** The one word for the state of a subject, and its tone. Pure. */
import type { Translate } from '../../i18n/translate.ts';
import type { CandidateView, ElectionView, Frame, NodeView } from '../../sources/frame.ts';
import { isLate, isUnknown } from '../score/ringLook.ts';
import type { Subject } from './subject.ts';

export interface State {
  readonly text: string;
  readonly tone: 'fresh' | 'late' | 'expired' | 'plain';
}

export function stateOf(t: Translate, frame: Frame, subject: Subject): State {
  switch (subject.kind) {
    case 'node':
      return nodeState(t, subject.node);
    case 'election':
      return electionState(t, subject.election);
    case 'process':
      return candidateState(t, subject.election, subject.candidate);
    case 'apiServer':
      return {
        text: t(`score.${frame.apiServer.state}`),
        tone: frame.apiServer.state === 'serving' ? 'fresh' : 'late',
      };
  }
}

export function nodeState(t: Translate, node: NodeView): State {
  if (isUnknown(node)) return { text: t('score.unknown'), tone: 'expired' };
  if (node.status === 'off') return { text: t('score.poweredOff'), tone: 'late' };
  if (node.status === 'paused') return { text: t('score.paused'), tone: 'late' };
  if (node.status !== 'running') return { text: t('score.kubeletStopped'), tone: 'late' };
  if (node.link.cut !== null) return { text: t('score.state.cutOff'), tone: 'late' };
  if (node.ready === 'absent') return { text: t('score.starting'), tone: 'plain' };
  if (node.ready === 'False') return { text: t('score.notReady'), tone: 'expired' };
  return isLate(node)
    ? { text: t('score.state.late'), tone: 'late' }
    : { text: t('score.ready'), tone: 'fresh' };
}

function electionState(t: Translate, election: ElectionView): State {
  const believe = election.believers.length;
  if (believe > 1) return { text: t('inspector.believe', { count: believe }), tone: 'expired' };
  if (!election.record.exists) return { text: t('score.noLock'), tone: 'late' };
  if (believe === 0) return { text: t('score.nobodyLeads'), tone: 'late' };
  return { text: t('inspector.led'), tone: 'fresh' };
}

export function candidateState(
  t: Translate,
  election: ElectionView,
  candidate: CandidateView,
): State {
  if (candidate.status === 'paused') {
    return { text: t(candidate.believes ? 'score.pausedSure' : 'score.paused'), tone: 'late' };
  }
  if (candidate.status === 'restarting') return { text: t('inspector.restarting'), tone: 'late' };
  if (candidate.status !== 'running') return { text: t('score.stopped'), tone: 'late' };
  const written = election.written === candidate.process;
  if (candidate.believes) {
    return written
      ? { text: t('score.leads'), tone: 'fresh' }
      : { text: t('score.believesIt'), tone: 'expired' };
  }
  if (candidate.link.cut !== null) return { text: t('score.state.cutOff'), tone: 'late' };
  return written
    ? { text: t('score.won'), tone: 'plain' }
    : { text: t('inspector.standby'), tone: 'fresh' };
}
