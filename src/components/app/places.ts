/** Where on the page a menu opens that was asked for by a key. */

/** The middle of what has the focus on the stage, else of what is selected there, else of the stage. */
export function middleOfSelection(): readonly [x: number, y: number] {
  const focused = document.activeElement?.closest('[data-hit]') ?? null;
  const element =
    focused ?? document.querySelector('#stage [aria-current]') ?? document.querySelector('#stage');
  const box = element?.getBoundingClientRect();
  return box === undefined ? [0, 0] : [box.left + box.width / 2, box.top + box.height / 2];
}
