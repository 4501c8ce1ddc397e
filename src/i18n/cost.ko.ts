/** Korean: the cost of heartbeats, who stands by Leases and LeaseCandidates, and the guarded resource. */
import type { Catalogue } from './en.ts';
import type { costEn } from './cost.en.ts';

export const costKo: Pick<Catalogue, keyof typeof costEn> = {
  'cost.finding': ({ times }) =>
    `Lease가 있으면 같은 노드가 쓰는 바이트가 ${times}배 줄어듭니다. 쓰기 횟수는 그대로입니다.`,
  'cost.before': 'Lease 이전',
  'cost.with': 'Lease 사용',
  'cost.here': '이 클러스터',
  'cost.before.words': ({ status, node }) => `Node 전체, ${node}, ${status}초마다.`,
  'cost.with.words': ({ lease, report, size }) =>
    `Lease, ${size}, ${lease}초마다. Node는 ${report}초마다.`,
  'cost.tape': ({ name, words, bytes }) => `${name}, 노드 하나의 10분. ${words} 시간당 ${bytes}.`,
  'cost.perHour': ({ bytes }) => `${bytes}/시간`,
  'cost.table': ({ nodes }) => `노드 ${nodes}개, 공식으로 계산`,
  'cost.writes': '쓰기/초',
  'cost.perMinute': '바이트/분',
  'cost.history': '이력',
  'cost.ofQuota': '할당량 대비',
  'cost.percent': ({ percent }) => `${percent} %`,
  'cost.measured': ({ seconds }) => `최근 ${seconds}초 동안의 쓰기`,
  'cost.nothing': '아직 아무것도 쓰지 않았습니다.',
  'cost.perSecond': '쓰기/초',
  'cost.bytesMinute': '바이트/분',
  'cost.total': '전체',
  'cost.kind.nodeLease': '노드 Lease',
  'cost.kind.lock': '선출 Lease',
  'cost.kind.identity': '식별 Lease',
  'cost.kind.node': 'Node',
  'cost.kind.pod': 'Pod',
  'cost.kind.other': '기타',
  'cost.space': 'etcd 공간',
  'cost.file': '데이터베이스 크기',
  'cost.fileOf': ({ file, quota }) => `${quota} 중 ${file}`,
  'cost.full': ({ quota }) =>
    `할당량 ${quota}에 도달했습니다. 조각 모음을 할 때까지 모든 쓰기가 거절됩니다.`,
  'cost.part.live': '현재 오브젝트',
  'cost.part.history': '압축 전까지 남는 이전 버전',
  'cost.part.free': '파일 안의 빈 공간',
  'cost.nextCompaction': '다음 압축',

  'standing.identity': '식별 Lease',
  'standing.identityWords':
    '각 API 서버가 살아 있음을 알리는 Lease입니다. 한 시간 동안 갱신되지 않으면 삭제됩니다.',
  'standing.noIdentity': '이 릴리스에는 없거나 기능 게이트가 꺼져 있습니다.',
  'standing.candidates': 'LeaseCandidate',
  'standing.noCandidates':
    '없습니다. 조정 선출이 꺼져 있어 선출기들이 스스로 잠금을 두고 경쟁합니다.',
  'standing.host': '호스트, Lease, 보유자',
  'standing.renewed': '갱신 후',
  'standing.ofDuration': ({ seconds }) => `/ ${seconds}초`,
  'standing.candidate': '후보',
  'standing.versions': '바이너리, 에뮬레이션',
  'standing.pinged': '핑, 갱신',
  'standing.never': '없음',
  'standing.leftover': '남은 후보',
  'standing.coordinated': ({ strategy }) => `조정 선출, ${strategy}`,
  'standing.coordinatedWords':
    'API 서버가 후보들에게 핑을 보내고, 에뮬레이션 버전이 가장 오래된 후보에게 Lease를 줍니다.',
  'standing.preferred': ({ host }) =>
    `다음 리더는 ${host}입니다. 지금 보유자는 갱신을 멈추고 Lease가 끝나게 둡니다.`,

  'resource.title': '리더가 쓰는 곳',
  'resource.fencing': '확인하는 값',
  'resource.fencing.none': '없음',
  'resource.fencing.leaseTransitions': 'leaseTransitions',
  'resource.fencing.resourceVersion': 'resourceVersion',
  'resource.words.none':
    '클러스터 밖에 있고 따로 연결됩니다. 아무것도 확인하지 않으므로 교체된 리더도 계속 쓸 수 있습니다.',
  'resource.words.leaseTransitions':
    '클러스터 밖에 있고 따로 연결됩니다. 이미 본 값보다 leaseTransitions가 작은 쓰기를 거절합니다.',
  'resource.words.resourceVersion':
    '클러스터 밖에 있고 따로 연결됩니다. 이미 본 값보다 resourceVersion이 작은 쓰기를 거절합니다.',
  'resource.landed': '반영된 쓰기',
  'resource.stale': '그중 예전 리더의 쓰기',
  'resource.refused': '거절된 쓰기',
  'resource.token': '가장 높은 토큰',
  'resource.writer': '마지막에 쓴 프로세스',
  'resource.odd.refused': ({ at, process, token, stored }) =>
    `${at}: ${process}의 토큰 ${token}, 저장된 토큰 ${stored}. 거절되었습니다.`,
  'resource.odd.landed': ({ at, process }) =>
    `${at}: Lease에 적혀 있지 않은 ${process}의 쓰기가 반영되었습니다.`,
};
