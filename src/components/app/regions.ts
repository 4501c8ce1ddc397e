/** F6 goes round the regions of the page, in the order of reading. */

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0;

/** Puts the focus on the next (1) or previous (-1) region that is shown. */
export function moveRegion(direction: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(isShown);
  if (regions.length === 0) return;
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const start = current === -1 && direction === -1 ? 0 : current;
  regions[(start + direction + regions.length) % regions.length]?.focus();
}
