/** Korean, what would come of an act that is only being aimed. */
import type { Catalogue } from './en.ts';
import type { aimEn } from './aim.en.ts';

const server = (target: string): string => (target === '' ? 'API 서버' : `${target} API 서버`);
const links = (target: string): string => (target === '' ? '모든 링크' : `${target} 링크`);

export const aimKo: Pick<Catalogue, keyof typeof aimEn> = {
  'aim.hold': '항목을 누르고 있으면 그렇게 했을 때의 결과를 보여 줍니다.',
  'aim.comes': (p) => `${p.condition} 이렇게 됩니다. ${p.at} ${p.what}.`,
  'aim.comesThen': (p) => `${p.condition} 이렇게 됩니다. ${p.at} ${p.what}, ${p.thenAt} ${p.then}.`,
  'aim.spared': (p) => `${p.condition} 다음은 일어나지 않습니다. ${p.at} ${p.what}.`,
  'aim.same': (p) => `${p.condition} ${p.seconds}초 안에 눈에 띄는 변화가 없습니다.`,

  'aim.flag.cut': ({ at }) => `여기를 끊으면 ${at}에 Unknown`,
  'aim.flag.powerOff': ({ at }) => `전원을 끄면 ${at}에 Unknown`,
  'aim.flag.pause': ({ at }) => `정지하면 ${at}에 Unknown`,
  'aim.flag.other': ({ at }) => `이렇게 하면 ${at}에 Unknown`,

  'aim.if.powerOff': ({ target }) => `${target} 전원을 끄면`,
  'aim.if.powerOn': ({ target }) => `${target} 전원을 켜면`,
  'aim.if.crash': ({ target }) => `${target} 프로세스를 강제 종료하면`,
  'aim.if.stop': ({ target }) => `${target} 프로세스를 종료하면`,
  'aim.if.start': ({ target }) => `${target} 프로세스를 시작하면`,
  'aim.if.pause': ({ target }) => `${target} 프로세스를 정지하면`,
  'aim.if.resume': ({ target }) => `${target} 프로세스를 재개하면`,
  'aim.if.wedge': ({ target }) => `${target} 리더 선출 루프를 멈추면`,
  'aim.if.unwedge': ({ target }) => `${target} 리더 선출 루프를 재개하면`,
  'aim.if.cut': ({ target }) => `${target} 연결을 끊으면`,
  'aim.if.heal': ({ target }) => `${target} 연결을 복구하면`,
  'aim.if.apiServerDown': ({ target }) => `${server(target)} 중단 시`,
  'aim.if.apiServerUp': ({ target }) => `${server(target)} 복구 시`,
  'aim.if.apiServerFreeze': ({ target }) => `${server(target)} 정지 시`,
  'aim.if.apiServerThaw': ({ target }) => `${server(target)} 재개 시`,
  'aim.if.stallEtcd': 'etcd 디스크를 멈추면',
  'aim.if.resumeEtcd': 'etcd 디스크를 재개하면',
  'aim.if.defragEtcd': 'etcd 조각 모음을 하면',
  'aim.if.setCommitDelay': ({ amount }) =>
    amount === null ? 'etcd 커밋 지연을 되돌리면' : `etcd 커밋이 ${amount}ms 걸리면`,
  'aim.if.setTaints': ({ target }) => `${target} 테인트를 바꾸면`,
  'aim.if.setLoss': ({ target, amount }) =>
    amount === null ? `${links(target)} 손실을 되돌리면` : `${links(target)} 손실이 ${amount}%이면`,
  'aim.if.setLatency': ({ target, amount }) =>
    amount === null
      ? `${links(target)} 지연을 되돌리면`
      : `${links(target)} 편도 지연이 ${amount}ms이면`,
  'aim.if.stepClock': ({ target, amount }) => `${target} 시계를 ${amount}초 조정하면`,
  'aim.if.setClockRate': ({ target, amount }) => `${target} 시계가 ${amount}배 속도로 가면`,
  'aim.if.clockTrue': ({ target }) => `${target} 시계를 바로잡으면`,
  'aim.if.deleteLease': ({ target }) => `${target} Lease를 삭제하면`,
};
