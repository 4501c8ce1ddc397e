/** The tests of one shard of the swarm, some seeds to a test. */
import { describe, expect, it } from 'vitest';
import { SWARM_SEEDS } from './seeds.ts';
import { reportOf } from './swarmRun.ts';

const SHARDS = 4;
const SEEDS_PER_TEST = 25;

export function testShard(shard: number): void {
  const seeds = SWARM_SEEDS.filter((_, index) => index % SHARDS === shard);
  const blocks = Array.from({ length: Math.ceil(seeds.length / SEEDS_PER_TEST) }, (_, block) =>
    seeds.slice(block * SEEDS_PER_TEST, (block + 1) * SEEDS_PER_TEST),
  );
  describe('the swarm', { timeout: 600_000 }, () => {
    it.each(blocks.map((block) => [block[0] ?? 0, block.at(-1) ?? 0, block] as const))(
      'seeds %i to %i: nothing breaks that must hold, and the healed cluster recovers',
      (_from, _to, block) => {
        for (const seed of block) expect(reportOf(seed)).toBeNull();
      },
    );
  });
}
