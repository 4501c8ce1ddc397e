/**
 * What kubectl prints, from objects as the API answers them (OM-10 to OM-14). The way back, from
 * printed text to a scenario, is `importCluster.ts`: a door of its own, to be loaded on demand,
 * because it brings a YAML parser along.
 */
export { formatAge } from './formatAge.ts';
export {
  printLeaseTable,
  noLeasesFound,
  leaseNotFound,
  type LeaseTableOptions,
} from './leaseTable.ts';
export { leaseCandidateWarning, printLeaseCandidateTable } from './leaseCandidateTable.ts';
export { printYaml, printYamlList, yamlLines, changedFields, type YamlLine } from './printYaml.ts';
export { printJson, printJsonList } from './printJson.ts';
export { describedEvents } from './leaseEvents.ts';
export { describeNode } from './describeNode.ts';
export { describeLease, type DescribedEvent } from './describeLease.ts';
