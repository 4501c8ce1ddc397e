/** Words of the space-time diagram: names of its lines, versions, and how late a write came. */
import type { ProcessId } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import { hostOf, nodeOfKubelet, programOf } from '../../narrator/names.ts';
import { hostName, lockShort, suffixNames } from '../common/names.ts';
import { lengthText } from './lengthText.ts';
import type { SpaceTimeScene } from './timelineScene.ts';

/** Longer names are cut: labels have so much room. */
const LONGEST = 23;

/** A node by its name, another process by program and machine. */
export function lineName(process: ProcessId): string {
  const node = nodeOfKubelet(process);
  if (node !== null) return shortened(node.split('.')[0] ?? node);
  const [program, host] = [programOf(process), hostName(hostOf(process))];
  const short = host.startsWith(program) ? host : `${tiny(program)} ${host}`;
  return shortened(short);
}

/** A phone's labels have room for so many characters. */
const LONGEST_ON_PHONE = 10;

/** The same on a phone: a node by what differs, a process by its lock's short form and its machine. */
export function tinyLineNames(nodes: readonly string[]): (process: ProcessId) => string {
  const suffixes = suffixNames(nodes);
  return (process) => {
    const node = nodeOfKubelet(process);
    const host = hostName(hostOf(process));
    const whole =
      node === null ? `${lockShort(programOf(process))} ${host}` : (suffixes.get(node) ?? node);
    if (whole.length <= LONGEST_ON_PHONE) return whole;
    return node === null ? host.slice(-LONGEST_ON_PHONE) : `…${whole.slice(1 - LONGEST_ON_PHONE)}`;
  };
}

const shortened = (name: string): string =>
  name.length > LONGEST ? `…${name.slice(1 - LONGEST)}` : name;

/** `kube-controller-manager` is `controller-manager` here. */
const tiny = (program: string): string =>
  program.replace(/^kube-/, '').replace('controller-manager', 'kcm');

/** Digits in threes, with thin spaces. */
export const grouped = (version: number): string =>
  String(version).replace(/\B(?=(\d{3})+$)/g, '\u2009');

/** What stands before a band: the one API server, or which of several. */
function bandName(server: string, isOnly: boolean, isPhone: boolean): string {
  if (isPhone) return isOnly ? 'apiserver' : `api ${server}`;
  return isOnly ? 'kube-apiserver' : `apiserver ${server}`;
}

export const spaceTimeWords = (
  t: Translate,
  servers: number,
  isPhone: boolean,
): SpaceTimeScene['words'] => ({
  late: (micros) => t('timeline.late', { length: lengthText(micros, t) }),
  status: ({ status }) => (status === 'running' ? '' : t(`timeline.status.${status}`)),
  version: grouped,
  band: (server) => bandName(server, servers === 1, isPhone),
});
