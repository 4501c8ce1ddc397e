/** Korean, beside reality: a recording of a real control plane next to the engine. */
import type { realityEn } from './reality.en.ts';

type Same<T> = {
  [K in keyof T]: T[K] extends (params: infer P) => string ? (params: P) => string : string;
};

export const realityKo: Same<typeof realityEn> = {
  'reality.title': '실제와 비교',
  'reality.intro':
    '실제 Kubernetes 컨트롤 플레인을 기록한 것과, 같은 순간에 같은 장애를 겪은 엔진입니다. 둘이 다르면 기록이 옳습니다.',
  'reality.recordings': '기록',
  'reality.choose': '기록 고르기',
  'reality.openOwn': '내 기록 열기…',
  'reality.own': '내 기록',
  'reality.dropHere': '기록을 놓으면 비교합니다',
  'reality.rules': ({ rules }: { rules: string }) => `규칙 ${rules}`,
  'reality.facts': (p: { release: string; length: string; rows: number }) =>
    `${p.release} · ${p.length} · ${p.rows}행`,
  'reality.case': '사례',
  'reality.luck': '엔진의 운',
  'reality.luck.tape': '기록 그대로',
  'reality.luck.seed': '시드로',
  'reality.luck.tape.about':
    '대기 시간, 위상, 요청 시간이 기록과 같습니다. 모든 순간이 기록된 자리에 와야 합니다.',
  'reality.luck.seed.about':
    '대기 시간과 위상을 새로 뽑습니다. 같은 이야기가 규칙이 허용하는 다른 순간에 펼쳐져야 합니다.',
  'reality.seed': '시드',
  'reality.nextSeed': '다음 시드',
  'reality.loading': '기록을 읽는 중',
  'reality.running': ({ percent }: { percent: number }) => `엔진 실행 중, ${percent}%`,
  'reality.trouble': '이 기록은 비교할 수 없습니다',
  'reality.trouble.stays': '앞서 보이던 것은 그대로 있습니다.',

  'reality.finding.alike': ({ matched }: { matched: number }) =>
    `엔진이 기록된 이야기를 모두 들려줍니다. 변화 ${matched}건이 모두 기록과 0.15초 이내입니다.`,
  'reality.finding.near': (p: { percent: string; matched: number; largest: string }) =>
    `엔진이 기록된 이야기를 모두 들려줍니다. 변화 ${p.matched}건 가운데 ${p.percent}%가 기록과 0.15초 이내이고, 가장 먼 것은 ${p.largest} 차이입니다.`,
  'reality.finding.apart': (p: {
    matched: number;
    recorded: number;
    missing: number;
    extra: number;
    percent: string;
  }) =>
    `기록된 변화 ${p.recorded}건 가운데 ${p.matched}건을 엔진이 들려줍니다. 전체의 ${p.percent}%가 0.15초 이내입니다. 빠진 것은 ${p.missing}건, 엔진에만 있는 것은 ${p.extra}건입니다.`,
  'reality.finding.nothing': '여기에는 비교할 변화가 없습니다.',
  'reality.transitions': '변화',
  'reality.within': '0.15초 이내',
  'reality.largest': '가장 먼 차이',
  'reality.alone': '한쪽에만 있음',
  'reality.histogram': '얼마나 먼가, 엔진 빼기 기록',
  'reality.histogram.bar': ({ range, count }: { range: string; count: number }) =>
    `${range}: 변화 ${count}건`,
  'reality.bin.below': ({ to }: { to: string }) => `${to}초보다 이름`,
  'reality.bin.between': ({ from, to }: { from: string; to: string }) => `${from}초에서 ${to}초`,
  'reality.bin.above': ({ from }: { from: string }) => `${from}초보다 늦음`,
  'reality.bin.earlier': '엔진이 이름',
  'reality.bin.later': '엔진이 늦음',

  'reality.view': '보기',
  'reality.lanes': '레인',
  'reality.table': '표',
  'reality.time': '시간',
  'reality.recording': '기록',
  'reality.engine': '엔진',
  'reality.figure': ({ subjects, pairs }: { subjects: number; pairs: number }) =>
    `위가 기록, 아래가 엔진입니다. 대상 ${subjects}개, 변화 ${pairs}건. 표가 같은 내용을 말로 보여 줍니다.`,
  'reality.lane': (p: { name: string; pairs: number; worst: string }) =>
    `${p.name}: 변화 ${p.pairs}건, 가장 먼 차이 ${p.worst}`,
  'reality.lane.alike': ({ name, pairs }: { name: string; pairs: number }) =>
    `${name}: 변화 ${pairs}건, 모두 같음`,
  'reality.order': '순서',
  'reality.order.recorded': '기록된 순서',
  'reality.order.worst': '차이가 큰 것부터',
  'reality.overview': '기록 전체: 끌어서 일부 고르기',
  'reality.playhead': '재생 위치',
  'reality.at': ({ minutes, seconds }: { minutes: number; seconds: string }) =>
    minutes === 0 ? `${seconds}초` : `${minutes}분 ${seconds}초`,
  'reality.play': '재생',
  'reality.pause': '일시 정지',
  'reality.toStart': '처음으로',
  'reality.previous': '이전 변화',
  'reality.next': '다음 변화',
  'reality.speed': '속도',
  'reality.zoomIn': '확대',
  'reality.zoomOut': '축소',
  'reality.zoomFit': '전체 길이',
  'reality.keys': 'Space 재생, ← → 1초 이동, [ ] 변화 이동, + − 확대·축소, 0 전체 길이.',

  'reality.now.none': '아직 아무 일도 없습니다.',
  'reality.now.pair': (p: {
    object: string;
    what: string;
    recorded: string;
    engine: string;
    difference: string;
  }) => `${p.object}, ${p.what}: 기록 ${p.recorded}, 엔진 ${p.engine}, 차이 ${p.difference}.`,
  'reality.now.missing': (p: { object: string; what: string; recorded: string }) =>
    `${p.object}, ${p.what}: 기록 ${p.recorded}. 엔진에는 없습니다.`,
  'reality.now.extra': (p: { object: string; what: string; engine: string }) =>
    `${p.object}, ${p.what}: 엔진 ${p.engine}. 기록에는 없습니다.`,

  'reality.table.caption': ({ shown, all }: { shown: number; all: number }) =>
    `변화 ${all}건 가운데 ${shown}건`,
  'reality.table.object': '대상',
  'reality.table.what': '일어난 일',
  'reality.table.recorded': '기록, 초',
  'reality.table.engine': '엔진, 초',
  'reality.table.difference': '차이, 초',
  'reality.table.none': '없음',
  'reality.table.go': ({ what, object }: { what: string; object: string }) =>
    `레인에서 보기: ${object}, ${what}`,
  'reality.table.only': '0.15초보다 먼 것만',
  'reality.table.more': ({ count }: { count: number }) => `${count}건 더 보기`,
  'reality.table.bracket': ({ seeds }: { seeds: number }) => `시드 ${seeds}개의 범위, 초`,
  'reality.bracket.start': ({ seeds }: { seeds: number }) => `시드 ${seeds}개로 범위 구하기`,
  'reality.bracket.stop': '중단',
  'reality.bracket.about':
    '기록에서 읽을 수 없는 위상과 대기 시간은 시드마다 새로 뽑습니다. 가장 이른 순간부터 가장 늦은 순간까지가 있을 수 있는 범위입니다.',
  'reality.bracket.running': ({ percent, seeds }: { percent: number; seeds: number }) =>
    `시드 ${seeds}개로 실행하는 중, ${percent}%`,
  'reality.bracket.finding': (p: { inside: number; all: number; untold: number; seeds: number }) =>
    `기록된 순간 ${p.all}개 가운데 ${p.inside}개가 시드 ${p.seeds}개의 가장 이른 순간과 가장 늦은 순간 사이에 있습니다(오차 0.15초).${p.untold === 0 ? '' : ` ${p.untold}개는 어느 시드에서도 나타나지 않았습니다.`}`,
  'reality.bracket.outside': '범위 밖',
  'reality.bracket.untold': '시드 없음',
  'reality.seconds': ({ seconds }: { seconds: string }) => `${seconds}초`,

  'reality.object.node': ({ name }: { name: string }) => `Node ${name}`,
  'reality.object.pod': ({ name }: { name: string }) => `Pod ${name}`,
  'reality.object.lease': ({ name }: { name: string }) => `Lease ${name}`,
  'reality.object.elector': ({ who, lease }: { who: string; lease: string }) =>
    `${lease}의 후보 ${who}`,
  'reality.object.work': ({ who, lease }: { who: string; lease: string }) =>
    `${lease}에서 ${who}의 작업`,
  'reality.object.seen': ({ who, lease }: { who: string; lease: string }) =>
    `${who} 눈에 비친 ${lease}의 리더`,

  'reality.what.ready': ({ status }: { status: string }) => `Ready ${status}`,
  'reality.what.taintAdded': ({ taint }: { taint: string }) => `테인트 ${taint} 추가`,
  'reality.what.taintRemoved': ({ taint }: { taint: string }) => `테인트 ${taint} 제거`,
  'reality.what.created': ({ holder }: { holder: string }) => `생성, 보유자 ${holder}`,
  'reality.what.heldBy': ({ holder }: { holder: string }) => `보유자 ${holder}`,
  'reality.what.heldByTerms': ({ holder, transitions }: { holder: string; transitions: string }) =>
    `보유자 ${holder}, transitions ${transitions}`,
  'reality.what.createdTerms': ({ holder, transitions }: { holder: string; transitions: string }) =>
    `생성, 보유자 ${holder}, transitions ${transitions}`,
  'reality.what.free': '보유자 없음',
  'reality.what.silent': '침묵 전 마지막 갱신',
  'reality.what.renewedAgain': '다시 갱신',
  'reality.what.deleted': '삭제',
  'reality.what.removed': '사라짐',
  'reality.what.refused': ({ verb, who, code }: { verb: string; who: string; code: string }) =>
    `${who}의 ${verb}, 응답 ${code}`,
  'reality.what.startedLeading': '리더로 일하기 시작',
  'reality.what.stoppedLeading': '리더 일을 멈춤',
  'reality.what.workStarted': '작업 시작',
  'reality.what.workCancelled': '작업 취소',
  'reality.what.nobody': '아무도 아님',

  'reality.fault.kill': ({ who }: { who: string }) => `${who} 강제 종료`,
  'reality.fault.terminate': ({ who }: { who: string }) => `${who} 종료 요청`,
  'reality.fault.start': ({ who }: { who: string }) => `${who} 시작`,
  'reality.fault.pause': ({ who }: { who: string }) => `${who} 정지`,
  'reality.fault.resume': ({ who }: { who: string }) => `${who} 재개`,
  'reality.fault.stepClock': ({ who }: { who: string }) => `${who}의 시계 변경`,
  'reality.fault.deleteLease': ({ who }: { who: string }) => `Lease ${who} 삭제`,
  'reality.fault.createPod': ({ who }: { who: string }) => `Pod ${who} 생성`,
  'reality.fault.setTaints': ({ who }: { who: string }) => `${who}의 테인트를 직접 설정`,
  'reality.fault.heal': ({ who }: { who: string }) => `${who}의 연결 복구`,
  'reality.fault.drop': ({ who }: { who: string }) => `${who}의 패킷 유실`,
  'reality.fault.swallow': ({ who }: { who: string }) => `${who}의 패킷 보류`,
  'reality.fault.refuse': ({ who }: { who: string }) => `${who}의 연결 거부`,
  'reality.fault.requests': ({ fault }: { fault: string }) => `${fault} (요청만)`,
  'reality.fault.answers': ({ fault }: { fault: string }) => `${fault} (응답만)`,
  'reality.fault.at': ({ time, fault }: { time: string; fault: string }) => `${time} ${fault}`,
  'reality.fault.many': ({ first, more }: { first: string; more: number }) =>
    `${first} 외 ${more}개`,

  'reality.crash.title': '세 kubelet 가운데 하나를 강제 종료',
  'reality.crash.about':
    '읽을 수 있을 만큼 작은 전체 과정입니다. 마지막 갱신, Unknown, 테인트, Ready가 아니게 되는 Pod가 이어집니다.',
  'reality.links.title': '온갖 방식으로 끊긴 노드',
  'reality.links.about':
    '보류, 거부, 응답 유실, 정지를 75초 동안, 이어서 둘을 30초 동안 겪습니다. 거부된 뒤에는 리스가 Ready보다 훨씬 먼저 돌아옵니다.',
  'reality.node-blips.title': '패킷이 5초에서 60초 동안 유실된 kubelet',
  'reality.node-blips.about':
    '노드 26대가 두 번씩 끊깁니다. 갱신 사이의 간격은 아무 길이나 되지 않고, 다음 시도는 TCP가 정합니다.',
  'reality.dropped-nodes.title': '패킷이 유실된 노드',
  'reality.dropped-nodes.about':
    '12초에서 150초까지, 양방향과 한 방향으로 끊습니다. 노드는 TCP나 HTTP/2의 차례가 와야 돌아옵니다.',
  'reality.tolerations.title': '0, 20, 40, 60초, 영원히, 또는 전혀 참지 않는 Pod',
  'reality.tolerations.about':
    '직접 붙인 테인트, 죽은 노드, 어두워진 클러스터입니다. 누가 언제 삭제되고 어떤 타이머가 움직이지 않는지 보여 줍니다.',
  'reality.zones.title': '부분, 전체, 클러스터 전체의 장애',
  'reality.zones.about':
    '노드 3, 3, 6대인 존이 차례로 죽습니다. 테인트가 느려지고 멈추며, 하나가 제동을 빠져나갑니다.',
  'reality.nodes.title': '한 존의 절반이 하나씩 죽음',
  'reality.nodes.about':
    '48대 가운데 22대입니다. NoExecute 테인트는 10초마다 하나이고, 죽은 순서를 따르지 않습니다.',
  'reality.clock.title': '노드의 시계가 건너뜀',
  'reality.clock.about':
    '35초와 300초 뒤로, 한 시간 앞으로 갔다가 되돌아옵니다. 뒤로 가는 변경만 갱신을 가립니다.',
  'reality.apidown.title': 'API 서버가 얼거나 죽음',
  'reality.apidown.about':
    '8초에서 90초까지 일곱 번입니다. 리더는 포기하고, 어느 노드도 Unknown이 되지 않습니다.',
  'reality.kcm.title': '노드가 조용한 동안 컨트롤러 매니저가 죽음',
  'reality.kcm.about':
    '새 리더는 빈 기억으로 시작합니다. 유예 기간과 축출 타이머가 처음부터 다시 갑니다.',
  'reality.failover.title': '잠금 50개, 리더를 거듭 강제 종료',
  'reality.failover.about': '비정상 종료 뒤의 인계 열 차례와 정상적인 해제 네 차례입니다.',
  'reality.hazards.title': '리더가 둘, 리더가 없음',
  'reality.hazards.about':
    '정지, 단절, 응답 유실, 리스 삭제를 겪습니다. 사례마다 잠금 12개이고, 각 리더의 생각이 함께 있습니다.',
  'reality.blips.title': '패킷이 얼마나 유실되면 리더가 물러나는가',
  'reality.blips.about':
    '2초에서 10초까지 열한 번 끊습니다. renew deadline은 10초인데, 언제나 살아남는 것은 6.5초까지입니다.',
  'reality.dropped-leaders.title': '패킷이 유실된 리더',
  'reality.dropped-leaders.about':
    '사례마다 잠금 20개입니다. 4초, 8초, 영구히, 응답만, 그리고 종료 시 해제가 켜진 경우입니다.',
  'reality.steal.title': '늦은 해제가 다음 보유자의 잠금을 풂',
  'reality.steal.about':
    '사례마다 잠금 40개입니다. 네트워크에서 기다리던 해제가 그사이 다른 이가 쥔 잠금을 지웁니다.',
  'reality.coordinated.title': '조정된 리더 선출',
  'reality.coordinated.about':
    '같은 초에 생긴 똑같은 두 후보가 있으면 최선을 거듭 제비로 뽑습니다. 이어서 비정상 종료, 더 나은 후보가 나옵니다.',
  'reality.identity.title': 'API 서버 자신의 리스',
  'reality.identity.about': '정상 종료, 시작, 강제 종료, 시작의 순서입니다.',
  'reality.release-1.33.title': '1.33에서의 짧은 이야기',
  'reality.release-1.33.about':
    '노드가 죽고, 컨트롤러 매니저가 바뀌고, 존이 죽습니다. NoExecute는 Unknown보다 한 차례 늦게 옵니다.',
  'reality.release-1.36.title': '1.36에서의 같은 이야기',
  'reality.release-1.36.about': 'NoExecute가 Unknown과 같은 차례에 옵니다.',
  'reality.release-1.37.title': '1.37에서의 같은 이야기',
  'reality.release-1.37.about': '1.36과 같이 전개됩니다.',
};
