import { MOST_POINTS, ownCode, type PointSet, type SiteChoice, type SiteRole } from '../domain/own-sites.ts';
import type { LonLat } from '../domain/records.ts';
import { checkLonLat } from './check.ts';
import { locatorFor, SHORE_M } from './geometry/county-at.ts';
import type { Site, SpatialModel } from './model.ts';

/** Sets that stay for each role: that of the present questions and the one before. */
const MAX_SETS = 2;

/** Holds the point sets that the client gives, by role and key. */
export class OwnPointSets {
  #sets: Record<SiteRole, PointSet[]> = { facilities: [], places: [] };

  give(role: SiteRole, set: PointSet): void {
    this.#sets[role] = [set, ...this.#sets[role].filter(({ key }) => key !== set.key)].slice(0, MAX_SETS);
  }

  /** @throws RangeError for a set that was not given */
  get(role: SiteRole, key: string): PointSet {
    const set = this.#sets[role].find((each) => each.key === key);
    if (!set) throw new RangeError(`own points ${key} are not here as ${role}`);
    return set;
  }
}

/**
 * The network with own points in place of its central towns, of its villages, or of both, so that every question can be asked of them. Towns stay: they
 * are where another facility could be. Own places outside the province are left out, as they belong to no region; facilities may lie anywhere in
 * China, as people go to the nearest whatever the border. Positions count as certain.
 * @throws RangeError where a set is not there, has no point or too many, or a point lies outside China
 */
export function withOwnSites(model: SpatialModel, choice: SiteChoice, sets: OwnPointSets): SpatialModel {
  const { facilities, places } = choice;
  return {
    ...model,
    ...(facilities === undefined
      ? {}
      : { facilities: sitesFrom(model, 'facilities', sets.get('facilities', facilities)) }),
    ...(places === undefined
      ? {}
      : {
          sites: [
            ...model.sites.filter(({ kind }) => kind === 'town'),
            ...sitesFrom(model, 'places', sets.get('places', places)).filter(({ county }) => county !== ''),
          ],
          ownPlaces: true as const,
        }),
  };
}

function sitesFrom(model: SpatialModel, role: SiteRole, set: PointSet): Site[] {
  const { layer, lonLats, rows, names } = set;
  if (rows.length === 0) throw new RangeError(`own points as ${role}: none are given`);
  if (rows.length > MOST_POINTS[role])
    throw new RangeError(`${rows.length} own points as ${role}: at most ${MOST_POINTS[role]}, please`);
  const { countyNear } = locatorFor(model);
  const counties = new Map(model.counties.map((county) => [county.code, county]));
  const parts = new Map<number, number>();
  return Array.from(rows, (row, i): Site => {
    const part = (parts.get(row) ?? 0) + 1;
    parts.set(row, part);
    const code = ownCode(layer, row, part);
    const lonLat = checkLonLat([lonLats[2 * i], lonLats[2 * i + 1]] as unknown as LonLat, code);
    const county = counties.get(countyNear(lonLat, SHORE_M) ?? '');
    return {
      code,
      name: names[i] ?? '',
      kind: role === 'facilities' ? 'town' : 'village',
      lonLat,
      county: county?.code ?? '',
      prefecture: county?.prefecture ?? '',
      town: code,
      errorRadiusM: 0,
      // A place weighs as one.
      committees: role === 'places' ? 1 : 0,
      rural: true,
      island: county?.terrain === 'island',
    };
  });
}
