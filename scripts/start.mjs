/** `npm start`: installs and builds what is missing, then serves dist/ on localhost. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build, isBuilt } from './build.mjs';
import { ensurePackages, root } from './packages.mjs';

ensurePackages();
if (!isBuilt()) {
  const status = build();
  if (status !== 0) process.exit(status);
}
const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
const server = spawn(process.execPath, [vite, 'preview', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (status) => process.exit(status ?? 0));
