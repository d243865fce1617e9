import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '../../domain/network.ts';
import { CHECKS } from '../base/checks.ts';
import type { BaseFiles, FileName } from '../base/files.ts';
import type { ModelFiles } from '../base/load.ts';
import { buildNetwork } from '../base/load-network.ts';

/** A committed base file, checked. */
export const realFile = <File extends FileName>(file: File): BaseFiles[File] =>
  CHECKS[file](JSON.parse(readFileSync(join(import.meta.dirname, '../../../geodata', file), 'utf8')));

let network: Network | undefined;
/** The committed network, read once per process. */
export const realNetworkNow = (): Network =>
  (network ??= buildNetwork({
    'axes.geojson': realFile('axes.geojson'),
    'towns.geojson': realFile('towns.geojson'),
    'villages.geojson': realFile('villages.geojson'),
    'province.geojson': realFile('province.geojson'),
    'neighbours.geojson': realFile('neighbours.geojson'),
    'counties.geojson': realFile('counties.geojson'),
    'prefectures.geojson': realFile('prefectures.geojson'),
    'aliases.json': realFile('aliases.json'),
    'clusters.json': realFile('clusters.json'),
    'programme.json': realFile('programme.json'),
    'sources.json': realFile('sources.json'),
    'catalogue.json': realFile('catalogue.json'),
  }));
/** The committed network, for tests with sheets of the real data. */
export const realNetwork = (): Promise<Network> => Promise.resolve(realNetworkNow());

let modelFiles: ModelFiles | undefined;
/** The other files of the spatial model, read once per process. */
export const realModelFiles = (): ModelFiles =>
  (modelFiles ??= {
    gazetteer: realFile('gazetteer.json'),
    shores: realFile('shores.json'),
    lakes: realFile('lakes.json'),
  });
