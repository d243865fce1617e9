import { countyOf, isCountyCode, isTownCode, isVillageCode } from '../../../src/domain/codes.ts';
import { Once, type Checker } from './checks.ts';
import { COLUMNS } from './columns.ts';
import { readTable, type Row } from './csv.ts';
import type { SeedPlace, SeedSeat, SeedVillagePlace, Seeds } from './types.ts';

type PlaceRow = Row<keyof typeof COLUMNS.places>;

/** Year of the division list that the compiled atlas uses. */
const DIVISION_YEAR = 2023;
const CODE_KINDS = { county: isCountyCode, town: isTownCode, village: isVillageCode };

/** Reads places.csv: county seats, towns and villages with a point. */
export function readPlaces(text: string, file: string, checker: Checker): Seeds['places'] {
  const seats = new Map<string, SeedSeat>();
  const towns = new Map<string, SeedPlace>();
  const villages = new Map<string, SeedVillagePlace>();
  const once = new Once(file, checker.problems);
  for (const row of readTable(text, file, COLUMNS.places, checker.problems)) {
    const { code, kind, county, quality, rural } = row.cells;
    checkRow(file, row, checker, once);
    if (kind === 'county') seats.set(code, toSeat(row));
    else if (row.cells.lon === '') checker.problems.add(file, row.line, 'lon', 'empty cell ""');
    else if (kind === 'town') towns.set(code, toPlace(row));
    else villages.set(code, { ...toPlace(row), quality, rural: rural === 'yes' });
    if (kind === 'village' && (rural === '' || quality === ''))
      checker.problems.add(file, row.line, rural === '' ? 'rural' : 'quality', 'empty cell ""');
    if (kind === 'county' && code !== county)
      checker.problems.add(file, row.line, 'county', `"${county}" is not ${code}`);
  }
  return { seats, towns, villages };
}

function checkRow(file: string, row: PlaceRow, checker: Checker, once: Once): void {
  const { problems, divisions } = checker;
  const { code, codeYear, name, kind, county, lon, lat, positionSource, terrain, priority, terrainSource, quality } = row.cells;
  once.take(row.line, 'code', kind, code);
  if (!CODE_KINDS[kind as keyof typeof CODE_KINDS](code)) problems.add(file, row.line, 'code', `bad ${kind} code "${code}"`);
  checker.known(file, row.line, 'county', county, 'county');
  if (Number(codeYear) === DIVISION_YEAR && kind !== 'village') {
    if (checker.known(file, row.line, 'code', code, kind)) checker.name(file, row.line, code, name);
    if (countyOf(code) !== county) problems.add(file, row.line, 'county', `"${county}" is not the county of ${code}`);
  } else if (kind === 'county' && !divisions.names.has(code)) problems.add(file, row.line, 'code', `unknown county "${code}"`);
  if ((lon === '') !== (lat === '')) problems.add(file, row.line, lon === '' ? 'lon' : 'lat', 'empty cell ""');
  else if (lon !== '') {
    // A position marked as doubtful is kept for the record, used nowhere, and need not fit.
    const trusted = quality === '' || quality === 'ok';
    checker.position(file, row.line, lon, lat, trusted ? county : undefined);
    const source = positionSource.split(':')[0] ?? '';
    if (positionSource === '' || !/^[^:]+:[^:]+$/.test(positionSource))
      problems.add(file, row.line, 'positionSource', `not "source:method" "${positionSource}"`);
    else if (!checker.sources.has(source))
      problems.add(file, row.line, 'positionSource', `unknown source "${source}"`);
  }
  if (kind !== 'county' && (terrain !== '' || priority !== ''))
    problems.add(file, row.line, terrain === '' ? 'priority' : 'terrain', 'only a county has one');
  if ((terrain === '') !== (terrainSource === ''))
    problems.add(file, row.line, terrain === '' ? 'terrain' : 'terrainSource', 'empty cell ""');
  else if (terrainSource !== '' && !checker.sources.has(terrainSource))
    problems.add(file, row.line, 'terrainSource', `unknown source "${terrainSource}"`);
  if (priority === 'yes' && terrain === '') problems.add(file, row.line, 'terrain', 'a priority county needs one ""');
}

function toPlace(row: PlaceRow): SeedPlace {
  const { code, codeYear, name, county, lon, lat, positionSource } = row.cells;
  return { code, codeYear: Number(codeYear), name, county, lon: Number(lon), lat: Number(lat), positionSource };
}

function toSeat(row: PlaceRow): SeedSeat {
  const { code, codeYear, name, county, lon, lat, positionSource, terrain, priority, terrainSource, note } = row.cells;
  const seat: SeedSeat = { code, codeYear: Number(codeYear), name, county, priority: priority === 'yes' };
  if (lon !== '') Object.assign(seat, { lon: Number(lon), lat: Number(lat), positionSource });
  if (terrain !== '') Object.assign(seat, { terrain, terrainSource });
  if (note !== '') seat.note = note;
  return seat;
}
