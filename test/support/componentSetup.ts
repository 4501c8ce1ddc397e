/**
 * What every component test needs: matchers that speak of the page, an empty page after each test,
 * and the few browser abilities that jsdom lacks.
 */
import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

afterEach(cleanup);

class SizesNeverChange {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

vi.stubGlobal('ResizeObserver', SizesNeverChange);
vi.stubGlobal('matchMedia', (query: string) => ({
  matches: false,
  media: query,
  addEventListener: () => undefined,
  removeEventListener: () => undefined,
}));
// Menus and dialogs capture the pointer and scroll to what is focused.
Element.prototype.scrollIntoView = () => undefined;
Element.prototype.hasPointerCapture = () => false;
Element.prototype.setPointerCapture = () => undefined;
Element.prototype.releasePointerCapture = () => undefined;

// Parts that load on demand take as long as the machine is busy: a bound against hanging, not a measure.
configure({ asyncUtilTimeout: 30_000 });
