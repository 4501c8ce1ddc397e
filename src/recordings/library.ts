/** The recordings that ship beside the page, in the order they teach, each with the rules it shows. */

export const RECORDINGS = [
  { name: 'crash', rules: ['KL', 'NL-6', 'NL-7', 'NL-12', 'NL-13'] },
  { name: 'links', rules: ['KL-3', 'KL-4', 'KL-13'] },
  { name: 'node-blips', rules: ['TR-2', 'TR-3', 'TR-5'] },
  { name: 'dropped-nodes', rules: ['TR-2', 'TR-4', 'KL-13'] },
  { name: 'tolerations', rules: ['TE-4', 'TE-5', 'TE-6', 'TE-7', 'NL-20'] },
  { name: 'zones', rules: ['NL-16', 'NL-18', 'NL-19', 'NL-20', 'NL-22', 'NL-24'] },
  { name: 'nodes', rules: ['KL-1', 'NL-7', 'NL-16', 'NL-25', 'NL-26'] },
  { name: 'clock', rules: ['NL-6', 'NL-9', 'NL-18', 'NL-24'] },
  { name: 'apidown', rules: ['KL-3', 'LE-5', 'LE-23', 'NL-28'] },
  { name: 'kcm', rules: ['NL-1', 'NL-23', 'LE-23'] },
  { name: 'failover', rules: ['LE-2', 'LE-3', 'LE-8', 'LE-15'] },
  { name: 'hazards', rules: ['LE-12', 'LE-17', 'LE-26', 'LE-28', 'LE-31', 'AS-5', 'AS-8'] },
  { name: 'blips', rules: ['TR-2', 'TR-6', 'TR-7', 'TR-8'] },
  { name: 'dropped-leaders', rules: ['TR-2', 'TR-7', 'LE-5', 'LE-17'] },
  { name: 'steal', rules: ['LE-17', 'LE-18'] },
  { name: 'coordinated', rules: ['CE-9', 'CE-13', 'CE-14'] },
  { name: 'identity', rules: ['AI-1', 'AI-3', 'AI-4'] },
  { name: 'release-1.33', rules: ['NL-13', 'NL-23'] },
  { name: 'release-1.36', rules: ['NL-13', 'NL-23', 'NL-24'] },
  { name: 'release-1.37', rules: ['NL-13', 'NL-23', 'NL-24'] },
] as const;

export type RecordingName = (typeof RECORDINGS)[number]['name'];

export const isRecordingName = (name: string): name is RecordingName =>
  RECORDINGS.some((each) => each.name === name);
