/**
 * How the page is built, and the two kinds of unit test. The build is a folder of plain files that
 * works from any sub-path: every address in it is relative.
 */
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { koreanSerif } from './.ci/koreanSerif.ts';

/**
 * What the page may load. Styles may be set by script because the dialog library locks scrolling
 * with a style element; scripts, workers and requests come from our own origin only.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** In the built page only: the development server needs an inline script to reload modules. */
function contentSecurityPolicy(): Plugin {
  return {
    name: 'lease-lab:content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  base: './',
  plugins: [react(), contentSecurityPolicy(), koreanSerif()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // Small files stay files: an address in a data: URL would not pass the policy above.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
  },
  test: {
    // By itself the runner leaves one core free, which on a machine of two is half of it.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          // Against a run that hangs, not a measure of speed: parsing all sources on two busy cores takes a while.
          testTimeout: 120_000,
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/components/**', 'test/e2e/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'components',
          testTimeout: 60_000,
          environment: 'jsdom',
          include: ['test/**/*.test.tsx', 'test/components/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          setupFiles: ['test/support/componentSetup.ts'],
        },
      },
    ],
  },
});
