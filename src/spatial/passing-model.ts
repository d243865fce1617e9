import { type Filter, isEmptyFilter, passes, statusPasses, townPasses } from '../domain/filter.ts';
import { lineStatusOf } from '../domain/axis.ts';
import type { ModelAxis, Site, SpatialModel } from './model.ts';
import { seatsOf } from './geometry/town-candidates.ts';

/**
 * The network as a filter leaves it, so that whatever is computed counts the records that the filter shows and no others. An axis keeps the
 * lines that pass: a documented one may have modelled branches. A central town or key village that is left out is still a town or
 * village where its own position is known, and gone where it was known by the programme alone.
 */
export function passingModel(model: SpatialModel, filter: Filter): SpatialModel {
  if (isEmptyFilter(filter)) return model;
  return {
    ...model,
    axes: model.axes.flatMap((axis) => (passes(filter, axis) ? passingLines(axis, filter) : [])),
    sites: model.sites.flatMap((site) => passingSite(site, filter)),
    seats: seatsOf(model),
  };
}

function passingLines(axis: ModelAxis, filter: Filter): ModelAxis[] {
  const isKept = (_: unknown, line: number): boolean => statusPasses(filter, lineStatusOf(axis, line));
  const lines = axis.lines.filter(isKept);
  // What is kept of an axis hangs on the object itself.
  if (lines.length === axis.lines.length) return [axis];
  const startKm = axis.startKm.filter(isKept);
  const lineStatus = axis.lines.map((_, line) => lineStatusOf(axis, line)).filter(isKept);
  return lines.length > 0 ? [{ ...axis, lines, startKm, lineStatus }] : [];
}

function passingSite(site: Site, filter: Filter): Site[] {
  const { programme, ...place } = site;
  if (!programme) return [site];
  const { county, prefecture } = site;
  const record = { county, prefecture, ...programme };
  if (site.kind === 'town' ? townPasses(filter, record) : passes(filter, record)) return [site];
  return site.errorRadiusM === 0 ? [place] : [];
}
