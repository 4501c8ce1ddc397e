/** Before the end-to-end tests: serve the built page under a sub-path, for as long as they run. */
import { existsSync } from 'node:fs';
import { serveFolder } from './staticServer.ts';

export default async function serveBuild(): Promise<() => Promise<void>> {
  if (!existsSync('dist/index.html')) {
    throw new Error('There is no build to test: run `npm run build` first, or `npm run test:e2e`.');
  }
  const server = await serveFolder('dist', '/some/sub/path/');
  process.env['LEASE_LAB_URL'] = server.url;
  return () => server.close();
}
