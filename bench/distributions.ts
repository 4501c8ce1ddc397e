/**
 * `npx tsx bench/distributions.ts`: waiting times of recordings and engine by the two-sample
 * Kolmogorov-Smirnov test, as the table that stands in docs/model.md.
 */
import { distributions, distributionTable } from '../test/support/distributions.ts';

process.stdout.write(`${distributionTable(distributions())}\n`);
