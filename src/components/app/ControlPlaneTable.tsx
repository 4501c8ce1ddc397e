/** The control plane in words and numbers: each machine's API server and etcd member, and etcd as a whole. */
import type { ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import type { Frame, MachineView } from '../../sources/frame.ts';
import { useTranslate } from '../../store/hooks.tsx';
import { SceneHeads } from './SceneHeads.tsx';

export function ControlPlaneTable({ frame }: { readonly frame: Frame }): ReactElement {
  const t = useTranslate();
  const { machines, etcd } = frame.controlPlane;
  const heads = [
    t('app.table.machine'),
    t('app.table.apiServer'),
    t('app.table.inside'),
    t('app.table.hangs'),
    t('app.table.member'),
    t('app.table.memberCuts'),
  ];
  return (
    <div className="scene-scroll">
      <table className="scene">
        <caption>{t('app.table.controlPlane')}</caption>
        <SceneHeads heads={heads} />
        <tbody>
          {machines.map((machine) => (
            <tr key={machine.name}>
              <th scope="row" className="mono">
                {machine.name}
              </th>
              <td>{t(`score.${machine.state}`)}</td>
              <td className="number">{machine.waiting}</td>
              <td className="number">{machine.hanging}</td>
              <td>{memberWords(t, machine, etcd.leader)}</td>
              <td>{cutsOf(t, frame, machine.name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{etcdWords(t, frame)}</p>
    </div>
  );
}

function memberWords(t: Translate, machine: MachineView, leader: string | null): string {
  if (!machine.memberUp) return t('score.down');
  if (machine.name === leader) return t('controls.leads');
  return t(machine.reachesLeader ? 'controls.member.follows' : 'controls.member.alone');
}

function cutsOf(t: Translate, frame: Frame, name: string): string {
  const cuts = frame.controlPlane.etcd.cuts.flatMap(({ between, mode, direction }) => {
    if (!between.includes(name)) return [];
    const other = between.find((each) => each !== name) ?? '';
    const how = { mode: t(`score.mode.${mode}`), direction: t(`score.direction.${direction}`) };
    return [`${other}: ${t('inspector.cut', how)}`];
  });
  return cuts.length === 0 ? t('app.none') : cuts.join(', ');
}

/** `etcd: quorum 3 of 3, commits take 500 ms, revision 48 210, 1.9 writes/s`. */
function etcdWords(t: Translate, frame: Frame): string {
  const { machines, etcd } = frame.controlPlane;
  const up = machines.filter(({ memberUp, reachesLeader }) => memberUp && reachesLeader).length;
  const state =
    etcd.leader === null
      ? t('score.etcd.noQuorum')
      : etcd.stalled
        ? t('score.etcd.stalled')
        : t('score.etcd.quorum', { up, all: machines.length });
  return t('app.table.etcd', {
    state,
    delay: etcd.commitDelayMs,
    revision: frame.revision,
    writes: frame.writesPerSecond.toFixed(1),
  });
}
