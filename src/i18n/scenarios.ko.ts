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
};
