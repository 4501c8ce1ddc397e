/** The scenarios that ship, as the documents they are, for tests and scripts that run in Node. */
import { read } from './sourceFiles.ts';

/** The document of that name in `src/scenarios`; the opening scene if none is named. */
export const scenarioDocument = (name = 'calmCluster'): unknown =>
  JSON.parse(read(`src/scenarios/${name}.json`));
