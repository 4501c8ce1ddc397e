/** One fourth of the swarm, so that several cores share it. */
import { testShard } from '../../support/swarmShard.ts';

testShard(0);
