import { axisPasses, type Filter, isEmptyFilter, linePasses, passes, townPasses } from '../domain/filter.ts';
import type { ModelAxis, Site, SpatialModel } from './model.ts';
import { collectSeats } from './geometry/town-candidates.ts';

/**
 * The network that passes a filter, so that everything computed counts exactly the records that the filter shows. An axis keeps the lines
 * that pass: a documented one may have modelled branches. A central town or key village that does not pass is still a town or village where
 * its own position is known, and left out where its position came from the programme only.
 * @param before the same of an earlier revision: its list of axes is used where they are equal
 */
export function passingModel(model: SpatialModel, filter: Filter, before?: SpatialModel): SpatialModel {
  if (isEmptyFilter(filter)) return model;
  const axes = model.axes.flatMap((axis) => (axisPasses(filter, axis) ? passingLines(axis, filter) : []));
  const isSame = before?.axes.length === axes.length && axes.every((axis, i) => axis === before.axes[i]);
  return {
    ...model,
    axes: isSame ? before.axes : axes,
    sites: model.sites.flatMap((site) => passingSite(site, filter)),
    seats: collectSeats(model),
  };
}

// Results are cached by the object of an axis or site, so an equal part must be the same object.
const partsOf = new WeakMap<ModelAxis, Map<string, ModelAxis>>();
const places = new WeakMap<Site, Site>();

function passingLines(axis: ModelAxis, filter: Filter): ModelAxis[] {
  const isKept = axis.lines.map((_, line) => linePasses(filter, axis, line));
  if (isKept.every(Boolean)) return [axis];
  if (!isKept.some(Boolean)) return [];
  const key = isKept.join();
  const parts = partsOf.get(axis) ?? new Map<string, ModelAxis>();
  partsOf.set(axis, parts);
  const part = parts.get(key) ?? {
    ...axis,
    lines: axis.lines.filter((_, line) => isKept[line]),
    startKm: axis.startKm.filter((_, line) => isKept[line]),
    lineStatus: axis.lineStatus.filter((_, line) => isKept[line]),
  };
  parts.set(key, part);
  return [part];
}

function passingSite(site: Site, filter: Filter): Site[] {
  const { programme, ...place } = site;
  if (!programme) return [site];
  const { county, prefecture } = site;
  const record = { county, prefecture, ...programme };
  if (site.kind === 'town' ? townPasses(filter, record) : passes(filter, record)) return [site];
  if (site.errorRadiusM > 0) return [];
  const known = places.get(site) ?? place;
  places.set(site, known);
  return [known];
}
