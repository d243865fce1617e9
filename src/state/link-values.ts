import { isInChina } from '../domain/in-china.ts';
import type { LonLat } from '../domain/records.ts';
import type { MapView } from '../domain/view.ts';

/** Characters of a position or view in a link. */
export const POINT_CHARACTERS = /^[\d./-]*/;

export const isOneOf = <T extends string>(list: readonly T[], value: string): value is T =>
  (list as readonly string[]).includes(value);

/** A number with at most this many decimals. */
const fixed = (value: number, digits: number): string => String(Number(value.toFixed(digits)));

/** `zoom/latitude/longitude`, degrees to about 10 m. */
export const viewText = ({ zoom, lat, lon }: MapView): string =>
  `${fixed(zoom, 2)}/${fixed(lat, 4)}/${fixed(lon, 4)}`;

/** Reads `zoom/latitude/longitude`; undefined if a part is not a number or out of range. */
export function readView(text: string): MapView | undefined {
  const parts = text.split('/');
  if (parts.length !== 3 || !parts.every((part) => NUMBER.test(part))) return undefined;
  const [zoom, lat, lon] = parts.map(Number) as [number, number, number];
  const isInside = zoom >= 0 && zoom <= 24 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180;
  return isInside ? { zoom, lat, lon } : undefined;
}
const NUMBER = /^-?\d{1,3}(\.\d{1,8})?$/;

/** `latitude/longitude`, degrees to about a metre. */
export const pointText = ([lon, lat]: LonLat): string => `${fixed(lat, 5)}/${fixed(lon, 5)}`;

/** Reads `latitude/longitude`; undefined if a part is not a number, or if the position is not in China. */
export function readPoint(text: string): LonLat | undefined {
  const view = readView(`0/${text}`);
  const lonLat: LonLat | undefined = view && [view.lon, view.lat];
  return lonLat && isInChina(lonLat) ? lonLat : undefined;
}
