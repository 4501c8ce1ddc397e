/** Korean, the scenarios that ship. */
import type { scenariosEn } from './scenarios.en.ts';

export const scenariosKo: Record<keyof typeof scenariosEn, string> = {
  'scenario.untitled': '내 클러스터',
  'scenario.calmCluster': '평온한 클러스터',
  'scenario.calmCluster.about':
    '노드 셋이 갱신하고 선출 셋이 유지됩니다. 무엇이든 고장 내 보십시오.',
  'scenario.nodeCrash': '노드 하나가 죽음',
  'scenario.nodeCrash.about':
    '노드의 전원이 꺼집니다. 50초 동안 조용하면 Unknown이 되고, 300초 뒤에 Pod가 삭제됩니다.',
  'scenario.leaderCrash': '리더의 비정상 종료',
  'scenario.leaderCrash.about':
    '리더인 kube-scheduler가 비정상 종료됩니다. 대기 후보는 자기 스톱워치로 lease duration 전체를 기다립니다.',
  'scenario.controllerFailover': '관찰자가 바뀜',
  'scenario.controllerFailover.about':
    '노드가 조용한 동안 kube-controller-manager의 리더가 바뀝니다. 새 리더는 처음부터 다시 셉니다.',
  'scenario.oneWayPartition': '응답만 유실',
  'scenario.oneWayPartition.about':
    '노드의 요청은 도착하지만 응답은 돌아오지 않습니다. 노드는 이미 기록된 갱신을 되풀이합니다.',
  'scenario.wholeClusterSilent': '클러스터 전체의 침묵',
  'scenario.wholeClusterSilent.about':
    '모든 kubelet이 한꺼번에 단절됩니다. 컨트롤러는 자신을 의심하고, 아무도 축출하지 않습니다.',
  'scenario.pausedLeader': '리더가 30초 동안 멈춤',
  'scenario.pausedLeader.about':
    '리더가 정지된 사이 다른 후보가 인계받습니다. 깨어난 뒤를 보십시오. 옛 리더는 다른 보유자를 보고도 renew deadline이 끝날 때까지, 길게는 10초 동안 새 리더와 함께 일합니다.',
  'scenario.staleWrites': '예전 리더의 쓰기, 반영되거나 거절되거나',
  'scenario.staleWrites.about':
    '오퍼레이터 둘에 리더가 쓰는 리소스가 하나씩 있습니다. 두 리더가 25초 동안 멈추고 교체됩니다. 깨어난 뒤를 보세요. 10초 동안 두 예전 리더가 계속 씁니다. 한 리소스는 아무것도 확인하지 않아 모두 반영되고, 다른 리소스는 토큰을 확인해 모두 거절합니다.',
  'scenario.etcdFull': '하트비트로 가득 찬 etcd',
  'scenario.etcdFull.about':
    'Lease가 없던 1.13입니다. 노드 여섯 대가 10초마다 상태 전체를 쓰고, 압축은 5분마다 한 번뿐입니다. 1분 뒤 etcd가 할당량에 도달해 모든 쓰기를 거절하고, 12초 뒤에는 리더가 없습니다. etcd 메뉴에서 조각 모음을 해 보세요.',
  'scenario.deletedLeaseMended': 'Lease가 삭제되고 아무도 모름',
  'scenario.deletedLeaseMended.about':
    '누군가 잠금을 삭제합니다. 다음에 누가 오는지 보십시오. 여기서는 리더가 먼저 와서 409와 404를 받고 예전 내용 그대로 Lease를 다시 씁니다. 기록된 삭제 열두 번 가운데 아홉 번이 이렇게 끝났습니다.',
  'scenario.deletedLeaseSplit': 'Lease가 삭제되고 둘이 이끎',
  'scenario.deletedLeaseSplit.about':
    '같은 삭제가 다른 순간에 일어납니다. 대기 후보가 먼저 조회해 Lease가 없음을 보고 자기 것을 쓰고 곧바로 이끕니다. 옛 리더는 자기 차례가 실패할 때까지 10초에서 12초를 더 일합니다. leaseTransitions는 0부터 다시 시작합니다.',
  'scenario.heldRelease': '나가지 못한 해제가 둘을 일하게 함',
  'scenario.heldRelease.about':
    'ReleaseOnCancel을 켠 리더가 단절되고 패킷이 보류됩니다. 기한이 끝나는 때를 보십시오. 해제가 응답을 기다리는 동안 최대 5초를 더 일하고, 그 전에 대기 후보가 인계받을 수 있습니다.',
  'scenario.lateRelease': '늦은 해제가 다음 보유자의 잠금을 풂',
  'scenario.lateRelease.about':
    '같은 단절이 다른 후보가 인계받은 직후에 복구됩니다. 옛 리더의 해제는 자기 생각만 묻고 새 보유자의 잠금을 지웁니다. 세 번째 후보가 그것을 쥐고, 빼앗긴 쪽은 최대 12초를 더 일합니다(LE-18).',
  'scenario.shortBlip': '8초가 10초 기한의 리더를 물러나게 함',
  'scenario.shortBlip.about':
    '패킷이 renew deadline보다 짧은 8초 동안 유실됩니다. 벽의 × 표시를 보십시오. TCP는 첫 유실 6.55초 뒤에 다시 시도하고, 그다음은 13.2초 뒤입니다. 그때는 리더가 이미 포기했습니다(TR-6).',
  'scenario.posthumousRenewal': '멈춘 리더가 Lease를 갱신함',
  'scenario.posthumousRenewal.about':
    '패킷이 10초 동안 유실되고 리더가 포기합니다. 마지막 PUT은 아직 TCP에 남아 있다가 나중에 도착합니다. Lease는 새것이고 보유자는 없으며, 모든 대기 후보가 lease duration 전체를 더 기다립니다(TR-7).',
  'scenario.frozenServer': '얼음에서 나온 갱신',
  'scenario.frozenServer.about':
    'API 서버가 갱신 하나를 품은 채 25초 동안 얼어붙습니다. 리더는 포기하고, 녹는 순간 그 갱신이 그대로 기록됩니다. 그래서 lease duration 하나만큼 더 아무도 이끌지 않습니다(AS-8).',
  'scenario.forgottenTimers': '잊어버리는 컨트롤러 매니저',
  'scenario.forgottenTimers.about':
    '노드가 죽고 Pod에는 300초가 있습니다. 거의 다 되었을 때 kube-controller-manager의 리더가 바뀝니다. 새 리더는 NoExecute 테인트를 떼었다 다시 붙이고 처음부터 셉니다. Pod는 약속보다 250초 늦게 사라집니다.',
  'scenario.refusedNode': '복구되고도 자기 watch를 기다리는 노드',
  'scenario.refusedNode.about':
    '노드의 연결이 2분 동안 거부됩니다. 복구되면 Lease는 몇 초 안에 돌아오지만 Ready는 Unknown으로 남습니다. kubelet은 자기 Node의 watch가 돌아와야 고치는데, 그 재시도 간격은 따로 갑니다(KL-13).',
  'scenario.taintPastTheBrake': '제동을 빠져나간 테인트',
  'scenario.taintPastTheBrake.about':
    '존의 노드 여섯 가운데 넷이 죽습니다. 이 정도면 테인트가 멈춥니다. 그러나 노드는 점검하는 동안 줄을 서고 제동은 점검이 끝날 때 걸립니다. 그 사이 0.1초 남짓을 보십시오. 한 노드는 NoExecute 테인트를 받고 셋은 끝내 받지 않습니다(NL-24).',
  'scenario.queueWithoutOrder': '순서 없는 줄',
  'scenario.queueWithoutOrder.about':
    '노드 여섯이 3초 간격으로 죽고, 테인트는 10초에 하나씩 붙습니다. 다음이 누구인지 보십시오. 점검마다 순서를 새로 뽑으므로, 가장 먼저 죽은 노드가 첫 테인트보다 50초 늦게 마지막으로 받습니다(NL-25).',
  'scenario.bestByLot': '최선의 후보를 제비로 뽑음',
  'scenario.bestByLot.about':
    '조정된 선출의 똑같은 두 후보가 같은 초에 생깁니다. 어느 쪽이 최선인지는 볼 때마다 새로 뽑으므로, 리더도 아직 시작하지 못한 승자도 거듭 물러나게 됩니다(CE-13).',
  'scenario.group.basics': '처음에',
  'scenario.group.nodes': '노드와 컨트롤러',
  'scenario.group.leaders': '리더',
  'scenario.group.findings': '어느 문서에도 없는 것',
  'scenario.coordinatedElection': '더 나은 후보의 합류',
  'scenario.coordinatedElection.about':
    'Coordinated leader election입니다. 버전이 더 낮은 kube-controller-manager를 우선합니다. 리더는 더 갱신하지 못하고, 약 8초 동안 아무도 일하지 않습니다.',
};
