/** Korean, the futures of a run: branches, undo, comparison. */
import type { Catalogue } from './en.ts';
import type { futureEn } from './future.en.ts';

const NUMBERS = ['', '한', '두', '세', '네'];

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
  'future.compare.shared': ({ at }) => `${at}까지 같습니다.`,
  'future.compare.same': '아직 다른 점이 없습니다.',
  'future.compare.first': (p) => `첫 차이 ${p.at}: ${p.letter}, ${p.what}.`,
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
  'future.compare.brokenFor': ({ seconds }) => `${seconds}초 공백`,
  'future.compare.unknown': ({ node }) => `${node} Unknown`,
  'future.compare.renewals': ({ node }) => `${node} 갱신 기록 수`,
  'future.compare.failed': ({ node }) => `${node} 갱신 실패 수`,
  'future.compare.pods': ({ node }) => `${node}에서 삭제된 Pod`,
  'future.compare.holder': ({ lock }) => `${lock} 새 보유자`,
  'future.compare.lane': (p) => `미래 ${p.letter}, ${p.name}, ${p.from}부터 ${p.to}까지`,
  'future.compare.playhead': ({ at }) => `재생 위치 ${at}`,
  'future.compare.finding.same': ({ all }) => `${all} 미래는 아직 같습니다.`,
  'future.compare.finding.unknown': (p) =>
    `${p.one}에서는 컨트롤러가 ${p.node} 노드를 포기했습니다. ${p.other}에서는 포기하지 않았습니다.`,
  'future.compare.finding.leaders': (p) =>
    `${p.one}에서는 ${p.lock} 보유자가 바뀌었습니다. ${p.other}에서는 바뀌지 않았습니다.`,
  'future.compare.finding.earlier': (p) =>
    `${p.what}: ${p.one}에서 ${p.other}보다 ${p.seconds}초 빠릅니다.`,
  'future.compare.finding.differs': ({ all, count }) =>
    `${all} 미래는 주요 사건 ${count}개가 다릅니다.`,
};
