import { PROVINCE_CODE } from '../domain/codes.ts';
import { withoutDivision } from '../domain/filter.ts';
import { coverageAt } from '../domain/answers/coverage.ts';
import { countWithin, distanceFigures } from '../domain/answers/own-points.ts';
import { MOST_POINTS } from '../domain/own-sites.ts';
import { MOST_ASKED_WITH, toPointSet } from '../exchange/layers/layer-points.ts';
import type { OwnAnswer, SheetInput } from '../print/page/sheet-types.ts';
import { specFilter, type PrintSpec } from '../print/spec/spec.ts';
import type { SpatialModel } from '../spatial/model.ts';
import { OwnPointSets, withOwnSites } from '../spatial/own-sites.ts';
import { corridorOutline } from '../spatial/questions/corridor.ts';
import { coverageTable } from '../spatial/questions/coverage-table.ts';
import { nearestAxes } from '../spatial/questions/nearest-axes.ts';
import { nearestPoints } from '../spatial/questions/nearest-points.ts';
import { reach } from '../spatial/questions/reach.ts';
import { passingModel } from '../spatial/passing-model.ts';
import type { SheetLayers, SheetSites } from './sheet-layers.ts';

type Corridor = Pick<SheetInput, 'corridor' | 'inside' | 'ownAnswers'>;

/** Whether a sheet draws a corridor or counts with own points, for which the network has to be computed. */
export const needsModel = ({ corridorKm, ownPoints }: PrintSpec): boolean =>
  corridorKm > 0 || Object.keys(ownPoints).length > 0;

/** What the places of a sheet are counted in: its network, the code of its region, and its axis where it is of one. */
interface Counted {
  model: SpatialModel;
  reached: ReturnType<typeof reach>;
  region: string | undefined;
  axes: readonly string[] | undefined;
}

/**
 * The corridor that a sheet draws, around the lines that it draws: of all axes that pass its filter once, of an axis sheet only its own; and what
 * the source block says of the key villages inside and of own points that stand for central towns or villages, which is what the analysis says of
 * the same region, width and filter. For both roots that print.
 */
export function createCorridors(
  whole: SpatialModel,
): (spec: PrintSpec, sites?: SheetLayers['sites']) => Corridor {
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
  const findCounted = (spec: PrintSpec): Counted | null => {
    const { region, corridorKm } = spec;
    if (region.kind === 'frame') return null;
    const records = withoutDivision(specFilter(spec));
    const key = JSON.stringify([corridorKm, records]);
    const model = reaches.get(key)?.model ?? passingModel(whole, records);
    const axis = region.kind === 'axis' ? model.axes.find(({ id }) => id === region.id) : undefined;
    if (model.axes.length === 0 || (region.kind === 'axis' && !axis)) return null;
    const reached = reaches.get(key)?.found ?? reach(model, corridorKm);
    reaches.set(key, { model, found: reached });
    return {
      model,
      reached,
      region: region.kind === 'axis' ? axis?.county : region.code,
      axes: axis && [axis.id],
    };
  };

  return (spec, sites = {}) => {
    const corridor = spec.corridorKm > 0 ? computeOutline(spec) : undefined;
    const counted = findCounted(spec);
    const { facilities, places } = sites;
    const answers = counted
      ? [
          ...(places && spec.corridorKm > 0 ? [answerOfPlaces(places, counted, spec)] : []),
          ...(facilities ? [answerOfFacilities(facilities, counted, spec)] : []),
        ]
      : [];
    return {
      ...(corridor ? { corridor } : {}),
      ...(corridor && counted ? { inside: countInside(counted, spec) } : {}),
      ...(answers.length > 0 ? { ownAnswers: answers } : {}),
    };
  };
}

const ofRegion = ({ axes, region }: Counted): { axes?: readonly string[]; region?: string } => ({
  ...(axes ? { axes } : {}),
  ...(region === undefined ? {} : { region }),
});

function countInside(counted: Counted, { corridorKm }: PrintSpec): NonNullable<Corridor['inside']> {
  const table = coverageTable(counted.model, counted.reached, ofRegion(counted));
  const { allKeyVillages, of: all } = coverageAt(table, corridorKm);
  return { keyVillages: allKeyVillages, of: all.allKeyVillages };
}

/** Own places within the corridor, counted as villages are. */
function answerOfPlaces(
  { layer, points }: SheetSites,
  counted: Counted,
  { corridorKm }: PrintSpec,
): OwnAnswer {
  const { name } = layer;
  const { count } = points;
  if (count > MOST_POINTS.places) return { role: 'places', name, tooMany: count, most: MOST_POINTS.places };
  const sets = new OwnPointSets();
  sets.give('places', { key: layer.id, ...toPointSet(layer.id, points, () => '') });
  const model = withOwnSites(counted.model, { places: layer.id }, sets);
  const table = coverageTable(model, reach(model, corridorKm), ofRegion(counted));
  const { villages, of } = coverageAt(table, corridorKm);
  return { role: 'places', name, count: villages, of: of.villages };
}

/** Own facilities within the corridor, and how far key villages are from the nearest. */
function answerOfFacilities(
  { layer, points: { count, lonLats } }: SheetSites,
  counted: Counted,
  { corridorKm }: PrintSpec,
): OwnAnswer {
  const { name } = layer;
  if (count > lonLats.length) return { role: 'facilities', name, tooMany: count, most: MOST_ASKED_WITH };
  const { model, reached, region, axes } = counted;
  const ofAxes = axes ? { ...model, axes: model.axes.filter(({ id }) => axes.includes(id)) } : model;
  const toAxes = nearestAxes(ofAxes, reached, lonLats);
  const toPoints = nearestPoints(model, {
    points: lonLats,
    of: 'villages',
    ...(region === undefined ? {} : { region }),
  });
  const figures = distanceFigures(toPoints.distanceM);
  return {
    role: 'facilities',
    name,
    within: corridorKm > 0 ? countWithin(toAxes.distanceM, corridorKm * 1000) : null,
    of: lonLats.length,
    nearest: figures && { ...figures, villages: toPoints.places.length },
  };
}
