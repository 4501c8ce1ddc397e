/** The parts of a process id, `<program>/<host>`; a kubelet's host is its node. */

/** What stands after the slash. */
export const hostOf = (process: string): string => process.slice(process.indexOf('/') + 1);

/** What stands before the slash. */
export const programOf = (process: string): string => process.slice(0, process.indexOf('/'));

/** The node whose kubelet this is, or null. */
export const nodeOfKubelet = (process: string): string | null =>
  programOf(process) === 'kubelet' ? hostOf(process) : null;

/** Of a zone's key `region:zone` the zone; the region where there is none. */
export function zoneOfKey(key: string): string {
  const [region = '', zone = ''] = key.split(':');
  return zone === '' ? region : zone;
}
