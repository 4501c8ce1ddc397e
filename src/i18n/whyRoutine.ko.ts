/** Korean, "why?" of what goes on all the time; no particle whose form depends on an inserted name. */
import type { WhyWords as W } from './why.en.ts';
import type { whyRoutineEn } from './whyRoutine.en.ts';

const spaced = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

export const whyRoutineKo: typeof whyRoutineEn = {
  'why.routine.sent': (p: W) =>
    p.lease === ''
      ? `${p.process}에서 요청을 보냈습니다: ${p.text}.`
      : `${p.process}에서 ${p.lease}에 대한 요청을 보냈습니다: ${p.text}.`,
  'why.routine.kubeletRound': (p: W) =>
    `${p.node}의 kubelet이 지난 갱신을 마친 때입니다. 10초에 최대 4%를 더 기다린 뒤 다시 갱신합니다.`,
  'why.routine.leaderRound': (p: W) =>
    `${p.process}에서 ${p.lease}의 지난 갱신을 마친 때입니다. 리더는 ${p.time}마다 갱신합니다.`,
  'why.routine.standbyRound': (p: W) =>
    `${p.process}에서 ${p.lease} 기록을 지난번에 물어본 때입니다. 대기자는 ${p.time}에서 ${p.limit} 사이에 다시 묻습니다.`,
  'why.routine.answered': (p: W) => `API 서버가 ${p.process}의 요청에 응답했습니다(${p.count}).`,
  'why.routine.unheard': (p: W) =>
    `API 서버가 응답했지만(${p.count}), ${p.process}에서는 더 기다리지 않았습니다.`,
  'why.routine.heard': (p: W) =>
    `${p.process}에서 요청한 지 ${p.time} 만에 응답을 들었습니다(${p.count}).`,
  'why.routine.stored': (p: W) => `etcd에 새 버전이 저장되었습니다: ${spaced(p.version)}.`,
  'why.routine.watched': (p: W) =>
    `${p.process}의 watch에 ${p.lease === '' ? p.node : p.lease}의 변경이 전해졌습니다.`,
  'why.routine.sawRecord': (p: W) =>
    p.text === ''
      ? `${p.process}에서 ${p.lease}의 변경을 보았습니다. 버전 ${spaced(p.version)}, 홀더는 없습니다.`
      : `${p.process}에서 ${p.lease}의 변경을 보았습니다. 버전 ${spaced(p.version)}. 자기 스톱워치를 다시 시작합니다.`,
  'why.routine.leaderNoticed': (p: W) =>
    p.text === ''
      ? `${p.process}에서 ${p.lease}의 홀더가 없음을 알아챘습니다.`
      : `${p.process}에서 ${p.lease}의 홀더가 바뀐 것을 알아챘습니다.`,
  'why.routine.look': (p: W) =>
    `${p.process}의 컨트롤러가 ${p.time}마다 하는 대로 모든 노드를 확인했습니다.`,
  'why.routine.lookEnded': (p: W) =>
    `${p.process}의 컨트롤러가 모든 노드의 확인을 마쳤습니다. ${p.time} 뒤에 다시 확인합니다.`,
  'why.routine.lookBefore': () => '앞선 확인이 여기 있었습니다.',
  'why.routine.sawLease': (p: W) =>
    `컨트롤러가 ${p.node}의 더 새로운 renewTime을 보고, 그 노드의 스톱워치를 다시 시작했습니다.`,
  'why.routine.sawStatus': (p: W) =>
    `컨트롤러가 ${p.node}의 새 상태 보고를 보고, 그 노드의 스톱워치를 다시 시작했습니다.`,
  'why.routine.sawNew': (p: W) =>
    `컨트롤러가 ${p.node} 노드를 처음 보고, 새 스톱워치를 시작했습니다.`,
  'why.routine.queued': (p: W) =>
    `${p.node} 노드가 존의 대기열에 들어갔습니다. 차례가 오면 NoExecute 테인트가 붙습니다.`,
  'why.routine.podNotReady': (p: W) =>
    `노드가 Ready가 아니어서, 컨트롤러가 ${p.pod} Pod의 Ready를 False로 바꿨습니다.`,
  'why.routine.podReady': (p: W) => `kubelet이 ${p.pod} Pod를 Ready로 알렸습니다.`,
  'why.routine.timerStopped': (p: W) =>
    `${p.pod} Pod의 타이머가 멈췄습니다. 이제 ${p.node}에는 이 Pod를 축출할 테인트가 없습니다.`,
  'why.routine.podAsked': (p: W) => `${p.text}에 Pod가 하나 모자라서 ${p.pod} Pod를 요청했습니다.`,
  'why.routine.candidateCame': (p: W) => `${p.process}에서 자기 LeaseCandidate를 만들었습니다.`,
  'why.routine.candidatePinged': (p: W) =>
    `${p.process}의 선출 컨트롤러가 ${p.lease}의 후보에게 아직 있는지 물었습니다.`,
  'why.routine.candidateAcked': (p: W) => `${p.process}에서 갱신으로 그 물음에 답했습니다.`,
  'why.routine.candidateRenewed': (p: W) => `${p.process}에서 자기 LeaseCandidate를 갱신했습니다.`,
  'why.routine.candidateGone': (p: W) => `${p.lease}의 LeaseCandidate가 삭제되었습니다.`,
  'why.routine.connected': (p: W) => `${p.process}에서 API 서버로 가는 새 연결이 열렸습니다.`,
  'why.routine.passed': (p: W) => `${p.process}의 링크에서 기다리던 것이 지나갔습니다.`,
  'why.routine.resourceWritten': (p: W) =>
    `${p.process}에서 ${p.lease}의 리더로서 썼습니다(토큰 ${spaced(p.version)}).`,
  'why.routine.identityFailed': (p: W) =>
    `${p.process}의 API 서버가 자기 Lease ${p.lease} 갱신에 실패했습니다.`,
  'why.routine.base': (p: W) =>
    `${p.process}에서 알던 버전 ${spaced(p.version)} 기록이 적힌 때입니다.`,
  'why.routine.stillNamed': (p: W) =>
    `기록의 홀더는 아직 ${p.process}입니다. 여기서 마지막으로 갱신했습니다. 그것을 본 후보는 ${p.time} 동안 기다린 뒤에야 ${p.lease} 잠금을 가져갈 수 있습니다.`,
};
