import type { PlaceBeyond, PlacesBeyond } from '../../domain/answers/gaps.ts';
import type { Site, SpatialModel } from '../model.ts';
import { committeesOfSites } from './committees.ts';
import { type CountBuilder, countBuilder } from './count-builder.ts';
import { buildSpreads } from '../geometry/spread.ts';

/** What a question knows of one place beyond its limit. */
type Finding<Place extends PlaceBeyond> = Pick<Place, 'certain' | 'probability'> & {
  figures: Omit<Place, keyof PlaceBeyond>;
};

/**
 * Counts and lists the places of a region beyond a limit. Towns are left out where own places stand for the places.
 * @param holds whether a site is in the region
 * @param find given a site, its index in the model and the index of its spread (below 0 for none); undefined for a site within the limit
 * @param measure the quantity that has the limit, for the order of the list; Infinity for a place that reaches nothing
 */
export function placesBeyond<Place extends PlaceBeyond>(
  model: SpatialModel,
  holds: (site: Site) => boolean,
  find: (site: Site, i: number, spread: number) => Finding<Place> | undefined,
  measure: (place: Place) => number,
): PlacesBeyond<Place> {
  const committees = committeesOfSites(model);
  const { spreadOf } = buildSpreads(model);
  const beyond = { villages: countBuilder(), towns: countBuilder(), committees: countBuilder() };
  const of = { villages: 0, towns: 0, committees: 0 };
  const places: Place[] = [];
  for (const [i, site] of model.sites.entries()) {
    if (!holds(site) || (site.kind === 'town' && model.ownPlaces)) continue;
    const group = site.kind === 'town' ? 'towns' : 'villages';
    of[group]++;
    if (site.kind === 'town') of.committees += site.committees;
    const spread = spreadOf[i] as number;
    const found = find(site, i, spread);
    if (!found) continue;
    const { certain, probability, figures } = found;
    const add = (builder: CountBuilder, weight: number): void =>
      certain ? builder.certain(weight) : builder.doubtful(spread, probability, weight);
    add(beyond[group], 1);
    if (site.kind === 'town') add(beyond.committees, site.committees);
    const { code, name, kind, town, lonLat } = site;
    const place = {
      code,
      name,
      kind,
      town,
      lonLat,
      certain,
      probability,
      committees: committees[i] as number,
    };
    places.push({ ...place, ...figures } as Place);
  }
  const farther = (a: number, b: number): number => (a === b ? 0 : b - a);
  places.sort(
    (a, b) => b.committees - a.committees || farther(measure(a), measure(b)) || (a.code < b.code ? -1 : 1),
  );
  return {
    beyond: {
      villages: beyond.villages.count(),
      towns: beyond.towns.count(),
      committees: beyond.committees.count(),
    },
    of,
    places,
  };
}
