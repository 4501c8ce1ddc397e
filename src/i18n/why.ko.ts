/** Korean, "why?": 합니다체, and no particle whose form depends on an inserted name. */
import type { WhyWords as W, whyEn } from './why.en.ts';

const NATIVE = ['', '한', '두', '세', '네', '다섯', '여섯', '일곱', '여덟', '아홉', '열'];
const times = (count: number): string => {
  const word = NATIVE[count];
  return word === undefined || word === '' ? `${count}번` : `${word} 번`;
};
const spaced = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
const zoneWords = (name: string): string =>
  name === '' ? '유일한 존' : name.includes('zone') ? name : `존 ${name}`;
const server = (name: string): string => (name === '' ? 'API 서버' : `${name}의 API 서버`);
const links = (names: string): string => (names === '' ? '모든 링크' : `${names}의 링크`);

const DIRECTIONS = { both: '양방향', requests: '요청 방향만', answers: '응답 방향만', '': '' };
const MODES = {
  lost: '그곳에서 패킷을 잃습니다.',
  held: '보낸 것이 그곳에서 기다립니다.',
  refused: '보낸 것이 곧바로 거부됩니다.',
  '': '',
};

export const whyKo: typeof whyEn = {
  'why.label': '왜?',
  'why.about': (p) => `왜? ${p.what}`,
  'why.close': '오브젝트로 돌아가기',
  'why.hint': '각 단계는 시간 속의 한 지점입니다. 선택하면 그곳으로 갑니다.',
  'why.hintSelect': '단계를 선택하면 그 대상이 선택됩니다.',
  'why.steps': '결과에서 원인으로',
  'why.meanwhile': '그사이',
  'why.you': '직접 함',
  'why.script': '대본',
  'why.span': (p) => `${p.from}부터 ${p.to}까지`,
  'why.announce': (p) => `${p.title} 결과에서 원인까지 ${p.count}단계입니다.`,
  'why.length.none': '1 ms 미만',
  'why.length.millis': ({ count }) => `${count} ms`,
  'why.length.seconds': ({ count }) => `${count}초`,
  'why.length.minutes': ({ minutes, seconds }) =>
    seconds === '0' ? `${minutes}분` : `${minutes}분 ${seconds}초`,

  'why.title.unknown': (p: W) => `${p.node}, 왜 Unknown입니까?`,
  'why.title.notReady': (p: W) => `${p.node}, 왜 Ready가 아닙니까?`,
  'why.title.ready': (p: W) => `${p.node}, 왜 Ready입니까?`,
  'why.title.tainted': (p: W) => `${p.node}에 왜 ${p.text} 테인트가 있습니까?`,
  'why.title.untainted': (p: W) => `${p.node}에서 왜 ${p.text} 테인트가 없어졌습니까?`,
  'why.title.leads': (p: W) => `${p.process}, 왜 ${p.lease}의 리더입니까?`,
  'why.title.stopped': (p: W) => `${p.process}, 왜 ${p.lease}의 리더에서 물러났습니까?`,
  'why.title.conflict': (p: W) => `${p.process}의 쓰기가 왜 튕겨 나왔습니까?`,
  'why.title.podDeleted': (p: W) => `${p.pod} Pod는 왜 삭제되었습니까?`,
  'why.title.podBound': (p: W) => `${p.pod} Pod는 왜 ${p.node}에 있습니까?`,
  'why.title.exited': (p: W) => `${p.process}의 프로세스가 왜 끝났습니까?`,
  'why.title.renewal': (p: W) => `${p.node}의 갱신이 왜 실패했습니까?`,

  'why.small.reason': (p: W) => `${p.text}, ${p.process}의 ${p.program}`,
  'why.small.process': (p: W) => `${p.process}의 ${p.program}`,
  'why.small.identity': (p: W) => p.text,
  'why.small.before': (p: W) => `${p.time} 전`,
  'why.small.seenLater': (p: W) => `${p.time} 뒤에 보임`,
  'why.small.expired': (p: W) => `${p.limit} 뒤에 가져감`,
  'why.small.rate': (p: W) => `간격 ${p.time}, 순서는 무작위`,
  'why.small.versions': (p: W) =>
    p.total === 0
      ? `${p.text}: 가져온 버전 ${p.version}, 저장된 것 없음`
      : `${p.text}: 가져온 버전 ${p.version}, 저장된 버전 ${p.total}`,
  'why.promise.oneActingLeader': () => '일하는 리더는 많아야 하나',
  'why.promise.someoneLeads': () => '누군가는 리더',
  'why.promise.noLiveNodeUnknown': () => '살아 있는 노드는 Unknown이 아님',
  'why.promise.noStaleWrite': () => '예전 리더의 쓰기 없음',
  'why.promise.noRobbedLeader': () => '남의 잠금을 풀지 않음',
  'why.promise.noLiveEviction': () => '살아 있는 노드에서 Pod를 축출하지 않음',
  'why.promise.someZoneIsUp': () => '정상인 존이 있음',

  'why.node.unknown': (p: W) =>
    `${p.at}의 확인에서 ${p.node}의 더 새로운 renewTime이 없었고, 이미 ${p.time} 넘게 지났습니다.`,
  'why.node.neverPosted': (p: W) =>
    `${p.at}의 확인까지 ${p.node}의 kubelet이 상태를 한 번도 보내지 않았고, 시작에 주어진 ${p.time} 시간이 끝났습니다.`,
  'why.node.notReady': (p: W) => `${p.node}의 kubelet이 스스로 Ready가 아니라고 알렸습니다.`,
  'why.node.registered': (p: W) =>
    `${p.node}의 kubelet이 Node를 등록했습니다. 아직 Ready가 아닙니다.`,
  'why.node.repaired': (p: W) =>
    `${p.node}의 kubelet이 자기 Node가 Unknown임을 알고 True를 적었습니다.`,
  'why.node.ready': (p: W) => `${p.node}의 kubelet이 Ready라고 알렸습니다.`,
  'why.node.sawLease': (p: W) =>
    `컨트롤러가 ${p.node}에 대해 재는 스톱워치는 여기서 마지막으로 다시 시작했습니다. 버전 ${spaced(p.version)} 기록을 보았기 때문입니다.`,
  'why.node.sawRenewal': (p: W) =>
    `컨트롤러가 ${p.node}에 대해 재는 스톱워치는 여기서 마지막으로 다시 시작했습니다. 더 새로운 renewTime을 보았기 때문입니다.`,
  'why.node.sawStatus': (p: W) =>
    `컨트롤러가 ${p.node}에 대해 재는 스톱워치는 여기서 마지막으로 다시 시작했습니다. 새 상태 보고를 보았기 때문입니다.`,
  'why.node.freshForNew': (p: W) =>
    `컨트롤러가 ${p.node} 노드를 여기서 처음 보고, 새 스톱워치를 시작했습니다.`,
  'why.node.freshForAll': () =>
    '컨트롤러에게 노드 하나가 다시 들렸고, 모든 스톱워치가 여기서 다시 시작되었습니다.',
  'why.node.wrote': (p: W) => `${p.node}의 kubelet이 버전 ${spaced(p.version)} 기록을 적었습니다.`,
  'why.node.wroteUnseen': (p: W) =>
    `${p.node}의 kubelet이 ${p.count}번 갱신했지만, 컨트롤러는 하나도 인정하지 않았습니다.`,
  'why.node.wroteBackward': (p: W) =>
    `${p.node}의 kubelet이 ${p.count}번 갱신했지만, 매번 renewTime이 컨트롤러가 저장해 둔 것보다 일렀습니다. 컨트롤러는 하나도 받아들이지 않았습니다.`,

  'why.tries.timedOut': (p: W) =>
    `${times(p.count)} 시도했습니다. 길게는 ${p.time} 동안 기다렸지만 응답이 없었습니다.`,
  'why.tries.refused': (p: W) => `${times(p.count)} 시도했고 모두 곧바로 거부되었습니다.`,
  'why.tries.unanswered': (p: W) =>
    `${times(p.count)} 시도했지만 ${p.count === 1 ? '' : '하나도 '}성공하지 못했습니다.`,
  'why.renewal.timeout': (p: W) =>
    `${p.node}의 갱신이 ${p.time} 동안 기다렸지만 응답이 없었습니다.`,
  'why.renewal.refused': (p: W) => `${p.node}의 갱신이 곧바로 거부되었습니다.`,
  'why.renewal.conflict': (p: W) => `${p.node}의 갱신이 409로 튕겨 나왔습니다.`,
  'why.renewal.connectionLost': (p: W) =>
    `45초 동안 조용해서 연결을 포기했고, ${p.node}의 갱신도 함께 실패했습니다.`,
  'why.renewal.error': (p: W) => `${p.node}의 갱신에 오류가 돌아왔습니다.`,
  'why.renewal.last': (p: W) =>
    `${p.node}의 kubelet이 마지막으로 갱신한 때입니다. 버전 ${spaced(p.version)}.`,

  'why.taint.noSchedule': (p: W) =>
    `컨트롤러가 ${p.node}의 컨디션을 보고 곧바로 NoSchedule 테인트를 붙였습니다.`,
  'why.taint.ofNewNode': (p: W) =>
    `${p.node}의 kubelet이 Node를 등록할 때 어드미션이 붙인 테인트입니다. 아직 Ready가 아닙니다.`,
  'why.taint.noExecute': (p: W) =>
    `컨디션이 바뀌고 ${p.time} 뒤, 존의 대기열에서 ${p.node}의 차례가 왔습니다.`,
  'why.taint.noExecuteAgain': (p: W) => `존의 대기열에서 ${p.node}의 차례가 왔습니다.`,
  'why.taint.turn': (p: W) =>
    `존의 토큰을 먼저 쓴 노드: ${p.node}. 다음 토큰이 ${p.other}의 차례였습니다.`,
  'why.taint.gone': (p: W) =>
    `컨트롤러가 Ready가 된 ${p.node} 노드를 보고 곧바로 테인트를 없앴습니다.`,
  'why.taint.goneByPass': (p: W) =>
    `다음 확인에서 ${p.node} 노드가 Ready여서 테인트를 없앴습니다. Pod의 타이머도 멈춥니다.`,
  'why.taint.goneForAll': (p: W) =>
    `모든 존이 조용해서, 컨트롤러가 ${p.node} 노드를 비롯한 모든 노드에서 NoExecute 테인트를 없앱니다.`,
  'why.taint.swapped': (p: W) =>
    `다른 테인트가 먼저 붙었으므로, ${p.node}에 테인트가 없던 순간은 없습니다.`,
  'why.taint.goneForNew': (p: W) =>
    `새 컨트롤러는 처음 보는 모든 노드에서 NoExecute 테인트를 없앱니다. ${p.node}도 그중 하나입니다.`,

  'why.taint.byHand': (p: W) => `${p.node}에 ${p.text} 테인트를 직접 붙였습니다.`,
  'why.taint.goneByHand': (p: W) => `${p.node}에서 ${p.text} 테인트를 직접 없앴습니다.`,

  'why.zone.partial': (p: W) =>
    `${zoneWords(p.zone)}의 노드 ${p.total}대 중 ${p.count}대가 Ready가 아니어서, 테인트를 늦추거나 멈춥니다.`,
  'why.zone.full': (p: W) =>
    `${zoneWords(p.zone)}의 노드 ${p.total}대 중 ${p.count}대가 Ready가 아닙니다. 아무 소리도 들리지 않습니다.`,
  'why.zone.normal': (p: W) =>
    `${zoneWords(p.zone)}의 노드 ${p.total}대 중 ${p.count}대만 Ready가 아니어서, 테인트를 정상 속도로 붙입니다.`,
  'why.zone.allDown': (p: W) =>
    `노드 ${p.total === 0 ? p.count : p.total}대 가운데 Ready인 노드가 없었습니다. 컨트롤러는 자기 쪽을 의심하고 아무도 축출하지 않습니다.`,
  'why.zone.allDownEnded': () =>
    '노드 하나가 다시 Ready가 되었습니다. 컨트롤러는 모든 노드에 새 스톱워치를 줍니다.',

  'why.pod.scheduled': (p: W) =>
    `${p.pod} Pod는 테인트를 ${p.time} 동안 견딥니다. 컨트롤러가 알아챈 때부터 셉니다.`,
  'why.pod.deleted': (p: W) =>
    `${p.pod} Pod가 테인트를 견디는 시간이 끝나서, 컨트롤러가 삭제했습니다.`,
  'why.pod.deletedAtOnce': (p: W) =>
    `${p.pod} Pod는 테인트를 견디지 않으므로, 컨트롤러가 곧바로 삭제했습니다.`,
  'why.pod.removed': (p: W) => `${p.node}의 kubelet이 ${p.pod} Pod의 끝을 확인했습니다.`,
  'why.pod.created': (p: W) => `${p.text}에 Pod가 하나 모자라서 ${p.pod} Pod를 요청했습니다.`,
  'why.pod.bound': (p: W) => `스케줄러가 ${p.node}에서 ${p.pod} Pod의 자리를 찾았습니다.`,
  'why.pod.unschedulable': (p: W) =>
    `스케줄러가 ${p.pod} Pod의 노드를 찾지 못했습니다. 모든 노드에서 테인트가 막습니다.`,

  'why.lead.started': (p: W) =>
    `${p.process}의 이름이 ${p.lease}에 적혔고, 200을 듣고 일을 시작했습니다.`,
  'why.lead.claimed': (p: W) =>
    `${p.process}에서 ${p.lease}에 적힌 자기 이름을 보고, 자리를 받아 일을 시작했습니다.`,
  'why.lead.lastSeen': (p: W) =>
    `${p.process}에서 기록이 바뀌는 것을 마지막으로 본 때입니다. 자기 시계로 ${p.time} 뒤에는 가져갈 수 있습니다.`,
  'why.lead.lastWrite': (p: W) =>
    `${p.process}에서 ${p.lease} 잠금을 마지막으로 갱신했습니다. 버전 ${spaced(p.version)}.`,
  'why.lead.lateWrite': (p: W) =>
    `아무도 응답을 기다리지 않는 ${p.process}의 갱신이 여기서 도착했습니다.`,
  'why.lead.free': (p: W) =>
    `${p.process}에서 읽은 ${p.lease} 기록에 홀더가 없었습니다. 그러면 아무도 기다리지 않습니다.`,
  'why.lead.created': (p: W) =>
    `${p.process}에서 ${p.lease} Lease가 없음을 확인하고 새로 만들었습니다.`,
  'why.lead.assigned': (p: W) =>
    `${p.process}의 API 서버가 투표에서 이긴 후보를 ${p.lease}의 홀더로 적었습니다.`,
  'why.lead.vote': (p: W) =>
    `${p.lease}의 후보 가운데서 투표했습니다. 후보 ${p.total}개 중 ${p.count}개가 응답했습니다.`,
  'why.lead.preferred': (p: W) =>
    `더 나은 후보가 와서, ${p.lease}의 지금 리더는 임기를 마쳐야 합니다.`,

  'why.stop.gaveUp': (p: W) =>
    `${p.process}에서 ${p.lease} 갱신이 한 라운드 ${p.limit} 동안 한 번도 성공하지 못해 물러났습니다.`,
  'why.stop.told': (p: W) =>
    `${p.process}, 멈추라는 요청을 받고 ${p.lease}의 리더 일을 마쳤습니다.`,
  'why.stop.readOther': (p: W) =>
    `${p.process}에서 읽은 ${p.lease}의 홀더는 ${p.other}입니다. 그것만으로 끝나지 않고, 라운드가 끝날 때까지 다시 묻습니다.`,
  'why.stop.lastSuccess': (p: W) =>
    `${p.process}에서 ${p.lease} 갱신의 200을 마지막으로 들은 때입니다. 버전 ${spaced(p.version)}.`,
  'why.stop.released': (p: W) =>
    `${p.process}에서 ${p.lease}의 홀더를 비웠습니다. 아무도 기다리지 않아도 됩니다.`,
  'why.stop.releasedAnothers': (p: W) =>
    `${p.process}에서 아직 리더라고 믿고 ${p.lease}의 홀더를 비웠습니다. 그때의 홀더는 이미 다른 쪽(${p.other})이었습니다.`,
  'why.exit.restarts': (p: W) =>
    `${p.process}의 프로세스가 코드 ${p.count}번으로 끝났고, ${p.time} 뒤에 다시 시작합니다.`,
  'why.exit.forGood': (p: W) =>
    `${p.process}의 프로세스가 코드 ${p.count}번으로 끝났고, 다시 시작하지 않습니다.`,
  'why.exit.probe': (p: W) =>
    `상태 검사가 ${p.count}번 실패했습니다. 리더라고 믿으면서 아무것도 갱신하지 않았습니다.`,

  'why.conflict.race': (p: W) =>
    `${p.other}에서 ${p.time} 먼저 ${p.lease} 기록을 적었습니다. ${p.process}에서 가져온 버전(${spaced(p.version)})은 이미 지난 것입니다.`,
  'why.conflict.created': (p: W) =>
    `${p.other}에서 ${p.time} 먼저 ${p.lease} 잠금을 만들어서, ${p.process}에서는 만들 수 없었습니다.`,
  'why.conflict.own': (p: W) =>
    `${p.process}에서 버전 ${spaced(p.version)}부터 다시 썼습니다. 앞선 자기 시도가 ${p.time} 전에 이미 기록되었습니다.`,
  'why.conflict.ownLanded': (p: W) =>
    `${p.process}의 앞선 쓰기가 기록되었습니다(버전 ${spaced(p.version)}). 응답은 돌아오지 않았습니다.`,
  'why.conflict.ownLandedLate': (p: W) =>
    `${p.process}에서 이미 포기한 앞선 쓰기가 기록되었습니다(버전 ${spaced(p.version)}).`,
  'why.conflict.deleted': (p: W) =>
    `${p.lease} Lease는 ${p.time} 전에 삭제되었습니다. ${p.process}에서 쓴 버전은 이미 없습니다.`,
  'why.conflict.gone': (p: W) => `${p.process}에서 쓴 버전은 이미 없습니다.`,
  'why.conflict.vote': (p: W) =>
    `투표는 언제나 ${p.lease} 잠금을 만드는 시도로 시작합니다. 이미 있으므로 늘 튕겨 나옵니다.`,
  'why.conflict.wroteFirst': (p: W) =>
    `${p.process}에서 ${p.lease} 기록을 적었습니다. 버전 ${spaced(p.version)}. 한 버전에서 출발한 쓰기는 하나만 이깁니다.`,
  'why.conflict.releasedFirst': (p: W) =>
    `${p.process}에서 ${p.lease}의 홀더를 비웠습니다. 버전 ${spaced(p.version)}.`,
  'why.resource.refused': (p: W) =>
    `리소스가 본 가장 높은 토큰은 ${spaced(p.total)}, ${p.process}에서 가져온 토큰은 ${spaced(p.version)}입니다. 더 오래되어 거절되었습니다.`,

  'why.broken.oneActingLeader': (p: W) =>
    `${p.process}, ${p.other}: 둘 다 ${p.lease}의 리더로 일합니다. Lease는 예전 리더를 막아 주지 않습니다.`,
  'why.broken.someoneLeads': (p: W) => `여기서부터 ${p.lease}의 리더로 일하는 프로세스가 없습니다.`,
  'why.broken.noLiveNodeUnknown': (p: W) =>
    `${p.node}, 살아 있지만 컨트롤러에게는 Unknown입니다. 컨트롤러는 생사가 아니라 침묵을 판단합니다.`,
  'why.broken.noStaleWrite': (p: W) =>
    `${p.process}에서 ${p.lease}의 리더로서 썼지만, 기록에는 이미 그 이름이 없습니다.`,
  'why.broken.noRobbedLeader': (p: W) =>
    `${p.process}에서 ${p.lease}의 홀더를 비웠습니다. ${p.other}에서는 모르고 계속 일합니다.`,
  'why.broken.noLiveEviction': (p: W) =>
    `${p.pod} Pod는 삭제되었지만 컨테이너는 계속 돕니다. ${p.node}에는 아직 알려지지 않았습니다.`,
  'why.broken.someZoneIsUp': (p: W) => `${p.process}의 컨트롤러가 모든 존을 다운으로 판단합니다.`,
  'why.holds.oneActingLeader': (p: W) => `${p.lease}의 리더로 일하는 프로세스가 다시 하나입니다.`,
  'why.holds.someoneLeads': (p: W) => `${p.lease}의 리더로 일하는 프로세스가 다시 있습니다.`,
  'why.holds.noLiveNodeUnknown': (p: W) => `${p.node}의 판단과 실제가 다시 같습니다.`,
  'why.holds.noStaleWrite': (p: W) => `${p.process}에서 잃은 Lease로 일하기를 멈췄습니다.`,
  'why.holds.noRobbedLeader': (p: W) =>
    `${p.lease} 잠금을 빼앗긴 리더가 멈췄거나 잠금을 되찾았습니다.`,
  'why.holds.noLiveEviction': (p: W) => `${p.pod} Pod가 이제 끝났습니다.`,
  'why.holds.someZoneIsUp': (p: W) => `${p.process}의 컨트롤러가 다시 정상인 존이 있다고 봅니다.`,

  'why.lease.deleted': (p: W) =>
    `${p.lease} Lease가 삭제되었습니다. 삭제하지 않으면 Lease는 저절로 없어지지 않습니다.`,
  'why.lease.collected': (p: W) => `${p.lease}의 기한이 지나서 수집기가 지웠습니다.`,
  'why.lease.written': (p: W) =>
    `${p.process}에서 ${p.lease} 기록을 적었습니다. 버전 ${spaced(p.version)}.`,
  'why.lease.writtenLate': (p: W) =>
    `아무도 응답을 기다리지 않는 ${p.process}의 쓰기가 ${p.lease}에 도착했습니다.`,
  'why.wire.passed': (p: W) =>
    `복구 ${p.time} 뒤 TCP가 다시 시도했고, 기다리던 것이 모두 지나갔습니다.`,
  'why.wire.opened': (p: W) => `복구 ${p.time} 뒤 새 연결이 열렸습니다.`,
  'why.wire.requestTimedOut': (p: W) =>
    `${p.process}에서 응답을 ${p.time} 기다리다 포기했습니다. 요청은 아직 도착할 수 있습니다.`,
  'why.wire.requestRefused': (p: W) => `${p.process}의 요청이 곧바로 거부되었습니다.`,
  'why.wire.transmissionLost': (p: W) =>
    `${p.process}의 전송 하나를 잃었습니다. TCP가 ${p.time} 뒤에 다시 보냅니다.`,
  'why.wire.connectionLost': (p: W) =>
    `${p.process}에서 45초 동안 아무것도 듣지 못해 연결을 포기했습니다.`,
  'why.wire.messageHeld': (p: W) => `${p.process}의 메시지가 벽 앞에서 기다립니다.`,
  'why.etcd.etcdQuorumLost': () =>
    'etcd 멤버의 과반이 서로 듣지 못합니다. 읽기도 쓰기도 되지 않습니다.',
  'why.etcd.etcdQuorumRestored': () => 'etcd 멤버의 과반이 다시 서로 듣습니다.',
  'why.etcd.etcdNoSpace': (p: W) =>
    `etcd의 데이터베이스가 할당량 ${Math.round(p.count / 1_048_576)} MiB에 닿아, 모든 쓰기가 거부됩니다.`,
  'why.begin.warm': () => '실행은 이렇게 시작합니다. 클러스터는 한동안 이미 일하고 있었습니다.',
  'why.begin.cold': () => '실행이 여기서 시작합니다. 아직 아무것도 시작되지 않았습니다.',
  'why.begin.loss': (p: W) =>
    `이 실행에서는 처음부터 모든 링크에서 전송의 ${p.count}%가 유실됩니다.`,
  'why.begin.clock': (p: W) =>
    `이 실행에서는 처음부터 ${p.process}의 시계가 실제 시간의 ${p.count}% 속도로 갑니다.`,
  'why.begin.quota': (p: W) =>
    `이 실행에서는 처음부터 etcd 데이터베이스가 ${p.count} MiB까지만 커질 수 있습니다.`,
  'why.begin.stands': (p: W) =>
    `${p.process}에서 ${p.lease}의 후보로 나서서 차례로 잠금을 요청했습니다.`,
  'why.begin.started': (p: W) => `${p.process}의 프로세스가 시작했습니다.`,
  'why.plain': (p: W) => `로그의 기록: ${p.text}.`,

  'why.act.powerOff': (p: W) => `${p.node}의 전원이 꺼졌습니다. 아무에게도 알려지지 않았습니다.`,
  'why.act.powerOn': (p: W) => `${p.node}에 전원이 다시 들어와 kubelet이 시작했습니다.`,
  'why.act.crash': (p: W) =>
    `${p.processes}의 프로세스가 강제로 끝났습니다(SIGKILL). 기록에 알리는 이는 없습니다.`,
  'why.act.stop': (p: W) => `${p.processes}에 멈추라는 신호가 갔습니다(SIGTERM).`,
  'why.act.start': (p: W) => `${p.processes}의 프로세스를 시작했습니다.`,
  'why.act.pause': (p: W) =>
    `${p.processes}의 프로세스가 정지했습니다. 그 안에서는 시간이 흐르지 않습니다.`,
  'why.act.resume': (p: W) =>
    `${p.processes}에서 멈췄던 일이 이어집니다. 그 안에서는 시간이 흐르지 않았습니다.`,
  'why.act.wedge': (p: W) =>
    `${p.processes}의 선출기가 멈췄습니다. 일은 계속되지만 갱신은 없습니다.`,
  'why.act.unwedge': (p: W) => `${p.processes}의 선출기가 다시 움직입니다.`,
  'why.act.cut': (p: W) =>
    `API 서버로 가는 ${p.processes}의 길이 끊겼습니다(${DIRECTIONS[p.direction]}). ${MODES[p.mode]}`,
  'why.act.heal': (p: W) => `API 서버로 가는 ${p.processes}의 길이 복구되었습니다.`,
  'why.act.apiServerDown': (p: W) => `${server(p.process)}가 내려갔습니다. 모든 요청이 거부됩니다.`,
  'why.act.apiServerUp': (p: W) => `${server(p.process)}가 돌아왔습니다.`,
  'why.act.apiServerFreeze': (p: W) =>
    `${server(p.process)}가 멈췄습니다. 요청은 안에서 기다립니다.`,
  'why.act.apiServerThaw': (p: W) =>
    `${server(p.process)}가 다시 움직였고, 안에서 기다리던 것이 기록되었습니다.`,
  'why.act.setLatency': (p: W) =>
    p.count < 0
      ? `${links(p.processes)}에서 메시지가 다시 원래만큼 걸립니다.`
      : `여기서부터 ${links(p.processes)}에서 메시지가 ${p.count} ms 걸립니다.`,
  'why.act.setLoss': (p: W) =>
    p.count < 0
      ? `${links(p.processes)}에서 잃는 전송이 다시 원래와 같습니다.`
      : `여기서부터 ${links(p.processes)}에서 모든 전송의 ${p.count} %를 잃습니다.`,
  'why.act.deleteLease': (p: W) => `${p.lease} Lease를 직접 삭제했습니다.`,
  'why.act.setCommitDelay': (p: W) =>
    p.count < 0
      ? '쓰기가 etcd의 디스크를 다시 원래만큼 기다립니다.'
      : `여기서부터 쓰기마다 etcd의 디스크를 ${p.count} ms 기다립니다.`,
  'why.act.stallEtcd': () => 'etcd의 디스크가 멈췄습니다. 읽기와 쓰기가 멈춥니다.',
  'why.act.resumeEtcd': () => 'etcd의 디스크가 다시 움직였고, 밀린 것이 기록되었습니다.',
  'why.act.defragEtcd': () => 'etcd를 압축하고 조각을 모았습니다.',
  'why.act.setTaints': (p: W) =>
    p.text === ''
      ? `${p.node}에서 직접 붙인 테인트를 모두 없앴습니다.`
      : `${p.node}의 테인트를 직접 정했습니다: ${p.text}.`,
  'why.act.stepClock': (p: W) =>
    p.count < 0
      ? `${p.processes}의 벽시계를 ${-p.count}초 뒤로 돌렸습니다. 뒤로 간 renewTime은 갱신으로 보이지 않습니다.`
      : `${p.processes}의 벽시계를 ${p.count}초 앞으로 돌렸습니다.`,
  'why.act.setClockRate': (p: W) =>
    `여기서부터 ${p.processes}의 시계가 실제의 ${p.count} % 빠르기로 갑니다.`,
};
