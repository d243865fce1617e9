import { passes } from './domain/filter.ts';
import { lineStatusOf } from './domain/line-status.ts';
import type { Network } from './domain/network.ts';
import type { SheetInput } from './print/compose.ts';
import { filterOf, type PrintSpec } from './print/spec.ts';
import { modelOf } from './spatial/model-of.ts';
import type { ModelFiles, SpatialModel } from './spatial/model.ts';
import { corridor } from './spatial/operations/corridor.ts';

/** The axes without what of them is modelled: a documented axis may have branches that are not. */
const documentedPart = (model: SpatialModel, network: Network): SpatialModel => ({
  ...model,
  axes: model.axes.flatMap((axis) => {
    const record = network.axes.get(axis.id);
    const isKept = (_: unknown, part: number): boolean =>
      record !== undefined && lineStatusOf(record, part) === 'documented';
    const lines = axis.lines.filter(isKept);
    return lines.length > 0 ? [{ ...axis, lines, startKm: axis.startKm.filter(isKept) }] : [];
  }),
});

/**
 * The corridor that a sheet draws, around the lines that it draws: of all axes once, of an axis sheet only its own. For both roots that
 * print.
 */
export function corridorsOf(
  network: Network,
  files: ModelFiles,
): (spec: PrintSpec) => SheetInput['corridor'] {
  const whole = modelOf(files);
  const documented = documentedPart(whole, network);
  const known = new Map<string, SheetInput['corridor']>();
  return (spec) => {
    const { region, corridorKm, documentedOnly } = spec;
    const filter = filterOf(spec);
    const model = documentedOnly ? documented : whole;
    const drawn = new Set(model.axes.map(({ id }) => id));
    const axes = [...network.axes.values()]
      .filter((axis) => passes(filter, axis) && (region.kind !== 'axis' || axis.id === region.id))
      .flatMap(({ id }) => (drawn.has(id) ? [id] : []));
    if (axes.length === 0) return undefined;
    const key = `${corridorKm} ${documentedOnly} ${axes.join()}`;
    if (!known.has(key)) known.set(key, corridor(model, { axes, widthKm: corridorKm }).geometry);
    return known.get(key);
  };
}
