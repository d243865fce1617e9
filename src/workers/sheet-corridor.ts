import { PROVINCE_CODE } from '../domain/codes.ts';
import { withoutDivision } from '../domain/filter.ts';
import { coverageAt } from '../domain/answers/coverage.ts';
import type { SheetInput } from '../print/page/sheet-types.ts';
import { specFilter, type PrintSpec } from '../print/spec/spec.ts';
import type { SpatialModel } from '../spatial/model.ts';
import { corridorOutline } from '../spatial/questions/corridor.ts';
import { coverageTable } from '../spatial/questions/coverage-table.ts';
import { reach } from '../spatial/questions/reach.ts';
import { passingModel } from '../spatial/passing-model.ts';

type Corridor = Pick<SheetInput, 'corridor' | 'inside'>;

/**
 * The corridor that a sheet draws, around the lines that it draws: of all axes that pass its filter once, of an axis sheet only its own; and what
 * the source block says of the key villages inside, which is what the analysis says of the same region, width and filter. For both roots that print.
 */
export function createCorridors(whole: SpatialModel): (spec: PrintSpec) => Corridor {
  const outlines = new Map<string, Corridor['corridor']>();
  const reaches = new Map<string, { model: SpatialModel; found: ReturnType<typeof reach> }>();

  const computeOutline = (spec: PrintSpec): Corridor['corridor'] => {
    const { region, corridorKm } = spec;
    const filter = specFilter(spec);
    const key = JSON.stringify([corridorKm, filter, region.kind === 'axis' ? region.id : PROVINCE_CODE]);
    if (outlines.has(key)) return outlines.get(key);
    const model = passingModel(whole, filter);
    const axes = model.axes.filter(({ id }) => region.kind !== 'axis' || id === region.id);
    const args = { axes: axes.map(({ id }) => id), widthKm: corridorKm };
    const outline = axes.length > 0 ? corridorOutline(model, args) : undefined;
    outlines.set(key, outline);
    return outline;
  };

  /** A frame is no region that places belong to: nothing is counted in it. */
  const countInside = (spec: PrintSpec): Corridor['inside'] => {
    const { region, corridorKm } = spec;
    if (region.kind === 'frame') return undefined;
    const records = withoutDivision(specFilter(spec));
    const key = JSON.stringify([corridorKm, records]);
    const model = reaches.get(key)?.model ?? passingModel(whole, records);
    const axis = region.kind === 'axis' ? model.axes.find(({ id }) => id === region.id) : undefined;
    if (model.axes.length === 0 || (region.kind === 'axis' && !axis)) return undefined;
    const found = reaches.get(key)?.found ?? reach(model, corridorKm);
    reaches.set(key, { model, found });
    const of = region.kind === 'axis' ? axis?.county : region.code;
    const table = coverageTable(model, found, {
      ...(axis ? { axes: [axis.id] } : {}),
      ...(of === undefined ? {} : { region: of }),
    });
    const { allKeyVillages, of: all } = coverageAt(table, corridorKm);
    return { keyVillages: allKeyVillages, of: all.allKeyVillages };
  };

  return (spec) => {
    const [corridor, inside] = [computeOutline(spec), countInside(spec)];
    return { ...(corridor ? { corridor } : {}), ...(corridor && inside ? { inside } : {}) };
  };
}
