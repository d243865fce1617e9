import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { NamedCrs, SourceFile } from '../content.ts';
import type { ReadContent } from '../packed.ts';
import { FeatureBuilder } from './feature-builder.ts';
import { RefusedFile, type Run, sayingOf } from './run.ts';

const FORMAT = 'FlatGeobuf';

/** Reads FlatGeobuf; of a damaged file the features before the damage are kept. */
export async function readFlatgeobuf(blob: Blob, file: SourceFile, run: Run): Promise<ReadContent[]> {
  const features = new FeatureBuilder(file, null, run);
  let crs: NamedCrs | null = null;
  let id = 0;
  try {
    const found = deserialize(new Uint8Array(await blob.arrayBuffer()), {
      headerMetaFn: (header) => {
        run.hold('rows', header.featuresCount);
        run.hold('columns', header.columns?.length ?? 0);
        if (!header.crs) return;
        const { code, wkt } = header.crs;
        crs = { ...(code > 0 ? { epsg: code } : {}), ...(wkt === null || wkt === '' ? {} : { wkt }) };
      },
    });
    for await (const { geometry, properties } of found)
      features.add(++id, geometry, Object.entries(properties ?? {}));
  } catch (error) {
    if (error instanceof RefusedFile || features.count === 0) throw error;
    const value = sayingOf(error);
    const said = value === undefined ? {} : { value };
    features.faults.add('damaged', 'error', { format: FORMAT }, { row: id + 1, ...said });
  }
  run.progress(blob.size);
  return [features.finish(file, null, crs)];
}
