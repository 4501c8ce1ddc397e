/** The present value of each lane, as it stands right of now. */
import type { ElectionView, Frame, NodeView } from '../../sources/frame.ts';
import type { Translate } from '../../i18n/translate.ts';
import { leftText, secondsText } from '../score/words.ts';
import type { LaneRow } from './timelineLayout.ts';
import type { LaneValue } from './timelineScene.ts';

/** The value of a row. `isShort`: there is room for a number and its unit only. */
export function laneValue(row: LaneRow, frame: Frame, t: Translate, isShort: boolean): LaneValue {
  if (row.kind === 'etcd') return etcdValue(frame, t);
  if (row.kind === 'node') {
    const node = frame.nodes[row.index];
    if (node !== undefined) return nodeValue(node, t, isShort);
  } else {
    const election = frame.elections[row.index];
    if (election !== undefined) return electionValue(election, frame.now, t);
  }
  return { text: '', tone: 'plain' };
}

function etcdValue({ controlPlane, writesPerSecond }: Frame, t: Translate): LaneValue {
  if (controlPlane.etcd.usage.noSpace) return { text: t('score.etcd.noSpace'), tone: 'expired' };
  const text = t('timeline.value.rate', { rate: writesPerSecond.toFixed(1) });
  return { text, tone: 'plain' };
}

function nodeValue(node: NodeView, t: Translate, isShort: boolean): LaneValue {
  const { silence, grace, ordinary } = node.observer;
  if (node.ready === 'Unknown') return { text: t('timeline.value.unknown'), tone: 'expired' };
  if (node.ready === 'absent') return { text: t('timeline.value.noNode'), tone: 'plain' };
  if (silence === null) return { text: t('timeline.value.unwatched'), tone: 'plain' };
  const seconds = leftText(Math.max(grace - silence, 0));
  const text = isShort
    ? t('timeline.value.seconds', { seconds })
    : t('timeline.value.left', { seconds });
  return { text, tone: silence > ordinary ? 'late' : 'fresh' };
}

function electionValue(election: ElectionView, now: number, t: Translate): LaneValue {
  const believers = election.believers.length;
  if (believers > 1)
    return { text: t('timeline.value.believers', { count: String(believers) }), tone: 'expired' };
  const { exists, holderIdentity, writtenAt } = election.record;
  if (!exists) return { text: t('timeline.value.noLease'), tone: 'late' };
  if (holderIdentity === '') return { text: t('timeline.value.noHolder'), tone: 'late' };
  const age = writtenAt === null ? election.record.age : now - writtenAt;
  if (age === null) return { text: '', tone: 'plain' };
  const isLate = believers === 0 || age > election.renewDeadline;
  const text = t('timeline.value.ago', { seconds: secondsText(age) });
  return { text, tone: isLate ? 'late' : 'plain' };
}
