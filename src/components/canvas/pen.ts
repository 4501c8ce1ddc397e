/**
 * A pen writes to one element of the page and remembers what it wrote, so that a painter can say
 * everything on every frame and only changes reach the DOM.
 */
export interface Pen {
  readonly element: Element;
  set(name: string, value: string): void;
  text(value: string): void;
  /** Shown or taken out of the picture, without losing its place. */
  show(visible: boolean): void;
}

export function createPen(element: Element): Pen {
  const written = new Map<string, string>();
  let content: string | null = null;
  let shown: boolean | null = null;
  return {
    element,
    set(name, value) {
      if (written.get(name) === value) return;
      written.set(name, value);
      element.setAttribute(name, value);
    },
    text(value) {
      if (content === value) return;
      content = value;
      element.textContent = value;
    },
    show(visible) {
      if (shown === visible) return;
      shown = visible;
      if (visible) element.removeAttribute('display');
      else element.setAttribute('display', 'none');
    },
  };
}

/** The pens of all descendants that carry `data-part`, by that name. */
export function pensOf(root: Element): ReadonlyMap<string, Pen> {
  const pens = new Map<string, Pen>();
  for (const element of root.querySelectorAll('[data-part]')) {
    const part = element.getAttribute('data-part');
    if (part !== null && !pens.has(part)) pens.set(part, createPen(element));
  }
  return pens;
}
