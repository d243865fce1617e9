import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's `python3-qgis` works with the system's Python, which may not be the first on the path. */
const PYTHONS = ['/usr/bin/python3', 'python3'];
const ENVIRONMENT = { ...process.env, QT_QPA_PLATFORM: 'offscreen' };

export interface QgisAtlas {
  ms: number;
  bytes: number;
}

/**
 * Makes a QGIS layout atlas of all counties with the same layers; null, with a line of output, if QGIS is not installed.
 * @throws Error with the output of QGIS if it fails
 */
export function qgisAtlas(geodata: string): QgisAtlas | null {
  const python = PYTHONS.find(
    (each) => spawnSync(each, ['-c', 'import qgis.core'], { env: ENVIRONMENT }).status === 0,
  );
  if (!python) {
    console.log('QGIS is not installed (Debian: qgis, python3-qgis): it is not asked');
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), 'axis-atlas-qgis-'));
  try {
    const out = join(folder, 'atlas.pdf');
    const script = join(import.meta.dirname, 'qgis_atlas.py');
    const done = spawnSync(python, [script, geodata, out], { env: ENVIRONMENT, encoding: 'utf8' });
    const ms = /^ms (\d+) sheets 90$/m.exec(done.stdout)?.[1];
    if (done.status !== 0 || ms === undefined)
      throw new Error(`QGIS made no atlas of 90 sheets: ${done.stdout}${done.stderr}`);
    return { ms: Number(ms), bytes: statSync(out).size };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
