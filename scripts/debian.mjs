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
  apt('install', '-y', ...packages);
