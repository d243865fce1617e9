import { PROVINCE_CODE } from './domain/codes.ts';
import type { SheetInput } from './print/compose.ts';
import { filterOf, type PrintSpec } from './print/spec.ts';
import { modelOf } from './spatial/model-of.ts';
import type { ModelFiles } from './spatial/model.ts';
import { corridorOutline } from './spatial/operations/corridor.ts';
import { passingModel } from './spatial/passing-model.ts';

/**
 * The corridor that a sheet draws, around the lines that it draws: of all axes that pass its filter once, of an axis sheet only its own. For both
 * roots that print.
 */
export function corridorsOf(files: ModelFiles): (spec: PrintSpec) => SheetInput['corridor'] {
  const whole = modelOf(files);
  const known = new Map<string, SheetInput['corridor']>();
  return (spec) => {
    const { region, corridorKm } = spec;
    const filter = filterOf(spec);
    const key = JSON.stringify([corridorKm, filter, region.kind === 'axis' ? region.id : PROVINCE_CODE]);
    if (known.has(key)) return known.get(key);
    const model = passingModel(whole, filter);
    const axes = model.axes.filter(({ id }) => region.kind !== 'axis' || id === region.id);
    const wish = { axes: axes.map(({ id }) => id), widthKm: corridorKm };
    const outline = axes.length > 0 ? corridorOutline(model, wish) : undefined;
    known.set(key, outline);
    return outline;
  };
}
