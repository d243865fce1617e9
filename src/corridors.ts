import { passes } from './domain/filter.ts';
import type { Network } from './domain/network.ts';
import type { SheetInput } from './print/compose.ts';
import { filterOf, type PrintSpec } from './print/spec.ts';
import { modelOf } from './spatial/model-of.ts';
import type { ModelFiles } from './spatial/model.ts';
import { corridor } from './spatial/operations/corridor.ts';

/** The corridor that a sheet draws: of all axes once, of an axis sheet only its own. For both roots that print. */
export function corridorsOf(
  network: Network,
  files: ModelFiles,
): (spec: PrintSpec) => SheetInput['corridor'] {
  const model = modelOf(files);
  const known = new Map<string, SheetInput['corridor']>();
  return (spec) => {
    const { region, corridorKm } = spec;
    const filter = filterOf(spec);
    const axes = [...network.axes.values()]
      .filter((axis) => passes(filter, axis) && (region.kind !== 'axis' || axis.id === region.id))
      .map(({ id }) => id);
    if (axes.length === 0) return undefined;
    const key = `${corridorKm} ${axes.join()}`;
    if (!known.has(key)) known.set(key, corridor(model, { axes, widthKm: corridorKm }).geometry);
    return known.get(key);
  };
}
