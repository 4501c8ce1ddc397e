/** `npm run rules`: the rules of the reference that no test is named after, each with the reason. */
import { RULES, testedRules, UNTESTED } from './support/rules.ts';

const tested = testedRules();
const without = RULES.filter((rule) => !tested.has(rule));
for (const rule of without)
  process.stdout.write(`${rule}\t${UNTESTED.get(rule) ?? 'no test and no reason'}\n`);
process.stdout.write(`${RULES.length - without.length} of ${RULES.length} rules have a test\n`);
