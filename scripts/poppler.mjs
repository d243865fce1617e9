/** Installs `pdftoppm`, which draws the sheets of the picture tests, if possible; without it these tests are skipped. */
import { spawnSync } from 'node:child_process';
import { installFromDebian } from './debian.mjs';

export function ensurePoppler() {
  if (spawnSync('pdftoppm', ['-v'], { stdio: 'ignore' }).error === undefined) return;
  console.log('No pdftoppm found: trying the package of Debian …');
  if (!installFromDebian('poppler-utils'))
    console.log('The pictures of sheets will be skipped: install poppler-utils to have them compared.');
}
