import * as v from 'valibot';
import { isTownCode } from '../../domain/codes.ts';
import type { PlaceTravel } from '../../domain/place-travel.ts';

const code = v.pipe(v.string(), v.nonEmpty());
const amount = v.pipe(v.number(), v.minValue(0));
const leg = v.union([
  v.strictTuple([code, amount, amount, amount]),
  v.strictTuple([code, amount, amount, amount, amount]),
  v.strictTuple([code, amount, amount, amount, amount, amount]),
]);

/** Travel times of places, as `travel/places.json` has them. */
export const placeTravelSchema: v.GenericSchema<unknown, PlaceTravel[]> = v.array(
  v.looseObject({
    code,
    at: v.exactOptional(v.pipe(v.string(), v.check(isTownCode, 'a town code'))),
    towns: v.array(leg),
    seat: v.exactOptional(leg),
  }),
);
