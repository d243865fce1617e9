import type { LonLat } from '../../domain/records.ts';
import { type DatumGuess, guessDatum, type Reading, shiftM, toWgs84 } from '../datum.ts';
import { isTaken } from './match.ts';
import type { PlaceIndex } from './places.ts';
import type { ListRows } from './row-types.ts';

/** Coordinates of a list: which datum they are likely in, and what was chosen. */
export interface ListPositions {
  guess: DatumGuess;
  reading: Reading;
  shift: { meanM: number; mostM: number } | null;
  /** WGS 84 by the index of the entry. */
  lonLats: ReadonlyMap<number, LonLat>;
  /** Coordinates that lie in another county than the row names, or nowhere: they are not used. */
  outside: number;
}

/** Which datum the coordinates of a list are likely in; null where it has none. */
export function guessPositions(
  { entries }: ListRows,
  index: PlaceIndex,
  countyAt: (at: LonLat) => string | undefined,
): DatumGuess | null {
  const with_ = entries.flatMap((entry) => (entry.position ? [entry] : []));
  if (with_.length === 0) return null;
  const known = new Map<number, LonLat>();
  const named = with_.map(({ position: [first, second] = [0, 0], county, place }, i) => {
    const code = place && isTaken(place.match) ? place.match.candidates[0]?.code : undefined;
    const at = code === undefined ? undefined : index.positions.get(code);
    if (at) known.set(i, at.lonLat);
    const inCounty = isTaken(county.match) ? county.match.candidates[0]?.code : undefined;
    return { first, second, ...(inCounty === undefined ? {} : { county: inCounty }) };
  });
  return guessDatum(named, countyAt, null, known);
}

/** The coordinates of a list in WGS 84, by the guess or by what was chosen instead. */
export function placePositions(
  guess: DatumGuess,
  choice: Reading | null,
  { entries }: ListRows,
  countyAt: (at: LonLat) => string | undefined,
): ListPositions {
  const reading: Reading = choice ?? guess.choices[0] ?? { datum: { kind: 'wgs84' }, swapped: false };
  const convert = toWgs84(reading);
  const lonLats = new Map<number, LonLat>();
  let outside = 0;
  entries.forEach(({ position, county }, i) => {
    if (!position) return;
    const at = convert(...position);
    const code = isTaken(county.match) ? county.match.candidates[0]?.code : undefined;
    const inside = at ? countyAt(at) : undefined;
    if (at && inside !== undefined && (code === undefined || code === inside))
      lonLats.set(i, [round(at[0]), round(at[1])]);
    else outside++;
  });
  const all = entries.flatMap(({ position }) => (position ? [position] : []));
  return { guess, reading, shift: shiftM(reading, all), lonLats, outside };
}

/** To about a metre, as the files have positions. */
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;
