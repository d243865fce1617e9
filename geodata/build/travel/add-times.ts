import { countyOf } from '../../../src/domain/codes.ts';
import type { LonLat } from '../../../src/domain/records.ts';
import type { CountyWithShape } from '../counties.ts';
import type { buildGazetteer, Places } from '../gazetteer.ts';
import { recordsJson } from '../json.ts';
import type { Model } from '../model/network.ts';
import type { BuiltTravel } from './build-travel.ts';
import { placeTravel, type TravelPlace } from './place-travel.ts';

/** Adds the travel times of all places to central towns and county seats to the files of travel. */
export function addTimes(
  travel: BuiltTravel,
  gazetteer: ReturnType<typeof buildGazetteer>,
  model: Model,
  places: Places,
  counties: readonly CountyWithShape[],
): void {
  const times = placeTravel(
    travel.ground,
    travelPlaces(gazetteer, model),
    model.towns.map(({ code }) => ({ code, county: countyOf(code), lonLat: townLonLat(places, code) })),
    counties.map(({ code, seat }) => ({ code, county: code, lonLat: [seat.lon, seat.lat] })),
    new Map(
      model.axes.flatMap(({ villages }) =>
        villages.flatMap(({ code, town, precision }) => (precision === 'town' ? [[code, town]] : [])),
      ),
    ),
  );
  travel.files.set('places.json', Buffer.from(recordsJson(times)));
  travel.counts.set('places.json', times.length);
}

/** Every place that has a position of its own. */
function travelPlaces({ towns, villages }: ReturnType<typeof buildGazetteer>, model: Model): TravelPlace[] {
  const listed = [...towns, ...villages].flatMap((place): TravelPlace[] => {
    const { code, lon, lat } = place;
    const county = 'county' in place && place.county !== undefined ? place.county : countyOf(code);
    return lon === undefined || lat === undefined ? [] : [{ code, county, lonLat: [lon, lat] }];
  });
  const known = new Set(listed.map(({ code }) => code));
  const others = model.axes.flatMap(({ county, villages: own }) =>
    own.flatMap(({ code, precision, lonLat }) =>
      precision === 'village' && !known.has(code) ? [{ code, county: county.code, lonLat }] : [],
    ),
  );
  return [...listed, ...others];
}

function townLonLat({ towns }: Places, code: string): LonLat {
  const { position } = towns.get(code) ?? {};
  if (!position) throw new Error(`central town ${code} has no position`);
  return position.lonLat;
}
