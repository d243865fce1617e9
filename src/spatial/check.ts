import { isInChina } from '../domain/in-china.ts';
import type { LonLat } from '../domain/records.ts';
import { RefusalError } from '../domain/refusal.ts';
import type { ModelAxis, SpatialModel } from './model.ts';

/** Widest corridor that is answered, km on each side. */
export const MAX_WIDTH_KM = 200;

/** Throws a RangeError unless the width is above 0 and at most 200 km. Returns it. */
export function checkWidthKm(widthKm: number): number {
  if (!(widthKm > 0 && widthKm <= MAX_WIDTH_KM))
    throw new RangeError(`width ${widthKm} km: above 0 and at most ${MAX_WIDTH_KM} km, please`);
  return widthKm;
}

/** Throws a RefusalError naming `what` and the position unless it lies in the box around China. Returns it. */
export function checkLonLat(lonLat: LonLat, what: string): LonLat {
  if (!isInChina(lonLat))
    throw new RefusalError(
      { code: 'outside-china', lonLat },
      `${what}: ${lonLat.join(', ')} is no position in China (WGS 84 longitude, latitude)`,
    );
  return lonLat;
}

/** Throws a RangeError unless the line has two vertices apart from each other, all in China, and never jumps the antimeridian. */
export function checkLine(line: readonly LonLat[], what: string): void {
  if (line.length < 2) throw new RangeError(`${what}: a line needs two points, got ${line.length}`);
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1] as LonLat, line[i] as LonLat];
    if (Math.abs(from[0] - to[0]) > 180)
      throw new RangeError(`${what}: crosses the antimeridian between vertices ${i - 1} and ${i}`);
  }
  line.forEach((lonLat, i) => checkLonLat(lonLat, `${what}, vertex ${i}`));
  const [lon, lat] = line[0] as LonLat;
  if (line.every((at) => at[0] === lon && at[1] === lat))
    throw new RangeError(`${what}: all ${line.length} points are the same`);
}

/** Throws a RangeError unless `k` is a whole number from 1 to `max`. Returns it. */
export function checkCount(k: number, what: string, max: number): number {
  if (!Number.isInteger(k) || k < 1 || k > max)
    throw new RangeError(`${what}: ${k} is no whole number from 1 to ${max}`);
  return k;
}

/**
 * The axes of these ids in the order of the model, each once; all where no ids are given.
 * @throws RangeError where the model has no axis, an id is unknown, the list is empty or a line is not one.
 */
export function checkAxes(model: SpatialModel, ids?: readonly string[]): readonly ModelAxis[] {
  if (model.axes.length === 0) throw new RangeError('the network is empty: no axis');
  if (ids?.length === 0) throw new RangeError('no axis is named');
  const wanted = ids && new Set(ids);
  const axes = wanted ? model.axes.filter(({ id }) => wanted.delete(id)) : model.axes;
  if (wanted && wanted.size > 0) throw new RangeError(`no axis ${[...wanted].join(', ')} in the network`);
  for (const { id, lines } of axes) {
    if (lines.length === 0) throw new RangeError(`${id}: no line`);
    lines.forEach((line, i) => checkLine(line, `${id}, line ${i}`));
  }
  return axes;
}

/** Throws a RangeError unless each detour factor is at least 1 and at most 5. */
export function checkFactor(factor: number, what: string): number {
  if (!(factor >= 1 && factor <= 5))
    throw new RangeError(`${what}: detour factor ${factor} is not within 1 to 5`);
  return factor;
}

/** Throws a RangeError unless a cross-check of `of` steps has this step, from 0. */
export function checkStep(step: number, of: number): void {
  if (!Number.isInteger(step) || step < 0 || step >= of)
    throw new RangeError(`cross-check: step ${step} of ${of}`);
}
