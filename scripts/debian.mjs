/** Installs system packages if the system is Debian and the user is root. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const apt = (...args) =>
  spawnSync('apt-get', args, {
    stdio: 'inherit',
    timeout: 300_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  }).status === 0;

/** Whether the packages are installed now; false on other systems or without root. */
export const installFromDebian = (...packages) =>
  existsSync('/etc/debian_version') &&
  process.getuid?.() === 0 &&
  apt('update') &&
  apt('install', '-y', '--no-install-recommends', ...packages);

/** Installs `pdftoppm`, which draws the sheets of the picture tests, if possible; without it these tests are skipped. */
export function ensurePoppler() {
  if (spawnSync('pdftoppm', ['-v'], { stdio: 'ignore' }).error === undefined) return;
  console.log('No pdftoppm found: trying the package of Debian …');
  if (!installFromDebian('poppler-utils'))
    console.log('The pictures of sheets will be skipped: install poppler-utils to have them compared.');
}
