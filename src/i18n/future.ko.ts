/** Korean, the futures of a run: branches, undo, comparison. */
import type { Catalogue } from './en.ts';
import type { futureEn } from './future.en.ts';

const NUMBERS = ['', '한', '두', '세', '네'];

/** How far the others are known, if that is not far enough to say never. */
const by = ({ until }: { readonly until: string | null }): string =>
  until === null ? '' : `${until}까지 `;

export const futureKo: Pick<Catalogue, keyof typeof futureEn> = {
  'future.label': '미래',
  'future.menu': '미래와 되돌리기',
  'future.asIs': '그대로',
  'future.from': ({ at }) => `${at}부터`,
  'future.show': (p) => `미래 ${p.letter}: ${p.name}`,
  'future.fork': '여기서 새 미래 시작',
  'future.compare': '미래 비교',
  'future.rename': '이 미래에 이름 붙이기…',
  'future.renameTitle': ({ letter }) => `미래 ${letter}의 이름`,
  'future.name': '이름',
  'future.nameSet': '이름 붙이기',
  'future.nameRange': ({ most }) => `최대 ${most}자. 비우면 처음 한 일이 이름이 됩니다.`,
  'future.delete': ({ letter }) => `미래 ${letter} 삭제`,
  'future.undo': '실행 취소: 마지막 조작 직전으로',
  'future.redo': '다시 실행: 다음 조작 뒤로',
  'future.mark': '이 순간 표시',
  'future.unmark': '표시 지우기',

  'future.compare.title': ({ count }) => `하나의 실행, ${NUMBERS[count] ?? count} 미래`,
  'future.compare.same': '아직 다른 점이 없습니다.',
  'future.compare.first': (p) => `${p.at}까지 같고, 그때 ${p.letter}에서: ${p.what}.`,
  'future.compare.none': '아직 비교할 것이 없습니다',
  'future.compare.none.why':
    '이 실행에는 아직 미래가 하나뿐입니다. B 키를 누르거나, 과거로 돌아가 다른 조작을 하면 둘째 미래가 시작됩니다.',
  'future.compare.none.then':
    '원하는 순간으로 가서 미래를 시작하고, 그 안에서 무언가를 한 뒤 V 키로 둘을 비교합니다.',
  'future.compare.none.fork': ({ at }) => `${at}에서 미래 B 시작`,
  'future.compare.none.back': '무대로 돌아가기',
  'future.compare.body': '비교한 미래',
  'future.compare.below': '다른 점을 표로',
  'future.compare.known': ({ at }) => `${at}까지 알려짐`,
  'future.compare.upTo': (p) => `${p.what}, ${p.at}까지`,
  'future.compare.notBy': ({ at }) => `${at}까지 없음`,
  'future.compare.differences': '차이만',
  'future.compare.all': '모든 레인',
  'future.compare.lanes': '표시할 레인',
  'future.compare.which': '비교할 미래',
  'future.compare.back': '하나의 미래로',
  'future.compare.timeLeft': '남은 시간',
  'future.compare.leads': '리더',
  'future.compare.onlyDifference': '유일한 차이',
  'future.compare.begins': '여기서 미래가 갈라집니다',
  'future.compare.table': '다른 점',
  'future.compare.fact': '사실',
  'future.compare.never': '없음',
  'future.compare.list': '다른 주요 사건 전부',
  'future.compare.more': ({ count }) => `${count}개가 더 있습니다.`,
  'future.compare.holds': '지켜짐',
  'future.compare.broken': ({ at }) => `${at}에 깨짐`,
  'future.compare.brokenFor': ({ seconds }) => `${seconds}초 동안 깨짐`,
  'future.compare.unknown': ({ node }) => `${node} Unknown`,
  'future.compare.renewals': ({ node }) => `${node} 갱신 기록 수`,
  'future.compare.failed': ({ node }) => `${node} 갱신 실패 수`,
  'future.compare.pods': ({ node }) => `${node}에서 삭제된 Pod`,
  'future.compare.holder': ({ lock }) => `${lock} 새 보유자`,
  'future.compare.lane': (p) => `미래 ${p.letter}, ${p.name}, ${p.from}부터 ${p.to}까지`,
  'future.compare.playhead': ({ at }) => `재생 위치 ${at}`,
  'future.compare.finding.same': ({ all }) => `${all} 미래는 아직 같습니다.`,
  'future.compare.finding.unknown': (p) =>
    `${p.one}에서는 컨트롤러가 ${p.node} 노드를 포기했습니다. ${p.other}에서는 ${by(p)}포기하지 않았습니다.`,
  'future.compare.finding.each': (p) =>
    `컨트롤러가 포기한 노드는 ${p.one}에서 ${p.node}, ${p.other}에서 ${p.otherNode}입니다.`,
  'future.compare.finding.leaders': (p) =>
    `${p.one}에서는 ${p.lock} 보유자가 바뀌었습니다. ${p.other}에서는 ${by(p)}바뀌지 않았습니다.`,
  'future.compare.finding.promise': (p) =>
    `${p.one}에서는 약속이 깨졌습니다: ‘${p.promise}’. ${p.other}에서는 지켜졌습니다.`,
  'future.compare.finding.earlier': (p) =>
    `${p.what}: ${p.one}에서 ${p.other}보다 ${p.seconds}초 빠릅니다.`,
  'future.compare.finding.differs': ({ all, count }) =>
    `${all} 미래는 주요 사건 ${count}개가 다릅니다.`,
};
