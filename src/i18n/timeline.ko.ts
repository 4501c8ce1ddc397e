/** Korean, timeline and transport. */
import type { CutDirection, CutMode, timelineEn } from './timeline.en.ts';

const apiServer = ({ target }: { readonly target: string }): string =>
  target === '' ? 'API 서버' : `${target} API 서버`;

const serversOut = (p: { readonly servers: string; readonly several: boolean }): string => {
  if (p.servers !== '') return `${p.servers} API 서버`;
  return p.several ? '모든 API 서버' : 'API 서버';
};

const MODES: Readonly<Record<CutMode, string>> = {
  lost: '패킷 유실',
  held: '패킷 보류',
  refused: '연결 거부',
};
const DIRECTIONS: Readonly<Record<CutDirection, string>> = {
  both: '양방향',
  requests: '요청만',
  answers: '응답만',
};

export const timelineKo: typeof timelineEn = {
  'timeline.label': '타임라인',
  'timeline.summary': (p) =>
    `노드 ${p.nodes}개와 선출 ${p.elections}개, ${p.window}. 재생 위치의 Unknown: ${p.unknown}개.`,
  'timeline.looks': '컨트롤러 확인',
  'timeline.window.whole': '전체 실행',
  'timeline.window.last': ({ seconds }) => `최근 ${seconds}초`,
  'timeline.window.part': ({ from, to }) => `${from}~${to}`,
  'timeline.tools': '타임라인 표시 구간',
  'timeline.zoomIn': '확대',
  'timeline.zoomOut': '축소',
  'timeline.follow': '재생 위치 따라가기',
  'timeline.windowFrom': '표시 구간의 시작',
  'timeline.windowTo': '표시 구간의 끝',
  'timeline.playhead': '재생 위치',
  'timeline.playheadTime': ({ minutes, seconds }) =>
    `${minutes === 0 ? '' : `${minutes}분 `}${seconds}초`,
  'timeline.playheadAfter': ({ time, after }) => `${time}, 직전 사건: ${after}`,
  'timeline.late': ({ length }) => `${length} 늦음`,
  'timeline.message.request': (p) => `${p.who}: ${p.verb} 전송`,
  'timeline.message.answer': (p) => `${p.who}: ${p.code} 수신`,
  'timeline.message.commit': (p) => `etcd 커밋, 버전 ${p.version}, 쓴 쪽 ${p.who}`,
  'timeline.message.late': (p) => `${p.who}: 409${p.late === '' ? '' : `, ${p.late}`}`,
  'timeline.message.lost': ({ who }) => `${who}: 패킷 유실`,
  'timeline.message.watch': ({ who }) => `${who}: watch로 변경 수신`,
  'timeline.factTable': '타임라인 내용을 표로',
  'timeline.factRange': ({ from, to }) => `${from}~${to} 구간입니다.`,
  'timeline.factMore': (p) => `전체 ${p.all}개 중 마지막 ${p.shown}개입니다.`,
  'timeline.factWait': '찾는 중입니다 …',
  'timeline.fact.time': '시각',
  'timeline.fact.who': '주체',
  'timeline.fact.what': '내용',
  'timeline.fact.why': '원인',
  'timeline.fact.whyOf': ({ what, at }) => `왜? ${at}, ${what}`,
  'timeline.fact.goTo': ({ at }) => `${at} 시점으로 이동`,
  'timeline.quiet': ({ length }) => `이 구간(${length})에는 메시지가 없습니다.`,
  'timeline.quiet.nearest': ({ at }) => `가장 가까운 메시지, ${at}`,
  'timeline.allLanes': '모든 줄 보기',
  'timeline.allLanesShort': '모든 줄',
  'timeline.status.paused': '일시 정지',
  'timeline.status.down': '중단',
  'timeline.status.restarting': '재시작 중',
  'timeline.status.off': '꺼짐',
  'timeline.bookmark': ({ number, at }) => `표시 ${number}, ${at}`,
  'timeline.bookmarkHint': 'Delete 키로 지웁니다',
  'timeline.rulerHint': '끌면 재생 위치가 움직이고, Shift와 함께 끌면 구간을 고릅니다',
  'timeline.range': '고른 구간',
  'timeline.rangeFrom': '고른 구간의 시작',
  'timeline.rangeTo': '고른 구간의 끝',
  'timeline.rangeVideo': '동영상으로 저장',
  'timeline.rangeShow': '이 구간 확대',
  'timeline.rangeLoop': '반복',
  'timeline.rangeClear': '닫기',
  'timeline.length.ms': ({ ms }) => `${ms} ms`,
  'timeline.length.seconds': ({ minutes, seconds }) =>
    `${minutes === 0 ? '' : `${minutes}분 `}${seconds}초`,
  'timeline.unknownAt': ({ at }) => `${at}에 Unknown`,
  'timeline.evictedAt': ({ at }) => `${at}에 Pod 축출`,
  'timeline.overview': ({ to }) => `0:00~${to}`,
  'timeline.lane': ({ name }) => `${name} 선택`,
  'timeline.marks': '사용자 조작과 주요 사건',
  'timeline.notable': ({ at, what }) => `${at}, ${what}`,
  'timeline.frozen': (p) => `${serversOut(p)} 정지`,
  'timeline.down': (p) => `${serversOut(p)} 중단`,
  'timeline.nobodyLooks': '아무도 보지 않음',
  'timeline.etcd': 'etcd 쓰기',

  'timeline.value.left': ({ seconds }) => `${seconds}초 남음`,
  'timeline.value.seconds': ({ seconds }) => `${seconds}초`,
  'timeline.value.ago': ({ seconds }) => `${seconds}초 전`,
  'timeline.value.rate': ({ rate }: { rate: string }) => `${rate}회/초`,
  'timeline.value.unknown': 'Unknown',
  'timeline.value.unwatched': '관찰자 없음',
  'timeline.value.noNode': 'Node 없음',
  'timeline.value.noLease': 'Lease 없음',
  'timeline.value.noHolder': '보유자 없음',
  'timeline.value.believers': ({ count }) => `리더 ${count}명`,

  'timeline.act.powerOff': ({ at, target }) => `${at}, ${target} 전원 끄기`,
  'timeline.act.powerOn': ({ at, target }) => `${at}, ${target} 전원 켜기`,
  'timeline.act.crash': ({ at, target }) => `${at}, ${target} 강제 종료 (SIGKILL)`,
  'timeline.act.stop': ({ at, target }) => `${at}, ${target} 종료 (SIGTERM)`,
  'timeline.act.start': ({ at, target }) => `${at}, ${target} 시작`,
  'timeline.act.wedge': ({ at, target }) => `${at}, ${target} 리더 선출 루프 멈춤`,
  'timeline.act.unwedge': ({ at, target }) => `${at}, ${target} 리더 선출 루프 재개`,
  'timeline.act.pause': ({ at, target }) => `${at}, ${target} 정지 (SIGSTOP)`,
  'timeline.act.resume': ({ at, target }) => `${at}, ${target} 재개 (SIGCONT)`,
  'timeline.act.cut': (p) =>
    `${p.at}, ${p.target} 단절: ${MODES[p.mode]}, ${DIRECTIONS[p.direction]}`,
  'timeline.act.heal': ({ at, target }) => `${at}, ${target} 복구`,
  'timeline.act.apiServerDown': (p) => `${p.at}, ${apiServer(p)} 중단`,
  'timeline.act.apiServerUp': (p) => `${p.at}, ${apiServer(p)} 복구`,
  'timeline.act.apiServerFreeze': (p) => `${p.at}, ${apiServer(p)} 정지`,
  'timeline.act.apiServerThaw': (p) => `${p.at}, ${apiServer(p)} 재개`,
  'timeline.act.stallEtcd': ({ at }) => `${at}, etcd 디스크 정지`,
  'timeline.act.resumeEtcd': ({ at }) => `${at}, etcd 디스크 재개`,
  'timeline.act.defragEtcd': ({ at }) => `${at}, etcd 조각 모음`,
  'timeline.act.setCommitDelay': (p) =>
    p.delay === null ? `${p.at}, etcd 커밋 지연 원래대로` : `${p.at}, etcd 커밋 지연 ${p.delay}ms`,
  'timeline.act.setTaints': (p) =>
    p.taints === ''
      ? `${p.at}, ${p.target} 수동 테인트 제거`
      : `${p.at}, ${p.target} 테인트 ${p.taints}`,
  'timeline.act.setLoss': (p) =>
    `${p.at}, ${p.target === '' ? '모든 링크' : p.target} ${p.loss === null ? '손실 원래대로' : `손실 ${p.loss}%`}`,
  'timeline.act.setLatency': (p) =>
    p.target === ''
      ? `${p.at}, 모든 링크 지연 ${p.latency}ms`
      : `${p.at}, ${p.target} 지연 ${p.latency}ms`,
  'timeline.act.resetLatency': ({ at, target }) =>
    target === '' ? `${at}, 지연 원래대로` : `${at}, ${target} 지연 원래대로`,
  'timeline.act.stepClock': (p) => `${p.at}, ${p.target} 시계 ${p.seconds}초 조정`,
  'timeline.act.setClockRate': (p) => `${p.at}, ${p.target} 시계 속도 ${p.rate}배`,
  'timeline.act.deleteLease': ({ at, target }) => `${at}, Lease ${target} 삭제`,

  'timeline.easeIn': '사건 앞에서 천천히',
  'timeline.transport': '재생 조작',
  'timeline.reset': '처음부터',
  'timeline.play': '재생',
  'timeline.pause': '일시정지',
  'timeline.step': '한 단계 앞으로',
  'timeline.nextNotable': '다음 주요 사건',
  'timeline.stepBack': '사건 하나 뒤로',
  'timeline.previousNotable': '이전 주요 사건',
  'timeline.secondBack': '1초 뒤로',
  'timeline.secondBackShort': '−1초',
  'timeline.loop': '최근 몇 초 반복',
  'timeline.loopOf': (p) => `${p.from}~${p.to} 반복 중, 끄기`,
  'timeline.second': '1초 앞으로',
  'timeline.secondShort': '+1초',
  'timeline.clock': ({ time }) => `가상 시간 ${time}`,
  'timeline.wall': ({ time }) => `클러스터 시계 ${time} UTC`,
  'timeline.speed': '속도',
  'timeline.speedValue': ({ speed }) => `${speed}배`,
  'timeline.speedButton': ({ speed }) => `속도 ${speed}배`,
};
