/**
 * The API server on the phone, in the place of ring and rail: a row for each machine with its API
 * server and its etcd member, and one for etcd as a whole. A tap opens what can be done to it.
 */
import type { ReactElement } from 'react';
import type { Translate } from '../../i18n/translate.ts';
import { Icon, type IconName } from '../common/Icon.tsx';
import { etcdWords } from './phoneShown.ts';
import type { MachineScene, Scene } from './scene.ts';

export function PhoneServers({
  scene,
  t,
}: {
  readonly scene: Scene;
  readonly t: Translate;
}): ReactElement {
  const { machines, leader, commitDelayMs } = scene.controlPlane;
  const { state } = scene.apiServer;
  const etcd = etcdWords(scene, t);
  return (
    <>
      <div className="phone-title">
        <b>kube-apiserver</b>
        <span className={`phone-state ${state === 'serving' ? 'tone-fresh' : 'tone-late'}`}>
          {t(`score.${state}`)}
        </span>
      </div>
      <div className="phone-servers">
        {machines.map((machine) => (
          <Row
            key={machine.name}
            id={`machine:${machine.name}`}
            icon="api"
            name={machine.name}
            label={t('score.name.machine', {
              name: machine.name,
              state: t(`score.${machine.state}`),
            })}
            words={t(`score.${machine.state}`)}
            small={memberWords(machine, leader, t)}
          />
        ))}
        <Row
          id="etcd"
          icon="etcd"
          name="etcd"
          label={t('score.name.etcd', { state: etcd })}
          words={etcd}
          small={commitDelayMs > 0 ? t('score.etcd.slow', { ms: String(commitDelayMs) }) : ''}
        />
      </div>
    </>
  );
}

function memberWords(machine: MachineScene, leader: string | null, t: Translate): string {
  if (!machine.memberUp) return `etcd: ${t('score.down')}`;
  if (machine.name === leader) return `etcd: ${t('controls.leads')}`;
  return `etcd: ${t(machine.reachesLeader ? 'controls.member.follows' : 'controls.member.alone')}`;
}

interface RowProps {
  readonly id: string;
  readonly icon: IconName;
  readonly name: string;
  readonly label: string;
  readonly words: string;
  readonly small: string;
}

const Row = ({ id, icon, name, label, words, small }: RowProps): ReactElement => (
  <button
    type="button"
    className="phone-server"
    data-hit={id}
    aria-haspopup="menu"
    aria-label={label}
  >
    <Icon name={icon} />
    <b>{name}</b>
    <span>
      {words}
      {small === '' ? null : <small>{small}</small>}
    </span>
  </button>
);
