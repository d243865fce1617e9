import gcoord from 'gcoord';
import type { Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { LonLat } from '../../../src/domain/records.ts';
import { type Ring, toCell } from './grid.ts';

/** A shape of the source in WGS 84 grid cells. Inside and outside follow the even–odd rule over all its rings. */
export interface SourceShape {
  code: string;
  name: string;
  rings: Ring[];
}

export interface Extract {
  /** Counties of Zhejiang, divisions of 2017. */
  counties: SourceShape[];
  /** Provinces around it. */
  neighbours: SourceShape[];
}

type Objects = {
  counties: GeometryCollection<{ name: string }>;
  neighbours: GeometryCollection<{ name: string }>;
};

/**
 * Reads the committed extract and converts it to WGS 84.
 * The package rounds both coordinates up to the next 1/1024 degree, which moves every line half a cell (some 50 m) to the north-east; half
 * a cell is subtracted before the datum is converted.
 * @throws Error where the text is no such extract
 */
export function readExtract(text: string): Extract {
  const topology = JSON.parse(text) as Topology<Objects>;
  const step = topology.transform?.scale[0];
  if (step === undefined) throw new Error('boundary extract: no transform');
  const known = new Map<string, ReturnType<typeof toCell>>();
  const toWgs84 = (position: Position): ReturnType<typeof toCell> => {
    const [lon = NaN, lat = NaN] = position;
    const key = `${lon},${lat}`;
    let cell = known.get(key);
    if (cell === undefined) {
      cell = toCell(
        gcoord.transform<LonLat>([lon - step / 2, lat - step / 2], gcoord.GCJ02, gcoord.WGS84) as LonLat,
      );
      known.set(key, cell);
    }
    return cell;
  };
  const read = (name: keyof Objects): SourceShape[] =>
    feature(topology, topology.objects[name]).features.map(({ id, properties, geometry }) => {
      if (geometry.type !== 'MultiPolygon' && geometry.type !== 'Polygon')
        throw new Error(`boundary extract: ${id} is a ${geometry.type}`);
      const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
      return {
        code: String(id),
        name: properties.name,
        rings: polygons.flat().map((ring) => ring.map(toWgs84)),
      };
    });
  return { counties: read('counties'), neighbours: read('neighbours') };
}
