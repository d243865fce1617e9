import { realModel } from '../../src/spatial/test-model.ts';
import { corridorAreas } from '../../src/spatial/operations/corridor-areas.ts';

/** Published areas of documented axes, by county: seeds/axes.csv, keys axisAreaKm2 and axisShare. */
const PUBLISHED: readonly { county: string; km2?: number; share?: number }[] = [
  { county: '330723', share: 1 / 3 },
  { county: '331124', km2: 582 },
  { county: '330784', km2: 495.72 },
];

/** The width at which the corridor has this area, by halving, km; undefined where 200 km do not suffice. */
function widthFor(areaAt: (widthKm: number) => number, km2: number): number | undefined {
  let [low, high] = [0, 200];
  if (areaAt(high) < km2) return undefined;
  while (high - low > 0.001) {
    const middle = (low + high) / 2;
    if (areaAt(middle) < km2) low = middle;
    else high = middle;
  }
  return high;
}

const model = realModel();
for (const { county, km2, share = 0 } of PUBLISHED) {
  const region = model.counties.find(({ code }) => code === county);
  const axis = model.axes.find((one) => one.county === county);
  if (!region || !axis) throw new RangeError(`no axis or county ${county}`);
  const wanted = km2 ?? share * region.areaKm2;
  const areas = (widthKm: number) => corridorAreas(model, { axes: [axis.id], widthKm });
  const land = widthFor((widthKm) => areas(widthKm).areaKm2, wanted);
  const own = (widthKm: number): number =>
    areas(widthKm).counties.find(({ code }) => code === county)?.areaKm2 ?? 0;
  const clipped = widthFor(own, wanted);
  console.log(
    `${region.name}: ${wanted.toFixed(1)} of ${region.areaKm2} km² (${((100 * wanted) / region.areaKm2).toFixed(1)} %): ` +
      `within ${land?.toFixed(2)} km on land, within ${clipped?.toFixed(2)} km in the county alone`,
  );
}
