import { realFiles, realModel } from '../../src/spatial/testing/model.ts';
import { corridorAreas } from '../../src/spatial/questions/corridor-areas.ts';

/** The published area of an axis, km² or per cent of its county, from its record. */
interface Published {
  axisId: string;
  county: string;
  areaKm2?: number;
  sharePct?: number;
}

/** Every axis with a published area: facts `axisAreaKm2` and `axisShare` of geodata/axes.geojson, from seeds/axes.csv. */
const published = realFiles().axes.features.flatMap(({ properties: { id, county, facts } }): Published[] => {
  const value = (key: string): number | undefined => {
    const fact = facts.find((one) => one.key === key);
    return fact && Number(fact.value);
  };
  const [areaKm2, sharePct] = [value('axisAreaKm2'), value('axisShare')];
  if (areaKm2 !== undefined) return [{ axisId: id, county, areaKm2 }];
  return sharePct === undefined ? [] : [{ axisId: id, county, sharePct }];
});

/** The width at which the corridor has this area, by bisection, km; undefined if 200 km is not enough. */
function widthKmFor(areaKm2At: (widthKm: number) => number, areaKm2: number): number | undefined {
  let [low, high] = [0, 200];
  if (areaKm2At(high) < areaKm2) return undefined;
  while (high - low > 0.001) {
    const middle = (low + high) / 2;
    if (areaKm2At(middle) < areaKm2) low = middle;
    else high = middle;
  }
  return high;
}

const model = realModel();
for (const { axisId, county, areaKm2, sharePct = 0 } of published) {
  const region = model.counties.find(({ code }) => code === county);
  if (!region) throw new RangeError(`no county ${county}`);
  const wantedKm2 = areaKm2 ?? (sharePct / 100) * region.areaKm2;
  const areas = (widthKm: number) => corridorAreas(model, { axes: [axisId], widthKm });
  const ownKm2 = (widthKm: number): number =>
    areas(widthKm).counties.find(({ code }) => code === county)?.areaKm2 ?? 0;
  const landWidthKm = widthKmFor((widthKm) => areas(widthKm).areaKm2, wantedKm2);
  const ownWidthKm = widthKmFor(ownKm2, wantedKm2);
  const pct = ((100 * wantedKm2) / region.areaKm2).toFixed(1);
  console.log(
    `${region.name}: ${wantedKm2.toFixed(1)} of ${region.areaKm2} km² (${pct} %): ` +
      `within ${landWidthKm?.toFixed(2)} km on land, within ${ownWidthKm?.toFixed(2)} km in the county alone`,
  );
}
