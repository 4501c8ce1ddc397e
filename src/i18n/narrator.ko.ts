/** Korean, the narrator: 합니다체, and no particle whose form depends on an inserted name. */
import type { NarratorParams as P, narratorEn } from './narrator.en.ts';

const zoneWords = (name: string): string =>
  name === '' ? '유일한 존' : name.includes('zone') ? name : `존 ${name}`;
const NATIVE = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];
const nodes = (count: number): string => {
  const word = NATIVE[count];
  return word === undefined || word === '' ? `노드 ${count}대` : `노드 ${word} 대`;
};
const spaced = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

export const narratorKo: typeof narratorEn = {
  'narrator.label': '해설',
  'narrator.say.first': (p: P) =>
    `${nodes(p.count)}가 ${p.count === 1 ? '' : '모두 '}갱신하고 있습니다. 한 대의 전원을 뽑아 보세요.`,
  'narrator.say.calm': (p: P) =>
    `${nodes(p.count)}가 ${p.count === 1 ? '' : '모두 '}갱신하고 있습니다. 리더도 모두 갱신합니다.`,
  'narrator.say.starting': () =>
    '아직 적힌 것이 없습니다. kubelet은 자기 Lease를 만들고, 후보는 자기 잠금을 요청합니다.',
  'narrator.say.split': (p: P) =>
    `리더라고 믿는 프로세스가 둘입니다(${p.process}, ${p.other}). Lease는 예전 리더를 막아 주지 않습니다.`,
  'narrator.say.allSilent': () =>
    '모든 노드가 조용합니다. 컨트롤러는 자기 쪽을 의심하고 아무도 축출하지 않습니다.',
  'narrator.say.apiDown': () => 'API 서버가 내려갔습니다. 모든 요청이 곧바로 거부됩니다.',
  'narrator.say.apiFrozen': () =>
    'API 서버가 멈췄습니다. 요청은 안에서 기다리고, 보낸 쪽은 알 수 없습니다.',
  'narrator.say.noQuorum': () =>
    'etcd의 과반이 서로 듣지 못합니다. 읽기와 쓰기가 멈추고, 아무도 갱신할 수 없습니다.',
  'narrator.say.etcdStalled': () =>
    'etcd의 디스크가 멈췄습니다. 읽기와 쓰기가 멈추고, 아무도 갱신할 수 없습니다.',
  'narrator.say.noSpace': () =>
    'etcd가 할당량에 도달해 모든 쓰기를 거절합니다. 조각 모음을 할 때까지 아무도 갱신할 수 없습니다.',
  'narrator.say.noLock': (p: P) => `Lease ${p.lease} 없음. 다음에 오는 후보가 새로 만듭니다.`,
  'narrator.say.noLeader': (p: P) => `${p.lease}의 리더가 없습니다.`,
  'narrator.say.nobodyWatches': () =>
    'kube-controller-manager의 리더가 없어서, 노드를 지켜보는 프로세스도 없습니다.',
  'narrator.say.leaderPaused': (p: P) =>
    `${p.process}에서는 시간이 멈췄습니다. 대기자는 ${p.time}초를 셉니다.`,
  'narrator.say.leaderGone': (p: P) =>
    `기록에는 아직 ${p.process}의 이름이 있습니다. 대기자는 각자의 시계로 ${p.time}초를 기다립니다.`,
  'narrator.say.leaderCut': (p: P) =>
    `${p.process}, 아직 ${p.lease}의 리더입니다. 마지막 성공에서 ${p.time}초 뒤 물러납니다.`,
  'narrator.say.manySilent': (p: P) =>
    `${nodes(p.count)}의 소리가 들리지 않습니다. 컨트롤러는 각각 ${p.time}초를 기다립니다.`,
  'narrator.say.off': (p: P) => `${p.node}의 전원이 꺼졌습니다. 클러스터는 언제 알아챌까요?`,
  'narrator.say.offLate': (p: P) =>
    `${p.node}의 전원이 꺼졌습니다. 컨트롤러가 보는 것은 변화가 없다는 사실뿐입니다.`,
  'narrator.say.kubeletPaused': (p: P) =>
    `${p.node}의 kubelet이 정지했습니다. Pod는 계속 돌지만 Lease를 갱신할 프로세스가 없습니다.`,
  'narrator.say.kubeletDown': (p: P) =>
    `${p.node}의 kubelet이 끝났습니다. Pod는 계속 돌지만 Lease를 갱신할 프로세스가 없습니다.`,
  'narrator.say.cut': (p: P) => `${p.node}, 살아서 계속 시도합니다. 아무도 듣지 못합니다.`,
  'narrator.say.cutAnswers': (p: P) =>
    `${p.node}의 요청은 도착하지만 응답이 돌아오지 않습니다. 기록되었는지 알 수 없습니다.`,
  'narrator.say.cutHeld': (p: P) =>
    `${p.node}, 살아 있습니다. 보낸 것은 벽 앞에서 기다리다가 복구 순간 한꺼번에 떠납니다.`,
  'narrator.say.cutRefused': (p: P) =>
    `${p.node}의 요청이 모두 곧바로 거부됩니다. 그래서 알고, 자기 간격으로 다시 시도합니다.`,
  'narrator.say.healedWaiting': (p: P) =>
    `${p.node}의 링크가 다시 열렸지만 움직임이 없습니다. TCP가 자기 다음 시도를 기다립니다.`,
  'narrator.say.late': (p: P) => `컨트롤러가 평소보다 오래 ${p.node}에서 변화를 보지 못했습니다.`,
  'narrator.say.unknownOff': (p: P) =>
    `컨트롤러가 ${p.node}에 Unknown을 적었습니다. 죽은 노드와 조용한 노드를 구별할 수 없습니다.`,
  'narrator.say.unknownStopped': (p: P) =>
    `컨트롤러가 ${p.node}에 Unknown을 적었습니다. 머신과 Pod는 계속 돌고 있습니다.`,
  'narrator.say.unknownAlive': (p: P) =>
    `${p.node}, 살아 있고 Pod도 계속 돕니다. 컨트롤러에게는 Unknown입니다.`,

  'narrator.news.unknown': (p: P) =>
    `컨트롤러가 ${p.time}초 동안 변화를 보지 못했습니다. 이제 ${p.node}의 상태는 Unknown입니다.`,
  'narrator.news.ready': (p: P) =>
    `${p.node}의 상태가 다시 Ready입니다. 갱신이 한 번 통했고, 그것으로 충분했습니다.`,
  'narrator.news.noExecute': (p: P) =>
    `${p.node}에 NoExecute 테인트가 붙었습니다. Pod는 이를 견디는 시간만큼만 남습니다.`,
  'narrator.news.podDeleted': (p: P) =>
    `${p.lease} 삭제. ${p.node}의 kubelet이 확인할 때까지 Terminating으로 남습니다.`,
  'narrator.news.podBound': (p: P) =>
    `삭제된 Pod의 자리를 ${p.lease} Pod가 채웁니다. 스케줄러가 배정한 노드: ${p.node}.`,
  'narrator.news.podUnschedulable': (p: P) =>
    `${p.lease} Pod는 Pending입니다. 테인트에 막히지 않는 노드가 없습니다.`,
  'narrator.news.zonePartial': (p: P) =>
    `${zoneWords(p.lease)} 안에 Ready가 아닌 노드가 너무 많습니다. 컨트롤러가 테인트를 늦추거나 멈춥니다.`,
  'narrator.news.zoneFull': (p: P) =>
    `${zoneWords(p.lease)} 안에 Ready인 노드가 없습니다. 다른 존은 정상이므로 테인트를 계속 붙입니다.`,
  'narrator.news.zoneNormal': (p: P) =>
    `${zoneWords(p.lease)}의 상태와 테인트 속도가 정상으로 돌아왔습니다.`,
  'narrator.news.powerOn': (p: P) =>
    `${p.node}에 전원이 다시 들어왔습니다. kubelet이 시작해 갱신합니다.`,
  'narrator.news.allSilentEnded': (p: P) =>
    `노드 하나가 다시 들립니다. 컨트롤러는 모든 노드에 새로 ${p.time}초를 줍니다.`,
  'narrator.news.conflict': (p: P) =>
    `두 후보가 같은 버전 ${spaced(p.count)}에서 출발했습니다. 먼저 쓴 쪽은 ${p.other}, 튕겨 나온 쪽은 ${p.process}입니다.`,
  'narrator.news.ownConflict': (p: P) =>
    `${p.process}에서 가져온 버전(${spaced(p.count)})은 이미 지난 것입니다. 반복한 쓰기는 409로 튕겨 나왔습니다.`,
  'narrator.news.leads': (p: P) =>
    `${p.process}의 이름이 적혔고 200도 들었습니다. 이제 ${p.lease}의 리더입니다.`,
  'narrator.news.newController': (p: P) =>
    `새 컨트롤러 매니저는 ${p.process}, 지난 침묵은 모두 잊었습니다. 노드마다 새로 ${p.time}초를 줍니다.`,
  'narrator.news.gaveUp': (p: P) =>
    `${p.process}, 마지막 성공에서 ${p.time}초가 지나 ${p.lease}에서 물러납니다.`,
  'narrator.news.released': (p: P) =>
    `${p.process}에서 끝나면서 ${p.lease} 잠금을 풀었습니다. 다음 시도가 가져갑니다.`,
  'narrator.news.lockDeleted': (p: P) =>
    `Lease ${p.lease} 삭제. 다음에 오는 후보가 새로 만들며, 대개는 리더 자신입니다.`,
  'narrator.news.leaseDeleted': (p: P) =>
    `${p.node}의 Lease 삭제. kubelet이 다음 갱신 때 새로 만듭니다.`,
  'narrator.news.posthumous': (p: P) =>
    `아무도 기다리지 않는 ${p.process}의 갱신이 도착했습니다. 대기자는 ${p.time}초를 다시 셉니다.`,
  'narrator.news.lateWrite': (p: P) =>
    `${p.node}에서 이미 포기한 갱신이 도착했습니다. 다른 갱신과 똑같이 인정됩니다.`,
  'narrator.news.lostAnswer': (p: P) =>
    `${p.process}의 쓰기는 기록되었고 응답은 사라졌습니다. 보낸 쪽은 구별할 수 없습니다.`,
  'narrator.news.passed': (p: P) => `${p.process}의 링크에서 기다리던 것이 지나갔습니다.`,
  'narrator.news.apiBack': () => 'API 서버가 돌아왔습니다. 모두 각자의 간격으로 다시 시도합니다.',
  'narrator.news.thawed': () =>
    'API 서버가 다시 움직입니다. 안에서 기다리던 요청이 보낸 때의 renewTime으로 지금 적힙니다.',
  'narrator.news.oneServerDown': (p: P) =>
    `${p.process}의 API 서버가 내려갔습니다. 클라이언트는 다른 서버를 찾아야 합니다.`,
  'narrator.news.oneServerFrozen': (p: P) =>
    `${p.process}의 API 서버가 멈췄습니다. 클라이언트는 기다리며, 알 수 없습니다.`,
  'narrator.news.oneServerBack': (p: P) => `${p.process}의 API 서버가 다시 응답합니다.`,
  'narrator.news.quorumBack': () =>
    'etcd의 과반이 돌아왔습니다. 밀린 요청이 온 순서대로 이제 기록됩니다.',
  'narrator.news.etcdResumed': () =>
    'etcd의 디스크가 다시 움직입니다. 밀린 요청이 온 순서대로 이제 기록됩니다.',
  'narrator.news.defragmented': (p: P) =>
    `etcd를 압축하고 조각 모음을 해 ${p.count} MiB로 줄였습니다. 쓰기를 다시 받습니다.`,
  'narrator.news.fenced': (p: P) =>
    `${p.process}, ${p.lease}의 예전 토큰으로 쓰기 시도. 리소스는 더 새로운 토큰을 이미 보았으므로 거절했습니다.`,
  'narrator.news.staleLanded': (p: P) =>
    `${p.process}, ${p.lease}에 적혀 있지 않은데도 리더로서 쓰기. 막는 것이 없어 그대로 반영되었습니다.`,
  'narrator.news.memberDown': (p: P) => `${p.process}의 etcd 멤버가 내려갔습니다.`,
  'narrator.news.commitDelay': (p: P) => `이제 쓰기마다 etcd의 디스크를 ${p.count} ms 기다립니다.`,
  'narrator.news.loss': (p: P) =>
    p.count === 0 ? '우연히 잃는 패킷이 없습니다.' : `이제 모든 전송의 ${p.count} %를 잃습니다.`,
  'narrator.news.clockAhead': (p: P) =>
    `${p.process}의 벽시계가 ${p.time}초 앞으로 뛰었습니다. 달라지는 것은 적는 시각뿐입니다.`,
  'narrator.news.clockBack': (p: P) =>
    `${p.process}의 벽시계가 ${p.time}초 뒤로 뛰었습니다. 뒤로 간 renewTime은 갱신으로 보이지 않습니다.`,
  'narrator.news.clockRate': (p: P) =>
    `${p.process}의 시계가 이제 실제의 ${p.count} % 빠르기로 갑니다. 모든 기다림이 함께 달라집니다.`,
  'narrator.news.latency': (p: P) => `이제 메시지는 편도 ${p.count}ms가 걸립니다.`,
  'narrator.news.killed': (p: P) =>
    `${p.process}의 프로세스가 강제로 끝났습니다. 기록에 알리는 이는 없습니다.`,
  'narrator.news.resumed': (p: P) =>
    `${p.process}에서 멈췄던 일이 이어집니다. 그 안에서는 시간이 흐르지 않았습니다.`,
  'narrator.news.exited': (p: P) =>
    `${p.process}의 프로세스가 Lease를 잃고 끝납니다. 새 후보로 돌아옵니다.`,

  'narrator.countdown.unknown': (p: P) => `컨트롤러의 스톱워치에 ${p.time}초 남았습니다.`,
  'narrator.countdown.evicts': (p: P) => `${p.time} 뒤 Pod ${p.count}개 축출.`,

  'narrator.notable.nodeUnknown': (p: P) => `${p.node} Unknown`,
  'narrator.notable.nodeTrue': (p: P) => `${p.node} Ready`,
  'narrator.notable.nodeFalse': (p: P) => `${p.node} NotReady`,
  'narrator.notable.renewalFailed': (p: P) => `${p.node} 갱신 실패`,
  'narrator.notable.conflict': (p: P) => `${p.process} 409`,
  'narrator.notable.leaseDeleted': (p: P) => `Lease ${p.lease} 삭제`,
  'narrator.notable.taintAdded': (p: P) => `${p.node} 테인트 ${p.other} 추가`,
  'narrator.notable.taintRemoved': (p: P) => `${p.node} 테인트 ${p.other} 제거`,
  'narrator.notable.zoneNormal': (p: P) => `${zoneWords(p.lease)} 정상 복귀`,
  'narrator.notable.zonePartial': (p: P) => `${zoneWords(p.lease)} 부분 장애`,
  'narrator.notable.zoneFull': (p: P) => `${zoneWords(p.lease)} 전체 장애`,
  'narrator.notable.allZonesDisrupted': () => '모든 노드 침묵',
  'narrator.notable.allZonesDisruptedEnded': () => '노드가 다시 들림',
  'narrator.notable.podEvictionScheduled': (p: P) => `${p.lease} 축출 예약`,
  'narrator.notable.podDeleted': (p: P) => `${p.lease} 삭제`,
  'narrator.notable.podBound': (p: P) => `${p.lease}, ${p.node}에 배정`,
  'narrator.notable.podUnschedulable': (p: P) => `${p.lease}, 배정할 노드 없음`,
  'narrator.notable.startedLeading': (p: P) => `${p.lease} 리더 ${p.process}`,
  'narrator.notable.stoppedLeading': (p: P) => `${p.lease} 리더 ${p.process} 물러남`,
  'narrator.notable.lockReleased': (p: P) => `${p.process}, ${p.lease} 해제`,
  'narrator.notable.resourceWriteRefused': (p: P) => `${p.process} 쓰기 거절`,
  'narrator.notable.etcdNoSpace': () => 'etcd 할당량 도달',
  'narrator.notable.etcdDefragmented': () => 'etcd 조각 모음',
  'narrator.notable.processExited': (p: P) => `${p.process} 종료`,
  'narrator.notable.invariantBroken.oneActingLeader': () => '일하는 리더가 둘',
  'narrator.notable.invariantBroken.someoneLeads': () => '리더 없음',
  'narrator.notable.invariantBroken.noLiveNodeUnknown': () => '살아 있는 노드가 Unknown',
  'narrator.notable.invariantBroken.noStaleWrite': () => '예전 리더의 쓰기',
  'narrator.notable.invariantBroken.noRobbedLeader': () => '리더의 잠금을 다른 프로세스가 해제',
  'narrator.notable.invariantBroken.noLiveEviction': () => '살아 있는 노드에서 파드 축출',
  'narrator.notable.invariantBroken.someZoneIsUp': () => '모든 영역을 다운으로 판단',
  'narrator.notable.invariantHolds.oneActingLeader': () => '일하는 리더가 다시 하나',
  'narrator.notable.invariantHolds.someoneLeads': () => '다시 리더 있음',
  'narrator.notable.invariantHolds.noLiveNodeUnknown': () => '살아 있는 노드의 Unknown 해소',
  'narrator.notable.invariantHolds.noStaleWrite': () => '예전 리더의 쓰기 끝',
  'narrator.notable.invariantHolds.noRobbedLeader': () => '잠금을 빼앗긴 리더 멈춤',
  'narrator.notable.invariantHolds.noLiveEviction': () => '축출된 파드 멈춤',
  'narrator.notable.invariantHolds.someZoneIsUp': () => '다시 정상인 영역 있음',

  'narrator.alert': '리더라고 믿는 프로세스가 둘입니다',
  'narrator.alertText': (p: P) =>
    `${p.process}, ${p.other}: 둘 다 ${p.lease}의 리더라고 믿습니다. Lease는 예전 리더를 막아 주지 않습니다.`,

  'narrator.invariants': '약속',
  'narrator.invariants.hold': '네 가지 모두 지켜짐',
  'narrator.invariants.broken': ({ count }) => `4개 중 ${count}개 깨짐`,
  'narrator.invariant.holds': ({ name }) => `${name}: 지켜짐`,
  'narrator.invariant.broken': ({ name, since }) => `${name}: ${since}부터 깨짐`,
  'narrator.invariant.why': ({ said }) => `${said}. 왜?`,
  'narrator.invariant.oneActingLeader': '일하는 리더는 많아야 하나',
  'narrator.invariant.someoneLeads': '누군가는 리더',
  'narrator.invariant.noLiveNodeUnknown': '살아 있는 노드는 Unknown이 아님',
  'narrator.invariant.noStaleWrite': '예전 리더의 쓰기 없음',
};
