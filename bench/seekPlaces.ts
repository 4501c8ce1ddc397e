/** Where the benchmarks of seeking jump to. */

const SEEKS = 200;

/** Two hundred places within a length, picked by a hash: the same in every run. */
export function placesIn(length: number): readonly number[] {
  const places: number[] = [];
  let state = 1;
  for (let seek = 0; seek < SEEKS; seek += 1) {
    state = (state * 48_271) % 2_147_483_647;
    places.push(Math.floor((state / 2_147_483_647) * length));
  }
  return places;
}
