/** Words of the space-time diagram: names of its lines, versions, and how late a write came. */
import type { ProcessId } from '../../engine/index.ts';
import type { Translate } from '../../i18n/translate.ts';
import { hostOf, nodeOfKubelet, programOf } from '../../narrator/names.ts';
import { hostName } from '../common/names.ts';
import { lengthText } from './lengthText.ts';
import type { SpaceTimeScene } from './paintSpaceTime.ts';

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

const shortened = (name: string): string =>
  name.length > LONGEST ? `…${name.slice(1 - LONGEST)}` : name;

/** `kube-controller-manager` is `controller-manager` here. */
const tiny = (program: string): string =>
  program.replace(/^kube-/, '').replace('controller-manager', 'kcm');

/** Digits in threes, with thin spaces. */
export const grouped = (version: number): string =>
  String(version).replace(/\B(?=(\d{3})+$)/g, '\u2009');

export const spaceTimeWords = (t: Translate, servers: number): SpaceTimeScene['words'] => ({
  late: (micros) => t('timeline.late', { length: lengthText(micros, t) }),
  status: ({ status }) => (status === 'running' ? '' : t(`timeline.status.${status}`)),
  version: grouped,
  band: (server) => (servers === 1 ? 'kube-apiserver' : `apiserver ${server}`),
});
